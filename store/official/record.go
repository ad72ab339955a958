package official

import (
	"cmp"
	"slices"
	"strings"
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
	slices.SortStableFunc(statements, func(a, b Statement) int {
		return b.Said().Compare(a.Said())
	})
	r := Record{Official: o, Statements: statements, Total: len(statements), At: -1}
	r.Head, r.Timeline = d.sum(o, cites, statements), NewTimeline(statements)
	return r, true
}

// Place is where a quote of a story stands.
func (d *Directory) Place(storyID string, quote int) (Place, bool) {
	d.read()
	defer d.mu.RUnlock()
	i, ok := d.who.byStory[storyID]
	if !ok || quote < 0 || quote >= len(d.who.stories[i].Quotes) {
		return Place{}, false
	}
	return cite{&d.who.stories[i], quote}.place(), true
}

// place is where a quote stands.
func (c cite) place() Place {
	s := c.story
	q := s.Quotes[c.quote]
	p := Place{
		StoryID: s.ID, Headline: s.Headline, Source: s.Source, Topics: s.Topics, Date: s.Date,
		Quote: c.quote, Kind: q.Kind, Cue: q.Cue.Text, Spans: q.Parts,
		Confidence: q.Confidence, Unsure: q.Unsure(),
	}
	if c.quote < len(s.Words) {
		p.Words = s.Words[c.quote]
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

// spoken are the words of a place that are the speaker's own: of a mixed
// quote only those inside quotation marks, where it has them.
func spoken(p Place) string {
	if p.Kind != quote.Mixed {
		return p.Words
	}
	var own []string
	rest := p.Words
	for {
		_, after, found := strings.Cut(rest, "“")
		if !found {
			break
		}
		inside, next, closed := strings.Cut(after, "”")
		if !closed {
			next = ""
		}
		own = append(own, inside)
		rest = next
	}
	const fewest = 4 // fewer words say nothing without the reporter's
	if words := strings.Join(own, " "); len(strings.Fields(words)) >= fewest {
		return words
	}
	return p.Words
}

// groupSame gathers places with the same words into statements. The fullest
// wording of each comes first and decides which others are the same.
func groupSame(places []Place) []Statement {
	texts := make([]wording, len(places))
	for i, p := range places {
		texts[i] = newWording(spoken(p))
	}
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(len(texts[b].words), len(texts[a].words)),
			cmp.Compare(places[a].Kind, places[b].Kind),
			places[a].Date.Compare(places[b].Date),
			cmp.Compare(places[a].StoryID, places[b].StoryID),
			cmp.Compare(places[a].Quote, places[b].Quote))
	})
	leaders := newLeaders(texts)
	var statements []Statement
	for _, i := range order {
		if g := leaders.find(i); g >= 0 {
			statements[g].Places = append(statements[g].Places, places[i])
			continue
		}
		leaders.add(i)
		statements = append(statements, Statement{Places: []Place{places[i]}})
	}
	slices.SortStableFunc(statements, func(a, b Statement) int {
		return cmp.Or(strings.Compare(a.Places[0].StoryID, b.Places[0].StoryID), cmp.Compare(a.Places[0].Quote, b.Places[0].Quote))
	})
	return statements
}
