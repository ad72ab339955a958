package story

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPassages(t *testing.T) {
	s := Story{
		Header: Header{Headline: "Strike", Summary: "Cranes stand."},
		Body:   "The [cranes](https://example.org/gantry) moved,\nat noon.\n\n\n\nNobody [spoke](\n\nof it.",
	}
	var got []string
	for p := range s.Passages() {
		var runs []string
		for _, r := range p.Runs {
			runs = append(runs, p.Text[r.Start:r.End])
		}
		got = append(got, strings.Join(runs, "|"))
	}
	want := []string{"Strike", "Cranes stand.", "The [cranes|) moved,\nat noon.", "", "", "\nNobody [spoke|", "\nof it."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
