package command

import (
	"context"
	"runtime"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
)

func (r *run) quotes() *cobra.Command {
	c := &cobra.Command{
		Use:   "quotes [ID|PATH…]",
		Short: "Print who said what",
		Long: `Print every quotation with its speaker: those of the stories and folders
that are named, or of all. JSON has a line per story with offsets into its
file; text and CSV have a line per quotation.`,
		Example: `  onrecord quotes 2025-05-01-india-us-call
  onrecord quotes story.md
  onrecord quotes --json ~/corpus | jq -r '.quotes[].speaker.name'
  onrecord quotes | grep Singh | fzf | onrecord`,
		ValidArgsFunction: r.completeStories,
		RunE: func(c *cobra.Command, args []string) error {
			return r.printQuotes(c.Context(), sortArgs(args))
		},
	}
	r.forms(c, true)
	return c
}

func (r *run) printQuotes(ctx context.Context, w wanted) error {
	ed, ids, err := r.chosen(ctx, w)
	if err != nil {
		return err
	}
	width, _ := r.terminal()
	heads := []string{"story", "number", "kind", "speaker", "office", "relay", "cue", "text", "start", "end"}
	p, err := newPrinter(r.Out, r.form(), width, heads, columns{widest: []int{0, 0, 24}, spare: []int{1}})
	if err != nil {
		return err
	}
	found := 0
	err = inOrder(ctx, ids, func(ctx context.Context, id string) (*quoter, error) {
		st, err := ed.Story(ctx, id)
		if err != nil {
			return nil, err
		}
		a, err := ed.Analysis(ctx, id)
		if err != nil {
			return nil, err
		}
		return newQuoter(st, a), nil
	}, func(q *quoter) error {
		found += len(q.quotes)
		if r.form() == jsonLines { // every story has its line
			found++
		}
		return q.put(p)
	})
	if err != nil {
		return err
	}
	return r.ended(found, "there are no quotes"+in(slices.Concat(r.stories, w.paths)))
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

// quoter writes the quotes of one story.
type quoter struct {
	story    story.Story
	quotes   []quote.Quote
	speakers []quote.Speaker
	words    []string
	who      *official.Directory
}

func newQuoter(st story.Story, a store.Analysis) *quoter {
	q := &quoter{story: st, quotes: a.Quotes, speakers: a.Speakers, words: make([]string, len(a.Quotes))}
	blocks := st.Blocks()
	for i, one := range a.Quotes {
		q.words[i] = prose.Words(st.Body, blocks, one.Parts)
	}
	q.who = official.Join([]official.Story{{ID: st.ID, Date: st.Date, Quotes: a.Quotes, Speakers: a.Speakers, Words: q.words}})
	return q
}

// speaker is the speaker or relay with index i.
func (q *quoter) speaker(i int) (quote.Speaker, bool) {
	if i < 0 || i >= len(q.speakers) {
		return quote.Speaker{}, false
	}
	return q.speakers[i], true
}

func (q *quoter) put(p *printer) error {
	if p.form == jsonLines {
		h := q.story.Header
		return p.put(quotesRecord{ID: h.ID, Path: h.Path, Title: h.Headline, Date: day(h), Quotes: q.records()}, nil, nil)
	}
	for i, one := range q.quotes {
		by, ok := q.speaker(one.Speaker)
		relay, _ := q.speaker(one.Relay)
		name := by.Name
		if !ok {
			name = "?"
		}
		number, at := strconv.Itoa(i+1), q.story.FileSpan(one.Span())
		csv := []string{
			q.story.ID, number, one.Kind.String(), by.Name, by.Office, relay.Name, one.Cue.Text, q.words[i],
			strconv.Itoa(at.Start), strconv.Itoa(at.End),
		}
		if err := p.put(nil, csv, []string{q.story.ID, number, name, one.Kind.Cite(q.words[i])}); err != nil {
			return err
		}
	}
	return p.flush()
}

func (q *quoter) records() []quoteRecord {
	out := make([]quoteRecord, len(q.quotes))
	for i, one := range q.quotes {
		rec := quoteRecord{
			Kind: one.Kind.String(), Text: q.words[i], Parts: make([]spanRecord, len(one.Parts)),
			Cue: q.phrase(one.Cue), Mention: q.phrase(one.Mention),
			Speaker: q.speakerRecord(one.Speaker), Relay: q.speakerRecord(one.Relay),
		}
		for j, part := range one.Parts {
			rec.Parts[j] = q.span(part)
		}
		out[i] = rec
	}
	return out
}

func (q *quoter) span(sp prose.Span) spanRecord {
	at := q.story.FileSpan(sp)
	return spanRecord{at.Start, at.End}
}

func (q *quoter) phrase(ph quote.Phrase) *phraseRecord {
	if ph.Empty() {
		return nil
	}
	return &phraseRecord{ph.Text, q.span(ph.Span)}
}

func (q *quoter) speakerRecord(i int) *speakerRecord {
	s, ok := q.speaker(i)
	if !ok {
		return nil
	}
	o, _ := q.who.Of(q.story.ID, i)
	return &speakerRecord{o.ID, s.Name, s.Office}
}
