package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"onrecord/store/official"
)

// TestReplaced takes officials out of a list and puts others in: it is as if
// all had been sorted anew.
func TestReplaced(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var list []*Listed
	for round := range 200 {
		old := map[*Listed]bool{}
		for _, l := range list {
			if r.IntN(5) == 0 {
				old[l] = true
			}
		}
		var fresh []*Listed
		for i := range r.IntN(6) {
			name := fmt.Sprintf("Ana %c", 'A'+r.IntN(26))
			fresh = append(fresh, NewListed(official.Official{ID: fmt.Sprintf("id-%d-%d", round, i), Name: name, Quotes: r.IntN(4)}))
		}
		want := slices.DeleteFunc(slices.Concat(list, fresh), func(l *Listed) bool { return old[l] })
		slices.SortFunc(want, compareCounts)
		list = replaced(list, old, fresh, compareCounts)
		if !slices.Equal(want, list) {
			t.Fatalf("round %d: %d and not as sorted, want %d", round, len(list), len(want))
		}
	}
}
