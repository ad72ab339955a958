package own_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/marks"
	"onrecord/store/own"
	"onrecord/store/quote"
	"onrecord/store/saved"
)

// desk is what one reader has, on one machine.
type desk struct {
	book *marks.Book
	list *saved.List
}

func newDesk(t *testing.T) desk {
	t.Helper()
	dir := t.TempDir()
	return desk{
		marks.At(filepath.Join(dir, "state", "marks"), filepath.Join(dir, "data", "notes.txt")),
		saved.At(filepath.Join(dir, "config", "editions.txt"), filepath.Join(dir, "state", "lock")),
	}
}

func (d desk) export(t *testing.T) string {
	t.Helper()
	kept, err := d.book.Kept()
	searches, errs := d.list.Read()
	if err != nil || errs != nil {
		t.Fatal(err, errs)
	}
	var b strings.Builder
	if err := own.Write(&b, own.Things{Kept: kept, Searches: searches}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (d desk) take(t *testing.T, text string) (marks.Merged, int) {
	t.Helper()
	things, errs := own.Read(text)
	if errs != nil {
		t.Fatal(errs)
	}
	n, err := d.book.Merge(things.Kept)
	if err != nil {
		t.Fatal(err)
	}
	added, err := d.list.Merge(things.Searches)
	if err != nil {
		t.Fatal(err)
	}
	return n, added
}

const kept = `# onrecord import --mine takes this in; what is there already stays.
edition Harbour: harbour by:ruiz
read 2025-05-01-harbour
read #1
star a story with blanks
place 1204 1311 2025-05-01-harbour
place 12 - budget
note #1
  Only a number.
note 2025-05-01-harbour
  Ask the divers.

    An indented line.
`

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	d := newDesk(t)
	n, searches := d.take(t, kept)
	if want := (marks.Merged{Marks: 3, Places: 2, Notes: 2}); n != want || searches != 1 {
		t.Errorf("%+v and %d searches were taken in", n, searches)
	}
	want := strings.Replace(kept, "read 2025-05-01-harbour\nread #1\n", "read #1\nread 2025-05-01-harbour\n", 1)
	if diff := cmp.Diff(want, d.export(t)); diff != "" {
		t.Error(diff)
	}
	n, searches = d.take(t, kept)
	if n != (marks.Merged{}) || searches != 0 {
		t.Errorf("the second time %+v and %d searches were taken in", n, searches)
	}
	other := newDesk(t)
	other.take(t, d.export(t))
	if diff := cmp.Diff(d.export(t), other.export(t)); diff != "" {
		t.Error(diff)
	}
}

func TestMergingLosesNothing(t *testing.T) {
	here, there := newDesk(t), newDesk(t)
	here.take(t, "edition Harbour: harbour\nread a\nplace 10 - a\nnote a\n  Mine here.\nnote b\n  The same.\n")
	there.take(t, "edition Harbour: quay\nedition Snow: snow\nstar a\nread b\nplace 99 - a\nplace 5 7 b\nnote a\n  Mine there.\nnote b\n  The same.\n")
	text := there.export(t)
	for range 3 { // again and again it is the same
		here.take(t, text)
	}
	want := `# onrecord import --mine takes this in; what is there already stays.
edition Harbour: harbour
edition Harbour 2: quay
edition Snow: snow
read a
read b
star a
place 10 - a
place 5 7 b
note a
  Mine here.

  Mine there.
note b
  The same.
`
	if diff := cmp.Diff(want, here.export(t)); diff != "" {
		t.Error(diff)
	}
	there.take(t, here.export(t))
	here.take(t, there.export(t))
	k, err := here.book.Kept()
	if note := k.Notes["a"]; err != nil || strings.Count(note, "Mine here.") != 1 || strings.Count(note, "Mine there.") != 1 {
		t.Errorf("to and fro the note became %q (%v)", note, err)
	}
	if p, _ := here.book.Place("b"); p != (marks.Place{At: 5, Quote: 7}) || p.Quote == quote.None {
		t.Errorf("%+v", p)
	}
}

func TestLinesThatCannotBeReadAreTold(t *testing.T) {
	things, errs := own.Read("read a\nlike b\nplace x - c\nplace 1 2\n  lost\nread\nedition no colon\nnote d\n  Kept.\n")
	if len(errs) != 6 || !strings.HasPrefix(errs[0].Error(), `line 2: "like b"`) {
		t.Errorf("%v", errs)
	}
	if len(things.Read) != 1 || things.Notes["d"] != "Kept." {
		t.Errorf("%+v", things)
	}
}
