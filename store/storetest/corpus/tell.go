package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// teller writes one story of an event.
type teller struct {
	corpus *Corpus
	r      *rand.Rand
	fill   filler
	event  *event
	number int
	report int // 0 for the first report of the event
	at     time.Time
	text   strings.Builder
	named  []bool // whom of the people the story has introduced
	last   int    // who spoke last, or -1
}

func (c *Corpus) teller(story, report int, e *event) *teller {
	r := c.random(ofStories, story)
	t := &teller{corpus: c, r: r, fill: e.fill, event: e, number: story, report: report, last: -1}
	t.fill.r = r
	t.named = make([]bool, len(e.people))
	t.at = e.at.Add(time.Duration(r.IntN(180)) * time.Minute)
	if report > 0 {
		t.at = t.at.Add(time.Duration(report*(4+r.IntN(16))) * time.Hour)
	}
	return t
}

// story writes all of it.
func (t *teller) story() Story {
	headline := t.headline()
	t.text.Grow(t.corpus.options.Size * 2)
	t.header(headline)
	t.paragraph(t.fill.fill("The " + one(t.r, []string{"{adj} {noun} over", "{noun} about", "{adj} silence around"}) + " the {thing} went on in {town} on " + t.at.Format("Monday") + ". " + one(t.r, tellings)))
	size, said := t.size(), t.sayings()
	for i, s := range said {
		t.quote(s)
		for t.text.Len() < size*(i+1)/len(said) { // up to where the next quote is due
			t.telling()
		}
	}
	return Story{Path: path(t.at, headline, t.number), Text: []byte(t.text.String())}
}

// size is how long the story is to be: half of the average to twice that.
func (t *teller) size() int {
	shares := [...]int{50, 70, 80, 95, 100, 110, 120, 175}
	return t.corpus.options.Size * shares[t.r.IntN(len(shares))] / 100
}

// sayings are what this story has of the event's: a later report leaves some
// out, and now and then a story quotes what was said years before.
func (t *teller) sayings() []saying {
	var all []saying
	for _, s := range t.event.sayings {
		if t.report == 0 || len(all) == 0 || !chance(t.r, 25) {
			all = append(all, s)
		}
	}
	return all
}

func (t *teller) headline() string {
	if chance(t.r, 8) {
		s := t.event.sayings[0]
		t.named[s.who] = false
		return fmt.Sprintf("%s: “%s”", t.event.people[s.who].Surname, capital(s.words[0]))
	}
	if t.report > 0 {
		return capital(t.fill.fill(one(t.r, headlines)))
	}
	return t.event.headline
}

// header writes the front matter.
func (t *teller) header(headline string) {
	b := &t.text
	fmt.Fprintf(b, "---\ntitle: %q\ndate: %s\nplace: %s\n", headline, t.at.Format(time.RFC3339), t.fill.town)
	if chance(t.r, 60) {
		fmt.Fprintf(b, "summary: %q\n", t.fill.fill(one(t.r, tellings)))
	}
	fmt.Fprintf(b, "topics: [%s, %s]\nsource: %s\n", t.fill.topic.name, strings.ReplaceAll(one(t.r, t.fill.topic.things), "’", ""), one(t.r, sources))
	if chance(t.r, 50) {
		fmt.Fprintf(b, "author: %s\n", one(t.r, authors))
	}
	fmt.Fprintf(b, "url: https://news.example/%s\nlang: en\n---\n", base36(t.number))
}

func (t *teller) paragraph(words string) {
	t.text.WriteString("\n" + words + "\n")
}

// telling is a paragraph without a quote.
func (t *teller) telling() {
	words := t.fill.fill(one(t.r, tellings))
	for range 1 + t.r.IntN(2) {
		words += " " + t.fill.fill(one(t.r, tellings))
	}
	t.paragraph(words)
}
