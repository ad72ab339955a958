package official

import (
	"slices"

	"onrecord/store/quote"
)

// entity is one official with all that is hers.
type entity struct {
	// bases are her groups of names in full, mostly one; of somebody who never
	// has more than a surname it is a group of that.
	bases []*group
	// given are the usages of one word, of an office without a name and of
	// handles that were found to be hers.
	given    usages
	official Official
	slug     string
	number   int64     // of the card
	told     *Official // as it was when it was told to the log last
	dead     bool

	words   []string // what she may be called in one word
	seats   []string // the offices that she is entered under
	handles []string
}

func (d *Directory) newEntity(bases ...*group) *entity {
	e := &entity{bases: bases}
	for _, g := range bases {
		g.entity = e
		for _, u := range g.usages {
			u.entity, u.why = e, undecided
		}
	}
	d.todo.changed[e] = true
	return e
}

// kill dissolves an entity: its groups and usages look for another.
func (d *Directory) kill(e *entity) {
	if e == nil || e.dead {
		return
	}
	e.dead = true
	for u := range e.given {
		u.entity = nil
		d.stain(u.home)
	}
	for _, w := range e.words {
		delete(d.words[w].callable, e)
		d.todo.words[w] = true
	}
	d.todo.changed[e] = true
}

// give makes a usage an entity's.
func (d *Directory) give(u *usage, e *entity, because why) {
	u.entity, u.why = e, because
	if e.given == nil {
		e.given = usages{}
	}
	e.given[u] = struct{}{}
	d.todo.changed[e] = true
}

// release takes a usage from its entity.
func (d *Directory) release(u *usage) {
	if e := u.entity; e != nil {
		delete(e.given, u)
		d.todo.changed[e] = true
		u.entity = nil
	}
}

// usages calls yield with all usages of an entity.
func (e *entity) usages(yield func(*usage) bool) {
	for _, g := range e.bases {
		for _, u := range g.usages {
			if !yield(u) {
				return
			}
		}
	}
	for u := range e.given {
		if !yield(u) {
			return
		}
	}
}

// view is all that is known of an entity by its names in full.
func (e *entity) view() *group {
	if len(e.bases) == 1 {
		return e.bases[0]
	}
	var all []*usage
	for _, g := range e.bases {
		all = append(all, g.usages...)
	}
	v := newGroup(all...)
	v.entity = e
	return v
}

// viewAs is all that is known of an entity by the names in full that have a
// family name, or one spelled like it: who took a name by marriage had none of
// it before.
func (e *entity) viewAs(family string) *group {
	var all []*usage
	for _, g := range e.bases {
		if slices.ContainsFunc(g.names, func(n name) bool { return n.family == family || likeName(n.family, family) }) {
			all = append(all, g.usages...)
		}
	}
	if len(e.bases) == 1 || len(all) == 0 {
		return e.view()
	}
	v := newGroup(all...)
	v.entity = e
	return v
}

// pin is the entry of the notes that an entity is, 0 for none.
func (e *entity) pin() int {
	for _, g := range e.bases {
		if g.pin != 0 {
			return g.pin
		}
	}
	return 0
}

// namelessUnit is an organisation, or speakers without a name who are told
// with the same words.
type namelessUnit struct {
	members usages
	entity  *entity
}

func newPlain() *namelessUnit { return &namelessUnit{members: usages{}} }

// joinPlain makes an official of each name of an organisation. What one story
// knows for an organisation is one in all.
func (d *Directory) joinPlain() {
	for name := range d.todo.plain {
		d.needHome(home{inPlain, name})
	}
	for key := range d.todo.plain {
		p := d.plain[key]
		d.kill(p.entity)
		if len(p.members) == 0 {
			delete(d.plain, key)
			continue
		}
		p.entity = d.newEntity(newGroup(p.members.sorted()...))
	}
}

// namelessKey is the same for the names of an organisation with and without an
// article, and for the spokespeople of one body however they are told.
func namelessKey(s string, k quote.SpeakerKind) string {
	if k == quote.Unnamed {
		if key := spokesKey(s); key != "" {
			return key
		}
	}
	return plainKey(s)
}
