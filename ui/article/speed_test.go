package article

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func big(b *testing.B) Model {
	head, body, _ := strings.Cut(harbour, "\n---\n")
	m := open(b, 200, 60, head+"\n---\n"+strings.Repeat(body, 8))
	var quotes [][3]string
	for range 8 {
		quotes = append(quotes, [3]string{"The sea is not a road", "Ana Ruiz"}, [3]string{"It is *late*,|but it is there.", "Bo Lind"})
	}
	run(&m, m.SetAnalysis(said(b, m.story, quotes...)))
	return m
}

// BenchmarkOpen is a story of 8 KB, from its body to the screen.
func BenchmarkOpen(b *testing.B) {
	m := big(b)
	s, a := m.story, m.analysis
	b.ReportAllocs()
	for b.Loop() {
		m.shelf = &shelf{}
		_ = m.SetStory(s)
		run(&m, m.SetAnalysis(a))
	}
}

// BenchmarkPress is a key that scrolls or goes to a quote, and the view.
func BenchmarkPress(b *testing.B) {
	for name, key := range map[string]tea.KeyPressMsg{
		"scroll": {Code: 'j', Text: "j"}, "quote": {Code: 'n', Text: "n"},
	} {
		b.Run(name, func(b *testing.B) {
			m := big(b)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				if n++; n%16 == 0 {
					m.GoTo(Place{Block: -1, Quote: -1})
				}
				m, _ = m.Update(key)
				_ = m.View()
			}
		})
	}
}

// BenchmarkView is the view alone, which runs after every message.
func BenchmarkView(b *testing.B) {
	m := big(b)
	b.ReportAllocs()
	for b.Loop() {
		_ = m.View()
	}
}
