package record

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/quote"
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
	if len(s.Places) == 0 {
		return e
	}
	fullest := s.Places[0].Words
	shown := map[string]wording.Difference{fullest: {}}
	var keys []string
	groups := map[string][]official.Place{}
	for _, p := range s.Places {
		d, ok := shown[p.Words]
		if !ok {
			d = wording.Show(fullest, p.Words)
			shown[p.Words] = d
		}
		if groups[d.Text] == nil {
			keys = append(keys, d.Text)
		}
		groups[d.Text] = append(groups[d.Text], p)
	}
	for _, key := range keys {
		places := groups[key]
		v := version{from: len(e.Places), to: len(e.Places) + len(places), diff: shown[places[0].Words], sources: sources(places)}
		v.direct = places[0].Kind == quote.Direct
		e.Places, e.wordings = append(e.Places, places...), append(e.wordings, v)
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
