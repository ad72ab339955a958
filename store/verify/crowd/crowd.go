// Package crowd makes up quotes as newspapers have them, for tests and
// benchmarks of who looks for words in quotes.
package crowd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
)

// Crowd makes quotes of as many words as those of newspapers have, from words
// that are as common and as rare.
type Crowd struct {
	random *rand.Rand
	zipf   *rand.Zipf
	rare   []string
}

const common = "the to and of that a in we is it i for this not be on have are with you they as our will was he at by people from do but has who an what their my all can would there or so more were about if one need been out no when very because should his those time country up your new government must work them many how make us any other these now take some think get every world she just year right than"

// New makes a crowd; of one seed all say the same.
func New(seed uint64) *Crowd {
	c := &Crowd{random: rand.New(rand.NewPCG(seed, 7))}
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

func (c *Crowd) word() string { return c.rare[c.zipf.Uint64()] }

// Words are some words with a full stop now and then.
func (c *Crowd) Words(n int) string {
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
func (c *Crowd) length() int {
	return min(600, 1+int(math.Exp(2.8+0.75*c.random.NormFloat64())))
}

// PerStory is how many quotes a story has.
const PerStory = 6

// Story is the nth story that the crowd is quoted in.
func (c *Crowd) Story(i int) verify.Story {
	s := verify.Story{ID: fmt.Sprintf("story-%06d", i), Date: time.Date(2000, 1, 1+i/8, 0, 0, 0, 0, time.UTC)}
	for k := range PerStory {
		s.Quotes = append(s.Quotes, verify.Quote{Words: c.Words(c.length()), Kind: quote.Kind(k % 3), Speaker: k % 3})
	}
	return s
}

// Anybody is a directory in which every speaker of every story is somebody
// of her own.
type Anybody struct{}

// Of is who a speaker is.
func (Anybody) Of(story string, speaker int) (official.Official, bool) {
	id := fmt.Sprintf("%s-%d", story, speaker)
	return official.Official{ID: id, Name: id}, true
}

// StoriesOf is the one story in which somebody is quoted.
func (Anybody) StoriesOf(officialID string) []string {
	story, _, _ := strings.Cut(officialID, "-of-")
	return []string{story}
}

// Place is where a quote stands.
func (Anybody) Place(story string, number int) (official.Place, bool) {
	return official.Place{StoryID: story, Quote: number}, true
}

// Claims are questions of each kind, some of them of what has been said.
func (c *Crowd) Claims(said []string) map[string]func() string {
	return map[string]func() string{
		"Said":     func() string { return said[c.random.IntN(len(said))] },
		"Changed":  func() string { return c.changed(said[c.random.IntN(len(said))], 5) },
		"Short":    func() string { return c.Words(3) },
		"Sentence": func() string { return c.Words(18) },
		"Common": func() string {
			words := strings.Fields(common)
			var some []string
			for range 2 + c.random.IntN(10) {
				some = append(some, words[c.random.IntN(24)])
			}
			return strings.Join(some, " ")
		},
		"OneWord":   func() string { return strings.Fields(common)[c.random.IntN(8)] },
		"Words100":  func() string { return c.Words(100) },
		"Words5000": func() string { return c.Words(5000) },
		"Pasted5000": func() string {
			var all []string
			for n := 0; n < 5000; {
				s := said[c.random.IntN(len(said))]
				all = append(all, s)
				n += len(strings.Fields(s))
			}
			return strings.Join(all, " ")
		},
	}
}

// changed replaces every nth word.
func (c *Crowd) changed(words string, n int) string {
	all := strings.Fields(words)
	for i := n / 2; i < len(all); i += n {
		all[i] = c.word()
	}
	return strings.Join(all, " ")
}
