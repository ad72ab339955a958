package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

func analysis(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const id = "2025-05-01-harbour"
	before, err := e.Stories(background(t), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range before.Entries {
		if entry.People != store.Unknown && entry.People < 0 {
			t.Errorf("%s has %d people", entry.ID, entry.People)
		}
	}
	a, err := e.Analysis(background(t), id)
	if err != nil {
		t.Fatal(err)
	}
	s, err := e.Story(background(t), id)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, q := range a.Quotes {
		if q.Kind == quote.Direct && q.Speaker != quote.None {
			p := q.Parts[0]
			said = append(said, a.Speakers[q.Speaker].Name+": "+s.Body[p.Start:p.End])
		}
	}
	want := []string{"Ana Ruiz: We will not wait for the divers any longer,", "Ilmar Tamm: The anchor is still down there,"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
	at, err := e.Position(background(t), store.Choice{}, id)
	if err != nil {
		t.Fatal(err)
	}
	after, err := e.Stories(background(t), store.Choice{}, store.Page{Offset: at, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Entries[0].People; got != 2 {
		t.Errorf("%d people quoted, want 2", got)
	}
}

func officials(t *testing.T, open Open) {
	e := settled(t, open, stories())
	all, err := e.Officials(background(t), store.OfficialsQuery{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]official.Official{}
	for _, o := range all.Officials {
		got[o.ID] = o
	}
	ruiz := got["ana-ruiz"]
	if ruiz.Name != "Ana Ruiz" || ruiz.Stories != 2 || ruiz.Quotes != 2 || ruiz.Kind != quote.Person {
		t.Errorf("ana-ruiz is %+v among %v", ruiz, all.Officials)
	}
	if ruiz.First.Day() != 1 || ruiz.Last.Day() != 2 {
		t.Errorf("first and last statement of %v and %v", ruiz.First, ruiz.Last)
	}
	if all.Officials[0].ID != "ana-ruiz" {
		t.Errorf("the most quoted is %s", all.Officials[0].ID)
	}
	a, err := e.Analysis(background(t), "2025-05-02-harbour-strike")
	if err != nil || len(a.Quotes) == 0 {
		t.Fatal(a, err)
	}
	o, err := e.OfficialOf(background(t), "2025-05-02-harbour-strike", a.Quotes[0].Speaker)
	if err != nil || o.ID != "ana-ruiz" {
		t.Errorf("the speaker is %s (%v)", o.ID, err)
	}
	for _, speaker := range []int{quote.None, len(a.Speakers)} {
		var missing *store.NotFoundError
		if _, err := e.OfficialOf(background(t), "2025-05-02-harbour-strike", speaker); !errors.As(err, &missing) {
			t.Error(err)
		}
	}
}

func chosenOfficials(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for _, tt := range []struct {
		query store.OfficialsQuery
		page  store.Page
		want  []string
		total int
	}{
		{store.OfficialsQuery{Order: store.ByName}, store.Page{}, []string{"olu-adeyemi", "ana-ruiz", "ilmar-tamm"}, 3},
		{store.OfficialsQuery{Order: store.ByName}, store.Page{Offset: 1, Limit: 1}, []string{"ana-ruiz"}, 3},
		{store.OfficialsQuery{Filter: "ru"}, store.Page{}, []string{"ana-ruiz"}, 1},
		{store.OfficialsQuery{Filter: "FIN min"}, store.Page{}, []string{"olu-adeyemi"}, 1},
		{store.OfficialsQuery{Filter: "min", Order: store.ByName}, store.Page{}, []string{"olu-adeyemi", "ana-ruiz"}, 2},
		{store.OfficialsQuery{Filter: "nobody"}, store.Page{}, nil, 0},
	} {
		got, err := e.Officials(background(t), tt.query, tt.page)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, o := range got.Officials {
			ids = append(ids, o.ID)
		}
		if diff := cmp.Diff(tt.want, ids); diff != "" || got.Total != tt.total {
			t.Errorf("%+v %+v: total %d, want %d: %s", tt.query, tt.page, got.Total, tt.total, diff)
		}
	}
}

func record(t *testing.T, open Open) {
	e := settled(t, open, stories())
	r, err := e.Record(background(t), store.RecordQuery{Official: "ana-ruiz"}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Official.Name != "Ana Ruiz" || r.Total != 1 || r.All != 1 || len(r.Statements) != 1 || r.At != -1 {
		t.Fatalf("%+v", r)
	}
	var places []string
	for _, p := range r.Statements[0].Places {
		places = append(places, p.StoryID+": "+p.Words)
	}
	want := []string{
		"2025-05-01-harbour: We will not wait for the divers any longer,",
		"2025-05-02-harbour-strike: We will not wait for the divers any longer.",
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	if p := r.Statements[0].Places[0]; p.Headline != "Harbour opens again" || p.Source != "Coast Desk" || p.Quote != 0 || len(p.Spans) != 1 {
		t.Errorf("%+v", p)
	}
	if r, err := e.Record(background(t), store.RecordQuery{Official: "ana-ruiz"}, store.Page{Offset: 5}); err != nil || len(r.Statements) != 0 || r.Total != 1 {
		t.Error(r, err)
	}
	for _, ref := range []string{"Ana Ruiz", "ruiz", "RUIZ", "ana"} {
		if r, err := e.Record(background(t), store.RecordQuery{Official: ref}, store.Page{}); err != nil || r.Official.ID != "ana-ruiz" {
			t.Errorf("%q is %q (%v)", ref, r.Official.ID, err)
		}
	}
}

func noOfficial(t *testing.T, open Open) {
	e := settled(t, open, stories())
	_, err := e.Record(background(t), store.RecordQuery{Official: "ana-riuz"}, store.Page{})
	var missing *store.NotFoundError
	if !errors.As(err, &missing) || missing.What != "official" || len(missing.Nearest) == 0 || missing.Nearest[0] != "ana-ruiz" {
		t.Errorf("%+v", err)
	}
	_, err = e.Record(background(t), store.RecordQuery{Official: "minister"}, store.Page{})
	var several *store.AmbiguousError
	if !errors.As(err, &several) || len(several.IDs) != 2 {
		t.Errorf("%+v", err)
	}
}

func explanation(t *testing.T, open Open) {
	e := settled(t, open, stories())
	why, err := e.Explain(background(t), "ruiz")
	if err != nil || why.Official.ID != "ana-ruiz" {
		t.Fatalf("%+v, %v", why.Official, err)
	}
	stories := map[string][]string{}
	for _, j := range why.Joins {
		stories[j.Form] = append(stories[j.Form], j.Stories...)
		if j.Reason == "" {
			t.Errorf("nothing says why %q is hers", j.Form)
		}
		if !slices.IsSorted(j.Stories) {
			t.Errorf("the stories of %q are in disorder: %q", j.Form, j.Stories)
		}
	}
	if !slices.Contains(stories["Ana Ruiz"], "2025-05-01-harbour") || !slices.Contains(stories["Ruiz"], "2025-05-02-harbour-strike") {
		t.Errorf("%q", stories)
	}
	var missing *store.NotFoundError
	if _, err := e.Explain(background(t), "zzzz"); !errors.As(err, &missing) || missing.What != "official" {
		t.Error(err)
	}
	var several *store.AmbiguousError
	if _, err := e.Explain(background(t), "minister"); !errors.As(err, &several) {
		t.Error(err)
	}
}
