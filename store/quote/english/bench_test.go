package english

import (
	"fmt"
	"strings"
	"testing"
)

// eight is a story of some 8 KB.
func eight() string {
	const part = `Ana Ruiz, the harbour minister, said on Monday that the mole at Gullport would be finished in May, and that the dredger was on its way. “It is longer than the last one,” she told reporters. “It will stand.”

Bo Lind, a pilot who has taken ships past the point for thirty years, was not so sure. “The sea has a long memory,” Lind said, “and the minister a short one.” He called the plan “a postcard” and asked whether the gate had been tested.

According to a report by the Port Authority, nobody has counted the gulls. The so-called “quiet hour” passed without a word from the yard, whose chairman, Sir Anselm Bray, did not answer the telephone.

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

// odd are texts of n bytes that would cost more than their length where a
// rule looked further than its sentence.
func odd() map[string]func(n int) string {
	return map[string]func(n int) string{
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
}

// Texts of all shapes, and far longer than any story, are read in time that
// grows with their length alone: where it grew faster, this test would not
// come to its end.
func TestLongTexts(t *testing.T) {
	size := 1 << 20
	if testing.Short() {
		size = 128 << 10
	}
	for name, text := range odd() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := text(size)
			Find(text, paragraphs(text))
		})
	}
}

// What is allocated grows with the length of the text, and not with the
// square of the people who could be meant.
func TestAllocationsAreLinear(t *testing.T) {
	const small, times = 32 << 10, 8
	for name, text := range odd() {
		few, many := text(small), text(small*times)
		fewBlocks, manyBlocks := paragraphs(few), paragraphs(many)
		a := testing.AllocsPerRun(1, func() { Find(few, fewBlocks) })
		b := testing.AllocsPerRun(1, func() { Find(many, manyBlocks) })
		if b > 1.5*times*(a+100) {
			t.Errorf("%s: %.0f allocations for %d KB, %.0f for %d KB", name, a, small>>10, b, small*times>>10)
		}
	}
}

// BenchmarkLength shows bytes per second against length, for texts of all
// shapes.
func BenchmarkLength(b *testing.B) {
	for name, text := range odd() {
		for _, kb := range []int{1, 8, 64, 512, 4096} {
			text := text(kb << 10)
			blocks := paragraphs(text)
			b.Run(fmt.Sprintf("%s/%dKB", strings.ReplaceAll(name, " ", "-"), kb), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Find(text, blocks)
				}
			})
		}
	}
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
