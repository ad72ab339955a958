package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"onrecord/store"
)

// manyStories writes stories of 4 KB that quote two people each.
func manyStories(b *testing.B, n int) string {
	b.Helper()
	body, err := os.ReadFile("testdata/edition/2031-03-04-harbour-closed.md")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for i := range n {
		name := fmt.Sprintf("20%02d-%02d-%02d-story-%04d.md", 10+i%20, 1+i%12, 1+i%28, i)
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkKey presses keys in each pane of a screen of 200x60 cells over
// 3,000 stories: one Update and one View each.
func BenchmarkKey(b *testing.B) {
	ed := store.Open(store.Options{Paths: []string{manyStories(b, 3000)}, Analyse: true})
	b.Cleanup(func() { _ = ed.Close() })
	for _, pane := range []struct {
		name string
		to   []string // keys that lead there
		sees string   // once it is there
		keys []string
	}{
		{"stories", nil, "", []string{"j", "j", "j", "k"}},
		{"article-scroll", []string{"enter"}, "", []string{"j", "j", "k"}},
		{"article-quote", []string{"enter"}, "", []string{"n", "n", "N"}},
		{"quoted", []string{"shift+tab"}, "", []string{"j", "k"}},
		{"officials", []string{"o"}, "Mirjam", []string{"down", "up"}},
		{"record", []string{"n", "enter"}, "Record of Ana", []string{"j", "j", "k"}},
		{"search", []string{"/", "h", "a", "r"}, "3000 stories", []string{"down", "down", "up"}},
		{"help", []string{"?"}, "Moving", []string{"j", "k"}},
	} {
		b.Run(pane.name, func(b *testing.B) {
			s := screenOf(b, ed, 200, 60, Options{})
			s.settled()
			s.press(pane.to...)
			if pane.sees != "" {
				s.sees(pane.sees)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				next, _ := s.m.Update(keyPress(pane.keys[i%len(pane.keys)]))
				s.m = next.(Model)
				_ = s.m.View()
			}
		})
	}
}

// BenchmarkFirstFrame makes the screen over an edition that is there, and
// draws what can be drawn before anything has been answered.
func BenchmarkFirstFrame(b *testing.B) {
	ed := store.Open(store.Options{Paths: []string{"testdata/edition"}})
	b.Cleanup(func() { _ = ed.Close() })
	b.ReportAllocs()
	for b.Loop() {
		s := screenOf(b, ed, 200, 60, Options{})
		_ = s.m.View()
	}
}
