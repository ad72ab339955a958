package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/quote"
)

func (r *run) search() *cobra.Command {
	name := ""
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search headlines, text, quotes and speakers",
		Long: `Search headlines, text, quotes and speakers, newest first. All words must be
found. These narrow it down: "exact phrase" -not prefix* by:NAME office:WORD
topic:WORD in:SOURCE after:2025-04 before:2025 kind:direct is:starred is:noted.`,
		Example: `  onrecord search harbour
  onrecord search by:hegseth after:2025-04
  onrecord search --save Trade topic:trade is:unread
  onrecord search '"stand with india"' -pahalgam
  onrecord search --json office:minister kind:direct | jq -r .id`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usage("as in: onrecord search by:truman", "search needs something to search for")
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			query := strings.Join(args, " ")
			if name != "" {
				if err := r.save(name, query); err != nil {
					return err
				}
			}
			return r.printSearch(c.Context(), query)
		},
	}
	r.forms(c, true)
	c.Flags().StringVar(&name, "save", "", "save the search as an edition of this `name`")
	return c
}

// queryArgs protects words that a query leaves out, such as -storm, and those
// of a claim that begin with a dash, from being taken for flags: no flag of
// this program has one dash and more than one letter.
func queryArgs(args []string) []string {
	at := subcommandAt(args)
	if at < 0 || !slices.Contains([]string{"search", "verify", "export"}, args[at]) {
		return args
	}
	flags, query := slices.Clone(args[:at+1]), []string(nil)
	for rest := args[at+1:]; len(rest) > 0; rest = rest[1:] {
		switch a := rest[0]; {
		case a == "--":
			query, rest = append(query, rest[1:]...), rest[:1]
		case (takesValue(a) || args[at] == "export" && exportTakesValue(a) || args[at] == "verify" && a == "--by" || args[at] == "search" && a == "--save") && len(rest) > 1:
			flags, rest = append(flags, a, rest[1]), rest[1:]
		case strings.HasPrefix(a, "--"), a == "-h", a == "-v":
			flags = append(flags, a)
		default:
			query = append(query, a)
		}
	}
	return append(append(flags, "--"), query...)
}

// takesValue reports whether what follows an argument is the value of a flag.
func takesValue(arg string) bool { return arg == "--stories" || arg == "--officials" }

// subcommandAt is where the first argument stands that is no flag.
func subcommandAt(args []string) int {
	for i := 0; i < len(args); i++ {
		switch {
		case takesValue(args[i]):
			i++
		case args[i] == "--":
			return -1
		case !strings.HasPrefix(args[i], "-"):
			return i
		}
	}
	return -1
}

func (r *run) printSearch(ctx context.Context, query string) error {
	ed, err := r.everything(ctx)
	if err != nil {
		return err
	}
	if err := searched(ctx, ed); err != nil {
		return err
	}
	width, _ := r.terminal()
	heads := []string{"id", "date", "source", "title", "field", "snippet", "path"}
	p, err := newPrinter(r.Out, r.form(), width, heads, columns{widest: []int{0, 0, 18}, spare: []int{2, 1}})
	if err != nil {
		return err
	}
	const pageSize = 500
	for at, more := 0, true; more; at += pageSize {
		got, err := ed.Search(ctx, query, store.Page{Offset: at, Limit: pageSize})
		if err != nil {
			return err
		}
		for _, res := range got.Results {
			if err := putResult(p, res); err != nil {
				return err
			}
		}
		more = len(got.Results) == pageSize
	}
	if err := p.flush(); err != nil {
		return err
	}
	return r.ended(p.n, fmt.Sprintf("nothing found for %s", query))
}

// searched waits until all stories are found by their words: what is printed is
// not asked for again, as the screen does, when there is more.
func searched(ctx context.Context, ed store.Edition) error {
	st, err := ed.State(ctx, -1)
	for err == nil && st.Searched < st.Stories {
		st, err = ed.State(ctx, st.Version)
	}
	return err
}

func putResult(p *printer, res store.Result) error {
	field, snippet := "", ""
	if len(res.Matches) > 0 {
		field, snippet = fieldName(res.Matches[0].Field), res.Matches[0].Snippet
		if res.Matches[0].Unsure {
			snippet = quote.Uncertain(snippet)
		}
	}
	csv := []string{res.ID, export.Date(res.Header), res.Source, res.Headline, field, snippet, res.Path}
	shown := res.Headline
	if snippet != "" && field != "headline" {
		shown += " · " + snippet
	}
	return p.put(recordOfResult(res), csv, []string{res.ID, date(res.Date), res.Source, shown})
}
