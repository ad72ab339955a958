package store

import (
	"slices"
	"time"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/store/story"
)

// Seeker puts one query to single stories: what of it an index does not
// answer, and where in a story the words stand. All engines use it, so that
// they show the same. One goroutine at a time may use a seeker.
type Seeker struct {
	Query query.Query
	who   Who
	asked asked
}

// Who knows who the speakers of stories are.
type Who interface {
	Of(storyID string, speaker int) (official.Official, bool)
}

// NewSeeker makes a query ready. Who is asked only by terms that ask something
// of quotes.
func NewSeeker(q query.Query, who Who) *Seeker {
	return &Seeker{Query: q, who: who, asked: asked{}}
}

// HeaderFits reports whether a story has what a term asks of its topics, its
// source or its day, negation aside.
func HeaderFits(h *story.Header, t query.Term) bool {
	switch t.Field {
	case query.Topic:
		return slices.ContainsFunc(h.Topics, func(topic string) bool { return t.Among(prose.FoldedWords(topic)) })
	case query.In:
		return t.Among(prose.FoldedWords(h.Source))
	case query.After:
		return !DayOf(h.Date).Before(t.Day)
	case query.Before:
		return DayOf(h.Date).Before(t.Day)
	}
	return false
}

// DayOf is the day of a moment by the clock of its own place.
func DayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Wanted reports whether one quote of a story has all that the query asks of
// quotes.
func (s *Seeker) Wanted(storyID string, a *Analysis, i int) bool {
	for _, t := range s.Query.Terms {
		if t.OfQuotes() && !t.Not && !s.QuoteFits(storyID, a, i, t) {
			return false
		}
	}
	return true
}

// QuoteFits reports whether one quote of a story has what a term asks of
// quotes, negation aside.
func (s *Seeker) QuoteFits(storyID string, a *Analysis, i int, t query.Term) bool {
	q := &a.Quotes[i]
	if t.Field == query.Kind {
		return q.Kind == t.Kind
	}
	if q.Speaker == quote.None || q.Speaker >= len(a.Speakers) {
		return false
	}
	o, known := s.who.Of(storyID, q.Speaker)
	if !known {
		return false
	}
	if t.Field == query.By {
		return s.asked.once(t.At, o.ID, func() bool { return Named(&o, t) })
	}
	office := a.Speakers[q.Speaker].Office
	if office == "" {
		office = o.Office()
	}
	return s.asked.once(t.At, office, func() bool { return t.Among(prose.FoldedWords(office)) })
}

// Named reports whether a name of an official, or the ID, has the words of
// a term. The aliases hold every name that stories use.
func Named(o *official.Official, t query.Term) bool {
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
