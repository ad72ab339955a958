package storetest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/query"
	"onrecord/store/quote"
)

func found(r store.Results) []string {
	var all []string
	for _, x := range r.Results {
		all = append(all, x.ID)
	}
	return all
}

func searches(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const opens, strike, budget = "2025-05-01-harbour", "2025-05-02-harbour-strike", "2024-11-30-budget"
	if err := e.Mark(background(t), opens, store.Read, true); err != nil {
		t.Fatal(err)
	}
	if err := e.Mark(background(t), budget, store.Starred, true); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"", []string{strike, opens, budget}},
		{"harbour", []string{strike, opens}},
		{"HARBOUR", []string{strike, opens}},
		{"harb", nil},
		{"harb*", []string{strike, opens}},
		{"h*", []string{strike, opens}},
		{"s*", []string{strike}},
		{"d*", nil},
		{"-h*", []string{budget}},
		{"h* silence", []string{opens}},
		{"di*", []string{strike, opens}},
		{"in:c*", []string{opens, budget}},
		{"\u0301 cranes", []string{opens}},
		{"harbour cranes", []string{opens}},
		{"harbour -cranes", []string{strike}},
		{"-harbour", []string{budget}},
		{"silence", []string{opens}},
		{"elodie", []string{budget}},
		{"Élodie", []string{budget}},
		{`"the divers any longer"`, []string{strike, opens}},
		{`"the divers longer"`, nil},
		{`"numbers nobody"`, nil},
		{"gantry", nil},
		{"by:ruiz", []string{strike, opens}},
		{"by:ana", []string{strike, opens}},
		{"by:ru*", []string{strike, opens}},
		{`by:"ana ruiz"`, []string{strike, opens}},
		{"by:ana-ruiz", []string{strike, opens}},
		{"-by:ruiz", []string{budget}},
		{"by:tamm by:ruiz", nil},
		{"office:minister", []string{strike, opens, budget}},
		{`office:"finance minister"`, []string{budget}},
		{"topic:trade", []string{opens, budget}},
		{"topic:trade -topic:sea", []string{budget}},
		{"in:coast", []string{opens, budget}},
		{`in:"town desk"`, []string{strike}},
		{"after:2025", []string{strike, opens}},
		{"after:2025-05-02", []string{strike}},
		{"before:2025-05-02", []string{opens, budget}},
		{"after:2024-11 before:2024-12", []string{budget}},
		{"kind:direct", []string{strike, opens, budget}},
		{"kind:direct by:tamm", []string{opens}},
		{"is:unread", []string{strike, budget}},
		{"is:read", []string{opens}},
		{"is:starred", []string{budget}},
		{"is:unread harbour", []string{strike}},
		{`"tomas ruiz"`, nil},
	} {
		r, err := e.Search(background(t), tt.query, store.Page{})
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		if diff := cmp.Diff(tt.want, found(r)); diff != "" || r.Total != len(tt.want) {
			t.Errorf("%s: total %d, want %d: %s", tt.query, r.Total, len(tt.want), diff)
		}
	}
	r, err := e.Search(background(t), "", store.Page{Offset: 1, Limit: 1})
	if diff := cmp.Diff([]string{opens}, found(r)); err != nil || diff != "" || r.Total != 3 {
		t.Error(r.Total, err, diff)
	}
}

func counts(t *testing.T, open Open) {
	e := settled(t, open, stories())
	if err := e.Mark(background(t), "2025-05-01-harbour", store.Read, true); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		query string
		most  int
		want  int
		more  bool
	}{
		{"", 0, 3, false},
		{"", 1, 1, true},
		{"", 2, 2, true},
		{"", 3, 3, false},
		{"is:unread", 9, 2, false},
		{"is:unread", 1, 1, true},
		{"harbour -cranes", 9, 1, false},
		{"topic:trade", 1, 1, true},
		{"by:ruiz", 9, 2, false},
		{"by:ruiz", 1, 1, true},
		{"by:nobody", 1, 0, false},
		{"nothing", 0, 0, false},
	} {
		n, more, err := e.Count(background(t), tt.query, tt.most)
		if n != tt.want || more != tt.more || err != nil {
			t.Errorf("%q up to %d: %d, others %t (%v); want %d, %t", tt.query, tt.most, n, more, err, tt.want, tt.more)
		}
	}
	var bad *query.Error
	if _, _, err := e.Count(background(t), "kind:loud", 9); !errors.As(err, &bad) {
		t.Errorf("a query that cannot be read: %v", err)
	}
}

// countedAhead asks for pages of more results than are counted at a time.
func countedAhead(t *testing.T, open Open) {
	const n = store.MostCounted + 40
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("s%04d.md", i)] = fmt.Sprintf("---\ntitle: Rain %d\ndate: 2025-01-02\n---\n%s.\n", i, []string{"It rains", "It pours"}[i%2])
	}
	e := settled(t, open, files)
	for _, tt := range []struct {
		query string
		page  store.Page
		total int
		more  bool
		first string
	}{
		{"rain", store.Page{Limit: 5}, store.MostCounted, true, "s0000"},
		{"rain", store.Page{Offset: 990, Limit: 10}, store.MostCounted, true, "s0990"},
		{"rain", store.Page{Offset: 991, Limit: 10}, n, false, "s0991"},
		{"rain", store.Page{Offset: n, Limit: 10}, n, false, ""},
		{"pours", store.Page{Offset: 2, Limit: 1}, n / 2, false, "s0005"},
		{"is:unread", store.Page{Offset: 1, Limit: 1}, store.MostCounted, true, "s0001"},
	} {
		r, err := e.Search(background(t), tt.query, tt.page)
		first := ""
		if len(r.Results) > 0 {
			first = r.Results[0].ID
		}
		if err != nil || r.Total != tt.total || r.More != tt.more || first != tt.first {
			t.Errorf("%s %+v: %d, others %t, first %q (%v)", tt.query, tt.page, r.Total, r.More, first, err)
		}
	}
}

// third is the error of an answer that has two values.
func third[A, B any](_ A, _ B, err error) error { return err }

// shown writes a match as its snippet with the words found in brackets.
func shown(m store.Match) string {
	s := m.Snippet
	for i := len(m.Spans) - 1; i >= 0; i-- {
		sp := m.Spans[i]
		s = s[:sp.Start] + "[" + s[sp.Start:sp.End] + "]" + s[sp.End:]
	}
	return s
}

func matches(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for _, tt := range []struct {
		query string
		id    string
		want  []string
		field []store.Field
	}{
		{"harbour", "2025-05-02-harbour-strike", []string{"Strike at the [harbour]", "Ruiz, the [harbour] minister, said: “We will not wait for the divers any longer.”"}, []store.Field{store.InHeadline, store.InText}},
		{"divers wait", "2025-05-02-harbour-strike", []string{"We will not [wait] for the [divers] any longer."}, []store.Field{store.InQuote}},
		{`"crane drivers"`, "2025-05-02-harbour-strike", []string{"[Crane drivers] walked out on Friday over an old quarrel about pay."}, []store.Field{store.InText}},
		{"cranes", "2025-05-01-harbour", []string{"After a week of silence the [cranes] move.", "The [cranes] moved at noon. “The anchor is still down there,” said Ilmar Tamm, a diver."}, []store.Field{store.InHeadline, store.InText}},
		{"by:tamm", "2025-05-01-harbour", []string{"The anchor is still down there,"}, []store.Field{store.InSpeaker}},
		{"by:tamm anchor", "2025-05-01-harbour", []string{"The [anchor] is still down there,"}, []store.Field{store.InQuote}},
	} {
		r, err := e.Search(background(t), tt.query, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Results {
			if x.ID != tt.id {
				continue
			}
			var lines []string
			var fields []store.Field
			for _, m := range x.Matches {
				lines = append(lines, shown(m))
				fields = append(fields, m.Field)
				if inQuote := m.Field == store.InQuote || m.Field == store.InSpeaker; inQuote != (m.Quote != quote.None) {
					t.Errorf("%s: field %d with quote %d", tt.query, m.Field, m.Quote)
				}
			}
			if diff := cmp.Diff(tt.want, lines); diff != "" {
				t.Errorf("%s: %s", tt.query, diff)
			}
			if diff := cmp.Diff(tt.field, fields); diff != "" {
				t.Errorf("%s: %s", tt.query, diff)
			}
		}
	}
}

func badSearches(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for _, q := range []string{"foo:bar", `"open`, "kind:loud", "after:soon", "is:red", "by:"} {
		_, err := e.Search(background(t), q, store.Page{})
		var bad *query.Error
		if !errors.As(err, &bad) || bad.Query != q || bad.Expected == "" {
			t.Errorf("%s: %v", q, err)
		}
	}
}

func chosenQuotes(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const opens, strike, budget = "2025-05-01-harbour", "2025-05-02-harbour-strike", "2024-11-30-budget"
	for _, tt := range []struct {
		query string
		page  store.Page
		want  map[string][]int
		total int
	}{
		{"", store.Page{}, map[string][]int{strike: {0}, opens: {0, 1}, budget: {0}}, 3},
		{"", store.Page{Offset: 1, Limit: 1}, map[string][]int{opens: {0, 1}}, 3},
		{"cranes", store.Page{}, map[string][]int{opens: {0, 1}}, 1},
		{"by:tamm", store.Page{}, map[string][]int{opens: {1}}, 1},
		{"by:ruiz", store.Page{}, map[string][]int{strike: {0}, opens: {0}}, 2},
		{"by:ruiz kind:direct after:2025-05-02", store.Page{}, map[string][]int{strike: {0}}, 1},
		{"-by:ruiz", store.Page{}, map[string][]int{budget: {0}}, 1},
		{"kind:indirect", store.Page{}, map[string][]int{}, 0},
		{"by:nobody", store.Page{}, map[string][]int{}, 0},
	} {
		s, err := e.Quotes(background(t), tt.query, tt.page)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		got := map[string][]int{}
		for _, st := range s.Stories {
			got[st.ID] = st.Quotes
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || s.Total != tt.total {
			t.Errorf("%s: of %d: %s", tt.query, s.Total, diff)
		}
	}
	if s, err := e.Quotes(background(t), "", store.Page{}); err != nil || s.Chosen != 4 || s.Stories[0].ID != strike {
		t.Errorf("%d quotes, %v: %v", s.Chosen, s.Stories, err)
	}
	var bad *query.Error
	if _, err := e.Quotes(background(t), "kind:loud", store.Page{}); !errors.As(err, &bad) {
		t.Errorf("a query that cannot be read: %v", err)
	}
}

func completes(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for _, tt := range []struct {
		field query.Field
		begin string
		most  int
		want  []string
	}{
		{query.Topic, "", 1, []string{"trade"}},
		{query.Topic, "s", 9, []string{"sea"}},
		{query.In, "DESK", 9, []string{"Coast Desk", "Town Desk"}},
		{query.In, "town d", 9, []string{"Town Desk"}},
		{query.In, "oast", 9, nil},
		{query.Kind, "", 9, []string{"direct", "mixed", "indirect"}},
		{query.Is, "un", 9, []string{"unread", "unstarred"}},
		{query.By, "nobody", 9, nil},
	} {
		got, err := e.Complete(background(t), tt.field, tt.begin, tt.most)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s:%s: %v, %s", tt.field, tt.begin, err, diff)
		}
	}
	all, err := e.Officials(background(t), store.OfficialsQuery{}, store.Page{Limit: 1})
	if err != nil || len(all.Officials) == 0 {
		t.Fatal(err)
	}
	most := all.Officials[0]
	if got, err := e.Complete(background(t), query.By, most.Name, 1); err != nil || len(got) != 1 || got[0] != most.Name {
		t.Errorf("%q: %q, %v", most.Name, got, err)
	}
}
