package official

import (
	"slices"
	"strconv"
	"strings"
)

// link is what two groups must share before they are compared: an office and
// a forename, the sound of the name, a forename and a part of the family name.
// It brings them together; evidence.go says whether they are one. There are
// very many, so that a link is the key of what it is made of.
type link Key

func newLink(kind linkKind, shared, called string) link {
	const bits = 3
	k := key(ofLink, string(rune(kind)), shared, called)
	return link(k<<bits | Key(kind))
}

func (l link) kind() linkKind { return linkKind(l & 7) }

type linkKind uint8

const (
	byNotes linkKind = iota
	byOfficeAndForename
	byOfficeAndSound // for names of one word
	bySound
	byPart
	byOtherName
)

// bucket holds the groups of one link. So many that they say nothing are not
// compared.
type bucket struct {
	groups []*group
	count  int             // of the groups, with those that have not been read
	known  bool            // whether the count is
	words  map[string]bool // names of one word that look for a like one here
}

const crowded = 48

// nearDays is how far apart stories may give what joins two spellings.
const nearDays = 5 * year

// linksOf are the links of a group.
func linksOf(g *group) []link {
	var all []link
	if g.pin != 0 {
		all = append(all, newLink(byNotes, strconv.Itoa(g.pin), ""))
	}
	all = append(all, g.otherNameLinks()...)
	for _, n := range g.names {
		if !n.full() {
			continue
		}
		forename, like := root(n.given[0]), n.sound
		for _, t := range g.offices {
			if !t.specific() {
				continue
			}
			if !initial(n.given[0]) {
				all = append(all, newLink(byOfficeAndForename, t.station(), forename))
			}
			all = append(all, newLink(byOfficeAndSound, t.station(), like))
		}
		if initial(n.given[0]) {
			continue
		}
		// Yevgeny sounds like Evgeny, Abdul Rahman like Abdulrahman.
		for _, given := range append([]string{strings.Join(n.given, "")}, n.given...) {
			if !initial(given) {
				all = append(all, newLink(bySound, sound(given), like))
			}
		}
		parts := strings.Split(n.family, "-")
		for _, part := range append(parts, n.given[1:]...) {
			all = append(all, newLink(byPart, forename, part))
		}
		if len(parts) > 1 {
			all = append(all, newLink(byPart, forename, n.family))
		}
	}
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

// link enters a new group where those with other spellings will find it.
func (d *Directory) link(g *group) {
	d.todo.loose[g] = true
	g.links = linksOf(g)
	for _, l := range g.links {
		b := d.countedBucket(l)
		b.groups = append(b.groups, g)
		b.count++
		d.bucketChanged(l, b, b.count == crowded+1)
	}
}

// unlink takes a group out that is no more, and dissolves its official.
func (d *Directory) unlink(g *group) {
	delete(d.todo.loose, g)
	d.dissolve(g.entity)
	delete(d.todo.loose, g)
	for _, l := range g.links {
		b := d.countedBucket(l)
		if i := slices.Index(b.groups, g); i >= 0 {
			b.groups = slices.Delete(b.groups, i, i+1)
		}
		b.count--
		d.bucketChanged(l, b, b.count == crowded)
		d.dropBucket(l)
	}
}

// bucketOf is the bucket of a link.
func (d *Directory) bucketOf(l link) *bucket {
	b := d.links[l]
	if b == nil {
		b = &bucket{}
		d.links[l] = b
	}
	return b
}

// countedBucket is a bucket whose count is known.
func (d *Directory) countedBucket(l link) *bucket {
	b := d.bucketOf(l)
	if !b.known {
		b.known = true
		b.count = d.counted(Key(l))
	}
	return b
}

func (d *Directory) dropBucket(l link) {
	if b := d.links[l]; b != nil && d.shelf == nil && b.count+len(b.words) == 0 {
		delete(d.links, l)
	}
}

// bucketChanged has those who depend on a bucket joined again. Where it has
// become crowded or has stopped to be, that is all who are in it.
func (d *Directory) bucketChanged(l link, b *bucket, all bool) {
	if l.kind() == byOfficeAndSound {
		d.need(lookingKey(l))
	}
	for w := range b.words {
		d.todo.words[w] = true
	}
	if all {
		d.need(Key(l))
		for _, g := range b.groups {
			d.loosen(g)
		}
	}
}

// lookingKey is under what the names of one word stand that look for a like
// one at a link.
func lookingKey(l link) Key { return key(ofLooking, strconv.FormatInt(int64(l), 36)) }

func (d *Directory) loosen(g *group) {
	d.todo.loose[g] = true
	d.dissolve(g.entity)
}

// dissolve parts an official into its groups, to be joined again.
func (d *Directory) dissolve(e *entity) {
	if e == nil || e.dead {
		return
	}
	d.kill(e)
	for _, g := range e.bases {
		g.entity = nil
		d.todo.loose[g] = true
	}
}

// joinVariants makes officials of the groups, of several where spellings
// differ and the evidence says that they are one.
func (d *Directory) joinVariants() {
	linked := map[*group][]*group{}
	for len(d.todo.loose) > 0 {
		for g := range d.todo.loose {
			if d.failed() {
				return
			}
			delete(d.todo.loose, g)
			if _, seen := linked[g]; seen {
				continue
			}
			linked[g] = d.linkedWith(g)
			for _, o := range linked[g] {
				if _, seen := linked[o]; !seen {
					d.loosen(o)
				}
			}
		}
	}
	done := map[*group]bool{}
	for g := range linked {
		if done[g] {
			continue
		}
		d.found(component(g, linked, done))
	}
}

// component are all groups that links lead to from g.
func component(g *group, linked map[*group][]*group, done map[*group]bool) []*group {
	done[g] = true
	all := []*group{g}
	for i := 0; i < len(all); i++ {
		for _, o := range linked[all[i]] {
			if !done[o] {
				done[o] = true
				all = append(all, o)
			}
		}
	}
	return all
}

// found makes an official of groups that are linked. Were two of them people
// of one family name, or otherwise two, the link would not say which of them
// the others are: then each stays by itself, unless the notes join them.
func (d *Directory) found(groups []*group) {
	slices.SortFunc(groups, func(a, b *group) int { return compareUsages(a.usages[0], b.usages[0]) })
	if consistent(groups) {
		d.enter(d.newEntity(groups...))
		return
	}
	byPin := map[int][]*group{}
	for _, g := range groups {
		if g.pin == 0 {
			d.enter(d.newEntity(g))
			continue
		}
		byPin[g.pin] = append(byPin[g.pin], g)
	}
	for _, same := range byPin {
		d.enter(d.newEntity(same...))
	}
}

// consistent reports whether nothing speaks against all groups being one. Two
// of one family name are two unless they themselves are linked.
func consistent(groups []*group) bool {
	for i, g := range groups {
		for _, o := range groups[:i] {
			if g.barred(o) {
				return false
			}
			if g.pin != 0 && g.pin == o.pin {
				continue
			}
			if g.sameFamily(o) && !g.namesAgree(o) && evidence(g, o) == "" && !bothCalled(groups, g, o) {
				return false
			}
			if g.sameFamily(o) && g.namesAgree(o) {
				return false // they have been compared, and are two
			}
		}
	}
	return true
}

func (g *group) sameFamily(o *group) bool {
	for _, n := range g.names {
		for _, m := range o.names {
			if n.family == m.family {
				return true
			}
		}
	}
	return false
}

// enter makes an official known under the words that she may be called by.
func (d *Directory) enter(e *entity) {
	d.callable(e)
	for _, w := range e.words {
		d.todo.words[w] = true
	}
}

// callable enters an official under the words that she may be called by.
func (d *Directory) callable(e *entity) {
	called := map[string]bool{}
	for _, g := range e.bases {
		for _, n := range g.names {
			called[n.family] = true
			if n.full() && familyFirst(n.given[0]) {
				called[n.given[0]] = true
			}
		}
		for _, u := range g.usages {
			for _, f := range u.forms {
				if n := parseName(f.text); !strings.HasPrefix(f.text, "@") && n.family != "" && !n.full() {
					called[n.family] = true
				}
			}
		}
	}
	for w := range called {
		e.words = append(e.words, w)
		made(d.words, w, newWord).callable[e] = true
	}
}

// linkedWith are the groups that are one person with g though the family name
// is another.
func (d *Directory) linkedWith(g *group) []*group {
	var all []*group
	for _, l := range g.links {
		b := d.countedBucket(l)
		if b.count > crowded && l.kind() != byNotes {
			continue
		}
		d.need(Key(l))
		for _, o := range b.groups {
			if o != g && !slices.Contains(all, o) && (l.kind() == byNotes || evidence(g, o) != "") {
				all = append(all, o)
			}
		}
	}
	return all
}
