package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/marks"
)

const rain = "---\ntitle: Rain\ndate: 2025-05-01\n---\nIt rained.\n"

// loaded opens an edition and waits until everything is read.
func loaded(t testing.TB, o store.Options) (*store.Memory, store.State) {
	t.Helper()
	m := open(t, o)
	return m, wait(t, m)
}

func wait(t testing.TB, m *store.Memory) store.State {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	known := 0
	for {
		s, err := m.State(ctx, known)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Loading {
			return s
		}
		known = s.Version
	}
}

func listed(t testing.TB, m *store.Memory) []string {
	t.Helper()
	l, err := m.Stories(context.Background(), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range l.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// told writes problems as lines, with paths below dir.
func told(t testing.TB, s store.State, dir string) []string {
	t.Helper()
	var lines []string
	for _, p := range s.Problems {
		lines = append(lines, strings.ReplaceAll(strings.TrimPrefix(p.Error(), dir+string(filepath.Separator)), `\`, "/"))
	}
	return lines
}

func TestWhatOfAFolderIsRead(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.MARKDOWN", "c.txt", "d.html", "e.json", "f", ".hidden.md", ".git/g.md", "sub/deep/h.md", "sub/empty.md"} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), rain)
	}
	write(t, filepath.Join(dir, "sub", "empty.md"), "")
	m, s := loaded(t, store.Options{Paths: []string{dir}})
	got := listed(t, m)
	if diff := cmp.Diff([]string{"empty", "a", "b", "c", "h"}, got); diff != "" {
		t.Error(diff)
	}
	if len(s.Problems) != 0 || s.Expected != 5 {
		t.Errorf("%+v", s)
	}
	empty, err := m.Story(context.Background(), "empty")
	if err != nil || empty.Headline != "empty" || len(empty.Notes) == 0 {
		t.Errorf("%+v, %v", empty, err)
	}
}

func TestNamedFilesMayBeOfAnyKind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"notes", "story.news", ".hidden.md", "page.html"} {
		write(t, filepath.Join(dir, name), rain)
	}
	m, s := loaded(t, store.Options{Paths: []string{
		filepath.Join(dir, "notes"), filepath.Join(dir, "story.news"), filepath.Join(dir, ".hidden.md"),
		filepath.Join(dir, "page.html"), filepath.Join(dir, "missing.md"),
	}})
	if diff := cmp.Diff([]string{".hidden", "notes", "story"}, listed(t, m)); diff != "" {
		t.Error(diff)
	}
	missing := "missing.md: no such file or directory"
	if runtime.GOOS == "windows" {
		missing = "missing.md: The system cannot find the file specified."
	}
	if diff := cmp.Diff([]string{missing, "page.html: is a web page; those cannot be read yet"}, told(t, s, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestAFileIsReadOnce(t *testing.T) {
	dir := t.TempDir()
	a := filepath.Join(dir, "a.md")
	write(t, a, rain)
	write(t, filepath.Join(dir, "sub", "b.md"), rain)
	m, _ := loaded(t, store.Options{Paths: []string{a, dir, filepath.Join(dir, "sub"), dir + "/./sub/../a.md"}})
	if diff := cmp.Diff([]string{"a", "b"}, listed(t, m)); diff != "" {
		t.Error(diff)
	}
}

func TestTooLong(t *testing.T) {
	dir := t.TempDir()
	p := filepath.Join(dir, "long.md")
	write(t, p, "")
	if err := os.Truncate(p, 65<<20); err != nil {
		t.Fatal(err)
	}
	_, s := loaded(t, store.Options{Paths: []string{p}})
	if diff := cmp.Diff([]string{"long.md: is longer than 64 MB"}, told(t, s, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestIDsOfOneName(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/rain.md", "b/rain.md", "b/rain.txt", "c/rain.md", "d/b-rain.md", "my story.md"} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), rain)
	}
	m, _ := loaded(t, store.Options{Paths: []string{dir}, Texts: []store.Text{{Name: "stdin", Content: []byte(rain)}}})
	if diff := cmp.Diff([]string{"b-rain", "b-rain-2", "c-rain", "d-b-rain", "my-story", "rain", "stdin"}, listed(t, m)); diff != "" {
		t.Error(diff)
	}
	for ref, want := range map[string]string{
		filepath.Join(dir, "c", "rain.md"): "c-rain",
		"my story":                         "my-story",
		"my story.md":                      "my-story",
		"rain":                             "rain",
	} {
		if s, err := m.Story(context.Background(), ref); err != nil || s.ID != want {
			t.Errorf("%s is %s (%v), want %s", ref, s.ID, err, want)
		}
	}
}

func TestAPathOutsideTheEditionIsRead(t *testing.T) {
	dir := t.TempDir()
	p := filepath.Join(dir, "rain.md")
	write(t, p, rain)
	m, before := loaded(t, store.Options{})
	for range 2 {
		s, err := m.Story(context.Background(), p)
		if err != nil || s.ID != "rain" || s.Path != p {
			t.Fatal(s.Header, err)
		}
	}
	if diff := cmp.Diff([]string{"rain"}, listed(t, m)); diff != "" {
		t.Error(diff)
	}
	after, err := m.State(context.Background(), before.Version)
	if err != nil || after.Stories != 1 {
		t.Error(after, err)
	}
}

func TestAPathThatIsNoStory(t *testing.T) {
	dir := t.TempDir()
	m, _ := loaded(t, store.Options{})
	write(t, filepath.Join(dir, "picture.md"), "\x89PNG\r\n")
	write(t, filepath.Join(dir, "page.html"), "<p>It rained.")
	for name, want := range map[string]string{
		"picture.md": "the file is binary, not text",
		"page.html":  "is a web page; those cannot be read yet",
	} {
		_, err := m.Story(context.Background(), filepath.Join(dir, name))
		var bad store.Problem
		if !errors.As(err, &bad) || bad.Err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "gone.md"} {
		_, err := m.Story(context.Background(), filepath.Join(dir, name))
		var missing *store.NotFoundError
		if !errors.As(err, &missing) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheDayOfAMoment(t *testing.T) {
	m, _ := loaded(t, store.Options{Texts: []store.Text{{Name: "rain.md", Content: []byte("---\ntitle: Rain\ndate: 2025-05-01T01:00:00+05:30\n---\nIt  *rained*\n  on us.\n")}}})
	for q, want := range map[string]int{"after:2025-05-01": 1, "before:2025-05-01": 0, "before:2025-05-02": 1} {
		r, err := m.Search(context.Background(), q, store.Page{})
		if err != nil || r.Total != want {
			t.Errorf("%s: %d, want %d (%v)", q, r.Total, want, err)
		}
	}
	r, err := m.Search(context.Background(), `"rained on us"`, store.Page{})
	if err != nil || r.Total != 1 || len(r.Results[0].Matches) != 1 {
		t.Fatal(r, err)
	}
	if got := r.Results[0].Matches[0]; got.Snippet != "It rained on us." || got.Spans[0].Start != 3 || got.Spans[0].End != 15 {
		t.Errorf("%+v", got)
	}
}

func TestNewsOfTheStateIsNotToldOneByOne(t *testing.T) {
	dir := t.TempDir()
	const files = 2000
	for i := range files {
		write(t, filepath.Join(dir, fmt.Sprintf("s%04d.md", i)), rain)
	}
	m, s := loaded(t, store.Options{Paths: []string{dir}})
	if s.Stories != files {
		t.Errorf("%d stories", s.Stories)
	}
	if _, err := m.Officials(context.Background(), store.OfficialsQuery{}, store.Page{}); err != nil {
		t.Fatal(err)
	}
	s, err := m.State(context.Background(), 0)
	if err != nil || s.Analysed != files || s.Version >= files {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestClosing(t *testing.T) {
	dir := t.TempDir()
	for i := range 500 {
		write(t, filepath.Join(dir, fmt.Sprintf("s%04d.md", i)), rain)
	}
	m := store.Open(store.Options{Paths: []string{dir}, Analyse: true})
	s, err := m.State(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	answer := make(chan error)
	go func() {
		for err == nil {
			s, err = m.State(context.Background(), s.Version)
		}
		answer <- err
	}()
	for range 2 {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := <-answer; err == nil {
		t.Error("a closed edition has news")
	}
	if _, err := m.Stories(context.Background(), store.Choice{}, store.Page{}); err != nil {
		t.Error(err)
	}
	var missing *store.NotFoundError
	if _, err := m.Story(context.Background(), "zzz"); !errors.As(err, &missing) {
		t.Error(err)
	}
	if _, err := m.Officials(context.Background(), store.OfficialsQuery{}, store.Page{}); err != nil {
		t.Error(err)
	}
}

func TestMarksOutlastTheEdition(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "rain.md"), rain)
	file := filepath.Join(dir, "state", "marks")
	for range 2 {
		m, _ := loaded(t, store.Options{Paths: []string{filepath.Join(dir, "rain.md")}, Marks: marks.At(file, filepath.Join(dir, "data", "notes.txt"))})
		if err := m.Mark(context.Background(), "ra", store.Starred, true); err != nil {
			t.Fatal(err)
		}
		l, err := m.Stories(context.Background(), store.Choice{}, store.Page{})
		if err != nil || !l.Entries[0].Starred || l.Entries[0].Read {
			t.Error(l, err)
		}
	}
}
