package official

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// office is an office as a story gives it, taken apart.
type office struct {
	title string
	// key is the same for one office however it is spelled.
	key string
	// words are those of the key; rank are the ones that make another office
	// of it: vice, deputy, former.
	words, rank []string
	countries   []string
}

// officeReader takes every title apart once.
type officeReader map[string]office

func (r officeReader) of(title string) office {
	if title == "" {
		return office{}
	}
	o, ok := r[title]
	if ok {
		return o
	}
	o.title, o.countries = title, countries(title)
	for _, w := range prose.FoldedWords(title) {
		if c := country(w); c != "" {
			w = c
		}
		switch w {
		case "the", "of", "s", "a", "an", "united", "states":
			if w == "united" {
				o.words = append(o.words, "us")
			}
		case "vice", "deputy", "former", "ex", "acting", "assistant", "under", "late", "then", "incoming", "elect", "shadow":
			o.rank = append(o.rank, w)
			o.words = append(o.words, w)
		default:
			o.words = append(o.words, w)
		}
	}
	slices.Sort(o.words)
	o.words = slices.Compact(o.words)
	slices.Sort(o.rank)
	o.key = strings.Join(o.words, " ")
	r[title] = o
	return o
}

// within reports whether o is p told shorter: “the president” for “the
// President of the United States”, but not for her vice-president.
func (o office) within(p office) bool {
	if len(o.words) >= len(p.words) || !slices.Equal(o.rank, p.rank) {
		return false
	}
	for _, w := range o.words {
		if !slices.Contains(p.words, w) {
			return false
		}
	}
	return len(o.words) > 0
}

// tenure is an office with its days, and how often it was spelled how.
type tenure struct {
	office
	first, last time.Time
	spelled     map[string]int
}

func (t *tenure) take(o *tenure) {
	if t.first.IsZero() || o.first.Before(t.first) {
		t.first = o.first
	}
	if o.last.After(t.last) {
		t.last = o.last
	}
}

// held are the offices that mentions give, with their days. Those told
// shorter count for the full ones.
func held(mentions []mention) []Office {
	byKey := map[string]*tenure{}
	for _, m := range mentions {
		if m.office.title == "" {
			continue
		}
		t := byKey[m.office.key]
		if t == nil {
			t = &tenure{office: m.office, first: m.date, last: m.date, spelled: map[string]int{}}
			byKey[m.office.key] = t
		}
		t.spelled[m.office.title]++
		t.take(&tenure{first: m.date, last: m.date})
	}
	all := make([]*tenure, 0, len(byKey))
	for _, t := range byKey {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *tenure) int {
		return cmp.Or(cmp.Compare(len(a.words), len(b.words)), cmp.Compare(a.key, b.key))
	})
	byWord := map[string][]*tenure{}
	for _, t := range all {
		for _, w := range t.words {
			byWord[w] = append(byWord[w], t)
		}
	}
	var offices []Office
	for _, t := range all {
		if to := t.nearest(t.fewest(byWord)); to != nil {
			to.take(t)
			continue
		}
		offices = append(offices, Office{Title: bestName(t.spelled, quote.Organisation), First: t.first, Last: t.last})
	}
	slices.SortFunc(offices, func(a, b Office) int {
		return cmp.Or(a.Last.Compare(b.Last), a.First.Compare(b.First), cmp.Compare(b.Title, a.Title))
	})
	return offices
}

// fewest are the tenures that share the rarest word of t: whatever tells t in
// full is among them.
func (t *tenure) fewest(byWord map[string][]*tenure) []*tenure {
	var least []*tenure
	for i, w := range t.words {
		if i == 0 || len(byWord[w]) < len(least) {
			least = byWord[w]
		}
	}
	return least
}

// nearest gives the tenure that tells t in full, the one nearest in time
// where there are several.
func (t *tenure) nearest(fuller []*tenure) *tenure {
	var best *tenure
	var least time.Duration
	for _, o := range fuller {
		if !t.within(o.office) {
			continue
		}
		gap := max(0, o.first.Sub(t.last), t.first.Sub(o.last))
		if best == nil || gap < least {
			best, least = o, gap
		}
	}
	return best
}
