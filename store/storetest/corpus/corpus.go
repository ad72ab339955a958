// Package corpus invents editions of any size for tests, benchmarks and the
// table of docs/speed.md. All names and words in it are made up.
//
// A hundred thousand story files, in folders by month as the reader's own
// stories lie (2021/04/2021-04-17-a-headline-1x3.md), take about ten seconds:
//
//	go run ./store/storetest/corpus/write -stories 100000 -to /tmp/stories
//	go run ./store/storetest/corpus/write -stories 1000000 -size 300 -to /tmp/stories
//
// A benchmark needs no files. The same options always give the same stories,
// each by itself and in any order:
//
//	c := corpus.New(corpus.Options{Stories: 1000})
//	for s := range c.All() {
//		parsed, err := story.Parse(story.File{Name: s.Path}, s.Text)
//	}
//	late := c.Story(c.Len()) // one that is newer than all of these
//
// It is like a newsroom's archive in what an engine feels: ten years; a dozen
// sources; events that up to three of them report, with the same words in
// wording that differs; some eight quotes of five speakers in a story of
// 4.8 KB, of all kinds; thousands of officials who change their offices, few
// of whom speak very often and most hardly ever; old words quoted again years
// later. [Corpus.Officials] says who they are: the first of a hundred
// thousand stories has made some 2,000 statements.
package corpus

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"
)

// Options chooses a corpus. The zero value is one of 1,000 stories of 4.8 KB.
type Options struct {
	Stories int    // 0 for 1,000
	Size    int    // bytes of a story file on average, 0 for 4,800; 300 is a short text
	Seed    uint64 // another seed, other names and other words
	// Officials is how many there are to be heard, 0 for 20,000. In few
	// stories few of them are heard, in 100,000 nearly all.
	Officials int
}

// Corpus is an edition that is made up as it is read. Several goroutines may
// read it at once.
type Corpus struct {
	options   Options
	lands     []land
	officials []Official
	rank      []float64 // sums of how often the officials are heard
}

// Story is the file of a story. Its path has slashes.
type Story struct {
	Path string
	Text []byte
}

// New invents who is there; the stories follow as they are asked for.
func New(o Options) *Corpus {
	const stories, size, officials = 1000, 4800, 20_000
	o.Stories = or(o.Stories, stories)
	o.Size = or(o.Size, size)
	o.Officials = or(o.Officials, officials)
	c := &Corpus{options: o}
	c.lands = lands(c.random(ofLands, 0))
	c.officials = make([]Official, o.Officials)
	for i := range c.officials {
		c.officials[i] = c.official(i)
	}
	c.rank = ranks(o.Officials)
	return c
}

func or(n, usual int) int {
	if n <= 0 {
		return usual
	}
	return n
}

// Len is the number of stories.
func (c *Corpus) Len() int { return c.options.Stories }

// All are the stories, the oldest first.
func (c *Corpus) All() iter.Seq[Story] {
	return func(yield func(Story) bool) {
		for i := range c.Len() {
			if !yield(c.Story(i)) {
				return
			}
		}
	}
}

// Officials are all who can be heard, the one who is heard most first.
func (c *Corpus) Officials() []Official { return c.officials }

// Story is one of the stories, counted from the oldest. Those after the last
// are newer than all others.
func (c *Corpus) Story(i int) Story {
	n, report := eventOf(i)
	e := c.event(n)
	t := c.teller(i, report, &e)
	return t.story()
}

// What is invented each has random numbers of its own, so that it can be had
// without what comes before it.
const (
	ofLands = iota
	ofOfficials
	ofEvents
	ofStories
)

func (c *Corpus) random(of uint64, n int) *rand.Rand {
	const apart = 0x9e3779b97f4a7c15 // far apart for neighbours
	return rand.New(rand.NewPCG(c.options.Seed+of<<60, (uint64(n)+1)*apart))
}

// reports are the stories that ten in a row tell of each of six events.
var reports = [...]int{3, 2, 2, 1, 1, 1}

const inARow = 10

// eventOf is the event that a story tells of, and which report of it it is.
func eventOf(story int) (event, report int) {
	event, report = story/inARow*len(reports), story%inARow
	for _, n := range reports {
		if report < n {
			break
		}
		report -= n
		event++
	}
	return event, report
}

// firstReport is the first story that tells of an event.
func firstReport(event int) int {
	story := event / len(reports) * inARow
	for _, n := range reports[:event%len(reports)] {
		story += n
	}
	return story
}

// The stories are spread over ten years.
var (
	begin = time.Date(2016, 1, 1, 6, 0, 0, 0, time.UTC)
	end   = time.Date(2025, 12, 31, 6, 0, 0, 0, time.UTC)
)

// when is the moment at which the story of this number is due.
func (c *Corpus) when(story int) time.Time {
	share := float64(story) / float64(c.options.Stories)
	return begin.Add(time.Duration(share * float64(end.Sub(begin)))).Truncate(time.Second)
}

// path is where a story lies: by month, with an ID that begins with the day.
func path(at time.Time, headline string, story int) string {
	return fmt.Sprintf("%s/%s-%s-%s.md", at.Format("2006/01"), at.Format(time.DateOnly), slug(headline), base36(story))
}
