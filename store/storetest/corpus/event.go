package corpus

import (
	"time"
)

// event is what happened, of which up to three stories tell: the same people
// say the same words in each.
type event struct {
	fill     filler
	at       time.Time
	people   []speaker
	sayings  []saying
	headline string
}

// speaker is a person at an event.
type speaker struct {
	Official
	office office
}

// saying is what somebody said: one sentence or two.
type saying struct {
	who   int // index in people
	words []string
}

// Of a story of 4,800 bytes each quote takes this much, and each speaker
// makes so many of them.
const bytesOfQuote, quotesOfSpeaker = 540, 1.6

// event invents what happened.
func (c *Corpus) event(n int) event {
	r := c.random(ofEvents, n)
	l := &c.lands[r.IntN(len(c.lands))]
	e := event{at: c.when(firstReport(n))}
	e.fill = filler{r: r, topic: &topics[r.IntN(len(topics))], land: l, town: one(r, l.towns)}
	quotes := max(1, (c.options.Size+bytesOfQuote/2)/bytesOfQuote+r.IntN(3)-1)
	for range max(1, int(float64(quotes)/quotesOfSpeaker+r.Float64())) {
		e.people = append(e.people, c.speaker(&e))
	}
	for i := range quotes {
		// Everybody speaks once; of the rest the first speaks most.
		who := i
		if i >= len(e.people) {
			who = min(r.IntN(len(e.people)), r.IntN(len(e.people)))
		}
		e.sayings = append(e.sayings, saying{who: who, words: e.words()})
	}
	e.headline = capital(e.fill.fill(one(r, headlines)))
	return e
}

// speaker invites an official, or asks somebody in the street. Nobody of the
// same surname is there twice.
func (c *Corpus) speaker(e *event) speaker {
	for {
		var s speaker
		if chance(e.fill.r, 8) {
			s.Official, s.office = local(e.fill.r, e.fill.town)
		} else {
			s.Official = c.officials[c.ranked(e.fill.r)]
			s.office = s.at(e.at)
		}
		if !e.has(s.Surname) {
			return s
		}
	}
}

func (e *event) has(surname string) bool {
	for _, p := range e.people {
		if p.Surname == surname {
			return true
		}
	}
	return false
}

func (e *event) words() []string {
	words := []string{e.fill.fill(one(e.fill.r, sayings))}
	if chance(e.fill.r, 40) {
		words = append(words, e.fill.fill(one(e.fill.r, sayings)))
	}
	return words
}
