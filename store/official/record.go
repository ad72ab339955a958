package official

import (
	"time"

	"onrecord/store/quote"
)

// Record is everything that the official with an ID has said.
func (d *Directory) Record(id string) (Record, bool) {
	o, cites, ok := d.quoted(id)
	if !ok {
		return Record{}, false
	}
	places := make([]Place, len(cites))
	for i, c := range cites {
		places[i] = c.place()
		if relay, ok := d.Of(c.story.ID, c.story.Quotes[c.quote].Relay); ok {
			places[i].RelayID = relay.ID
		}
	}
	statements := groupSame(places)
	r := Record{Official: o, Statements: statements, Total: len(statements), At: -1}
	r.Head, r.Timeline = d.sum(o, cites, statements), NewTimeline(statements)
	return r, true
}

// Place is where a quote of a story stands.
func (d *Directory) Place(storyID string, quote int) (Place, bool) {
	d.read()
	defer d.mu.RUnlock()
	t := d.stories[storyID]
	if t == nil || quote < 0 || quote >= len(t.story.Quotes) {
		return Place{}, false
	}
	return cite{&t.story, quote}.place(), true
}

// place is where a quote stands.
func (c cite) place() Place {
	s := c.story
	q := s.Quotes[c.quote]
	p := Place{
		StoryID: s.ID, Headline: s.Headline, Source: s.Source, URL: s.URL, Topics: s.Topics, Date: s.Date,
		Quote: c.quote, Kind: q.Kind, Cue: q.Cue.Text, Spans: q.Parts,
		Confidence: q.Confidence, Unsure: q.Unsure(),
	}
	if c.quote < len(s.Words) {
		p.Words = s.Words[c.quote]
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
