package same_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onrecord/store/wording/same"
)

// talker makes up quotes of words that nobody uses, as frequent as words are
// (Zipf) and as long as quotes are.
type talker struct {
	r     *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newTalker() *talker {
	r := rand.New(rand.NewPCG(4, 1941))
	t := &talker{r: r, words: make([]string, 60_000)}
	for i := range t.words {
		for range 1 + r.IntN(3) + min(i/50, 1) {
			t.words[i] += string("bdfgklmnprstvz"[r.IntN(14)]) + string("aeiou"[r.IntN(5)])
		}
	}
	t.zipf = rand.NewZipf(r, 1.07, 2.7, uint64(len(t.words)-1))
	return t
}

func (t *talker) word() string { return t.words[t.zipf.Uint64()] }

func (t *talker) say(n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = t.word()
	}
	return words
}

// quotes are n quotes; one in five is another one cut short or altered.
func (t *talker) quotes(n int) []same.Text {
	var said [][]string
	texts := make([]same.Text, n)
	for i := range texts {
		words := t.say(3 + int(min(t.r.ExpFloat64()*16, 120)))
		if other := len(said); other > 0 && t.r.IntN(5) == 0 {
			words = t.alter(said[t.r.IntN(other)])
		}
		said = append(said, words)
		texts[i] = same.Text{Words: strings.Join(words, " "), Date: onDay(t.r.IntN(4000))}
	}
	return texts
}

func (t *talker) alter(words []string) []string {
	words = append([]string(nil), words...)
	if len(words) < 4 {
		return words
	}
	at := t.r.IntN(len(words))
	switch t.r.IntN(4) {
	case 0:
		words[at] = t.word()
	case 1:
		words = append(words[:at], words[at+1:]...)
	case 2:
		words = words[:max(at, len(words)/2)]
	default:
		words = words[min(at, len(words)/2):]
	}
	return words
}

func onDay(n int) time.Time { return time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n) }

func BenchmarkGroup(b *testing.B) {
	const n = 300_000
	t := newTalker()
	line := strings.Join(t.say(25), " ")
	for _, bb := range []struct {
		name string
		make func() []same.Text
	}{
		{"200 quotes", func() []same.Text { return t.quotes(200) }},
		{"20,000 quotes", func() []same.Text { return t.quotes(20_000) }},
		{"300,000 quotes", func() []same.Text { return t.quotes(n) }},
		{"300,000 nearly the same", func() []same.Text {
			return made(n, func(int) string { return strings.Join(t.alter(strings.Fields(line)), " ") })
		}},
		{"300,000 with one beginning", func() []same.Text {
			return made(n, func(int) string { return line + " " + strings.Join(t.say(25), " ") })
		}},
		{"100,000 of one word", func() []same.Text {
			return made(100_000, func(int) string { return t.word() })
		}},
		{"two of 100,000 words", func() []same.Text {
			words := t.say(100_000)
			return []same.Text{{Words: strings.Join(words, " ")}, {Words: strings.Join(words[:99_000], " ") + " " + strings.Join(t.say(900), " ")}}
		}},
		{"pieces of 100,000 words", func() []same.Text {
			words := t.say(100_000)
			texts := made(3000, func(i int) string { return strings.Join(t.alter(words[i*30:i*30+30]), " ") })
			return append(texts, same.Text{Words: strings.Join(words, " ")})
		}},
		{"the same shingles again and again", func() []same.Text {
			return made(3000, func(i int) string {
				return strings.Repeat("bado zimu ", 500+i%7) + strings.Repeat("vora ", i%11)
			})
		}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			texts := bb.make()
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(same.Group(texts))), "statements")
			}
		})
	}
}

func made(n int, words func(i int) string) []same.Text {
	texts := make([]same.Text, n)
	for i := range texts {
		texts[i] = same.Text{Words: words(i), Date: onDay(i % 4000)}
	}
	return texts
}
