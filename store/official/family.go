package official

import (
	"cmp"
	"slices"
)

// family is all usages of names in full with one family name, and the people
// that they are parted into.
type family struct {
	members usages
	groups  []*group
}

func newFamily() *family { return &family{members: usages{}} }

// joinFamilies joins the families that have changed, and those usages of the
// notes that are no names in full.
func (d *Directory) joinFamilies() {
	for family := range d.todo.families {
		d.needHome(home{inFamily, family})
	}
	for pin := range d.todo.pinned {
		d.needHome(home{inNotes, pin})
	}
	for key := range d.todo.families {
		if d.failed() {
			return
		}
		f := d.families[key]
		d.renew(f, partFamily(f.members.sorted()))
		if len(f.members) == 0 {
			delete(d.families, key)
		}
	}
	for key := range d.todo.pinned {
		f := d.pinned[key]
		if len(f.members) == 0 {
			d.renew(f, nil)
			delete(d.pinned, key)
			continue
		}
		d.renew(f, []*group{newGroup(f.members.sorted()...)})
	}
}

// renew puts new groups in the place of old ones. A group that has not
// changed stays, and with it all that hangs on it.
func (d *Directory) renew(f *family, groups []*group) {
	kept := map[*group]bool{}
	for i, g := range groups {
		if old := g.unchanged(); old != nil {
			groups[i] = old
			kept[old] = true
		}
	}
	for _, g := range f.groups {
		if !kept[g] {
			d.unlink(g)
		}
	}
	f.groups = groups
	for _, g := range groups {
		if kept[g] {
			continue
		}
		for _, u := range g.usages {
			u.base = g
		}
		d.link(g)
	}
}

// unchanged is the group that held the same usages before, if nothing came to
// them or went.
func (g *group) unchanged() *group {
	old := g.usages[0].base
	if old == nil || len(old.usages) != len(g.usages) {
		return nil
	}
	for _, u := range g.usages {
		if u.fresh || u.base != old {
			return nil
		}
	}
	return old
}

// sorted are the usages in an order that does not depend on when they came.
func (us usages) sorted() []*usage {
	all := make([]*usage, 0, len(us))
	for u := range us {
		all = append(all, u)
	}
	slices.SortFunc(all, compareUsages)
	return all
}

func compareUsages(a, b *usage) int {
	return cmp.Or(
		a.first.Compare(b.first), cmp.Compare(a.name, b.name), cmp.Compare(a.title, b.title), cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.when, b.when), cmp.Compare(a.where, b.where), cmp.Compare(a.pin, b.pin))
}

func compareStrings(a, b string) int { return cmp.Compare(a, b) }

// partFamily groups the usages of one family name. Names that are spelled
// alike come first, those that tell most before the others, so that “J. Ruiz”
// finds all the Ruizes there are before it has to choose.
func partFamily(members []*usage) []*group {
	byKey := map[string][]*usage{}
	var keys []string
	for _, u := range members {
		k := u.parsed.key()
		if byKey[k] == nil {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], u)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(byKey[b][0].parsed.weight(), byKey[a][0].parsed.weight()), cmp.Compare(a, b))
	})
	var groups []*group
	known, suffixed := newRoster(), false
	for _, k := range keys {
		same := byKey[k]
		if same[0].parsed.suffix != "" {
			suffixed = true
		} else if suffixed {
			same = known.sons(same)
		}
		groups = append(groups, known.takeIn(partNamesakes(same))...)
	}
	return groups
}

// takeIn gives each group of one spelling to the only group of another that it
// can belong to, and enters the rest, which it gives back. The groups have been
// compared with each other, and are not one because of a third.
func (r *roster) takeIn(same []*group) []*group {
	chosen := make([]*group, len(same))
	wanted := map[*group]int{}
	for i, g := range same {
		chosen[i], _ = r.choose(g)
		wanted[chosen[i]]++
	}
	var rest []*group
	for i, g := range same {
		if to := chosen[i]; to != nil && wanted[to] == 1 {
			r.merge(to, g)
			continue
		}
		rest = append(rest, g)
	}
	for _, g := range rest {
		r.add(g)
	}
	return rest
}

// sons gives usages without a Jr. to the one who has it, if they are of his
// time, and the others back: they may be his father's.
func (r *roster) sons(same []*usage) []*usage {
	var rest []*usage
	for _, u := range same {
		one := newGroup(u)
		if to, _ := r.choose(one); to != nil && to.suffixed() {
			r.merge(to, one)
			continue
		}
		rest = append(rest, u)
	}
	return rest
}

// partNamesakes parts usages of one spelling into people: they are one unless
// offices, countries or days speak against it. Those that tell most decide.
func partNamesakes(same []*usage) []*group {
	switch len(same) {
	case 0:
		return nil
	case 1:
		return []*group{newGroup(same[0])}
	}
	slices.SortStableFunc(same, func(a, b *usage) int {
		return cmp.Or(cmp.Compare(b.tells(), a.tells()), compareUsages(a, b))
	})
	var groups []*group
	found := newRoster()
	for _, u := range same {
		one := newGroup(u)
		if to, _ := found.choose(one); to != nil {
			found.merge(to, one)
			continue
		}
		groups = append(groups, one)
		found.add(one)
	}
	return groups
}

// tells grows with what a usage says of whom it means: the notes, a country,
// an office.
func (u *usage) tells() int {
	switch {
	case u.pin > 0:
		return 3
	case len(u.office.countries) > 0:
		return 2
	case u.office.title != "":
		return 1
	}
	return 0
}
