package command

import (
	"cmp"
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"onrecord/store/export"
	"onrecord/store/story"
)

const exportLong = `Write quotes with their speakers and sources for use elsewhere.

QUERY is a search, as in: onrecord help search. What it asks of quotes, with
by:, office: or kind:, chooses the quotes; without such words all quotes of the
stories found are written. --by writes the record of one official, each
statement once with all places where it stands, and --story the quotes of the
stories with these IDs or paths. All that is given must hold; --all stands for
no condition.

The format follows from the end of the name of the file that is written, or
from --format: markdown (.md) has footnotes, html (.html) is one page with the
stories themselves, csv (.csv) and jsonl (.jsonl) have a line for each quote,
bibtex (.bib) and csl (.json) an entry for each story that is cited. Without
--output the result goes to standard output.

--mine writes what is your own instead, as text for import --mine: which stories
you have read and starred, where in them you were, your notes on them and the
searches that you have saved.`

const exportExamples = `  onrecord export --by Truman --output truman.html
  onrecord export by:hegseth after:2025-04 -o hegseth.md
  onrecord export --story 2025-05-01-india-us-call -o call.csv
  onrecord export --format jsonl office:minister kind:direct | jq -r .text
  onrecord export --all --stories ~/corpus -o corpus.jsonl
  onrecord export --format bibtex pahalgam >> sources.bib
  onrecord export --mine -o mine.txt`

// exporting is what is to be written, and where.
type exporting struct {
	format, output, by string
	stories            []string
	all, force         bool
	bare, mark         bool
	mine               bool
	query              string
}

func (r *run) export() *cobra.Command {
	var o exporting
	c := &cobra.Command{
		Use:               "export [QUERY]",
		Short:             "Write quotes with citations for use elsewhere",
		Long:              exportLong,
		Example:           exportExamples,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			o.query = strings.TrimSpace(strings.Join(args, " "))
			if o.mine {
				return r.exportMine(o)
			}
			return r.printExport(c.Context(), o)
		},
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "", "write this `format`: "+strings.Join(export.Formats(), ", "))
	f.StringVarP(&o.output, "output", "o", "", "write this `file`; it is there whole or not at all")
	f.StringVar(&o.by, "by", "", "write the record of the official of this `name`")
	f.StringArrayVar(&o.stories, "story", nil, "write quotes of the story with this `ID` or path; may be given again")
	f.BoolVar(&o.all, "all", false, "write all quotes")
	f.BoolVar(&o.mine, "mine", false, "write what is your own: marks, places, notes and saved searches")
	f.BoolVar(&o.force, "force", false, "replace the file if it is there")
	f.BoolVar(&o.bare, "no-text", false, "leave the text of the stories out of a page")
	f.BoolVar(&o.mark, "bom", false, "begin CSV with a byte order mark, which Excel needs")
	r.forms(c, true)
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(export.Formats(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("by", r.completeOfficials)
	_ = c.RegisterFlagCompletionFunc("story", r.completeStories)
	return c
}

// exportTakesValue reports whether what follows an argument of export is the
// value of a flag.
func exportTakesValue(arg string) bool {
	return slices.Contains([]string{"--format", "--output", "-o", "--by", "--story"}, arg)
}

// formatOf is the format that the flags ask for.
func (r *run) formatOf(o exporting) (export.Format, error) {
	asked := o.format
	for _, f := range []struct {
		on         bool
		flag, name string
	}{{r.json, "--json", "jsonl"}, {r.csv, "--csv", "csv"}} {
		switch {
		case !f.on:
		case asked != "" && asked != f.name:
			return 0, usage("choose one", "--format %s and %s exclude each other", asked, f.flag)
		default:
			asked = f.name
		}
	}
	if asked != "" {
		f, ok := export.Named(asked)
		if !ok {
			return 0, usage("there are: "+strings.Join(export.Formats(), " "), "there is no format %q", asked)
		}
		return f, nil
	}
	if o.output == "" || o.output == "-" {
		return export.Markdown, nil
	}
	f, ok := export.Of(o.output)
	if !ok {
		return 0, usage("choose one with --format, or a name that ends in "+strings.Join(export.Endings(), " "),
			"the name %s does not tell a format", o.output)
	}
	return f, nil
}

func (o exporting) check() error {
	some := o.query != "" || o.by != "" || len(o.stories) > 0
	switch {
	case !some && !o.all:
		return usage("as in: onrecord export by:truman; everything: --all", "export needs to know what")
	case some && o.all:
		return usage("leave it out, or the rest", "--all leaves nothing to choose")
	}
	return nil
}

func (r *run) printExport(ctx context.Context, o exporting) error {
	format, err := r.formatOf(o)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	toFile := o.output != "" && o.output != "-"
	if toFile { // before the work, and not after it
		if err := vacant(o.output, o.force); err != nil {
			return err
		}
	}
	s, err := r.selection(ctx, o, format)
	if err != nil {
		return err
	}
	if len(s.Items) == 0 {
		return r.ended(0, "no quote fits: "+cmp.Or(o.query, o.by, strings.Join(o.stories, " "), "there are none"))
	}
	options := export.Options{Format: format, Mark: o.mark}
	if toFile {
		err = writeFile(o.output, o.force, func(w io.Writer) error { return export.Write(interruptible{ctx, w}, s, options) })
	} else {
		err = r.pour(ctx, s, options)
	}
	if err != nil {
		return err
	}
	if toFile {
		r.tellWritten(len(s.Items), o.output)
	}
	return r.ended(len(s.Items), "")
}

// pour writes to standard output, which may be a pipe that nobody reads from.
func (r *run) pour(ctx context.Context, s export.Selection, o export.Options) error {
	out := r.outlet(ctx, nil, true)
	err := export.Write(poured{out}, s, o)
	if closed := out.close(); err == nil {
		err = closed
	}
	return err
}

// poured is an outlet as a writer.
type poured struct{ out *outlet }

func (p poured) Write(words []byte) (int, error) {
	return len(words), p.out.print(slices.Clone(words))
}

// tellWritten says on a terminal what has been written.
func (r *run) tellWritten(quotes int, path string) {
	if f, ok := r.Err.(*os.File); ok && term.IsTerminal(f.Fd()) {
		_, _ = io.WriteString(r.Err, story.Line(count(quotes, "quote", "quotes")+" written to "+path)+"\n")
	}
}

// interruptible gives up writing when its context ends.
type interruptible struct {
	ctx context.Context
	w   io.Writer
}

func (i interruptible) Write(p []byte) (int, error) {
	if i.ctx.Err() != nil {
		return 0, context.Cause(i.ctx)
	}
	return i.w.Write(p)
}
