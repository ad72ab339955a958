package command

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/store"
)

const rootLong = `onrecord opens the newest stories, or the one that is named, in the terminal
and knows who said what in them: n goes from quote to quote, ? shows all keys.

A story's ID may be shortened as long as only one story begins with it. It may
be piped in: the first word of the first line of standard input counts. Files
and folders are read instead of the bundled stories and your own; - reads a whole story
from standard input. Where the output is no terminal, the list or the story is
printed as plain text.`

const rootExamples = `  onrecord                                  the newest stories
  onrecord 2025-05-01-india-us-call         one story
  echo 2025-05-01-india-us-call | onrecord  the same
  onrecord list | fzf | onrecord            choose one, then read it
  onrecord ~/stories report.txt             stories of your own
  curl -s https://… | onrecord -            a story from the web
  onrecord quotes --json ~/corpus | jq …    who said what, for programs`

const exitCodes = `0: done.
1: something failed, such as a file that could not be read; the rest was done.
2: wrong usage, or a mistake in the configuration.
3: nothing was found; for verify: nobody on record has said this.
4: for verify alone: said differently, by somebody else, or only in part.
128 and the number of the signal: a signal ended the program.`

const ownFiles = `$XDG_CONFIG_HOME/onrecord/config.toml: the configuration.
$XDG_CONFIG_HOME/onrecord/officials.txt: what you state about officials.
$XDG_DATA_HOME/onrecord/stories: stories of your own.
$XDG_CONFIG_HOME/onrecord/feeds.txt: the feeds that you follow.
$XDG_CACHE_HOME/onrecord/index: what is known of many stories; may be deleted.
$XDG_CONFIG_HOME/onrecord/editions.txt: the searches that you have saved.
$XDG_DATA_HOME/onrecord/notes.txt: your notes on stories.
$XDG_STATE_HOME/onrecord/marks: what was read and starred, and where you were.`

func (r *run) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page in the form that man(1) reads.",
		Example: "  onrecord man | man -l -\n  onrecord man > ~/.local/share/man/man1/onrecord.1",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(c.OutOrStdout(), manual(c.Root()))
			return err
		},
	}
}

// manual is the manual page, made from the same definitions as the help.
func manual(root *cobra.Command) string {
	var p roff
	p.line(".TH ONRECORD 1 \"\" \"onrecord\" \"\"")
	p.section("NAME", "onrecord - "+root.Short)
	p.line(".SH SYNOPSIS")
	for _, c := range commands(root) {
		p.line(".B " + escape(c.UseLine()))
		p.line(".br")
	}
	p.section("DESCRIPTION", root.Long)
	p.line(".SH OPTIONS")
	p.flags(root)
	p.line(".SH COMMANDS")
	for _, c := range commands(root)[1:] {
		p.line(".SS " + escape(c.CommandPath()))
		p.text(c.Long)
		p.flags(c)
	}
	p.line(".SH EXAMPLES")
	for _, c := range commands(root) {
		if c.Example != "" {
			p.line(".PP\n.nf")
			p.text(c.Example)
			p.line(".fi")
		}
	}
	p.listed("EXIT STATUS", exitCodes)
	p.listed("FILES", ownFiles)
	return p.String()
}

// commands are the root and the subcommands that are written here; those of
// completion are described by their own help.
func commands(root *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{root}
	for _, c := range root.Commands() {
		if c.Name() != "help" && c.Name() != "completion" {
			all = append(all, c)
		}
	}
	return all
}

// roff gathers the lines of a manual page.
type roff struct{ strings.Builder }

func (p *roff) line(s string) { p.WriteString(s + "\n") }

// text writes words as they are; an empty line parts paragraphs.
func (p *roff) text(s string) {
	for l := range strings.SplitSeq(s, "\n") {
		if l == "" {
			p.line(".PP")
			continue
		}
		p.line(escape(l))
	}
}

func (p *roff) section(name, text string) {
	p.line(".SH " + name)
	p.text(text)
}

// listed is a section of lines "what: which means".
func (p *roff) listed(name, text string) {
	p.line(".SH " + name)
	for l := range strings.SplitSeq(text, "\n") {
		what, means, _ := strings.Cut(l, ": ")
		p.line(".TP\n.B " + escape(what))
		p.text(means)
	}
}

func (p *roff) flags(c *cobra.Command) {
	c.LocalNonPersistentFlags().VisitAll(p.flag)
	c.PersistentFlags().VisitAll(p.flag)
}

func (p *roff) flag(f *pflag.Flag) {
	if f.Name == "help" {
		return
	}
	value, means := pflag.UnquoteUsage(f)
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	p.line(".TP\n.B " + escape(strings.TrimSpace(name+" "+value)))
	p.text(means)
}

// escape keeps a line from being read as a request, and its hyphens, blanks
// and quotation marks as they are typed.
func escape(l string) string {
	l = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(l)
	if strings.HasPrefix(l, ".") {
		l = `\&` + l
	}
	return l
}

func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("see: "+c.CommandPath()+" --help", "%s takes no arguments", c.Name())
	}
	return nil
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
	listing, err := ed.Stories(ctx, store.Choice{}, store.Page{})
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
