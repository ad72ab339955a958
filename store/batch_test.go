package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/story"
)

// batched goes through stories and gives their IDs, and what could not be
// read, in the order in which they came out.
func batched(t *testing.T, o store.Options) []string {
	t.Helper()
	var out []string
	err := store.Batch[string]{
		Options: o,
		Work:    func(s story.Story, _ store.Analysis) string { return s.ID },
		Put: func(id string) error {
			out = append(out, id)
			return nil
		},
		Problem: func(p store.Problem) { out = append(out, "! "+filepath.Base(p.Path)+": "+p.Err.Error()) },
	}.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBatchKeepsTheOrderOfInput(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b/port/x.md", "b/port.md", "b/a.md", "a/z.md", "a/bad.txt", "c.txt"} {
		write(t, filepath.Join(dir, name), rain)
	}
	write(t, filepath.Join(dir, "a/bad.txt"), strings.Repeat("\x00\x01\x02\x0e\x0f", 4))
	if err := os.Symlink(filepath.Join(dir, "b"), filepath.Join(dir, "b", "port", "round")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(filepath.Join(dir, "a", "z.md"), filepath.Join(dir, "b", "z.md")); err != nil {
		t.Skip(err)
	}
	in := func(names ...string) store.Options {
		o := store.Options{Texts: []store.Text{{Name: "stdin", Content: []byte(rain)}}}
		for _, n := range names {
			o.Paths = append(o.Paths, filepath.Join(dir, n))
		}
		return o
	}
	for _, c := range []struct {
		name string
		in   store.Options
		want string
	}{
		{"a folder by path", in("b"), "stdin a port x z"},
		{"folders as they are named", in("b", "a"), "stdin a port x z ! bad.txt: the file is binary, not text"},
		{"what is bad has its place", in("a", "c.txt"), "stdin ! bad.txt: the file is binary, not text z c"},
		{"nothing comes twice", in("c.txt", "a/z.md", "a", "b", "b/port", "a/z.md"), "stdin c z ! bad.txt: the file is binary, not text a port x"},
		{"what is not there", in("nothing", "c.txt"), "stdin ! nothing: no such file or directory c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(batched(t, c.in), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The IDs are those that the edition in memory gives.
func TestBatchGivesTheIDsOfTheEdition(t *testing.T) {
	dir := t.TempDir()
	for i := range 600 { // more than are worked on at a time
		write(t, filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprintf("story-%d.md", i%100)), rain)
		write(t, filepath.Join(dir, fmt.Sprint(i%7), "again", fmt.Sprintf("story-%d.md", i%100)), rain)
	}
	o := store.Options{Paths: []string{dir}}
	m, _ := loaded(t, o)
	got := map[string]bool{}
	for _, id := range batched(t, o) {
		if got[id] {
			t.Errorf("%s comes twice", id)
		}
		got[id] = true
	}
	want := map[string]bool{}
	for _, id := range listed(t, m) {
		want[id] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBatchEndsEarly(t *testing.T) {
	dir := t.TempDir()
	for i := range 200 {
		write(t, filepath.Join(dir, fmt.Sprintf("story-%d.md", i)), rain)
	}
	stop := errors.New("stop")
	ctx, cancel := context.WithCancelCause(t.Context())
	for name, c := range map[string]struct {
		ctx context.Context
		put func(int) error
	}{
		"what takes the stories fails": {t.Context(), func(n int) error {
			if n == 3 {
				return stop
			}
			return nil
		}},
		"the context ends": {ctx, func(n int) error {
			if n == 3 {
				cancel(stop)
			}
			return nil
		}},
	} {
		n := 0
		progress := new(store.Progress)
		err := store.Batch[int]{
			Options:  store.Options{Paths: []string{dir}},
			Work:     func(story.Story, store.Analysis) int { return 1 },
			Put:      func(int) error { n++; return c.put(n) },
			Progress: progress,
		}.Run(c.ctx)
		if !errors.Is(err, stop) || n > 100 || progress.Done.Load() < 3 {
			t.Errorf("%s: after %d stories: %v", name, n, err)
		}
	}
}

// A story that is larger than everything that is worked on at a time.
func TestBatchTakesLargeFiles(t *testing.T) {
	dir := t.TempDir()
	large := rain + strings.Repeat(strings.Repeat("it rained ", 1000)+"\n\n", 1700)
	for _, name := range []string{"a.md", "c.md"} {
		write(t, filepath.Join(dir, name), rain)
	}
	write(t, filepath.Join(dir, "b.md"), large)
	progress := new(store.Progress)
	var sizes []int
	err := store.Batch[int]{
		Options:  store.Options{Paths: []string{dir}},
		Work:     func(s story.Story, _ store.Analysis) int { return len(s.Body) },
		Put:      func(n int) error { sizes = append(sizes, n); return nil },
		Progress: progress,
	}.Run(t.Context())
	if err != nil || len(sizes) != 3 || sizes[1] < 16<<20 || progress.Bytes.Load() < int64(sizes[1]) {
		t.Errorf("the sizes are %v, %v", sizes, err)
	}
}
