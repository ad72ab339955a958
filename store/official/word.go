package official

import (
	"slices"

	"onrecord/store/quote"
)

// word is a name of one word: the usages of it, and who may be called so.
type word struct {
	members  usages
	callable map[*entity]bool
	left     []*entity // who is never called anything else
	watched  []link    // where a name spelled otherwise is looked for
}

func newWord() *word { return &word{members: usages{}, callable: map[*entity]bool{}} }

// joinWords gives every usage of a bare surname to whom it must mean. Those
// that it cannot give away are one person as long as nothing speaks against
// it.
func (d *Directory) joinWords() {
	for word := range d.todo.words {
		d.need(key(ofName, word))
	}
	for key := range d.todo.words {
		if d.failed() {
			return
		}
		w := d.words[key]
		if w == nil {
			continue
		}
		d.joinWord(key, w)
		if len(w.members)+len(w.callable) == 0 {
			delete(d.words, key)
		}
	}
}

func (d *Directory) joinWord(key string, w *word) {
	for _, e := range w.left {
		d.kill(e)
	}
	w.left = nil
	d.unwatch(w, key)
	members := w.members.sorted()
	for _, u := range members {
		d.release(u)
	}
	if len(members) == 0 {
		return
	}
	c := d.candidates(key, w)
	left := newRoster()
	var groups []*group
	for _, u := range members {
		one := newGroup(u)
		if to, because := d.whoIs(key, w, c, one); to != nil {
			d.give(u, to, because)
			continue
		}
		if to, _ := left.choose(one); to != nil {
			left.merge(to, one)
			continue
		}
		left.add(one)
		groups = append(groups, one)
	}
	for _, g := range groups {
		w.left = append(w.left, d.newEntity(g))
	}
}

// candidates are those who may be called by a word: because it is their family
// name, because a family name that comes first is, or because some story
// calls them so.
type candidates struct {
	family, first *roster
	known         []*entity
}

func (d *Directory) candidates(key string, w *word) candidates {
	var c candidates
	for e := range w.callable {
		v := e.view()
		switch e.calledBy(key) {
		case byFamily:
			v = e.viewAs(key)
			if c.family == nil {
				c.family = newRoster()
			}
			c.family.add(v)
		case byFirst:
			if c.first == nil {
				c.first = newRoster()
			}
			c.first.add(v)
		default:
			c.known = append(c.known, e)
		}
	}
	return c
}

// calledBy says how an official comes to be called by a word.
func (e *entity) calledBy(key string) why {
	how := byForm
	for _, g := range e.bases {
		for _, n := range g.names {
			if n.family == key {
				return byFamily
			}
			if n.full() && n.given[0] == key && familyFirst(key) {
				how = byFirst
			}
		}
	}
	return how
}

// whoIs gives the official whom a usage of one word means, nil where nothing
// decides.
func (d *Directory) whoIs(key string, w *word, c candidates, g *group) (*entity, why) {
	if c.family != nil {
		if to, because := c.family.choose(g); to != nil {
			return to.entity, because
		}
		return nil, undecided
	}
	if c.first != nil {
		if to := c.first.chooseFirst(g); to != nil {
			return to.entity, byFirst
		}
	}
	if e := called(c.known, key, g); e != nil {
		return e, byForm
	}
	return d.spelledLike(key, w, g), bySpelling
}

// called gives the only official whom stories call by a word that is no family
// name, if there is more to say that this story means him: the office, or that
// it is of the same outlet and year.
func called(known []*entity, key string, g *group) *entity {
	var fit []*entity
	for _, e := range known {
		v := e.view()
		if !g.barred(v) && g.sameCountry(v) && g.gap(v) <= vagueReach && g.clash(v) == nil {
			fit = append(fit, e)
		}
	}
	if len(fit) == 1 && fit[0].tied(key, g) {
		return fit[0]
	}
	return nil
}

func (e *entity) tied(key string, g *group) bool {
	for k := range g.offices {
		for _, b := range e.bases {
			if b.offices[k] != nil {
				return true
			}
		}
	}
	if g.shared(e.view()) > 0 || e.namedBeside(g) {
		return true
	}
	outlets := map[string]bool{}
	for _, b := range e.bases {
		for _, u := range b.usages {
			if !u.calls(key) {
				continue
			}
			for _, at := range u.outlets {
				outlets[at.text] = true
				for _, v := range g.usages {
					if v.toldBy(at.text) && max(u.first.Sub(v.last), v.first.Sub(u.last)) <= year {
						return true
					}
				}
			}
		}
	}
	const several = 3 // outlets that call him so: it is what he is known by
	return len(outlets) >= several
}

// namedBeside reports whether a story with these usages has another speaker of
// the official's own name: where Senator Ruiz speaks, so does Nita, as others
// call her.
func (e *entity) namedBeside(g *group) bool {
	for _, u := range g.usages {
		for _, m := range u.all() {
			for i := range m.of.mentions {
				if o := &m.of.mentions[i]; o != m && o.use.kind == quote.Person && e.named(&o.use.own) {
					return true
				}
			}
		}
	}
	return false
}

// named reports whether a name is the official's, in full or by the surname.
func (e *entity) named(n *name) bool {
	for _, b := range e.bases {
		for _, m := range b.names {
			if n.family == m.family && (!n.full() || n.agrees(m)) {
				return true
			}
		}
	}
	return false
}

// calls reports whether stories with a usage call its bearer by a word.
func (u *usage) calls(key string) bool {
	for _, f := range u.forms {
		if n := parseName(f.text); n.family == key && !n.full() {
			return true
		}
	}
	return false
}

// spelledLike gives the official with the same office whose family name is
// spelled a little otherwise, if there is only one.
func (d *Directory) spelledLike(key string, w *word, g *group) *entity {
	var fit []*entity
	for _, t := range g.offices {
		if !t.specific() {
			continue
		}
		l := newLink(byOfficeAndSound, t.station(), sound(key))
		d.look(w, key, l)
		b := d.countedBucket(l)
		if b.count > crowded {
			continue
		}
		d.need(Key(l))
		for _, o := range b.groups {
			if !g.barred(o) && g.sameCountry(o) && g.sameStation(o) != nil && g.gap(o) <= nearDays && o.likeFamily(key) && !slices.Contains(fit, o.entity) {
				fit = append(fit, o.entity)
			}
		}
	}
	if len(fit) != 1 {
		return nil
	}
	return fit[0]
}

// look has a word joined again when the groups of a link are others.
func (d *Directory) look(w *word, key string, l link) {
	b := d.bucketOf(l)
	if b.words == nil {
		b.words = map[string]bool{}
	}
	if !b.words[key] {
		b.words[key] = true
		w.watched = append(w.watched, l)
	}
}

func (g *group) likeFamily(key string) bool {
	for _, n := range g.names {
		if likeName(n.family, key) {
			return true
		}
	}
	return false
}

// unwatch forgets where a word was looked for before.
func (d *Directory) unwatch(w *word, key string) {
	for _, l := range w.watched {
		if b := d.links[l]; b != nil {
			delete(b.words, key)
			d.dropBucket(l)
		}
	}
	w.watched = nil
}
