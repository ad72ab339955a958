package official

import (
	"slices"
	"time"

	"onrecord/store/quote"
)

// Who tells who the speakers of stories are. A [Directory] does.
type Who interface {
	Of(storyID string, speaker int) (Official, bool)
}

// NewRecord is everything that an official has said in some stories, which are
// those that quote her.
func NewRecord(o Official, stories []Story, who Who) Record {
	slices.SortFunc(stories, func(a, b Story) int { return compareStrings(a.ID, b.ID) })
	var cited []cite
	for i := range stories {
		cited = append(cited, citesOf(&stories[i], o.ID, who)...)
	}
	places := make([]Place, len(cited))
	for i, c := range cited {
		places[i] = NewPlace(c.story, c.quote)
		if relay, ok := who.Of(c.story.ID, c.story.Quotes[c.quote].Relay); ok {
			places[i].RelayID = relay.ID
		}
	}
	statements := groupSame(places)
	r := Record{Official: o, Statements: statements, Total: len(statements), At: -1}
	r.Head, r.Timeline = sum(o, statements, beside(o.ID, stories, who)), NewTimeline(statements)
	return r
}

// cite is one quote of an official.
type cite struct {
	story *Story
	quote int
}

// citesOf are the quotes of a story that are an official's.
func citesOf(s *Story, id string, who Who) []cite {
	var cites []cite
	hers := make([]bool, len(s.Speakers))
	for i := range hers {
		o, ok := who.Of(s.ID, i)
		hers[i] = ok && o.ID == id
	}
	for i, q := range s.Quotes {
		if q.Speaker >= 0 && q.Speaker < len(hers) && hers[q.Speaker] {
			cites = append(cites, cite{s, i})
		}
	}
	return cites
}

// NewPlace is where a quote of a story stands, but for who passed it on.
func NewPlace(s *Story, number int) Place {
	q := s.Quotes[number]
	p := Place{
		StoryID: s.ID, Headline: s.Headline, Source: s.Source, URL: s.URL, Topics: s.Topics, Date: s.Date,
		Quote: number, Kind: q.Kind, Cue: q.Cue.Text, Spans: q.Parts,
		Confidence: q.Confidence, Unsure: q.Unsure(),
	}
	if number < len(s.Words) {
		p.Words = s.Words[number]
	}
	if q.Speaker != quote.None && q.Speaker < len(s.Speakers) {
		p.Office = s.Speakers[q.Speaker].Office
	}
	if q.Relay != quote.None && q.Relay < len(s.Speakers) {
		p.Relay = s.Speakers[q.Relay].Name
	}
	return p
}

// Said is the day of the first story that has the statement: the nearest to
// when it was made.
func (s Statement) Said() time.Time {
	first := s.Places[0].Date
	for _, p := range s.Places[1:] {
		if p.Date.Before(first) {
			first = p.Date
		}
	}
	return first
}
