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
	id       int64 // made of the key, so that it is always the same
	parsed   *name
	office   *office
	sought   *office // of an office without a name: which it is
	not      []int   // entries of the notes that it does not mean
	count    int     // of its mentions
	mentions []*mention
	of       *Directory // of what has been read from a card
	away     bool       // the mentions have to be read
	forms    counts     // other forms of the name, with how many stories use them
	outlets  counts     // where it stands
	first    time.Time
	last     time.Time
	heard    heard
	home     home
	base     *group  // whom it belongs to among names in full
	entity   *entity // whom it belongs to in the end
	number   int64   // of the card that she stood on
	why      why
	apart    map[int64]int // the usages, by ID, of the same name by another speaker of a story, with how many stories
	fresh    bool          // mentions came or went since it was joined
}

// usageKey tells usages apart. Of a phrase that names an office alone the day
// and the outlet count as well.
type usageKey struct {
	kind               quote.SpeakerKind
	name, title, where string
	when, pin          int32
}

func (k usageKey) hash() int64 {
	return int64(key(0, strconv.Itoa(int(k.kind)), k.name, k.title, k.where, strconv.Itoa(int(k.when)), strconv.Itoa(int(k.pin))))
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
	known    bool // whether the count is
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
	if u := d.usages[key]; u != nil {
		return u
	}
	key.name, key.title = d.texts.of(key.name), d.texts.of(key.title)
	if d.shelf != nil {
		at, _ := d.homeOf(&usage{usageKey: key, spelled: d.names.of(key.name, key.kind), sought: sought})
		d.needHome(at)
		if known := d.usages[key]; known != nil {
			return known
		}
	}
	u := d.newUsage(key)
	d.usages[key] = u
	d.place(u)
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
	d.settleIn(u)
}

// settleIn moves a usage to its home, which may be another than it was.
func (d *Directory) settleIn(u *usage) {
	d.watch(u)
	at, parsed := d.homeOf(u)
	u.parsed = parsed
	d.move(u, at)
}

// watch has a usage moved when its home may be another.
func (d *Directory) watch(u *usage) {
	for _, w := range d.watched(u) {
		f := d.flagOf(w)
		if f.watchers == nil {
			f.watchers = map[*usage]struct{}{}
		}
		f.watchers[u] = struct{}{}
	}
}

// tell raises the flags of what a usage tells of names: that somebody has this
// family name, and that it is spelled with a hyphen.
func (d *Directory) tell(u *usage, by int) {
	for _, flag := range u.raises() {
		d.raise(flag, by)
	}
}

// leave takes a usage out of its home for good.
func (d *Directory) leave(u *usage) {
	d.move(u, home{})
	if u.entity != nil {
		if _, given := u.entity.given[u]; given {
			d.release(u)
		}
	}
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
	f := d.countedFlag(key)
	before := f.count
	f.count += by
	if (before == 0) != (f.count == 0) {
		d.need(flagKey(ofWatcher, key))
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

func flagKey(of subject, flag string) Key { return key(of, flag) }

// countedFlag is a flag whose count is known.
func (d *Directory) countedFlag(key string) *flag {
	f := d.flagOf(key)
	if !f.known {
		f.known = true
		f.count = d.counted(flagKey(ofFlag, key))
	}
	return f
}

func (d *Directory) prune(key string) {
	if d.shelf != nil {
		return // the cards would tell of it again
	}
	if f := d.flags[key]; f != nil && f.count == 0 && len(f.watchers) == 0 {
		delete(d.flags, key)
	}
}

func (d *Directory) raised(key string) bool {
	if d.shelf == nil && d.flags[key] == nil {
		return false
	}
	return d.countedFlag(key).count > 0
}

// watched are the flags that the home of a usage depends on.
func (d *Directory) watched(u *usage) []string {
	switch {
	case u.kind == quote.Unnamed && u.oneName:
		return []string{"family " + u.own.family}
	case u.kind == quote.Person:
		if hyphened := u.hyphened(); hyphened != "" {
			return []string{"hyphen " + hyphened}
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

// homeOf finds out where a usage is joined, and by which name.
func (d *Directory) homeOf(u *usage) (home, *name) {
	switch {
	case strings.HasPrefix(u.name, "@"):
		return u.unlessPinned(home{inHandle, prose.Fold(u.name)}), d.names.none
	case u.kind == quote.Person || u.kind == quote.Unnamed && u.oneName && d.raised("family "+u.own.family):
		parsed := &u.own
		if hyphened := u.hyphened(); hyphened != "" && d.raised("hyphen "+hyphened) {
			parsed = u.withHyphen()
		}
		switch {
		case parsed.full():
			return home{inFamily, parsed.family}, parsed
		case parsed.family != "":
			return u.unlessPinned(home{inWord, parsed.family}), parsed
		}
		return u.unlessPinned(home{inPlain, namelessKey(u.name, u.kind)}), parsed
	case u.sought.seat != "":
		return home{inSeat, u.sought.seat}, d.names.none
	}
	return u.unlessPinned(home{inPlain, namelessKey(u.name, u.kind)}), d.names.none
}

// hyphened is the family name if the last two words of a name are one: of Ida
// Moor Lind it is moor-lind.
func (s *spelled) hyphened() string {
	last := len(s.own.given) - 1
	if last < 0 {
		return ""
	}
	return s.own.given[last] + "-" + s.own.family
}

func (s *spelled) withHyphen() *name {
	last, family := len(s.own.given)-1, s.hyphened()
	return &name{given: s.own.given[:last:last], family: family, suffix: s.own.suffix, sound: sound(family)}
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
		return made(d.families, h.key, newFamily).members
	case inWord:
		return made(d.words, h.key, newWord).members
	case inSeat:
		return made(d.seats, h.key, newSeat).phrases
	case inHandle:
		return made(d.handles, h.key, newHandle).members
	case inPlain:
		return made(d.plain, h.key, newPlain).members
	case inNotes:
		return made(d.pinned, h.key, newFamily).members
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
