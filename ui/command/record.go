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

func (r *run) record() *cobra.Command {
	filter, head := "", false
	c := &cobra.Command{
		Use:   "record NAME",
		Short: "Print everything that somebody has said",
		Long: `Print who an official is, what is on record, and every statement, newest first,
with all places where it stands and the wordings that differ: [as said fullest →
as reported here], [−left out], [+put in]. The name may be the ID that the list
of officials shows, a full name, or as much of a name or an office as fits only
one. In a pipe each statement is a line that begins with the ID of a story.

A filter keeps the statements that have words that begin with the given ones, in
what was said, in a headline, source, topic or cue, or in the name of who passed
it on. It may also have "an exact phrase", -not, kind:direct, kind:mixed,
kind:reported, in:source, topic:word, after:2025-04 and before:2025.`,
		Example: `  onrecord record rajnath-singh
  onrecord record Kennedy --filter 'moon kind:direct'
  onrecord record Jaishankar --json
  onrecord record Truman --head
  onrecord record Truman | fzf | onrecord`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usage("see who there is: onrecord officials", "record needs a name")
			}
			return nil
		},
		ValidArgsFunction: r.completeOfficials,
		RunE: func(c *cobra.Command, args []string) error {
			q := store.RecordQuery{Official: strings.Join(args, " "), Filter: filter}
			if head {
				return r.printHead(c.Context(), q)
			}
			return r.printRecord(c.Context(), q)
		},
	}
	c.Flags().StringVar(&filter, "filter", "", "only statements with these `words`")
	c.Flags().BoolVar(&head, "head", false, "print who it is and what is on record, and no statements")
	_ = c.RegisterFlagCompletionFunc("filter", cobra.NoFileCompletions)
	r.forms(c, true)
	return c
}

func (r *run) askRecord(ctx context.Context, q store.RecordQuery) (official.Record, error) {
	ed, err := r.everything(ctx)
	if err != nil {
		return official.Record{}, err
	}
	return ed.Record(ctx, q, store.Page{})
}

func (r *run) printRecord(ctx context.Context, q store.RecordQuery) error {
	rec, err := r.askRecord(ctx, q)
	if err != nil {
		return err
	}
	width, terminal := r.terminal()
	if terminal && r.form() == text {
		err = printBiography(r.Out, rec, width, true)
	} else {
		err = r.printStatements(rec)
	}
	if err != nil {
		return err
	}
	what := "there is no record of " + q.Official
	if q.Filter != "" {
		what = fmt.Sprintf("nothing on record of %s fits %q", rec.Official.Name, q.Filter)
	}
	return r.ended(len(rec.Statements), what)
}

// printStatements prints a line for each statement.
func (r *run) printStatements(rec official.Record) error {
	heads := []string{"official", "story", "date", "source", "kind", "cue", "relay", "places", "text", "confidence"}
	p, err := newPrinter(r.Out, r.form(), 0, heads, columns{widest: []int{0, 0, 18}})
	if err != nil {
		return err
	}
	for _, s := range rec.Statements {
		if len(s.Places) == 0 {
			continue
		}
		first := s.Places[0]
		csv := []string{
			rec.Official.ID, first.StoryID, date(s.Said()), first.Source, first.Kind.String(),
			first.Cue, first.Relay, strconv.Itoa(len(s.Places)), first.Words, strconv.FormatFloat(rounded(first.Confidence), 'f', -1, 64),
		}
		cells := []string{first.StoryID, date(s.Said()), first.Source, saidBy(rec.Official.Name, first)}
		if err := p.put(recordOfStatement(rec.Official, s), csv, cells); err != nil {
			return err
		}
	}
	return p.flush()
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
