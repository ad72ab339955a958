package command

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

func (r *run) officials() *cobra.Command {
	var byName, explain, check bool
	c := &cobra.Command{
		Use:   "officials [WORDS]",
		Short: "List everybody who is quoted, or say who is who and why",
		Long: `List everybody who is quoted, most quoted first: those whose name, alias or
office has words that begin with the given ones, or all.

--explain tells of one official why the forms of the name that stories use
were taken for one person, who of a like name was kept apart and why, and what
to write into your own notes if you know better. --check tells every mistake in
these notes or, if there is none, what in them no story speaks of, such as a
name that is misspelt. docs/officials.md says how to write them.`,
		Example: `  onrecord officials
  onrecord officials minister
  onrecord officials --explain Truman
  onrecord officials --by-name --csv > officials.csv
  onrecord officials --check && onrecord officials`,
		ValidArgsFunction: func(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			if explain {
				return r.completeOfficials(c, args, begun)
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case check && (explain || r.csv || len(args) > 0):
				return usage("as in: onrecord officials --check --json", "--check checks the notes and does nothing else")
			case check:
				return r.checkNotes(c.Context())
			case explain:
				return r.explainOfficial(c.Context(), strings.Join(args, " "))
			}
			q := store.OfficialsQuery{Filter: strings.Join(args, " ")}
			if byName {
				q.Order = store.ByName
			}
			return r.printOfficials(c.Context(), q)
		},
	}
	c.Flags().BoolVar(&byName, "by-name", false, "order by surname")
	c.Flags().BoolVar(&explain, "explain", false, "say why the forms of a name are one person's, and who was kept apart")
	c.Flags().BoolVar(&check, "check", false, "check your notes about officials")
	r.forms(c, true)
	return c
}

func (r *run) printOfficials(ctx context.Context, q store.OfficialsQuery) error {
	ed, err := r.everything(ctx)
	if err != nil {
		return err
	}
	got, err := ed.Officials(ctx, q, store.Page{})
	if err != nil {
		return err
	}
	width, _ := r.terminal()
	heads := []string{"id", "kind", "name", "office", "quotes", "stories", "first", "last", "aliases"}
	p, err := newPrinter(r.Out, r.form(), width, heads, columns{widest: []int{0, 0, 0, 24}, spare: []int{2}})
	if err != nil {
		return err
	}
	for _, o := range got.Officials {
		quotes, stories := strconv.Itoa(o.Quotes), strconv.Itoa(o.Stories)
		csv := []string{
			o.ID, o.Kind.String(), o.Name, o.Office(), quotes, stories,
			date(o.First), date(o.Last), strings.Join(o.Aliases, ", "),
		}
		if err := p.put(recordOfOfficial(o), csv, []string{o.ID, quotes, date(o.Last), o.Name, o.Office()}); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	what := "nobody is quoted"
	if q.Filter != "" {
		what = fmt.Sprintf("nobody who is quoted fits %q", q.Filter)
	}
	return r.ended(p.n, what)
}

// everything opens the edition of the flags and the configuration, and waits
// until it is complete.
func (r *run) everything(ctx context.Context) (store.Edition, error) {
	ed, err := r.edition(ctx, wanted{})
	if err != nil {
		return nil, err
	}
	_, err = r.loaded(ctx, ed)
	return ed, err
}

func (r *run) record() *cobra.Command {
	c := &cobra.Command{
		Use:   "record NAME",
		Short: "Print everything that somebody has said",
		Long: `Print everything that one official has said, newest first. The name may be
the ID that the list of officials shows, a full name, or as much of a name or
an office as fits only one. Each line begins with the ID of the story.`,
		Example: `  onrecord record rajnath-singh
  onrecord record Jaishankar --json
  onrecord record Truman | fzf | onrecord`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usage("see who there is: onrecord officials", "record needs a name")
			}
			return nil
		},
		ValidArgsFunction: r.completeOfficials,
		RunE: func(c *cobra.Command, args []string) error {
			return r.printRecord(c.Context(), strings.Join(args, " "))
		},
	}
	r.forms(c, true)
	return c
}

func (r *run) printRecord(ctx context.Context, name string) error {
	ed, err := r.everything(ctx)
	if err != nil {
		return err
	}
	rec, err := ed.Record(ctx, store.RecordQuery{Official: name}, store.Page{})
	if err != nil {
		return err
	}
	width, terminal := r.terminal()
	if terminal && r.form() == text {
		if err := r.printTitle(rec); err != nil {
			return err
		}
	}
	heads := []string{"official", "story", "date", "source", "kind", "cue", "relay", "places", "text", "confidence"}
	p, err := newPrinter(r.Out, r.form(), width, heads, columns{widest: []int{0, 0, 18}, spare: []int{2, 1}})
	if err != nil {
		return err
	}
	for _, s := range rec.Statements {
		if len(s.Places) == 0 {
			continue
		}
		first := s.Places[0]
		csv := []string{
			rec.Official.ID, first.StoryID, date(first.Date), first.Source, first.Kind.String(),
			first.Cue, first.Relay, strconv.Itoa(len(s.Places)), first.Words, strconv.FormatFloat(rounded(first.Confidence), 'f', -1, 64),
		}
		cells := []string{first.StoryID, date(first.Date), first.Source, saidBy(rec.Official.Name, first)}
		if err := p.put(recordOfStatement(rec.Official, s), csv, cells); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	return r.ended(p.n, "there is no record of "+name)
}

// saidBy are the words of a place, with what has to be known of them: that
// they are reported, passed on, or perhaps somebody else’s.
func saidBy(name string, p official.Place) string {
	var how []string
	if p.Unsure {
		how = append(how, quote.Uncertain(name))
	}
	if p.Kind == quote.Indirect {
		how = append(how, "reported")
	}
	if p.Relay != "" {
		how = append(how, "relayed by "+p.Relay)
	}
	if words := p.Kind.Cite(p.Words); len(how) == 0 {
		return words
	} else {
		return strings.Join(how, ", ") + ": " + words
	}
}

// printTitle says whose record it is. Only a terminal gets it: in a pipe
// every line is a statement.
func (r *run) printTitle(rec official.Record) error {
	o := rec.Official
	title := o.Name
	if o.Office() != "" {
		title += ", " + o.Office()
	}
	t := table{}
	t.add(fmt.Sprintf("%s: %s in %s", title, count(rec.Total, "statement", "statements"), count(o.Stories, "story", "stories")))
	return t.print(r.Out, 0)
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
