package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"onrecord/store"
	"onrecord/store/verify"
)

func marking(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const id = "2025-05-01-harbour"
	known, err := e.State(background(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		mark          store.Mark
		on            bool
		read, starred bool
	}{
		{store.Read, true, true, false},
		{store.Starred, true, true, true},
		{store.Starred, true, true, true},
		{store.Read, false, false, true},
		{store.Starred, false, false, false},
	} {
		if err := e.Mark(background(t), id, step.mark, step.on); err != nil {
			t.Fatal(err)
		}
		l, err := e.Stories(background(t), store.Choice{}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range l.Entries {
			want := x.ID == id
			if x.Read != (want && step.read) || x.Starred != (want && step.starred) {
				t.Errorf("after %+v %s is read %t, starred %t", step, x.ID, x.Read, x.Starred)
			}
		}
	}
	if now, err := e.State(background(t), known.Version); err != nil || now.Version == known.Version {
		t.Error("marks left the state as it was", err)
	}
}

func state(t *testing.T, open Open) {
	files := stories()
	e := settled(t, open, files)
	s, err := e.State(background(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	if s.Stories != len(files) || s.Loading || len(s.Problems) != 0 || s.Version == 0 || s.Expected != len(files) {
		t.Errorf("%+v", s)
	}
	if _, err := e.Officials(background(t), store.OfficialsQuery{}, store.Page{}); err != nil {
		t.Fatal(err)
	}
	if s, err = e.State(background(t), 0); err != nil || s.Analysed != len(files) {
		t.Errorf("%+v (%v)", s, err)
	}
}

func problems(t *testing.T, open Open) {
	files := stories()
	files["picture.md"] = "\x89PNG\r\n\x1a\n\x00\x00\x00"
	files["also.txt"] = "\xff\xfeH\x00"
	e := settled(t, open, files)
	s := waitLoaded(t, e)
	if s.Stories != len(files)-2 || len(s.Problems) != 2 {
		t.Fatalf("%+v", s)
	}
	if s.Problems[0].Path > s.Problems[1].Path {
		t.Error("problems are not in order of path")
	}
	for _, p := range s.Problems {
		if p.Path == "" || p.Err == nil {
			t.Errorf("%+v", p)
		}
	}
}

func givenUp(t *testing.T, open Open) {
	e := settled(t, open, stories())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	const id = "2025-05-01-harbour"
	for name, err := range map[string]error{
		"Stories":    second(e.Stories(ctx, store.Choice{}, store.Page{})),
		"Position":   second(e.Position(ctx, store.Choice{}, id)),
		"Story":      second(e.Story(ctx, id)),
		"Analysis":   second(e.Analysis(ctx, id)),
		"Officials":  second(e.Officials(ctx, store.OfficialsQuery{}, store.Page{})),
		"OfficialOf": second(e.OfficialOf(ctx, id, 0)),
		"Record":     second(e.Record(ctx, store.RecordQuery{Official: "ana-ruiz"}, store.Page{})),
		"Verify":     second(e.Verify(ctx, verify.Question{Words: "We will not wait"})),
		"Search":     second(e.Search(ctx, "harbour", store.Page{})),
		"Count":      third(e.Count(ctx, "harbour", 0)),
		"Quotes":     second(e.Quotes(ctx, "harbour", store.Page{})),
		"Own":        second(e.Own(ctx, id)),
		"SetNote":    second(e.SetNote(ctx, id, "", "Ask again.")),
		"SetPlace":   e.SetPlace(ctx, id, store.Place{At: 1}),
		"Mark":       e.Mark(ctx, id, store.Read, true),
		"State":      second(e.State(ctx, 0)),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// together asks many things at once; the race detector does the rest.
func together(t *testing.T, open Open) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("s%02d.md", i)] = fmt.Sprintf("---\ntitle: Day %d\ndate: 2025-01-%02d\n---\n“We wait for day %d,” said Ana Ruiz, the minister.\n", i, i%28+1, i)
	}
	e := open(t, files)
	ctx := background(t)
	var work sync.WaitGroup
	for i := range 8 {
		id := fmt.Sprintf("s%02d", i*3)
		for _, ask := range []func() error{
			func() error { return second(e.Stories(ctx, store.Choice{}, store.Page{Limit: 10})) },
			func() error { return second(e.Story(ctx, id)) },
			func() error { return second(e.Analysis(ctx, id)) },
			func() error { return second(e.Officials(ctx, store.OfficialsQuery{}, store.Page{})) },
			func() error { return second(e.Search(ctx, "by:ruiz wait -nothing", store.Page{Limit: 5})) },
			func() error { return third(e.Count(ctx, "is:unread wait", 9)) },
			func() error {
				return second(e.Record(ctx, store.RecordQuery{Official: "ana-ruiz"}, store.Page{Limit: 5}))
			},
			func() error { return second(e.Verify(ctx, verify.Question{Words: "wait for day 7"})) },
			func() error { return e.Mark(ctx, id, store.Read, i%2 == 0) },
			func() error {
				return second(e.Stories(ctx, store.Choice{Query: "is:unread wait"}, store.Page{Limit: 5}))
			},
			func() error { return second(e.SetNote(ctx, id, "", fmt.Sprintf("Day %d.", i))) },
			func() error { return second(e.Own(ctx, id)) },
			func() error { return second(e.State(ctx, 0)) },
		} {
			work.Go(func() {
				if err := ask(); err != nil {
					t.Error(err)
				}
			})
		}
	}
	work.Wait()
	if s := waitLoaded(t, e); s.Stories != len(files) {
		t.Errorf("%d stories", s.Stories)
	}
}
