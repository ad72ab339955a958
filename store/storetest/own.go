package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/query"
	"onrecord/store/quote"
)

func choices(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const opens, strike, budget = "2025-05-01-harbour", "2025-05-02-harbour-strike", "2024-11-30-budget"
	if err := e.Mark(background(t), opens, store.Read, true); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		query string
		page  store.Page
		want  []string
		total int
	}{
		{"", store.Page{}, []string{strike, opens, budget}, 3},
		{"harbour", store.Page{}, []string{strike, opens}, 2},
		{"harbour", store.Page{Offset: 1, Limit: 1}, []string{opens}, 2},
		{"harbour", store.Page{Offset: 2, Limit: 1}, nil, 2},
		{"is:unread", store.Page{}, []string{strike, budget}, 2},
		{"by:ruiz is:read", store.Page{}, []string{opens}, 1},
		{"nothing", store.Page{}, nil, 0},
	} {
		l, err := e.Stories(background(t), store.Choice{Query: tt.query}, tt.page)
		if diff := cmp.Diff(tt.want, ids(l.Entries)); err != nil || diff != "" || l.Total != tt.total {
			t.Errorf("%q: %d in all (%v): %s", tt.query, l.Total, err, diff)
		}
	}
	for id, want := range map[string]int{strike: 0, budget: 1} {
		if at, err := e.Position(background(t), store.Choice{Query: "is:unread"}, id); at != want || err != nil {
			t.Errorf("%s is unread story %d (%v), want %d", id, at, err, want)
		}
	}
	var missing *store.NotFoundError
	if _, err := e.Position(background(t), store.Choice{Query: "is:unread"}, opens); !errors.As(err, &missing) {
		t.Errorf("a story that is not in the choice: %v", err)
	}
	var bad *query.Error
	if _, err := e.Stories(background(t), store.Choice{Query: "is:red"}, store.Page{}); !errors.As(err, &bad) {
		t.Errorf("a search that cannot be read: %v", err)
	}
	if _, err := e.Position(background(t), store.Choice{Query: "is:red"}, opens); !errors.As(err, &bad) {
		t.Errorf("a place in a search that cannot be read: %v", err)
	}
}

func asOf(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const opens, strike, budget = "2025-05-01-harbour", "2025-05-02-harbour-strike", "2024-11-30-budget"
	mark := func(id string, on bool) {
		t.Helper()
		if err := e.Mark(background(t), id, store.Read, on); err != nil {
			t.Fatal(err)
		}
	}
	mark(budget, true)
	unread := store.Choice{Query: "is:unread", AsOf: time.Now()}
	mark(strike, true)
	mark(budget, false)
	mark(budget, true)
	l, err := e.Stories(background(t), unread, store.Page{})
	if diff := cmp.Diff([]string{strike, opens}, ids(l.Entries)); err != nil || diff != "" {
		t.Errorf("%v: %s", err, diff)
	}
	if len(l.Entries) == 2 && !l.Entries[0].Read {
		t.Error("the story that was read since does not show as read")
	}
	if at, err := e.Position(background(t), unread, opens); at != 1 || err != nil {
		t.Errorf("it is at %d (%v)", at, err)
	}
	unread.AsOf = time.Now()
	if l, err = e.Stories(background(t), unread, store.Page{}); err != nil || len(l.Entries) != 1 {
		t.Errorf("asked for again: %v (%v)", ids(l.Entries), err)
	}
	if n, _, err := e.Count(background(t), "is:unread", 0); n != 1 || err != nil {
		t.Errorf("%d are counted (%v)", n, err)
	}
}

func noting(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const id = "2025-05-01-harbour"
	before, err := e.State(background(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	note := ""
	for _, text := range []string{"Ask the divers.", "Ask the divers.\n\nAnd the \x1b[31mcrane drivers.", ""} {
		if note, err = e.SetNote(background(t), id, note, text); err != nil {
			t.Fatal(err)
		}
		own, err := e.Own(background(t), id)
		if err != nil || own.Note != note || (note == "") != (text == "") {
			t.Errorf("%q is kept as %q and %q (%v)", text, note, own.Note, err)
		}
		r, err := e.Search(background(t), "is:noted", store.Page{})
		if err != nil || r.Total != map[bool]int{true: 1}[text != ""] {
			t.Errorf("%d stories have a note (%v)", r.Total, err)
		}
		l, err := e.Stories(background(t), store.Choice{}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range l.Entries {
			if x.Noted != (x.ID == id && text != "") {
				t.Errorf("%s is noted: %t", x.ID, x.Noted)
			}
		}
	}
	if now, err := e.State(background(t), before.Version); err != nil || now.Version == before.Version {
		t.Error("a note left the state as it was", err)
	}
}

func placing(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const id = "2025-05-01-harbour"
	start := store.Place{Quote: quote.None}
	if own, err := e.Own(background(t), id); err != nil || own.Place != start {
		t.Errorf("a story that nobody has read: %+v (%v)", own, err)
	}
	for _, p := range []store.Place{{At: 120, Quote: quote.None}, {At: 120, Quote: 3}, start} {
		if err := e.SetPlace(background(t), id, p); err != nil {
			t.Fatal(err)
		}
		if own, err := e.Own(background(t), id); err != nil || own.Place != p {
			t.Errorf("%+v is kept as %+v (%v)", p, own.Place, err)
		}
	}
}
