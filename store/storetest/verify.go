package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/verify"
)

// verifies asks for the words of one minister, as they are and otherwise.
func verifies(t *testing.T, open Open) {
	e := settled(t, open, stories())
	const opens, strike = "2025-05-01-harbour: ", "2025-05-02-harbour-strike: "
	ruiz := []string{opens + "ana-ruiz whole", strike + "ana-ruiz whole"}
	for _, tt := range []struct {
		name  string
		words string
		by    string
		want  verify.Answer
		where []string
	}{
		{"as it is", "We will not wait for the divers any longer.", "", verify.Said, ruiz},
		{"however it is written", "“WE WILL NOT WAIT — for the divers, any longer”", "", verify.Said, ruiz},
		{"by who said it", "We will not wait for the divers any longer", "ruiz", verify.Said, ruiz},
		{"cut short", "we will not wait for the divers", "", verify.InPart, []string{opens + "ana-ruiz excerpt", strike + "ana-ruiz excerpt"}},
		{"a word changed", "We will not wait for the drivers any longer", "", verify.Otherwise, []string{opens + "ana-ruiz variant", strike + "ana-ruiz variant"}},
		{"not left out", "We will wait for the divers any longer", "", verify.Otherwise, []string{opens + "ana-ruiz variant", strike + "ana-ruiz variant"}},
		{"given to another", "We will not wait for the divers any longer", "Ilmar Tamm", verify.ByAnother, ruiz},
		{"by nobody", "Elephants seldom remember a birthday", "", verify.NotFound, nil},
	} {
		v, err := e.Verify(background(t), verify.Question{Words: tt.words, By: tt.by})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var where []string
		for _, f := range v.Findings {
			where = append(where, f.Place.StoryID+": "+f.Official.ID+" "+f.Match.String())
		}
		if diff := cmp.Diff(tt.where, where); diff != "" || v.Answer != tt.want || v.Total != len(tt.where) {
			t.Errorf("%s: %s, want %s; total %d: %s", tt.name, v.Answer, tt.want, v.Total, diff)
		}
	}
	v, err := e.Verify(background(t), verify.Question{Words: "nobody will pay for this", By: "adeyemi"})
	if err != nil || v.By.ID != "olu-adeyemi" || len(v.Findings) != 1 {
		t.Fatal(v, err)
	}
	f := v.Findings[0]
	if got := f.Place.Words[f.At.Start:f.At.End]; got != "Nobody will pay for this" || f.Place.Headline == "" || f.Voice != verify.Own {
		t.Errorf("%q in %+v", got, f)
	}
}

// notVerified asks what has no answer.
func notVerified(t *testing.T, open Open) {
	e := settled(t, open, stories())
	for _, words := range []string{"", " \n", "“…”", "?!"} {
		if _, err := e.Verify(background(t), verify.Question{Words: words}); !errors.Is(err, verify.ErrNoWords) {
			t.Errorf("%q: %v", words, err)
		}
	}
	var missing *store.NotFoundError
	_, err := e.Verify(background(t), verify.Question{Words: "We will not wait", By: "ana-riuz"})
	if !errors.As(err, &missing) || missing.What != "official" || len(missing.Nearest) == 0 || missing.Nearest[0] != "ana-ruiz" {
		t.Errorf("%+v", err)
	}
	var several *store.AmbiguousError
	_, err = e.Verify(background(t), verify.Question{Words: "We will not wait", By: "minister"})
	if !errors.As(err, &several) || len(several.IDs) != 2 {
		t.Errorf("%+v", err)
	}
}
