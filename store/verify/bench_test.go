package verify_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
)

// crowd makes quotes of as many words as those of newspapers have, from words
// that are as common and as rare.
type crowd struct {
	random *rand.Rand
	zipf   *rand.Zipf
	rare   []string
}

const common = "the to and of that a in we is it i for this not be on have are with you they as our will was he at by people from do but has who an what their my all can would there or so more were about if one need been out no when very because should his those time country up your new government must work them many how make us any other these now take some think get every world she just year right than"

func newCrowd(seed uint64) *crowd {
	c := &crowd{random: rand.New(rand.NewPCG(seed, 7))}
	c.rare = strings.Fields(common)
	begin := strings.Fields("ba be bi bo bra da de dra du fa fe fli ga gre ha hi ka ke kro la le li ma me mo na ne no pa pe pra ra re ri sa se sha sta ta te tra va ve wi")
	end := strings.Fields("n nd r st l rt m t nce tion ment ly ing ed er ness")
	for len(c.rare) < 60_000 {
		w := ""
		for range 1 + c.random.IntN(3) {
			w += begin[c.random.IntN(len(begin))]
		}
		c.rare = append(c.rare, w+end[c.random.IntN(len(end))])
	}
	c.zipf = rand.NewZipf(c.random, 1.15, 4, uint64(len(c.rare)-1))
	return c
}

func (c *crowd) word() string { return c.rare[c.zipf.Uint64()] }

// words are some words with a full stop now and then.
func (c *crowd) words(n int) string {
	var b strings.Builder
	for i := range n {
		w := c.word()
		if i == 0 || strings.HasSuffix(b.String(), ". ") {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
		switch {
		case i == n-1:
			b.WriteByte('.')
		case c.random.IntN(18) == 0:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// length is that of a quote: half of them have less than 17 words, one in a
// hundred more than 90.
func (c *crowd) length() int {
	return min(600, 1+int(math.Exp(2.8+0.75*c.random.NormFloat64())))
}

const perStory = 6

func (c *crowd) story(i int) verify.Story {
	s := verify.Story{ID: fmt.Sprintf("story-%06d", i), Date: time.Date(2000, 1, 1+i/8, 0, 0, 0, 0, time.UTC)}
	for k := range perStory {
		s.Quotes = append(s.Quotes, verify.Quote{Words: c.words(c.length()), Kind: quote.Kind(k % 3), Speaker: k % 3})
	}
	return s
}

// anybody is a directory in which every speaker of every story is somebody
// of her own.
type anybody struct{}

func (anybody) Of(story string, speaker int) (official.Official, bool) {
	id := fmt.Sprintf("%s-%d", story, speaker)
	return official.Official{ID: id, Name: id}, true
}

func (anybody) StoriesOf(officialID string) []string {
	story, _, _ := strings.Cut(officialID, "-of-")
	return []string{story}
}

func (anybody) Place(story string, number int) (official.Place, bool) {
	return official.Place{StoryID: story, Quote: number}, true
}

type large struct {
	index   *verify.Index
	said    []string // some of the quotes
	mb      float64
	seconds float64
}

const manyQuotes = 60_000

var largeIndex = sync.OnceValue(func() large {
	c := newCrowd(1)
	stories := make([]verify.Story, manyQuotes/perStory)
	var l large
	for i := range stories {
		stories[i] = c.story(i)
		if i%97 == 0 {
			l.said = append(l.said, stories[i].Quotes[i%perStory].Words)
		}
	}
	before := heap()
	start := time.Now()
	l.index = verify.NewIndex()
	for _, s := range stories {
		l.index.Add(s)
	}
	l.seconds = time.Since(start).Seconds()
	l.mb = heap() - before
	runtime.KeepAlive(stories)
	return l
})

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

func BenchmarkBuild(b *testing.B) {
	l := largeIndex()
	for b.Loop() {
	}
	b.ReportMetric(l.seconds, "s/60k")
	b.ReportMetric(l.mb, "MB")
}

// BenchmarkAsk asks 60,000 quotes, and tells the median and the longest time.
func BenchmarkAsk(b *testing.B) {
	l := largeIndex()
	c := newCrowd(2)
	claims := map[string]func() string{
		"Said":     func() string { return l.said[c.random.IntN(len(l.said))] },
		"Changed":  func() string { return changed(c, l.said[c.random.IntN(len(l.said))], 5) },
		"Short":    func() string { return c.words(3) },
		"Sentence": func() string { return c.words(18) },
		"Common": func() string {
			words := strings.Fields(common)
			var some []string
			for range 2 + c.random.IntN(10) {
				some = append(some, words[c.random.IntN(24)])
			}
			return strings.Join(some, " ")
		},
		"OneWord":   func() string { return strings.Fields(common)[c.random.IntN(8)] },
		"Words100":  func() string { return c.words(100) },
		"Words5000": func() string { return c.words(5000) },
		"Pasted5000": func() string {
			var all []string
			for n := 0; n < 5000; {
				s := l.said[c.random.IntN(len(l.said))]
				all = append(all, s)
				n += len(strings.Fields(s))
			}
			return strings.Join(all, " ")
		},
	}
	names := make([]string, 0, len(claims))
	for name := range claims {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				b.StopTimer()
				words := claims[name]()
				b.StartTimer()
				start := time.Now()
				if _, err := l.index.Ask(b.Context(), words, official.Official{}, anybody{}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "worst-ms")
		})
	}
}

// changed replaces every nth word.
func changed(c *crowd, words string, n int) string {
	all := strings.Fields(words)
	for i := n / 2; i < len(all); i += n {
		all[i] = c.word()
	}
	return strings.Join(all, " ")
}
