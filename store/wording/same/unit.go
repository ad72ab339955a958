package same

import (
	"cmp"
	"slices"
	"strings"
)

// unit is one wording, wherever it stands, as long as it may be taken for one
// statement: texts of the same words.
type unit struct {
	words    []word
	around   []word  // the reporter’s sentence with them, if there is one
	texts    []int32 // in the order in which they are given
	days     []int32
	reported bool
	says     float32
	group    int32 // the unit that leads its group
}

// undated is the day of a text without a date.
const undated = -1 << 31

func day(t Text) int32 {
	if t.Date.IsZero() {
		return undated
	}
	return int32(t.Date.Unix() / (24 * 60 * 60))
}

// apart is how many days lie between the nearest days of two units. What has
// no date may be of any day.
func (u *unit) apart(v *unit) int32 {
	nearest := int32(1 << 30)
	for i, j := 0, 0; i < len(u.days) && j < len(v.days); {
		x, y := u.days[i], v.days[j]
		if x == undated || y == undated {
			return 0
		}
		nearest = min(nearest, max(x-y, y-x))
		if x < y {
			i++
		} else {
			j++
		}
	}
	return nearest
}

// within is how many days may lie between two places where what says so little
// is one statement: “No.” of next week answers another question.
func within(says float32) int32 {
	const little, enough = 0.9, 1.4
	switch {
	case says >= enough:
		return 1 << 30
	case says >= little:
		return 7
	}
	return 2
}

// units gathers the texts that have the same words. Those that say little are
// one only as long as their days are near.
func (l *lexicon) units(texts []Text) []*unit {
	words, around := l.readAll(texts)
	f := newForms(l, words)
	inParts(len(texts), func(_, from, to int) {
		for i := from; i < to; i++ {
			l.weigh(words[i])
			l.weigh(around[i])
		}
	})
	all := make([]*unit, 0, f.most)
	open := map[[2]int32]*unit{}
	order, days := byDay(texts)
	var room []unit
	for n, i := range order {
		d := days[n]
		key := [2]int32{f.of[i], f.around(words[i], around[i])}
		u := open[key]
		if u == nil || !u.takes(d) {
			if len(room) == 0 {
				room = make([]unit, min(1024, len(texts)-n))
			}
			u, room = &room[0], room[1:]
			u.reported = true
			u.texts, u.days = order[n:n:n+1], days[n:n:n+1] // most have no other
			u.speak(words[i], around[i])
			open[key] = u
			all = append(all, u)
		}
		u.texts = append(u.texts, i)
		if n := len(u.days); n == 0 || u.days[n-1] != d {
			u.days = append(u.days, d)
		}
		if u.reported && !texts[i].Reported {
			u.reported = false
			u.speak(words[i], around[i])
		}
	}
	return all
}

func (u *unit) speak(words, around []word) {
	u.words, u.around = words, around
	u.says = whole(words).matched
}

// takes reports whether a text of the same words and of a day is the same
// statement.
func (u *unit) takes(d int32) bool {
	if len(u.words) == 0 {
		return false
	}
	first := u.days[0]
	if first == undated && len(u.days) > 1 {
		first = u.days[1]
	}
	return first == undated || d-first <= within(u.says)
}

// byDay orders texts by day and, so that the order in which they are given
// does not matter, by their words. It gives the days too.
func byDay(texts []Text) (order []int32, days []int32) {
	type dated struct {
		day, text int32
	}
	all := make([]dated, len(texts))
	for i := range texts {
		all[i] = dated{day(texts[i]), int32(i)}
	}
	slices.SortFunc(all, func(a, b dated) int {
		if a.day != b.day {
			return cmp.Compare(a.day, b.day)
		}
		t, u := &texts[a.text], &texts[b.text]
		return cmp.Or(
			compareBool(t.Reported, u.Reported),
			strings.Compare(t.Words, u.Words),
			strings.Compare(t.Around, u.Around),
			cmp.Compare(a.text, b.text))
	})
	order, days = make([]int32, len(texts)), make([]int32, len(texts))
	for n, d := range all {
		order[n], days[n] = d.text, d.day
	}
	return order, days
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// inOrder orders units by who may lead whom: what a reporter retold never
// leads a speaker’s own words, and the fuller wording leads.
func inOrder(l *lexicon, units []*unit) {
	type place struct {
		reported bool
		words    int32
		says     float32
		unit     *unit
	}
	all := make([]place, len(units))
	for i, u := range units {
		all[i] = place{u.reported, int32(len(u.words)), u.says, u}
	}
	slices.SortFunc(all, func(p, q place) int {
		if p.reported == q.reported && p.words == q.words && p.says == q.says {
			return l.compare(p.unit, q.unit)
		}
		return cmp.Or(compareBool(p.reported, q.reported), cmp.Compare(q.words, p.words), cmp.Compare(q.says, p.says))
	})
	for i, p := range all {
		units[i] = p.unit
	}
}

// compare orders units of as many words that say as much.
func (l *lexicon) compare(a, b *unit) int {
	for i, w := range a.words {
		if v := b.words[i]; v.id != w.id {
			return strings.Compare(l.terms[w.id].text, l.terms[v.id].text)
		}
	}
	return cmp.Or(
		compareBool(a.around != nil, b.around != nil), // a reporter’s words stand around them
		slices.Compare(a.days, b.days))
}
