// Package storetest holds every engine behind store.Edition to the same
// answers: screens and commands cannot tell which one they read.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/verify"
)

// Open makes an edition of files, given by their path with slashes. The
// engine closes it when the test ends.
type Open func(t *testing.T, files map[string]string) store.Edition

// Run asks an engine everything that an edition can be asked, but for the tests
// of some names: those of what it cannot do yet.
func Run(t *testing.T, open Open, without ...string) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"stories come newest first", newestFirst},
		{"a list comes page by page", pages},
		{"an empty edition answers", empty},
		{"a story is found by ID, prefix and path", lookup},
		{"two stories of one name", sameName},
		{"a story that is not there", notThere},
		{"a story that several could be", ambiguous},
		{"who said what in a story", analysis},
		{"who is who across stories", officials},
		{"officials by name and filter", chosenOfficials},
		{"the record of an official", record},
		{"a record's head", headOfRecord},
		{"a record's statements by filter", filtered},
		{"a record near a quote", nearQuote},
		{"an official who is not there", noOfficial},
		{"why the forms of a name are one person's", explanation},
		{"whether words were said", verifies},
		{"words that cannot be looked for", notVerified},
		{"searching", searches},
		{"counting what a search finds", counts},
		{"a search that finds much", countedAhead},
		{"what a field of a search can be about", completes},
		{"where a search found its words", matches},
		{"a search that cannot be read", badSearches},
		{"the quotes that a search chooses", chosenQuotes},
		{"marks", marking},
		{"the stories of a choice", choices},
		{"a list stays as it was while it is read", asOf},
		{"a note on a story", noting},
		{"where in a story the reader is", placing},
		{"the state", state},
		{"files that are no stories", problems},
		{"a question that is given up", givenUp},
		{"many questions at once", together},
	} {
		if !slices.Contains(without, test.name) {
			t.Run(test.name, func(t *testing.T) { test.run(t, open) })
		}
	}
}

// stories are the files that most tests read. The people are invented.
func stories() map[string]string {
	return map[string]string{
		"2025-05-01-harbour.md": "---\ntitle: Harbour opens again\ndate: 2025-05-01\nplace: Port Selm\nsummary: After a week of silence the cranes move.\ntopics: [trade, sea]\nsource: Coast Desk\n---\n\n" +
			"“We will not wait for the divers any longer,” said Ana Ruiz, the harbour minister.\n\n" +
			"The [cranes](https://example.org/gantry) moved at noon. “The anchor is still down there,” said Ilmar Tamm, a diver.\n",
		"2025-05-02-harbour-strike.md": "---\ntitle: Strike at the harbour\ndate: 2025-05-02\ntopics: [labour]\nsource: Town Desk\n---\n\n" +
			"Ruiz, the harbour minister, said: “We will not wait for the divers any longer.”\n\n" +
			"Crane drivers walked out on Friday over an old quarrel about pay.\n",
		"2024-11-30-budget.md": "---\ntitle: A budget without numbers\ndate: 2024-11-30\ntopics: [money, trade]\nsource: Coast Desk\n---\n\n" +
			"“Nobody will pay for this twice,” said Olu Adeyemi, the finance minister. Élodie Moor, his deputy, was silent.\n",
	}
}

const patience = time.Minute

// background is a context that outlasts any answer that is not stuck.
func background(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// settled opens an edition and waits until all its files are read.
func settled(t *testing.T, open Open, files map[string]string) store.Edition {
	t.Helper()
	e := open(t, files)
	if s := waitLoaded(t, e); s.Stories+len(s.Problems) < len(files) {
		t.Fatalf("%d files, but %d stories and %d problems", len(files), s.Stories, len(s.Problems))
	}
	return e
}

func waitLoaded(t *testing.T, e store.Edition) store.State {
	t.Helper()
	ctx, known := background(t), 0
	for {
		s, err := e.State(ctx, known)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Loading && s.Searched == s.Stories {
			return s
		}
		known = s.Version
	}
}

func ids(entries []store.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return all
}

func newestFirst(t *testing.T, open Open) {
	files := stories()
	files["2025-05-01-a.md"] = "---\ntitle: Also on that day\ndate: 2025-05-01\n---\nRain.\n"
	e := settled(t, open, files)
	l, err := e.Stories(background(t), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2025-05-02-harbour-strike", "2025-05-01-a", "2025-05-01-harbour", "2024-11-30-budget"}
	if diff := cmp.Diff(want, ids(l.Entries)); diff != "" || l.Total != len(want) {
		t.Error(l.Total, diff)
	}
	for i, id := range want {
		if at, err := e.Position(background(t), store.Choice{}, id); at != i || err != nil {
			t.Errorf("%s is at %d (%v), want %d", id, at, err, i)
		}
	}
	if h := l.Entries[2].Header; h.Headline != "Harbour opens again" || h.Place != "Port Selm" || h.Source != "Coast Desk" ||
		h.Summary == "" || len(h.Topics) != 2 || !h.Date.Equal(time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("header %+v", h)
	}
}

func pages(t *testing.T, open Open) {
	files := map[string]string{}
	for i := range 25 {
		files[fmt.Sprintf("s%02d.md", i)] = fmt.Sprintf("---\ntitle: Day %d\ndate: 2025-01-%02d\n---\nRain.\n", i, i+1)
	}
	e := settled(t, open, files)
	for _, tt := range []struct {
		page store.Page
		want []string
	}{
		{store.Page{Limit: 2}, []string{"s24", "s23"}},
		{store.Page{Offset: 23, Limit: 5}, []string{"s01", "s00"}},
		{store.Page{Offset: 24}, []string{"s00"}},
		{store.Page{Offset: 25, Limit: 5}, nil},
		{store.Page{Offset: 1000}, nil},
	} {
		l, err := e.Stories(background(t), store.Choice{}, tt.page)
		if err != nil || l.Total != 25 {
			t.Fatal(l.Total, err)
		}
		if diff := cmp.Diff(tt.want, ids(l.Entries)); diff != "" {
			t.Errorf("%+v: %s", tt.page, diff)
		}
	}
}

func empty(t *testing.T, open Open) {
	e := settled(t, open, nil)
	ctx := background(t)
	if l, err := e.Stories(ctx, store.Choice{}, store.Page{Limit: 10}); err != nil || l.Total != 0 {
		t.Error(l, err)
	}
	if o, err := e.Officials(ctx, store.OfficialsQuery{}, store.Page{}); err != nil || o.Total != 0 {
		t.Error(o, err)
	}
	if r, err := e.Search(ctx, "rain", store.Page{}); err != nil || r.Total != 0 {
		t.Error(r, err)
	}
	if v, err := e.Verify(ctx, verify.Question{Words: "It will rain"}); err != nil || v.Answer != verify.NotFound || v.Total != 0 {
		t.Error(v, err)
	}
	var missing *store.NotFoundError
	if _, err := e.Story(ctx, "rain"); !errors.As(err, &missing) || missing.Nearest != nil {
		t.Error(err)
	}
}

func lookup(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for ref, want := range map[string]string{
		"2025-05-01-harbour":      "2025-05-01-harbour",
		"2025-05-02-harbour":      "2025-05-02-harbour-strike",
		"2024":                    "2024-11-30-budget",
		"2024-11-30-budget.md":    "2024-11-30-budget",
		"2025-05-02-harbour-stri": "2025-05-02-harbour-strike",
	} {
		s, err := e.Story(background(t), ref)
		if err != nil || s.ID != want {
			t.Errorf("%q is %q (%v), want %q", ref, s.ID, err, want)
		}
		if s.Path == "" {
			continue
		}
		if again, err := e.Story(background(t), s.Path); err != nil || again.ID != want {
			t.Errorf("%q is %q (%v), want %q", s.Path, again.ID, err, want)
		}
	}
}

func sameName(t *testing.T, open Open) {
	const text = "---\ntitle: Harbour\ndate: 2025-05-01\n---\nRain.\n"
	files := map[string]string{"a/harbour.md": text, "b/harbour.md": text, "c/b-harbour.md": text, "d/harbour.txt": text}
	var first []string
	for range 3 {
		e := settled(t, open, files)
		l, err := e.Stories(background(t), store.Choice{}, store.Page{})
		if err != nil || l.Total != len(files) {
			t.Fatal(l.Total, err)
		}
		got := ids(l.Entries)
		if first == nil {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Error("another time other IDs:", diff)
		}
		for _, id := range got {
			if s, err := e.Story(background(t), id); err != nil || s.ID != id {
				t.Errorf("%q is %q (%v)", id, s.ID, err)
			}
		}
	}
}

func notThere(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for ref, nearest := range map[string]string{
		"2025-05-01-harbor":  "2025-05-01-harbour",
		"budgte":             "2024-11-30-budget",
		"2025-05-01-harbuor": "2025-05-01-harbour",
		"strike":             "2025-05-02-harbour-strike",
	} {
		_, err := e.Story(background(t), ref)
		var missing *store.NotFoundError
		if !errors.As(err, &missing) {
			t.Errorf("%q: %v", ref, err)
			continue
		}
		if missing.What != "story" || missing.Ref != ref || len(missing.Nearest) == 0 || missing.Nearest[0] != nearest {
			t.Errorf("%q: %+v, want %s to be nearest", ref, missing, nearest)
		}
	}
	for _, ref := range []string{"", "zzzz", "\x00", "../..", "/"} {
		var missing *store.NotFoundError
		if _, err := e.Story(background(t), ref); !errors.As(err, &missing) {
			t.Errorf("%q: %v", ref, err)
		}
	}
	for _, err := range []error{
		second(e.Position(background(t), store.Choice{}, "zzzz")),
		second(e.Analysis(background(t), "zzzz")),
		second(e.OfficialOf(background(t), "zzzz", 0)),
		e.Mark(background(t), "zzzz", store.Read, true),
		second(e.Own(background(t), "zzzz")),
		second(e.SetNote(background(t), "zzzz", "", "Ask again.")),
		e.SetPlace(background(t), "zzzz", store.Place{At: 1}),
	} {
		var missing *store.NotFoundError
		if !errors.As(err, &missing) {
			t.Error(err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func ambiguous(t *testing.T, open Open) {
	e := settled(t, open, stories())
	_, err := e.Story(background(t), "2025-05")
	var several *store.AmbiguousError
	if !errors.As(err, &several) {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"2025-05-02-harbour-strike", "2025-05-01-harbour"}, several.IDs); diff != "" {
		t.Error(diff)
	}
}
