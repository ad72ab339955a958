package official

import (
	"maps"
	"slices"

	"onrecord/store/quote"
)

// describeAll sums up the officials who have changed.
func (d *Directory) describeAll() {
	for e := range d.todo.changed {
		d.shelf.stain(e)
		if e.slug != "" {
			d.todo.slugs[e.slug] = true
			delete(d.slugs[e.slug].members, e)
			e.slug = ""
		}
		if e.dead {
			continue
		}
		e.official = d.describe(e)
		e.slug = slug(d.notes.plainName(e), e.official.Kind)
		made(d.slugs, e.slug, newNamesakes).members[e] = true
		d.todo.slugs[e.slug] = true
	}
}

// describe sums an official up.
func (d *Directory) describe(e *entity) Official {
	names, forms := map[string]int{}, map[string]bool{}
	var kinds [quote.Unnamed + 1]int
	for u := range e.usages {
		forms[u.name] = true
		for _, f := range u.forms {
			forms[f.text] = true
		}
		// A phrase that names an office is no name of who holds it.
		if u.why != byHolder && u.why != byHandle {
			names[u.name] += u.count
			kinds[u.kind] += u.count
		}
	}
	kind := quote.Person
	for kind < quote.Unnamed && kinds[kind] == 0 {
		kind++
	}
	o := Official{Kind: kind, Name: bestName(names, kind), Offices: held(e)}
	e.count(&o)
	d.notes.amend(&o, e.pin())
	delete(forms, o.Name)
	delete(forms, "")
	o.Aliases = slices.Sorted(maps.Keys(forms))
	o.Note = doubt(e)
	return o
}

// count sets how often an official is quoted, and when. One who never is has
// the days of the stories that name her.
func (e *entity) count(o *Official) {
	var named heard
	all := heard{}
	for u := range e.usages {
		named.span(u.first)
		named.span(u.last)
		if u.heard.mentions == 0 {
			continue
		}
		all.quotes += u.heard.quotes
		all.mentions += u.heard.mentions
		all.span(u.heard.first)
		all.span(u.heard.last)
		for _, m := range u.twice() {
			if m.again(e) {
				all.mentions--
			}
		}
	}
	o.Quotes, o.Stories, o.First, o.Last = all.quotes, all.mentions, all.first, all.last
	if o.Quotes == 0 {
		o.First, o.Last = named.first, named.last
	}
}

// again reports whether an official is quoted in the story before a mention
// under another name.
func (m *mention) again(e *entity) bool {
	for i := range m.of.mentions[:m.speaker] {
		if o := &m.of.mentions[i]; o.quotes > 0 && o.use.entity == e {
			return true
		}
	}
	return false
}

// bestName is the name that an official goes by: of those that tell a
// forename the one that most stories use.
func bestName(names map[string]int, k quote.SpeakerKind) string {
	best := ""
	better := func(a, b string) bool {
		if k == quote.Person {
			if x, y := forenames(a), forenames(b); x != y {
				return x > y
			}
		}
		if names[a] != names[b] {
			return names[a] > names[b]
		}
		if len(a) != len(b) {
			return len(a) > len(b)
		}
		return a < b
	}
	for n := range names {
		if best == "" || better(n, best) {
			best = n
		}
	}
	return best
}

// forenames says how much a name tells: nothing, initials, a forename.
func forenames(s string) int {
	n := parseName(s)
	told := 0
	for _, g := range n.given {
		if !initial(g) {
			return 2
		}
		told = 1
	}
	return told
}
