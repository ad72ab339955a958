package english

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// eight is a story of some 8 KB.
func eight() string {
	const part = `Ana Ruiz, the harbour minister, said on Monday that the mole at Gullport would be finished in May, and that the dredger was on its way. “It is longer than the last one,” she told reporters. “It will stand.”

Bo Lind, a pilot who has taken ships past the point for thirty years, was not so sure. “The sea has a long memory,” Lind said, “and the minister a short one.” He called the plan “a postcard” and asked whether the gate had been tested.

According to a report by the Port Authority, nobody has counted the gulls. The so-called “golden hour” passed without a word from the yard, whose chairman, Sir Piers Hallam, did not answer the telephone.

`
	var b strings.Builder
	for b.Len() < 8<<10 {
		b.WriteString(part)
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	text := eight()
	blocks := paragraphs(text)
	Find(text, blocks) // the lexicons are loaded once
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text, blocks)
	}
}

// Time per byte must not grow with the length of the text, however odd it is.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	odd := map[string]func(n int) string{
		"story":       func(n int) string { return strings.Repeat(eight(), n/(8<<10)+1)[:n] },
		"one line":    func(n int) string { return strings.ReplaceAll(strings.Repeat(eight(), n/(8<<10)+1)[:n], "\n", " ") },
		"marks":       func(n int) string { return strings.Repeat("“ ", n/4) },
		"straight":    func(n int) string { return strings.Repeat("\"a\" ' ", n/6) },
		"plurals":     func(n int) string { return "‘" + strings.Repeat("the players’ wages ", n/21) },
		"opens":       func(n int) string { return strings.Repeat("“a ", n/5) },
		"cues":        func(n int) string { return strings.Repeat("said ", n/5) },
		"commas":      func(n int) string { return strings.Repeat("he said, ", n/9) },
		"and cues":    func(n int) string { return "He said it " + strings.Repeat("and said that ", n/14) },
		"names":       func(n int) string { return manyNames(n) },
		"one surname": func(n int) string { return manyCousins(n) },
		"offices":     func(n int) string { return manyOffices(n) },
		"turns":       func(n int) string { return strings.Repeat("Q: Who?\n\nA: Me.\n\n", n/18) },
		"alone":       func(n int) string { return strings.Repeat("“We wait for the tide.”\n\n", n/28) },
		"open paras":  func(n int) string { return strings.Repeat("“We wait for the tide.\n\n", n/25) },
		"orphans":     func(n int) string { return strings.Repeat("“We wait.” ", n/15) },
		"letters":     func(n int) string { return strings.Repeat("a", n) },
		"colons":      func(n int) string { return strings.Repeat("a: ", n/3) },
		"pronouns":    func(n int) string { return "Ana Ruiz left. " + strings.Repeat("“Oh,” she said. ", n/18) },
	}
	for name, make := range odd {
		t.Run(name, func(t *testing.T) {
			small, large := rate(make(50_000)), rate(make(400_000))
			t.Logf("%.1f MB/s at 0.05 MB, %.1f MB/s at 0.4 MB", small, large)
			if large < small/5 && large < 3 {
				t.Errorf("%.2f MB/s fell to %.2f", small, large)
			}
		})
	}
}

func rate(text string) float64 {
	blocks := paragraphs(text)
	best := 0.0
	for range 2 { // the machine may be busy
		start := time.Now()
		Find(text, blocks)
		best = max(best, float64(len(text))/1e6/time.Since(start).Seconds())
	}
	return best
}

func manyNames(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "“We wait,” said Ana Ru%dz, the minister of %d. She left.\n\n", i, i)
	}
	return b.String()
}

func manyCousins(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "“We wait,” said An%da Ruiz. Ruiz left.\n\n", i)
	}
	return b.String()
}

func manyOffices(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Ana Ru%dz, the minister, sat. “We wait,” the minister said.\n\n", i)
	}
	return b.String()
}
