package record

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/wording"
)

// entry is a statement as the pane lists it. It is made beside the screen,
// when the statement comes: to compare wordings takes longer than all the
// rest.
type entry struct {
	official.Statement // its places in order of their wordings
	wordings           []version
}

// version is a wording of a statement with the places that have it. The
// fullest comes first and has no difference.
type version struct {
	from, to int // its places
	sources  string
	diff     wording.Difference
	direct   bool
}

// newEntry gathers the places of a statement by what they have otherwise than
// the fullest wording.
func newEntry(s official.Statement) entry {
	e := entry{Statement: official.Statement{Places: make([]official.Place, 0, len(s.Places))}}
	for _, w := range s.Wordings() {
		v := version{from: len(e.Places), diff: w.Difference, direct: !w.Reported}
		for _, i := range w.Places {
			e.Places = append(e.Places, s.Places[i])
		}
		v.to = len(e.Places)
		v.sources = sources(e.Places[v.from:v.to])
		e.wordings = append(e.wordings, v)
	}
	return e
}

// sources names who reports a wording: “The Ledger, Coast Wire”.
func sources(places []official.Place) string {
	var names []string
	for _, p := range places {
		if p.Source != "" && !slices.Contains(names, p.Source) {
			names = append(names, p.Source)
		}
	}
	const most = 4
	if len(names) > most {
		return strings.Join(names[:most-1], ", ") + fmt.Sprintf(" and %d others", len(names)-most+1)
	}
	return strings.Join(names, ", ")
}
