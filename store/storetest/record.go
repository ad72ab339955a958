package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/query"
)

// spoken are stories in which one minister says something else each time.
func spoken() map[string]string {
	files := map[string]string{}
	for name, text := range map[string]string{
		"2025-05-01-quay":  "title: The quay is shut\ntopics: [sea, trade]\nsource: Coast Desk\n---\n\n“Nobody walks on that quay before Friday,” said Ana Ruiz, the harbour minister.\n",
		"2025-05-02-light": "title: A light goes out\ntopics: [sea]\nsource: Town Desk\n---\n\n“The lamp in the tower is older than my mother,” said Ana Ruiz, the harbour minister. “We fix it,” said Ilmar Tamm, a diver.\n",
		"2025-06-01-fish":  "title: No fish on the quay\ntopics: [trade]\nsource: Coast Desk\n---\n\nAna Ruiz, the harbour minister, said that the boats had not gone out for a week.\n",
	} {
		files[name+".md"] = "---\ndate: " + name[:10] + "\n" + text
	}
	return files
}

func filtered(t *testing.T, open Open) {
	e := settled(t, open, spoken())
	for _, tt := range []struct {
		filter string
		want   []string
	}{
		{"", []string{"fish", "light", "quay"}},
		{"  ", []string{"fish", "light", "quay"}},
		{"QUAY", []string{"fish", "quay"}}, // a headline, and the words
		{"qu fri", []string{"quay"}},
		{`"before Friday"`, []string{"quay"}},
		{`"befor"`, nil},
		{"-quay", []string{"light"}},
		{"town", []string{"light"}},
		{"sea", []string{"light", "quay"}},
		{"in:coast", []string{"fish", "quay"}},
		{"topic:trade -topic:sea", []string{"fish"}},
		{"kind:direct", []string{"light", "quay"}},
		{"kind:reported", []string{"fish"}},
		{"after:2025-05-02", []string{"fish", "light"}},
		{"before:2025-06 after:2025-05-02", []string{"light"}},
		{"lighthouse", nil},
	} {
		r, err := e.Record(background(t), store.RecordQuery{Official: "ana-ruiz", Filter: tt.filter}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, placesOf(r)); diff != "" || r.Total != len(tt.want) {
			t.Errorf("%q: total %d: %s", tt.filter, r.Total, diff)
		}
		sum := 0
		for _, s := range r.Timeline.Spans {
			sum += s.Count
		}
		if r.All != 3 || sum != r.Total || len(r.Timeline.Spans) != 32 {
			t.Errorf("%q: the head is of %d statements, the timeline of %d in %d spans", tt.filter, r.All, sum, len(r.Timeline.Spans))
		}
	}
	var bad *query.Error
	for _, filter := range []string{"by:tamm", "office:minister", "is:unread", "kind:loud", `"the quay`} {
		if _, err := e.Record(background(t), store.RecordQuery{Official: "ana-ruiz", Filter: filter}, store.Page{}); !errors.As(err, &bad) {
			t.Errorf("%q: %v", filter, err)
		}
	}
}

// placesOf names the first place of each statement.
func placesOf(r official.Record) []string {
	var names []string
	for _, s := range r.Statements {
		id := s.Places[0].StoryID
		names = append(names, id[strings.LastIndexByte(id, '-')+1:])
	}
	return names
}

func headOfRecord(t *testing.T, open Open) {
	e := settled(t, open, spoken())
	r, err := e.Record(background(t), store.RecordQuery{Official: "ruiz", Filter: "fish"}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Stories != 3 || r.Kinds != [3]int{2, 0, 1} || r.First.Day() != 1 || r.First.Month() != 5 || r.Last.Month() != 6 {
		t.Errorf("%+v", r.Head)
	}
	for name, tallies := range map[string][][]official.Tally{
		"topics":  {r.Topics, {{Name: "sea", Count: 2}, {Name: "trade", Count: 2}}},
		"sources": {r.Sources, {{Name: "Coast Desk", Count: 2}, {Name: "Town Desk", Count: 1}}},
		"cues":    {r.Cues, {{Name: "said", Count: 3}}},
		"beside":  {r.Beside, {{Name: "Ilmar Tamm", ID: "ilmar-tamm", Count: 1}}},
	} {
		if diff := cmp.Diff(tallies[1], tallies[0]); diff != "" {
			t.Error(name, diff)
		}
	}
}

// nearQuote asks for the page on which a statement falls.
func nearQuote(t *testing.T, open Open) {
	files := map[string]string{}
	for i := range 25 {
		files[fmt.Sprintf("s%02d.md", i)] = fmt.Sprintf("---\ntitle: Day %[1]d\ndate: 2025-01-%02[2]d\ntopics: [%[3]s]\n---\n“Pier%[1]d rope%[1]d lamp%[1]d gate%[1]d sail%[1]d,” said Ana Ruiz.\n",
			i, i+1, [...]string{"sea", "land"}[i%2])
	}
	e := settled(t, open, files)
	for _, tt := range []struct {
		query      store.RecordQuery
		at, offset int
	}{
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s24"}}, 0, 0},
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s04"}}, 20, 20},
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s05"}}, 19, 10},
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s04"}, Filter: "sea"}, 10, 10},
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s04"}, Filter: "land"}, -1, 0},
		{store.RecordQuery{Near: store.QuoteOf{StoryID: "s04", Quote: 1}}, -1, 0},
	} {
		tt.query.Official = "ana-ruiz"
		r, err := e.Record(background(t), tt.query, store.Page{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		if r.At != tt.at || r.Offset != tt.offset || len(r.Statements) != min(10, r.Total-r.Offset) {
			t.Errorf("%+v: at %d, %d statements from %d, want %d, %d", tt.query, r.At, len(r.Statements), r.Offset, tt.at, tt.offset)
		}
		if r.At >= 0 && r.Statements[r.At-r.Offset].Places[0].StoryID != tt.query.Near.StoryID {
			t.Errorf("%+v: statement %d is of %s", tt.query, r.At, r.Statements[r.At-r.Offset].Places[0].StoryID)
		}
	}
}
