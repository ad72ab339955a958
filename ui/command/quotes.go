package command

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/story"
)

// quoting says which quotes are printed, and how.
type quoting struct {
	explain bool
	sure    float64 // the least confidence
	quiet   bool
}

func (r *run) quotes() *cobra.Command {
	var o quoting
	c := &cobra.Command{
		Use:   "quotes [ID|PATH…]",
		Short: "Print who said what",
		Long: `Print every quotation with its speaker: those of the stories and folders
that are named, or of all. JSON has a line per story with offsets into its
file; text and CSV have a line per quotation. A question mark behind a name
says that the speaker is not certain; --explain says why.

Files are read and analysed on all cores and printed in the order in which
they are named, those of a folder by path, as soon as they are ready.`,
		Example: `  onrecord quotes 2025-05-01-india-us-call
  onrecord quotes --explain story.md
  onrecord quotes --json ~/corpus | jq -r '.quotes[].speaker.name'
  onrecord quotes --csv --sure 0.9 ~/corpus > quotes.csv
  onrecord quotes | grep Singh | fzf | onrecord`,
		ValidArgsFunction: r.completeStories,
		RunE: func(c *cobra.Command, args []string) error {
			if !(o.sure >= 0 && o.sure <= 1) {
				return usage("as in: --sure 0.8", "--sure is a confidence from 0 to 1, not %v", o.sure)
			}
			return r.printQuotes(c.Context(), sortArgs(args), o)
		},
	}
	r.forms(c, true)
	c.Flags().BoolVar(&o.explain, "explain", false, "say of every quotation how its speaker was found")
	c.Flags().Float64Var(&o.sure, "sure", 0, "leave out what has less `confidence` than this, from 0 to 1")
	c.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "show no progress")
	return c
}

// quotesHeads are the columns of CSV.
func quotesHeads() []string {
	return []string{"story", "number", "kind", "speaker", "office", "relay", "cue", "text", "start", "end", "confidence"}
}

// widestSpeaker is how much of a line in a terminal a name may take.
const widestSpeaker = 24

// printed is what is printed of one story.
type printed struct {
	quotes int
	whole  []byte     // JSON, or text that is no table
	rows   [][]string // of a table
	err    error
}

func (r *run) printQuotes(ctx context.Context, w wanted, o quoting) error {
	width, _ := r.terminal()
	if o.explain && r.form() == csvTable {
		return usage("reasons need sentences: use --json or no --csv", "--explain and --csv exclude each other")
	}
	var page bytes.Buffer
	p, err := newPrinter(&page, r.form(), width, quotesHeads(), columns{widest: []int{0, 0, widestSpeaker, 28}, spare: []int{3, 1}})
	if err != nil {
		return err
	}
	var count quoteCount
	batch := len(w.ids) == 0 && len(w.paths)+len(r.stories) > 0
	began := time.Now()
	out := r.outlet(ctx, func(int, int) []string { return []string{count.line(time.Since(began))} }, o.quiet || !batch)
	found := 0
	var join sync.Once
	work := func(st story.Story, a store.Analysis) printed {
		join.Do(r.takeNotes)
		return r.newQuoter(st, a, o).print(r.form(), width)
	}
	put := func(one printed) error {
		if one.err != nil {
			return one.err
		}
		count.quotes.Add(int64(one.quotes))
		found += one.quotes
		if r.form() == jsonLines { // every story has its line
			found++
		}
		page.Write(one.whole)
		for _, row := range one.rows {
			if err := p.put(nil, row, row); err != nil {
				return err
			}
		}
		if err := p.flush(); err != nil {
			return err
		}
		if page.Len() == 0 {
			return nil
		}
		defer page.Reset()
		return out.print(bytes.Clone(page.Bytes()))
	}
	if batch {
		err = r.batch(ctx, w, out, &count.Progress, work, put)
	} else {
		err = r.chosenInOrder(ctx, w, work, put)
	}
	if ended := out.close(); ended != nil {
		return ended
	}
	if err != nil {
		return err
	}
	return r.ended(found, "there are no quotes"+in(slices.Concat(r.stories, w.paths)))
}

// quoteCount is how far a run through many files is.
type quoteCount struct {
	store.Progress
	quotes atomic.Int64
}

func (p *quoteCount) line(since time.Duration) string {
	done, found := p.Done.Load(), p.Found.Load()
	left := thousands(found-done) + " files left"
	if !p.Listed.Load() {
		left = "more than " + left
	}
	speed := float64(p.Bytes.Load()) / 1e6 / max(since.Seconds(), 0.001)
	return fmt.Sprintf("%s stories, %s quotes, %.1f MB/s, %s", thousands(done), thousands(p.quotes.Load()), speed, left)
}

// batch goes through the files and folders that are named without keeping
// any of them.
func (r *run) batch(ctx context.Context, w wanted, out *outlet, count *store.Progress,
	work func(story.Story, store.Analysis) printed, put func(printed) error,
) error {
	o, err := r.options(ctx, w)
	if err != nil {
		return err
	}
	_, problems := store.ReadNotes(o.Notes)
	for _, p := range problems {
		r.failed = true
		out.tell("onrecord: " + story.Line(p.Error()) + "\n")
	}
	if os.Getenv("GOGC") == "" {
		// So little is kept that to collect the garbage whenever that has
		// doubled would take a sixth of the time.
		defer debug.SetGCPercent(debug.SetGCPercent(200))
	}
	return store.Batch[printed]{
		Options: o, Work: work, Put: put, Progress: count,
		Problem: func(p store.Problem) {
			r.failed = true
			out.tell("onrecord: " + story.Line(p.Error()) + "\n")
		},
	}.Run(ctx)
}

// chosenInOrder goes through stories that are named by ID, or through all of
// the edition, the newest first.
func (r *run) chosenInOrder(ctx context.Context, w wanted, work func(story.Story, store.Analysis) printed, put func(printed) error) error {
	ed, ids, err := r.chosen(ctx, w)
	if err != nil {
		return err
	}
	return inOrder(ctx, ids, func(ctx context.Context, id string) (printed, error) {
		st, err := ed.Story(ctx, id)
		if err != nil {
			return printed{}, err
		}
		a, err := ed.Analysis(ctx, id)
		if err != nil {
			return printed{}, err
		}
		return work(st, a), nil
	}, put)
}

// inOrder works on all cores, some way ahead of what is handed out, and hands
// out in order.
func inOrder[T any](ctx context.Context, ids []string, work func(context.Context, string) (T, error), put func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		value T
		err   error
	}
	ahead := 4 * runtime.GOMAXPROCS(0)
	queue := make(chan chan result, ahead)
	running := make(chan struct{}, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for _, id := range ids {
			done := make(chan result, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			running <- struct{}{}
			go func() {
				defer func() { <-running }()
				v, err := work(ctx, id)
				done <- result{v, err}
			}()
		}
	}()
	for done := range queue {
		res := <-done
		if res.err != nil {
			return res.err
		}
		if err := put(res.value); err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}
