package official

import (
	"maps"
	"slices"

	"onrecord/store/quote"
)

// describeAll sums up the officials who have changed.
func (d *Directory) describeAll() {
	for e := range d.todo.changed {
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
		made(d.slugs, e.slug, func() *namesakes { return &namesakes{members: map[*entity]bool{}} }).members[e] = true
		d.todo.slugs[e.slug] = true
	}
}

// describe sums an official up.
func (d *Directory) describe(e *entity) Official {
	names, forms := map[string]int{}, map[string]bool{}
	var kinds [quote.Unnamed + 1]int
	for u := range e.usages {
		forms[u.name] = true
		for f := range u.forms {
			forms[f] = true
		}
		// A phrase that names an office is no name of who holds it.
		if u.why != byHolder && u.why != byHandle {
			names[u.name] += len(u.mentions)
			kinds[u.kind] += len(u.mentions)
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
	mentions := 0
	for u := range e.usages {
		mentions += len(u.mentions)
		for _, m := range u.mentions {
			o.Quotes += m.quotes
		}
	}
	few := mentions < 64
	seen := map[*taken]bool{}
	for u := range e.usages {
		for _, m := range u.mentions {
			if o.Quotes > 0 && m.quotes == 0 {
				continue
			}
			date := m.story.Date
			if o.First.IsZero() || date.Before(o.First) {
				o.First = date
			}
			if date.After(o.Last) {
				o.Last = date
			}
			switch {
			case o.Quotes == 0:
			case few && !seen[m.of]:
				seen[m.of] = true
				o.Stories++
			case !few && !m.again(e):
				o.Stories++
			}
		}
	}
}

// again reports whether an official is quoted in the story before a mention
// under another name. Of somebody whom very many stories name it costs less to
// look than to keep a list of them.
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
