package official

import (
	"cmp"
	"slices"
	"time"

	"onrecord/store/quote"
)

// tenure is an office with its days, and how often it was spelled how.
type tenure struct {
	*office
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

// held are the offices that stories give an official, with their days. Those
// told shorter count for the full ones.
func held(e *entity) []Office {
	byKey := map[string]*tenure{}
	for u := range e.usages {
		o := u.office
		if u.why == byHolder {
			o = u.sought
		}
		if o.title == "" {
			continue
		}
		t := byKey[o.key]
		if t == nil {
			t = &tenure{office: o, first: u.first, last: u.last, spelled: map[string]int{}}
			byKey[o.key] = t
		}
		t.spelled[o.title] += u.count
		t.take(&tenure{first: u.first, last: u.last})
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
	var full []*tenure
	for _, t := range all {
		if to := t.nearest(t.fewest(byWord)); to != nil {
			to.take(t)
			continue
		}
		full = append(full, t)
	}
	return inOrder(full)
}

// inOrder sorts offices by time, the one that is held last. What somebody was
// formerly comes before what she is in the same days.
func inOrder(all []*tenure) []Office {
	slices.SortFunc(all, func(a, b *tenure) int {
		return cmp.Or(a.last.Compare(b.last), a.first.Compare(b.first), cmp.Compare(b.title, a.title))
	})
	if last := len(all) - 1; last > 0 && all[last].past() {
		past := all[last]
		for i := last - 1; i >= 0; i-- {
			now := all[i]
			if !now.past() && now.seat != past.seat && !now.last.Before(past.first) {
				all = append(slices.Delete(all, i, i+1), now)
				break
			}
		}
	}
	var offices []Office
	for _, t := range all {
		offices = append(offices, Office{Title: bestName(t.spelled, quote.Organisation), First: t.first, Last: t.last})
	}
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
