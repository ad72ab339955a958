package official

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// noted is the reader's notes as they are asked: entry n is notes[n-1].
type noted struct {
	notes  Notes
	byName map[string][]int // the entries with a name or alias, by its key
	apart  map[string][]int // the entries that are not whom a name means
}

func newNoted(notes Notes) noted {
	n := noted{notes, map[string][]int{}, map[string][]int{}}
	for i, t := range notes {
		for _, s := range append([]string{t.Name}, t.Aliases...) {
			if key := notedKey(s); key != "" && !slices.Contains(n.byName[key], i+1) {
				n.byName[key] = append(n.byName[key], i+1)
			}
		}
		for _, s := range t.Apart {
			n.apart[notedKey(s)] = append(n.apart[notedKey(s)], i+1)
		}
	}
	return n
}

// notedKey is the same for spellings of a name that differ in case, accents,
// honorifics and articles.
func notedKey(s string) string {
	if strings.HasPrefix(s, "@") {
		return prose.Fold(s)
	}
	if n := parseName(s); n.full() {
		return n.key()
	}
	return plainKey(s)
}

// pin is the entry that the notes say a speaker is, 0 if they say nothing.
// What is said of single stories goes before what is said of all, and of
// several entries with one name the one with the office that the story gives.
func (n noted) pin(story string, sp *quote.Speaker) int {
	if len(n.notes) == 0 {
		return 0
	}
	var here, all []int
	for _, i := range n.called(sp) {
		t := n.notes[i-1]
		switch {
		case len(t.Stories) == 0:
			all = append(all, i)
		case t.In(story):
			here = append(here, i)
		}
	}
	for _, found := range [][]int{here, all} {
		if len(found) == 1 {
			return found[0]
		}
		if i := n.byOffice(found, sp.Office); i > 0 {
			return i
		}
	}
	return 0
}

// called are the entries with the name of a speaker, or with a form of it
// where the name alone is in none.
func (n noted) called(sp *quote.Speaker) []int {
	if found := n.byName[notedKey(sp.Name)]; len(found) > 0 {
		return found
	}
	for _, f := range sp.Forms {
		if strings.HasPrefix(f, "@") || parseName(f).full() {
			if found := n.byName[notedKey(f)]; len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

func (n noted) byOffice(found []int, title string) int {
	if title == "" || len(found) < 2 {
		return 0
	}
	read := readOffice(title)
	o := &read
	fit := 0
	for _, i := range found {
		for _, held := range n.notes[i-1].Offices {
			if p := readOffice(held.Title); p.key == o.key || o.within(&p) || p.within(o) {
				if fit != 0 && fit != i {
					return 0
				}
				fit = i
			}
		}
	}
	return fit
}

// excluded are the entries that a speaker is not: those with this name that
// are of other stories, and those that are told to be apart from it.
func (n noted) excluded(sp *quote.Speaker, pin int) []int {
	if len(n.notes) == 0 {
		return nil
	}
	var not []int
	for _, i := range n.called(sp) {
		if i != pin && len(n.notes[i-1].Stories) > 0 {
			not = append(not, i)
		}
	}
	for _, i := range n.apart[notedKey(sp.Name)] {
		if i != pin {
			not = append(not, i)
		}
	}
	if pin > 0 {
		for _, s := range n.notes[pin-1].Apart {
			for _, i := range n.byName[notedKey(s)] {
				if i != pin {
					not = append(not, i)
				}
			}
		}
	}
	slices.Sort(not)
	return slices.Compact(not)
}

// entry is what the notes say of an official, nil if nothing.
func (n noted) entry(e *entity) *Told {
	if i := e.pin(); i > 0 {
		return &n.notes[i-1]
	}
	return nil
}

func (n noted) label(e *entity) string {
	if t := n.entry(e); t != nil {
		return t.Label
	}
	return ""
}

// plainName is the name of an official without the label.
func (n noted) plainName(e *entity) string {
	if t := n.entry(e); t != nil {
		return t.Name
	}
	return e.official.Name
}

// withoutLabel takes a label off a name: Ana Ruiz (the senator).
func withoutLabel(s string) string {
	if i := strings.Index(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		return s[:i]
	}
	return s
}

// amend puts what the notes tell of an official in the place of what stories
// do: the name, and the offices if they have any.
func (n noted) amend(o *Official, pin int) {
	if pin == 0 {
		return
	}
	t := n.notes[pin-1]
	o.Name, o.Noted = t.Shown(), true
	if o.Kind == quote.Unnamed {
		o.Kind = quote.Person // the lady of the bridge has a name now
	}
	if len(t.Offices) == 0 {
		return
	}
	o.Offices = slices.Clone(t.Offices)
	slices.SortStableFunc(o.Offices, func(a, b Office) int {
		switch {
		case a.Last.IsZero() == b.Last.IsZero():
			return cmp.Or(a.Last.Compare(b.Last), a.First.Compare(b.First))
		case a.Last.IsZero():
			return 1 // still held
		}
		return -1
	})
}
