package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

// text is a story of some length, unlike the others.
func text(i, size int) string {
	topics := [...]string{"harbour", "budget", "railway", "school", "weather"}
	names := [...]string{"Ana Ruiz", "Tomas Moor", "Olu Adeyemi", "Ida Tamm", "Wen Sato"}
	topic, name := topics[i%len(topics)], names[i/7%len(names)]
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: The %s, day %d\ndate: %d-%02d-%02d\nplace: Port Selm\ntopics: [%s]\nsource: Coast Desk\n---\n", topic, i, 1990+i%35, i%12+1, i%28+1, topic)
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "\nThe %s was quiet on day %d, and w%dx%d was heard. “We will not wait for number %d any longer,” said %s, the %s minister, after the meeting of the board.\n", topic, n, i%997, n, i*n%1013, name, topic)
	}
	return b.String()
}

func folder(b *testing.B, files, size int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range files {
		write(b, filepath.Join(dir, fmt.Sprintf("%02d", i%100), fmt.Sprintf("story-%05d.md", i)), text(i, size))
	}
	return dir
}

func BenchmarkOpenBundled(b *testing.B) {
	for b.Loop() {
		m := store.Open(store.Options{Bundled: data.Stories})
		wait(b, m)
		_ = m.Close()
	}
}

func BenchmarkOpen10000(b *testing.B) {
	dir := folder(b, 10_000, 4<<10)
	for b.Loop() {
		m := store.Open(store.Options{Paths: []string{dir}})
		if s := wait(b, m); s.Stories != 10_000 {
			b.Fatal(s.Stories)
		}
		_ = m.Close()
	}
}

func BenchmarkList10000(b *testing.B) {
	m, _ := loaded(b, store.Options{Paths: []string{folder(b, 10_000, 200)}})
	for _, p := range []store.Page{{Limit: 50}, {Offset: 9000, Limit: 50}, {}} {
		b.Run(fmt.Sprintf("from %d to %d", p.Offset, p.Limit), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Stories(context.Background(), store.Choice{}, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch3000(b *testing.B) {
	m, _ := loaded(b, store.Options{Paths: []string{folder(b, 3000, 4<<10)}})
	for _, q := range []string{"meeting", "harbour board", "w*", `"after the meeting"`, `"number 12 any"`, "w7x3", "by:moor", "by:moor harbour kind:direct", "topic:school after:2010", "-harbour"} {
		b.Run(q, func(b *testing.B) {
			// The first search makes the index; BenchmarkFirstSearch3000 tells how long.
			if _, err := m.Search(context.Background(), q, store.Page{Limit: 20}); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := m.Search(context.Background(), q, store.Page{Limit: 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFirstSearch3000(b *testing.B) {
	dir := folder(b, 3000, 4<<10)
	for b.Loop() {
		b.StopTimer()
		m := store.Open(store.Options{Paths: []string{dir}})
		wait(b, m)
		b.StartTimer()
		if _, err := m.Search(context.Background(), "meeting", store.Page{Limit: 20}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		_ = m.Close()
		b.StartTimer()
	}
}

func BenchmarkParseAndAnalyse8KB(b *testing.B) {
	content := []byte(text(1, 8<<10))
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		s, err := story.Parse(story.File{Name: "story.md"}, content)
		if err != nil {
			b.Fatal(err)
		}
		find.Quotes(s.Body, s.Blocks())
	}
}

func BenchmarkOfficialsBundled(b *testing.B) {
	for b.Loop() {
		m := store.Open(store.Options{Bundled: data.Stories})
		if _, err := m.Officials(context.Background(), store.OfficialsQuery{}, store.Page{}); err != nil {
			b.Fatal(err)
		}
		_ = m.Close()
	}
}
