package marks_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"onrecord/store/marks"
	"onrecord/store/query"
	"time"
)

// filled is how many stories a program that fills a book leaves something on.
const filled = 150

// TestMain lets the tests start this program as another onrecord, which marks
// stories and writes notes until it is killed or has done so with all.
func TestMain(m *testing.M) {
	dir, who := os.Getenv("MARKS_FILL"), os.Getenv("MARKS_WHO")
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := fill(in(dir), who); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// in is the book in a folder.
func in(dir string) *marks.Book {
	return marks.At(filepath.Join(dir, "state", "marks"), filepath.Join(dir, "data", "notes.txt"))
}

func fill(b *marks.Book, who string) error {
	for i := range filled {
		id := fmt.Sprintf("%s-%d", who, i)
		if err := b.Set(id, marks.Read, true); err != nil {
			return err
		}
		if err := b.SetPlace(id, marks.Place{At: 100 + i, Quote: 200 + i}); err != nil {
			return err
		}
		if _, err := b.SetNote(id, "", noteOf(id)); err != nil {
			return err
		}
	}
	return nil
}

func noteOf(id string) string {
	return fmt.Sprintf("On %s.\n\n%s", id, strings.Repeat("Ask again, and write down who says so. ", 6)+"End.")
}

func filling(dir, who string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "MARKS_FILL="+dir, "MARKS_WHO="+who)
	c.Stdout = os.Stderr
	return c
}

// check sees that everything in a book is whole, and counts the stories of
// somebody of which everything is there.
func check(t *testing.T, dir, who string) int {
	t.Helper()
	b := in(dir)
	if err := b.Err(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range filled {
		id := fmt.Sprintf("%s-%d", who, i)
		note, err := b.Note(id)
		if err != nil || note != "" && note != noteOf(id) {
			t.Errorf("%s: the note is %q (%v)", id, note, err)
		}
		place, placed := b.Place(id)
		if placed && place != (marks.Place{At: 100 + i, Quote: 200 + i}) {
			t.Errorf("%s: at %+v", id, place)
		}
		if note != "" && placed && b.Has(id, marks.Read) {
			n++
		}
	}
	return n
}

func TestAKilledProgramLosesNothing(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "data", "notes.txt")
	for round := range 5 {
		c := filling(dir, "a")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for { // until it has written some more, wherever it is then
			if content, _ := os.ReadFile(notes); strings.Count(string(content), "End.") > 12*(round+1) {
				break
			}
		}
		before := check(t, dir, "a")
		_ = c.Process.Kill()
		_ = c.Wait()
		if after := check(t, dir, "a"); after < before {
			t.Errorf("%d stories, %d were there", after, before)
		}
	}
	if err := filling(dir, "a").Run(); err != nil {
		t.Fatal(err)
	}
	if n := check(t, dir, "a"); n != filled {
		t.Errorf("%d stories, want %d", n, filled)
	}
}

func TestSeveralProgramsLoseNothing(t *testing.T) {
	dir := t.TempDir()
	var work sync.WaitGroup
	for _, who := range []string{"a", "b"} {
		work.Go(func() {
			if err := filling(dir, who).Run(); err != nil {
				t.Error(err)
			}
		})
	}
	for _, who := range []string{"c", "d"} {
		work.Go(func() {
			if err := fill(in(dir), who); err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	for _, who := range []string{"a", "b", "c", "d"} {
		if n := check(t, dir, who); n != filled {
			t.Errorf("%s: %d stories, want %d", who, n, filled)
		}
	}
}

func TestALineThatIsCutOffLosesNoOther(t *testing.T) {
	dir := t.TempDir()
	b := in(dir)
	set(t, b, "harbour", marks.Read, true)
	set(t, b, "budget", marks.Starred, true)
	file := filepath.Join(dir, "state", "marks")
	whole := content(t, file)
	for cut := range len(whole) {
		if err := os.WriteFile(file, []byte(whole[:cut]), 0o600); err != nil {
			t.Fatal(err)
		}
		b := in(dir)
		set(t, b, "strike", marks.Read, true)
		b = in(dir)
		if b.Has("harbour", marks.Read) != (cut >= len("read harbour")) || !b.Has("strike", marks.Read) {
			t.Fatalf("cut at %d: %q", cut, content(t, file))
		}
	}
}

func TestManyMarksAreSmall(t *testing.T) {
	const many = 100_000
	path := file(t)
	writeMany(t, path, many)
	b := at(path)
	if ids := b.IDs(query.Read, time.Time{}); len(ids) != many {
		t.Errorf("%d stories are read", len(ids))
	}
	for _, i := range []int{0, 1, many / 2, many - 1} {
		if !b.Has(manyID(i), marks.Read) || b.Has(manyID(i)+"x", marks.Read) {
			t.Errorf("story %d", i)
		}
	}
}

func manyID(i int) string {
	return fmt.Sprintf("2025-%02d-%02d-council-puts-off-its-vote-%d", i%12+1, i%28+1, i)
}

func writeMany(tb testing.TB, path string, n int) {
	tb.Helper()
	var text strings.Builder
	for i := range n {
		text.WriteString("read " + manyID(i) + "\n")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		tb.Fatal(err)
	}
}

func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "marks")
	writeMany(b, path, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		if at(path).Has("nothing", marks.Read) {
			b.Fatal("a mark that nobody set")
		}
	}
}

func BenchmarkHas(b *testing.B) {
	path := filepath.Join(b.TempDir(), "marks")
	writeMany(b, path, 100_000)
	book := at(path)
	ids := make([]string, 1000)
	for i := range ids {
		ids[i] = manyID(i * 97)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		book.Has(ids[i%len(ids)], marks.Read)
	}
}

func BenchmarkSet(b *testing.B) {
	path := filepath.Join(b.TempDir(), "marks")
	writeMany(b, path, 100_000)
	book := at(path)
	for i := 0; b.Loop(); i++ {
		if err := book.Set(manyID(i%100), marks.Starred, i/100%2 == 0); err != nil {
			b.Fatal(err)
		}
	}
}
