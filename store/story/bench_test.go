package story_test

import (
	"strings"
	"testing"

	"onrecord/store/story"
)

// page is a Markdown story of some length.
func page(size int) []byte {
	var b strings.Builder
	b.WriteString("---\ntitle: Harbour opens again\ndate: 2025-05-01\nplace: Port Selm\nsummary: After a week of silence the cranes move.\ntopics: [harbour, trade]\nsource: Coast Desk\nlang: en\n---\n")
	for b.Len() < size {
		b.WriteString("\nThe harbour opened on Thursday. “We will not wait,” said Ana Ruiz, the harbour minister, *as* she walked [the quay](https://example.org/quay).\n")
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	content := page(4 << 10)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := story.Parse(story.File{Name: "harbour.md"}, content); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBlocks(b *testing.B) {
	content := page(8 << 10)
	s, err := story.Parse(story.File{Name: "harbour.md"}, content)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(s.Body)))
	b.ReportAllocs()
	for b.Loop() {
		s.Blocks()
	}
}
