package store

import (
	"context"
	"time"

	"onrecord/store/query"
)

// Search finds stories, newest first. Terms that ask something of quotes,
// such as by:, wait until all stories are analysed; other words do not.
func (m *Memory) Search(ctx context.Context, text string, p Page) (Results, error) {
	q, err := query.Parse(text)
	if err != nil {
		return Results{}, err
	}
	s, all, err := m.ask(ctx, q, time.Time{}, q.OfQuotes())
	if err != nil {
		return Results{}, err
	}
	found, more, err := s.first(ctx, all, p.Counted())
	if err != nil {
		return Results{}, err
	}
	r := Results{Total: len(found), More: more}
	for _, e := range page(found, p) {
		if err := m.analyse(ctx, e); err != nil && ctx.Err() != nil {
			return Results{}, err
		}
		r.Results = append(r.Results, Result{Entry: m.entry(e), Matches: s.Matches(&e.story, e.blocks(), &e.analysis.found)})
	}
	return r, nil
}

// Count is how many stories a search finds, counting no further than most.
func (m *Memory) Count(ctx context.Context, text string, most int) (n int, more bool, err error) {
	q, err := query.Parse(text)
	if err != nil {
		return 0, false, err
	}
	s, all, err := m.ask(ctx, q, time.Time{}, q.OfQuotes())
	if err != nil {
		return 0, false, err
	}
	found, more, err := s.first(ctx, all, most)
	return len(found), more, err
}

// Quotes chooses quotes by story. It waits until all stories are analysed.
func (m *Memory) Quotes(ctx context.Context, text string, p Page) (Selection, error) {
	q, err := query.Parse(text)
	if err != nil {
		return Selection{}, err
	}
	s, stories, err := m.ask(ctx, q, time.Time{}, true)
	if err != nil {
		return Selection{}, err
	}
	found, _, err := s.first(ctx, stories, 0)
	if err != nil {
		return Selection{}, err
	}
	var all Selection
	for _, e := range found {
		chosen := Selected{Entry: m.entry(e)}
		for i := range e.analysis.found.Quotes {
			if s.Wanted(e.story.ID, &e.analysis.found, i) {
				chosen.Quotes = append(chosen.Quotes, i)
			}
		}
		if len(chosen.Quotes) > 0 {
			all.Stories = append(all.Stories, chosen)
			all.Chosen += len(chosen.Quotes)
		}
	}
	all.Total = len(all.Stories)
	all.Stories = page(all.Stories, p)
	return all, nil
}

// ask makes a query ready to be put to the stories that it gives.
func (m *Memory) ask(ctx context.Context, q query.Query, asOf time.Time, quotes bool) (*search, []*entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	all, err := m.all(), error(nil)
	if quotes {
		if all, err = m.waitAnalysed(ctx); err != nil {
			return nil, nil, err
		}
	}
	s := &search{Seeker: NewSeeker(q, nil), m: m, asOf: asOf}
	if q.OfQuotes() {
		if s.who, err = m.whoIsWho(ctx); err != nil {
			return nil, nil, err
		}
	}
	return s, all, nil
}

// search is one question to an edition in memory.
type search struct {
	*Seeker
	m    *Memory
	asOf time.Time // of the marks
}

// first gives the stories that fit, in the order of all, at most so many
// unless that is 0; more says that there are others.
func (s *search) first(ctx context.Context, all []*entry, most int) (found []*entry, more bool, err error) {
	words, err := s.m.index.stories(ctx, s.Query, all)
	if err != nil {
		return nil, false, err
	}
	for i, e := range all {
		const often = 1000
		if i%often == 0 && ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		if words != nil && !words[e] || !s.fits(e) {
			continue
		}
		if most > 0 && len(found) == most {
			return found, true, nil
		}
		found = append(found, e)
	}
	return found, false, nil
}

// fits reports whether the terms that are not about words hold.
func (s *search) fits(e *entry) bool {
	ofQuotes := false
	for _, t := range s.Query.Terms {
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
		if s.Wanted(e.story.ID, &e.analysis.found, i) {
			return true
		}
	}
	return false
}

// fitsTerm reports whether a story has what a term asks for, negation aside.
func (s *search) fitsTerm(e *entry, t query.Term) bool {
	switch {
	case t.Field == query.Is:
		return s.m.marks.Is(e.story.ID, t.State, s.asOf)
	case !t.OfQuotes():
		return HeaderFits(&e.story.Header, t)
	}
	for i := range e.analysis.found.Quotes {
		if s.QuoteFits(e.story.ID, &e.analysis.found, i, t) {
			return true
		}
	}
	return false
}
