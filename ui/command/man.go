package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"onrecord/store"
)

const rootLong = `onrecord opens the newest stories, or the one that is named, in the terminal
and knows who said what in them: n goes from quote to quote, ? shows all keys.

A story's ID may be shortened as long as only one story begins with it. It may
be piped in: the first word of the first line of standard input counts. Files
and folders are read instead of the bundled stories; - reads a whole story
from standard input. Where the output is no terminal, the list or the story is
printed as plain text.`

const rootExamples = `  onrecord                                  the newest stories
  onrecord 2025-05-01-india-us-call         one story
  echo 2025-05-01-india-us-call | onrecord  the same
  onrecord list | fzf | onrecord            choose one, then read it
  onrecord ~/stories report.txt             stories of your own
  curl -s https://… | onrecord -            a story from the web
  onrecord quotes --json ~/corpus | jq …    who said what, for programs`

const exitCodes = `0: done. 1: something failed, such as a file that could not be read.
2: wrong usage, or a mistake in the configuration. 3: nothing was found.
128 and the number of the signal: a signal ended the program.`

func (r *run) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "print the manual page",
		Long:    "Print the manual page in the form that man(1) reads.",
		Example: "  onrecord man > ~/.local/share/man/man1/onrecord.1",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, c.Root())
			if err != nil {
				return fmt.Errorf("making the manual page: %w", err)
			}
			page = page.WithSection("Examples", allExamples(c.Root())).
				WithSection("Exit status", exitCodes).
				WithSection("Files", "$XDG_CONFIG_HOME/onrecord/config.toml: the configuration.")
			_, err = fmt.Fprint(c.OutOrStdout(), page.Build(roff.NewDocument()))
			return err
		},
	}
}

func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("see: "+c.CommandPath()+" --help", "%s takes no arguments", c.Name())
	}
	return nil
}

func allExamples(root *cobra.Command) string {
	examples := []string{root.Example}
	for _, c := range root.Commands() {
		if c.Example != "" {
			examples = append(examples, c.Example)
		}
	}
	return strings.Join(examples, "\n\n")
}

// forCompletion is how long a shell waits for names to complete.
const forCompletion = 2 * time.Second

func (r *run) completeStories(c *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context()), forCompletion)
	defer cancel()
	ed, err := r.everything(ctx)
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	listing, err := ed.Stories(ctx, store.Page{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	for _, e := range listing.Entries {
		if strings.HasPrefix(e.ID, begun) {
			out = append(out, cobra.CompletionWithDesc(e.ID, e.Headline))
		}
	}
	return out, cobra.ShellCompDirectiveKeepOrder
}

func (r *run) completeOfficials(c *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context()), forCompletion)
	defer cancel()
	ed, err := r.everything(ctx)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	got, err := ed.Officials(ctx, store.OfficialsQuery{}, store.Page{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, o := range got.Officials {
		if strings.HasPrefix(o.ID, strings.ToLower(begun)) {
			out = append(out, cobra.CompletionWithDesc(o.ID, o.Name))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
