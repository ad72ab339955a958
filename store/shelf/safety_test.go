package shelf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// numberedDraft is the nth of many stories.
func numberedDraft(n int) Draft {
	return Draft{
		Headline: fmt.Sprintf("Story %d", n), GUID: fmt.Sprintf("tag:%d", n), Date: time.Date(2025, 1, 1+n%28, 0, 0, 0, 0, time.UTC),
		Body: strings.Repeat(fmt.Sprintf("“We said %d,” Ana Ruiz said. ", n), 40),
	}
}

// TestMain lets the tests start this program as another onrecord, which puts
// stories on a shelf until it is killed or has put them all.
func TestMain(m *testing.M) {
	if dir := os.Getenv("SHELF_FILL"); dir != "" {
		s, err := Open(dir)
		for n := 0; err == nil && n < 200; n++ {
			_, err = s.Put(numberedDraft(n))
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func filling(dir string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "SHELF_FILL="+dir)
	c.Stdout = os.Stderr
	return c
}

// checkShelf sees that every file is a whole story and that none is there
// twice.
func checkShelf(t *testing.T, dir string) int {
	t.Helper()
	seen := map[string]string{}
	for _, name := range files(t, dir) {
		if strings.HasSuffix(name, unfinished) {
			continue
		}
		st, d := back(t, filepath.Join(dir, filepath.FromSlash(name)))
		if len(st.Notes) > 0 || !strings.HasSuffix(d.Body, "said.\n") {
			t.Errorf("%s is not whole: %q", name, st.Notes)
		}
		if other := seen[d.GUID]; other != "" {
			t.Errorf("%s and %s are the same story", other, name)
		}
		seen[d.GUID] = name
	}
	return len(seen)
}

func TestKilledProgramLeavesWholeStories(t *testing.T) {
	dir := t.TempDir()
	for round := range 6 {
		c := filling(dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// Kill it once it has written some more, wherever it is then.
		for want := (round + 1) * 9; ; {
			if len(files(t, dir)) >= want {
				break
			}
		}
		_ = c.Process.Kill()
		_ = c.Wait()
		checkShelf(t, dir)
	}
	if err := filling(dir).Run(); err != nil {
		t.Fatal(err)
	}
	if n := checkShelf(t, dir); n != 200 {
		t.Errorf("%d stories, want 200", n)
	}
	for _, name := range files(t, dir) {
		if strings.HasSuffix(name, unfinished) {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestSeveralProgramsAtOnce(t *testing.T) {
	dir := t.TempDir()
	var work sync.WaitGroup
	for range 3 {
		work.Go(func() {
			if err := filling(dir).Run(); err != nil {
				t.Error(err)
			}
		})
	}
	s := open(t, dir)
	for range 4 {
		work.Go(func() {
			for n := range 200 {
				if _, err := s.Put(numberedDraft(n)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	work.Wait()
	if n := checkShelf(t, dir); n != 200 {
		t.Errorf("%d stories, want 200", n)
	}
}

func TestTornLineOfKeysIsSteppedOver(t *testing.T) {
	dir := t.TempDir()
	put(t, open(t, dir), numberedDraft(1))
	keys := filepath.Join(dir, hidden, "keys")
	content, _ := os.ReadFile(keys)
	for cut := range len(content) {
		if err := os.WriteFile(keys, content[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir)
		if p := put(t, s, numberedDraft(1)); p.Change != Unchanged {
			t.Fatalf("cut at %d: %v", cut, p.Change)
		}
		if p := put(t, s, numberedDraft(2)); cut == 0 && p.Change != Added {
			t.Fatalf("cut at %d: %v", cut, p.Change)
		}
		if p := put(t, open(t, dir), numberedDraft(2)); p.Change != Unchanged {
			t.Fatalf("cut at %d: %v", cut, p.Change)
		}
	}
}

func BenchmarkPutNew(b *testing.B) {
	s := open(b, b.TempDir())
	for n := 0; b.Loop(); n++ {
		put(b, s, numberedDraft(n))
	}
}

func BenchmarkPutUnchanged(b *testing.B) {
	s := open(b, b.TempDir())
	put(b, s, numberedDraft(1))
	for b.Loop() {
		put(b, s, numberedDraft(1))
	}
}
