package store

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"

	"onrecord/store/marks"
)

// textIndex finds stories by their words. It is made when the first search
// asks for it and takes in stories that have come since.
type textIndex struct {
	mu      sync.Mutex
	words   *query.Index
	entries []*entry // by their number in the index
	number  map[*entry]uint32
}

// update takes in all stories of a list. The lock is held.
func (x *textIndex) update(all []*entry) {
	if x.words == nil {
		x.words = query.NewIndex()
		x.number = map[*entry]uint32{}
	}
	if len(x.entries) < len(all) {
		for _, e := range all {
			if _, ok := x.number[e]; ok {
				continue
			}
			x.number[e] = uint32(len(x.entries))
			x.entries = append(x.entries, e)
			x.words.Add(e.story.Headline, e.story.Summary, e.story.Body)
		}
	}
	x.words.Sort()
}

// Search finds stories, newest first. Terms that ask something of quotes,
// such as by:, wait until all stories are analysed; other words do not.
func (m *Memory) Search(ctx context.Context, text string, p Page) (Results, error) {
	q, err := query.Parse(text)
	if err != nil {
		return Results{}, err
	}
	if err := ctx.Err(); err != nil {
		return Results{}, err
	}
	all := m.list.Load().entries
	s := search{m: m, query: q}
	if q.OfQuotes() {
		if all, err = m.waitAnalysed(ctx); err != nil {
			return Results{}, err
		}
		if s.who, err = m.whoIsWho(ctx); err != nil {
			return Results{}, err
		}
	}
	found, err := s.run(ctx, all)
	if err != nil {
		return Results{}, err
	}
	r := Results{Total: len(found)}
	for _, e := range page(found, p) {
		if err := m.analyse(ctx, e); err != nil && ctx.Err() != nil {
			return Results{}, err
		}
		r.Results = append(r.Results, Result{Entry: m.entry(e), Matches: s.matches(e)})
	}
	return r, nil
}

// search is one question.
type search struct {
	m     *Memory
	query query.Query
	who   *official.Directory // for terms that ask something of quotes
}

// run gives the stories that fit, in the order of all.
func (s *search) run(ctx context.Context, all []*entry) ([]*entry, error) {
	words, err := s.byWords(ctx, all)
	if err != nil {
		return nil, err
	}
	var found []*entry
	for i, e := range all {
		const often = 1000
		if i%often == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if (words == nil || words[e]) && s.fits(e) {
			found = append(found, e)
		}
	}
	return found, nil
}

// byWords gives the stories that have all words of the query and none of
// those that it does not want; nil for all of them.
func (s *search) byWords(ctx context.Context, all []*entry) (map[*entry]bool, error) {
	var terms []query.Term
	for _, t := range s.query.Terms {
		if t.Field == query.Any {
			terms = append(terms, t)
		}
	}
	if len(terms) == 0 {
		return nil, nil
	}
	// The rarest first would be quicker still; lists are short enough.
	slices.SortStableFunc(terms, func(a, b query.Term) int { return cmp.Compare(btoi(a.Not), btoi(b.Not)) })
	x := &s.m.index
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update(all)
	var have map[*entry]bool
	for _, t := range terms {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		numbers, exact := x.words.Find(t)
		next := make(map[*entry]bool, len(numbers))
		for _, n := range numbers {
			e := x.entries[n]
			if (have == nil || have[e]) && (exact || holds(e, t)) {
				next[e] = true
			}
		}
		if t.Not {
			have = without(all, have, next)
		} else {
			have = next
		}
	}
	return have, nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func without(all []*entry, have, not map[*entry]bool) map[*entry]bool {
	kept := map[*entry]bool{}
	for _, e := range all {
		if (have == nil || have[e]) && !not[e] {
			kept[e] = true
		}
	}
	return kept
}

// holds reports whether a phrase stands somewhere in a story.
func holds(e *entry, t query.Term) bool {
	return t.Holds(e.story.Headline) || t.Holds(e.story.Summary) || t.Holds(e.story.Body)
}

// fits reports whether the terms that are not about words hold.
func (s *search) fits(e *entry) bool {
	ofQuotes := false
	for _, t := range s.query.Terms {
		if t.OfQuotes() && !t.Not {
			ofQuotes = true
			continue
		}
		if t.Field != query.Any && s.fitsTerm(e, t) == t.Not {
			return false
		}
	}
	if !ofQuotes {
		return true
	}
	for i := range e.analysis.found.Quotes {
		if s.wanted(e, i) {
			return true
		}
	}
	return false
}

// fitsTerm reports whether a story has what a term asks for, negation aside.
func (s *search) fitsTerm(e *entry, t query.Term) bool {
	st := &e.story
	switch t.Field {
	case query.Topic:
		return slices.ContainsFunc(st.Topics, func(topic string) bool { return t.Among(prose.FoldedWords(topic)) })
	case query.In:
		return t.Among(prose.FoldedWords(st.Source))
	case query.After:
		return !st.Date.Before(t.Day)
	case query.Before:
		return st.Date.Before(t.Day)
	case query.Is:
		return s.is(st.ID, t.State)
	}
	for i := range e.analysis.found.Quotes {
		if s.quoteFits(e, i, t) {
			return true
		}
	}
	return false
}

func (s *search) is(id string, state query.State) bool {
	switch state {
	case query.Read:
		return s.m.marks.Has(id, marks.Read)
	case query.Unread:
		return !s.m.marks.Has(id, marks.Read)
	case query.Starred:
		return s.m.marks.Has(id, marks.Starred)
	}
	return !s.m.marks.Has(id, marks.Starred)
}

// wanted reports whether one quote has all that the query asks of quotes.
func (s *search) wanted(e *entry, i int) bool {
	for _, t := range s.query.Terms {
		if t.OfQuotes() && !t.Not && !s.quoteFits(e, i, t) {
			return false
		}
	}
	return true
}

func (s *search) quoteFits(e *entry, i int, t query.Term) bool {
	q := &e.analysis.found.Quotes[i]
	if t.Field == query.Kind {
		return q.Kind == t.Kind
	}
	if q.Speaker == quote.None || q.Speaker >= len(e.analysis.found.Speakers) {
		return false
	}
	sp := &e.analysis.found.Speakers[q.Speaker]
	o, known := official.Official{}, false
	if s.who != nil {
		o, known = s.who.Of(e.story.ID, q.Speaker)
	}
	if t.Field == query.Office {
		return t.Among(prose.FoldedWords(sp.Office)) || sp.Office == "" && known && t.Among(prose.FoldedWords(o.Office()))
	}
	if t.Among(prose.FoldedWords(sp.Name)) {
		return true
	}
	return known && (t.Among(prose.FoldedWords(o.Name)) || t.Among(prose.FoldedWords(o.ID)) ||
		slices.ContainsFunc(o.Aliases, func(a string) bool { return t.Among(prose.FoldedWords(a)) }))
}
