package command

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store"
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

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
