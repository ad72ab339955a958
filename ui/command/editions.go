package command

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/saved"
	"onrecord/store/story"
)

// editionNamed is the choice of an edition; no name stands for all stories.
func editionNamed(name string) (store.Choice, error) {
	if name == "" {
		return store.Choice{}, nil
	}
	searches, _ := savedSearches().Read() // the screen tells of mistakes
	s, ok := saved.Named(searches, name)
	if !ok {
		return store.Choice{}, nothing("there are: "+editionNames(searches), "no edition %q", story.Line(name))
	}
	return store.Choice{Query: s.Query}, nil
}

func editionNames(searches []saved.Search) string {
	var names []string
	for _, s := range append(saved.Always(), searches...) {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

func completeEditions(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	searches, _ := savedSearches().Read()
	var out []string
	for _, s := range append(saved.Always(), searches...) {
		out = append(out, cobra.CompletionWithDesc(s.Name, s.Query))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// save keeps a search as an edition.
func (r *run) save(name, query string) error {
	err := savedSearches().Add(saved.Search{Name: story.Line(name), Query: story.Line(query)})
	var taken *saved.TakenError
	if errors.As(err, &taken) {
		return usage("choose another name, or edit "+savedSearches().Path(), "%v", err)
	}
	return err
}
