package official

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// usage is one name with one office in the stories of one year. Whatever it
// means in one of them it means in all, so that joining costs no more for
// somebody whom 20,000 stories name than for somebody in twenty.
type usage struct {
	usageKey
	*spelled
	parsed   *name
	office   *office
	sought   *office // of an office without a name: which it is
	not      []int   // entries of the notes that it does not mean
	mentions []*mention
	forms    counts // other forms of the name, with how many stories use them
	outlets  counts // where it stands
	first    time.Time
	last     time.Time
	heard    heard
	home     home
	base     *group  // whom it belongs to among names in full
	entity   *entity // whom it belongs to in the end
	why      why
	apart    map[*usage]int // usages of the same name by another speaker of a story, with how many stories
	fresh    bool           // mentions came or went since it was joined
}

// usageKey tells usages apart. Of a phrase that names an office alone the day
// and the outlet count as well.
type usageKey struct {
	kind               quote.SpeakerKind
	name, title, where string
	when, pin          int32
}

// home is where a usage is joined.
type home struct {
	layer layer
	key   string
}

type layer uint8

const (
	nowhere  layer = iota
	inFamily       // a name in full, by the family name
	inWord         // a name of one word
	inSeat         // an office without a name
	inHandle       // @PeteHegseth
	inPlain        // an organisation, or somebody without a name
	inNotes        // what the notes tell of and is no name in full
)

// flag counts the usages that tell something of a name, and knows those whose
// home depends on it.
type flag struct {
	count    int
	watchers map[*usage]struct{}
}

// usageOf is the usage of a speaker of a story, which is made if it is not
// there.
func (d *Directory) usageOf(t *taken, sp *quote.Speaker) *usage {
	key := usageKey{kind: sp.Kind, name: nameOf(sp), title: sp.Office, when: int32(t.date.Year()), pin: int32(d.notes.pin(t.id, sp))}
	sought := d.offices.none
	if key.pin == 0 {
		sought = d.seatOf(sp)
	}
	if sought.seat != "" {
		key.when, key.where = int32(t.date.Unix()/(24*60*60)), t.source
	}
	u := d.usages[key]
	if u == nil {
		key.name, key.title = d.texts.of(key.name), d.texts.of(key.title)
		u = &usage{usageKey: key, office: d.offices.of(sp.Office), sought: sought, spelled: d.names.of(key.name, key.kind), parsed: d.names.none, not: d.notes.excluded(sp, int(key.pin))}
		d.usages[key] = u
		d.place(u)
	}
	return u
}

// touch says that a usage is to be joined again.
func (d *Directory) touch(u *usage) {
	u.fresh = true
	d.todo.fresh = append(d.todo.fresh, u)
	d.stain(u.home)
}

// stain marks a home for joining.
func (d *Directory) stain(h home) {
	switch h.layer {
	case inFamily:
		d.todo.families[h.key] = true
	case inWord:
		d.todo.words[h.key] = true
	case inSeat:
		d.todo.seats[h.key] = true
	case inHandle:
		d.todo.handles[h.key] = true
	case inPlain:
		d.todo.plain[h.key] = true
	case inNotes:
		d.todo.pinned[h.key] = true
	}
}

// place finds the home of a new usage. What it tells of names may move others.
func (d *Directory) place(u *usage) {
	d.tell(u, 1)
	d.move(u, d.homeOf(u))
}

// tell raises the flags of what a usage tells of names: that somebody has this
// family name, and that it is spelled with a hyphen.
func (d *Directory) tell(u *usage, by int) {
	if u.kind != quote.Person {
		return
	}
	n := &u.own
	d.raise("family "+n.family, by)
	if n.full() && strings.Contains(n.family, "-") {
		d.raise("hyphen "+n.family, by)
	}
}

// leave takes a usage out of its home for good.
func (d *Directory) leave(u *usage) {
	d.move(u, home{})
	for _, w := range d.watched(u) {
		if f := d.flags[w]; f != nil {
			delete(f.watchers, u)
			d.prune(w)
		}
	}
	d.tell(u, -1)
}

// raise changes the count of a flag, and moves those who watch it when it
// goes up from nothing or down to it.
func (d *Directory) raise(key string, by int) {
	f := d.flagOf(key)
	before := f.count
	f.count += by
	if (before == 0) != (f.count == 0) {
		for u := range f.watchers {
			d.todo.moving[u] = true
		}
	}
	d.prune(key)
}

func (d *Directory) flagOf(key string) *flag {
	f := d.flags[key]
	if f == nil {
		f = &flag{}
		d.flags[key] = f
	}
	return f
}

func (d *Directory) prune(key string) {
	if f := d.flags[key]; f != nil && f.count == 0 && len(f.watchers) == 0 {
		delete(d.flags, key)
	}
}

func (d *Directory) raised(key string) bool { return d.flags[key] != nil && d.flags[key].count > 0 }

// watched are the flags that the home of a usage depends on.
func (d *Directory) watched(u *usage) []string {
	switch {
	case u.kind == quote.Unnamed && u.oneName:
		return []string{"family " + u.own.family}
	case u.kind == quote.Person:
		n := &u.own
		if last := len(n.given) - 1; last >= 0 {
			return []string{"hyphen " + n.given[last] + "-" + n.family}
		}
	}
	return nil
}

// oneName reports whether s is a single name that begins with a capital, “De
// la Cueva”: the story could not place it, but it may be somebody's.
func oneName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return false
	}
	if !strings.Contains(s, " ") {
		return true
	}
	n := parseName(s)
	return n.family != "" && !n.full() && particle(strings.Fields(prose.Fold(s))[0])
}

// homeOf finds out where a usage is joined.
func (d *Directory) homeOf(u *usage) home {
	for _, w := range d.watched(u) {
		f := d.flagOf(w)
		if f.watchers == nil {
			f.watchers = map[*usage]struct{}{}
		}
		f.watchers[u] = struct{}{}
	}
	u.parsed = d.names.none
	switch {
	case strings.HasPrefix(u.name, "@"):
		return u.unlessPinned(home{inHandle, prose.Fold(u.name)})
	case u.kind == quote.Person || u.kind == quote.Unnamed && u.oneName && d.raised("family "+u.own.family):
		u.parsed = &u.own
		if last := len(u.own.given) - 1; last >= 0 {
			if family := u.own.given[last] + "-" + u.own.family; d.raised("hyphen " + family) {
				u.parsed = &name{given: u.own.given[:last:last], family: family, suffix: u.own.suffix, sound: sound(family)}
			}
		}
		switch {
		case u.parsed.full():
			return home{inFamily, u.parsed.family}
		case u.parsed.family != "":
			return u.unlessPinned(home{inWord, u.parsed.family})
		}
	case u.sought.seat != "":
		return home{inSeat, u.sought.seat}
	}
	return u.unlessPinned(home{inPlain, namelessKey(u.name, u.kind)})
}

func (u *usage) unlessPinned(h home) home {
	if u.pin > 0 {
		return home{inNotes, strconv.Itoa(int(u.pin))}
	}
	return h
}

// move takes a usage from one home to another; both are joined again.
func (d *Directory) move(u *usage, to home) {
	if u.home == to {
		return
	}
	if set := d.members(u.home); set != nil {
		delete(set, u)
		d.stain(u.home)
	}
	u.home = to
	if set := d.members(to); set != nil {
		set[u] = struct{}{}
		d.touch(u)
	}
}

// usages is a set of them.
type usages map[*usage]struct{}

// members are the usages of a home, which is made if it is not there.
func (d *Directory) members(h home) usages {
	switch h.layer {
	case inFamily:
		return made(d.families, h.key, func() *family { return &family{members: usages{}} }).members
	case inWord:
		return made(d.words, h.key, newWord).members
	case inSeat:
		return made(d.seats, h.key, newSeat).phrases
	case inHandle:
		return made(d.handles, h.key, newHandle).members
	case inPlain:
		return made(d.plain, h.key, func() *namelessUnit { return &namelessUnit{members: usages{}} }).members
	case inNotes:
		return made(d.pinned, h.key, func() *family { return &family{members: usages{}} }).members
	}
	return nil
}

// made gives the value of a key, and makes it first if it is not there.
func made[K comparable, V any](m map[K]*V, key K, create func() *V) *V {
	v := m[key]
	if v == nil {
		v = create()
		m[key] = v
	}
	return v
}
