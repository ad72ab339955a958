package store

import (
	"context"
	"slices"
	"time"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
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
		r.Results = append(r.Results, Result{Entry: m.entry(e), Matches: s.matches(e)})
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
			if s.wanted(e, i) {
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
	s := &search{m: m, query: q, asOf: asOf, asked: asked{}}
	if quotes {
		if all, err = m.waitAnalysed(ctx); err != nil {
			return nil, nil, err
		}
	}
	if q.OfQuotes() {
		if s.who, err = m.whoIsWho(ctx); err != nil {
			return nil, nil, err
		}
	}
	return s, all, nil
}

// search is one question.
type search struct {
	m     *Memory
	query query.Query
	asOf  time.Time // of the marks
	who   *people   // for terms that ask something of quotes
	asked asked
}

// first gives the stories that fit, in the order of all, at most so many
// unless that is 0; more says that there are others.
func (s *search) first(ctx context.Context, all []*entry, most int) (found []*entry, more bool, err error) {
	words, err := s.m.index.stories(ctx, s.query, all)
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
		return !dayOf(st.Date).Before(t.Day)
	case query.Before:
		return dayOf(st.Date).Before(t.Day)
	case query.Is:
		return s.m.marks.Is(st.ID, t.State, s.asOf)
	}
	for i := range e.analysis.found.Quotes {
		if s.quoteFits(e, i, t) {
			return true
		}
	}
	return false
}

// dayOf is the day of a moment by the clock of its own place.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
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
	o, known := s.who.Of(e.story.ID, q.Speaker)
	if !known {
		return false
	}
	if t.Field == query.By {
		return s.asked.once(t.At, o.ID, func() bool { return named(o, t) })
	}
	office := e.analysis.found.Speakers[q.Speaker].Office
	if office == "" {
		office = o.Office()
	}
	return s.asked.once(t.At, office, func() bool { return t.Among(prose.FoldedWords(office)) })
}

// named reports whether a name of an official, or the ID, has the words of
// a term. The aliases hold every name that stories use.
func named(o official.Official, t query.Term) bool {
	return t.Among(prose.FoldedWords(o.Name)) || t.Among(prose.FoldedWords(o.ID)) ||
		slices.ContainsFunc(o.Aliases, func(a string) bool { return t.Among(prose.FoldedWords(a)) })
}

// asked remembers what has been found out about a name or an office: the
// same ones come again in every story.
type asked map[question]bool

type question struct {
	term prose.Span
	name string
}

func (a asked) once(term prose.Span, name string, find func() bool) bool {
	q := question{term, name}
	answer, ok := a[q]
	if !ok {
		answer = find()
		a[q] = answer
	}
	return answer
}
