package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/story"
)

// pageWidth is the measure of a story that is not printed in a terminal.
const pageWidth = 80

// open is the program without a subcommand: the screen, or what it would show
// where there is no terminal to show it in.
func (r *run) open(c *cobra.Command, args []string) error {
	ctx := c.Context()
	w := sortArgs(args)
	if err := r.noCommand(c.Root(), args); err != nil {
		return err
	}
	if len(w.ids) > 1 {
		return usage("several: onrecord show "+w.ids[0]+" "+w.ids[1], "the screen opens one story, not %d", len(w.ids))
	}
	var late <-chan string
	if len(args) == 0 {
		in, err := readPiped(ctx, r.In, terminalTaken)
		if err != nil {
			return err
		}
		if in.ref != "" {
			w = sortArgs([]string{in.ref})
		}
		late = in.late
	}
	if _, ok := r.terminal(); !ok || r.json || os.Getenv("TERM") == "dumb" {
		return r.openText(ctx, w, late)
	}
	return r.openScreen(ctx, w, late)
}

// noCommand tells of a first word that can only be meant for a command: more
// words follow, and it has not the look of an ID, which has figures or hyphens.
func (r *run) noCommand(root *cobra.Command, args []string) error {
	if len(args) < 2 || isPath(args[0]) || strings.ContainsFunc(args[0], func(c rune) bool { return !unicode.IsLetter(c) }) {
		return nil
	}
	var known []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	hint := "to look for words: onrecord search WORDS; for the rest: onrecord --help"
	if best := query.Nearest(args[0], known); best != "" {
		hint = "the nearest is: onrecord " + best
	}
	return usage(hint, "there is no command %q", args[0])
}

// openText prints the list, or the story that is named.
func (r *run) openText(ctx context.Context, w wanted, late <-chan string) error {
	if late != nil {
		fmt.Fprintln(r.Err, "onrecord: nothing came on standard input, going on without it")
	}
	if len(w.ids) > 0 || w.stdin || oneFile(w.paths) {
		return r.printStories(ctx, w)
	}
	return r.printList(ctx, w, store.Choice{})
}

func (r *run) openScreen(ctx context.Context, w wanted, late <-chan string) error {
	w.live = true
	o, err := r.options(ctx, w)
	if err != nil {
		return err
	}
	// The first frame waits for no index.
	ed := store.OpenBehind(func() (store.Edition, error) { return r.openEdition(ctx, o), nil })
	s := Screen{
		Theme: r.conf.Theme, Measure: r.conf.Measure, Keys: r.conf.Keys, Late: late,
		Editor: editor(), Browser: browser(), Officials: r.notesToWrite(), Editions: savedSearches(),
		Feeds: r.desk, Shelf: r.own,
	}
	if ref := w.first(); ref != "" {
		st, err := named(ctx, ed, ref)
		if err != nil {
			return err
		}
		s.Story = st.ID
	}
	if err := r.marks.Err(); err != nil {
		s.Notice = err.Error()
	}
	return r.Screen(ctx, ed, s)
}

func (r *run) show() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ID|PATH…",
		Short: "Print stories as text",
		Long:  "Print stories as plain text. An ID may be shortened as long as only one story begins with it.",
		Example: `  onrecord show 2025-05-01-india-us-call
  onrecord show story.md --json | jq -r .body
  curl -s https://example.org/story.txt | onrecord show -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("as in: onrecord show ID", "show needs the ID or the path of a story")
			}
			return nil
		},
		ValidArgsFunction: r.completeStories,
		RunE: func(c *cobra.Command, args []string) error {
			return r.printStories(c.Context(), sortArgs(args))
		},
	}
	r.forms(c, false)
	return c
}

// printStories prints the stories that are named, and all of those in the
// folders that are named.
func (r *run) printStories(ctx context.Context, w wanted) error {
	w.plain = !r.json
	ed, ids, err := r.chosen(ctx, w)
	if err != nil {
		return err
	}
	for i, id := range ids {
		st, err := ed.Story(ctx, id)
		if err != nil {
			return err
		}
		if r.json {
			err = r.printTextRecord(ctx, ed, st)
		} else {
			err = r.printPage(st, i > 0)
		}
		if err != nil {
			return err
		}
	}
	return r.ended(len(ids), "there are no stories"+in(w.paths))
}

func (r *run) printTextRecord(ctx context.Context, ed store.Edition, st story.Story) error {
	a, err := ed.Analysis(ctx, st.ID)
	if err != nil {
		return err
	}
	r.takeNotes()
	format := "markdown"
	if st.Format == story.PlainText {
		format = "text"
	}
	return writeJSON(r.Out, textRecord{
		storyRecord: export.RecordOf(st.Header), Format: format, Body: st.Body, Notes: st.Notes,
		Quotes: r.newQuoter(st, a, quoting{}).records(),
	})
}

func (r *run) printPage(st story.Story, another bool) error {
	width, ok := r.terminal()
	if !ok || width > pageWidth {
		width = pageWidth
	}
	page := head(st, width) + "\n" + r.Set(untitled(st), width)
	if another {
		page = "\n\n" + page
	}
	_, err := io.WriteString(r.Out, page)
	return err
}

// head is the headline with the line below it, and what the file lacked.
func head(st story.Story, width int) string {
	var under []string
	h := st.Header
	for _, s := range []string{h.Place, h.Date.Format("2 January 2006"), h.Author, h.Source} {
		if s != "" {
			under = append(under, s)
		}
	}
	lines := append([]string{h.Headline, strings.Join(under, " · ")}, st.Notes...)
	for i, line := range lines {
		lines[i] = ansi.Wrap(line, width, "") + "\n"
	}
	return strings.Join(lines, "")
}

// untitled is a story whose text does not repeat the headline.
func untitled(st story.Story) story.Story {
	st.Body = st.Body[:st.Title.Start] + st.Body[st.Title.End:]
	st.Title = prose.Span{}
	return st
}

// editor is the command with which the user edits files.
func editor() []string {
	return strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
}

// browser is the command that opens an address in the user's browser.
func browser() []string {
	first, _, _ := strings.Cut(os.Getenv("BROWSER"), ":")
	switch {
	case first != "" && runtime.GOOS != "windows":
		return strings.Fields(first)
	case runtime.GOOS == "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case runtime.GOOS == "darwin":
		return []string{"open"}
	}
	return []string{"xdg-open"}
}
