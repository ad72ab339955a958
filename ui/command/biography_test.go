package command

import (
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/official"
	"onrecord/ui/internal/golden"
)

func recordIn(t *testing.T, o store.Options, q store.RecordQuery) official.Record {
	t.Helper()
	ed := store.Open(o)
	t.Cleanup(func() { _ = ed.Close() })
	r, err := ed.Record(context.Background(), q, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func biographyOf(t *testing.T, r official.Record, width int, statements bool) string {
	t.Helper()
	var b strings.Builder
	if err := printBiography(&b, r, width, statements); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBiography(t *testing.T) {
	r := recordIn(t, store.Options{Paths: []string{"../testdata/edition"}}, store.RecordQuery{Official: "ana-ruiz"})
	for name, width := range map[string]int{"biography-80": 80, "biography-40": 40, "biography-pipe": 0} {
		got := ansi.Strip(biographyOf(t, r, width, width > 0))
		for line := range strings.SplitSeq(got, "\n") {
			if ansi.StringWidth(line) > width && width > 0 {
				t.Errorf("%d cells: %q", width, line)
			}
		}
		golden.Check(t, name, got)
	}
}

// Whoever it is, what is printed for a pipe has no colours, and of the
// statements none is lost.
func TestBiographiesOfTheBundledEdition(t *testing.T) {
	ed := store.Open(store.Options{Bundled: data.Stories})
	t.Cleanup(func() { _ = ed.Close() })
	all, err := ed.Officials(context.Background(), store.OfficialsQuery{}, store.Page{})
	if err != nil || len(all.Officials) < 50 {
		t.Fatal(len(all.Officials), err)
	}
	for _, o := range all.Officials {
		r, err := ed.Record(context.Background(), store.RecordQuery{Official: o.ID}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if got := biographyOf(t, r, 0, false); strings.Contains(got, "\x1b") || !strings.HasPrefix(got, o.Name+" ("+o.ID+")\n") {
			t.Errorf("%s:\n%q", o.ID, got)
		}
		got := biographyOf(t, r, 72, true)
		places := 0
		for _, s := range r.Statements {
			places += len(s.Places)
			for _, p := range s.Places {
				if !strings.Contains(got, p.StoryID) {
					t.Errorf("%s: %s is not among the places", o.ID, p.StoryID)
				}
			}
		}
		if places != o.Quotes {
			t.Errorf("%s: %d places of %d quotes", o.ID, places, o.Quotes)
		}
	}
}
