package page

import (
	"strings"
	"testing"

	"onrecord/store/story"
)

// long is a story of about n bytes, in paragraphs as newspapers have them.
func long(t testing.TB, n int) story.Story {
	const paragraph = "The harbour **minister** waited for the tide, and said: “We wait, as we have always waited, " +
		"for the water to come back to us.” Nobody on the quay was [surprised](https://example.org/quay) by that, " +
		"and the *ferry* left at nine. “It is late,” Bo Lind said, “but it is there.”\n\n"
	return parse(t, "long.md", "---\ntitle: Long\n---\n"+strings.Repeat(paragraph, n/len(paragraph)+1))
}

// BenchmarkSet is a story of 8 KB, from its blocks and quotes to lines.
func BenchmarkSet(b *testing.B) {
	s := long(b, 8<<10)
	blocks := s.Blocks()
	quotes := curly(s, blocks)
	for name, qs := range map[string]int{"quotes": len(quotes), "bare": 0} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(s.Body)))
			for b.Loop() {
				Set(s, blocks, quotes[:qs], options(72))
			}
		})
	}
}

// BenchmarkFirstScreen is what has to be set of a story of 2 MB before
// something can be shown of it.
func BenchmarkFirstScreen(b *testing.B) {
	s := long(b, 2<<20)
	blocks := s.Blocks()
	quotes := curly(s, blocks)
	b.ReportAllocs()
	for b.Loop() {
		st := Begin(s, blocks, quotes, options(72))
		st.Advance(8 << 10)
	}
}
