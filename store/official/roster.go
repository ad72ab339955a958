package official

import (
	"math"
	"slices"
	"time"
	"unicode/utf8"
)

// roster holds groups so that a new one is compared only with those whose
// name it can bear: of 20,000 people called Ruiz a Jon meets the Jons and the
// J.s, never all of them.
type roster struct {
	// byCountry and byOffice have a group under each that it is known for;
	// one of no country is under "".
	byCountry, byOffice map[string]*branch
}

// branch holds the groups whose forenames begin alike, by the next of them.
type branch struct {
	groups  []*group // whose forenames end here
	next    []*branch
	words   map[string]*branch   // next by its forename
	letters map[string][]*branch // next by the first letter of it
	// first and last are the days of all groups of the branch, so that one
	// that is all of another age is passed over.
	first, last time.Time
}

// search looks for groups that may be one person with g.
type search struct {
	g         *group
	forenames []string
	reach     time.Duration // how far off their days may be
	see       func(*group) bool
}

func newRoster() *roster { return &roster{map[string]*branch{}, map[string]*branch{}} }

// add enters a group, under one of its names: all of them agree, and what
// fits the group must fit each.
func (r *roster) add(g *group) {
	if len(g.countries) == 0 {
		enter(r.byCountry, "", g)
	}
	for c := range g.countries {
		enter(r.byCountry, c, g)
	}
	for key := range g.offices {
		enter(r.byOffice, key, g)
	}
}

// merge gives the mentions of g to one of the groups of the roster, which may
// be looked for under their countries and offices from now on.
func (r *roster) merge(to, g *group) {
	for c := range g.countries {
		if !to.countries[c] {
			enter(r.byCountry, c, to)
		}
	}
	for key := range g.offices {
		if to.offices[key] == nil {
			enter(r.byOffice, key, to)
		}
	}
	to.add(g.usages...)
	if len(to.countries) == 0 {
		r.byCountry[""].widenTo(to)
	}
	for c := range to.countries {
		r.byCountry[c].widenTo(to)
	}
}

func enter(branches map[string]*branch, key string, g *group) {
	b := branches[key]
	if b == nil {
		b = &branch{}
		branches[key] = b
	}
	for _, forename := range g.usages[0].parsed.given {
		b.widen(g)
		b = b.grow(forename)
	}
	b.widen(g)
	b.groups = append(b.groups, g)
}

// widen takes the days of g into those of the branch.
func (b *branch) widen(g *group) {
	if empty := len(b.groups)+len(b.next) == 0; empty || g.first.Before(b.first) {
		b.first = g.first
		if empty {
			b.last = g.last
		}
	}
	if g.last.After(b.last) {
		b.last = g.last
	}
}

// widenTo does so on all branches down to that of g.
func (b *branch) widenTo(g *group) {
	b.widen(g)
	for _, forename := range g.usages[0].parsed.given {
		b = b.words[forename]
		b.widen(g)
	}
}

func (b *branch) grow(forename string) *branch {
	if next := b.words[forename]; next != nil {
		return next
	}
	if b.words == nil {
		b.words, b.letters = map[string]*branch{}, map[string][]*branch{}
	}
	next := &branch{}
	b.next = append(b.next, next)
	b.words[forename] = next
	b.letters[letter(forename)] = append(b.letters[letter(forename)], next)
	return next
}

// letter is the initial of a forename.
func letter(forename string) string {
	_, size := utf8.DecodeRuneInString(forename)
	return forename[:size]
}

// each calls s.see with the groups that can bear the forenames, the newest
// first, until it returns false. A shorter name speaks against no longer one.
func (b *branch) each(forenames []string, s *search) bool {
	for _, g := range slices.Backward(b.groups) {
		if b.beyond(s) {
			return true
		}
		if !s.see(g) {
			return false
		}
	}
	var rest []string
	next := b.next
	if len(forenames) > 0 {
		next, rest = b.matching(forenames[0]), forenames[1:]
	}
	for _, n := range slices.Backward(next) {
		if b.beyond(s) {
			return true
		}
		if !n.each(rest, s) {
			return false
		}
	}
	return true
}

// beyond reports whether no group of the branch is within reach, which may
// have become shorter on the way.
func (b *branch) beyond(s *search) bool {
	return max(b.first.Sub(s.g.last), s.g.first.Sub(b.last)) > s.reach
}

// matching are the branches of the forenames that are the same as one.
func (b *branch) matching(forename string) []*branch {
	if initial(forename) {
		return b.letters[forename]
	}
	var same []*branch
	for _, word := range [...]string{letter(forename), forename} {
		if n := b.words[word]; n != nil {
			same = append(same, n)
		}
	}
	for _, word := range shortForms()[forename] {
		if n := b.words[word]; n != nil && word != forename {
			same = append(same, n)
		}
	}
	return same
}

// compatriots calls s.see with the groups that can bear the forenames and are
// not of other countries than s.g, some of them twice.
func (r *roster) compatriots(s *search) {
	if len(s.g.countries) == 0 {
		for _, b := range r.byCountry {
			if !b.each(s.forenames, s) {
				return
			}
		}
		return
	}
	if b := r.byCountry[""]; b != nil && !b.each(s.forenames, s) {
		return
	}
	for c := range s.g.countries {
		if b := r.byCountry[c]; b != nil && !b.each(s.forenames, s) {
			return
		}
	}
}

// colleagues is compatriots for the groups that share an office with s.g.
func (r *roster) colleagues(s *search) {
	for key := range s.g.offices {
		if b := r.byOffice[key]; b != nil && !b.each(s.forenames, s) {
			return
		}
	}
}

// choose gives the group that g belongs to, and why: the only one that fits,
// or, of several, the only one that shares an office, is heard beside the same
// people, or whose days are near. Where nothing decides, it is nil. It looks no
// further than to the second of a kind: two Ruizes of these days leave as much
// doubt as 20,000.
func (r *roster) choose(g *group) (*group, why) {
	const near = 3 * year
	var fit, close few
	s := &search{g: g, forenames: g.usages[0].parsed.given, reach: g.reach()}
	s.see = func(o *group) bool {
		if g.fits(o) {
			fit.add(o)
			if g.gap(o) <= near {
				close.add(o)
			}
			if fit.several() {
				s.reach = near
			}
		}
		return !close.several()
	}
	r.compatriots(s)
	if !fit.several() {
		return fit.only(), onlyOne
	}
	s.reach = math.MaxInt64
	if one := r.onlyOf(s, r.colleagues); one != nil {
		return one, byOffice
	}
	if one := r.incumbent(s); one != nil {
		return one, byTenure
	}
	if one := r.onlyBeside(s); one != nil {
		return one, byCircle
	}
	return close.only(), byDays
}

// onlyOf gives the only group among some that fits.
func (r *roster) onlyOf(s *search, among func(*search)) *group {
	var found few
	s.see = func(o *group) bool {
		if s.g.fits(o) {
			found.add(o)
		}
		return !found.several()
	}
	among(s)
	return found.only()
}

// incumbent gives the only group that has an office of s.g about its days,
// where all others who have it do so half a year away or more: “Mr Orlov, the
// Russian president” of 2024 is not the Orlov who is president from 2026 on.
func (r *roster) incumbent(s *search) *group {
	const about, away = 31 * day, year / 2
	var found few
	for key, t := range s.g.offices {
		if t.past() || t.shared() || !t.specific() {
			continue
		}
		for _, days := range [...]time.Duration{about, away} {
			var now few
			s.see = func(o *group) bool {
				if held := o.offices[key]; held != nil && s.g.fits(o) && held.apart(t) <= days {
					now.add(o)
				}
				return !now.several()
			}
			if b := r.byOffice[key]; b != nil {
				b.each(s.forenames, s)
			}
			if now.several() {
				return nil
			}
			if days == about && now.only() != nil {
				found.add(now.only())
			}
		}
	}
	return found.only()
}

// onlyBeside gives the only group that is heard beside people whom g is heard
// beside. In a crowd it does not look.
func (r *roster) onlyBeside(s *search) *group {
	const crowd = 64
	s.reach = 3 * year
	var found few
	seen := 0
	s.see = func(o *group) bool {
		seen++
		if seen <= crowd && s.g.fits(o) && s.g.shared(o) > 0 {
			found.add(o)
		}
		return seen <= crowd && !found.several()
	}
	if r.compatriots(s); seen > crowd {
		return nil
	}
	return found.only()
}

// chooseFirst is choose for names whose family name comes first.
func (r *roster) chooseFirst(g *group) *group {
	var near few
	s := &search{g: g, reach: vagueReach}
	s.see = func(o *group) bool {
		if !g.barred(o) && g.sameCountry(o) && g.gap(o) <= s.reach {
			near.add(o)
		}
		return !near.several()
	}
	r.compatriots(s)
	return near.only()
}

// few keeps the first two of some groups, for one is an answer and two are a
// doubt.
type few [2]*group

func (f *few) add(g *group) {
	switch {
	case f[0] == nil:
		f[0] = g
	case f[1] == nil && f[0] != g:
		f[1] = g
	}
}

func (f *few) several() bool { return f[1] != nil }

func (f *few) only() *group {
	if f.several() {
		return nil
	}
	return f[0]
}
