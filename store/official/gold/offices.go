package gold

import (
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// offices looks for the offices of the gold among those of the official whom
// most mentions of a person became.
func (m *measure) offices() {
	dates := m.dates()
	for i, p := range m.gold.People {
		o, ok := m.official(i)
		if !ok {
			continue
		}
		for _, want := range p.Offices {
			m.office(p, want, o, dates)
		}
	}
}

func (m *measure) office(p Person, want Office, o official.Official, dates map[string]time.Time) {
	t := m.table
	t.Titles.Of++
	got, ok := like(want.Title, o.Offices)
	if !ok {
		m.fault("office, title", 1, "%s: no %q, but %s", p.Name, want.Title, listOffices(o.Offices))
		return
	}
	t.Titles.Right++
	t.First.Of++
	if got.First.Equal(dates[want.First]) {
		t.First.Right++
	} else {
		m.fault("office, first", 1, "%s: %q from %s, want %s (%s)", p.Name, got.Title, day(got.First), day(dates[want.First]), want.First)
	}
	if want.Last == "" {
		return
	}
	t.Last.Of++
	if got.Last.Equal(dates[want.Last]) {
		t.Last.Right++
	} else {
		m.fault("office, last", 1, "%s: %q until %s, want %s (%s)", p.Name, got.Title, day(got.Last), day(dates[want.Last]), want.Last)
	}
}

// official is the one whom most mentions of a person became, the first in the
// order of IDs where several are level.
func (m *measure) official(who int) (official.Official, bool) {
	counts := map[string]int{}
	best := ""
	for _, a := range m.met {
		if a.who != who {
			continue
		}
		counts[a.official]++
		if n := counts[a.official]; best == "" || n > counts[best] || n == counts[best] && a.official < best {
			best = a.official
		}
	}
	return m.found.byID[best], best != ""
}

// dates are the days of the stories.
func (m *measure) dates() map[string]time.Time {
	dates := map[string]time.Time{}
	for _, id := range m.found.ids {
		dates[id] = m.found.stories[id].date
	}
	return dates
}

// like finds the office that has all words of a title, or all of whose words
// the title has: "transport minister" for "minister for transport, Brazil". A
// word that makes it another office, such as former, must be in both.
func like(title string, offices []official.Office) (official.Office, bool) {
	var found official.Office
	ok := false
	for _, o := range offices {
		if !meansOffice(title, o.Title) {
			continue
		}
		switch {
		case !ok:
			found, ok = o, true
		default: // the same office in other words: the days of both
			if o.First.Before(found.First) {
				found.First = o.First
			}
			if o.Last.After(found.Last) {
				found.Last = o.Last
			}
		}
	}
	return found, ok
}

// meansOffice compares two titles; the first may have other forms of itself
// behind slashes.
func meansOffice(title, other string) bool {
	got := officeWords(other)
	for form := range strings.SplitSeq(title, " / ") {
		want := officeWords(form)
		if tells(got) && (within(want, got) || within(got, want)) && !changed(want, got) {
			return true
		}
	}
	return false
}

func officeWords(title string) map[string]bool {
	set := map[string]bool{}
	for _, w := range prose.FoldedWords(title) {
		if !small[w] {
			set[w] = true
		}
	}
	return set
}

var (
	small  = setOf("of for the and in to a an s")
	change = []string{"former", "deputy", "shadow", "acting", "vice", "ex", "outgoing", "retired"}
)

// tells reports whether a title says more than how it differs from another: a
// deputy is not the deputy prime minister.
func tells(title map[string]bool) bool {
	n := len(title)
	for _, w := range change {
		if title[w] {
			n--
		}
	}
	return n > 0
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}

// changed reports whether a word makes two titles two offices.
func changed(a, b map[string]bool) bool {
	for _, w := range change {
		if a[w] != b[w] {
			return true
		}
	}
	return false
}

func listOffices(all []official.Office) string {
	var told []string
	for _, o := range all {
		told = append(told, o.Title)
	}
	if told == nil {
		return "none"
	}
	return strings.Join(told, "; ")
}

func day(t time.Time) string { return t.Format(time.DateOnly) }
