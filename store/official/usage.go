package official

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// mention is one speaker of one story.
type mention struct {
	of      *taken
	story   *Story
	speaker int
	quotes  int // how many are hers
	// twice: another speaker of the story may be the same official.
	twice bool
	use   *usage
	at    int // where it stands among those of its usage
}

// taken is a story of the directory with its mentions, one for each speaker.
type taken struct {
	story    Story
	mentions []mention
}

// usage is one name with one office in the stories of one year. Whatever it
// means in one of them it means in all, so that joining costs no more for
// somebody whom 20,000 stories name than for somebody in twenty.
type usage struct {
	usageKey
	parsed   name
	office   office
	sought   office       // of an office without a name: which it is
	known    acquaintance // by what those quoted beside know whom it means
	not      []int        // entries of the notes that it does not mean
	mentions []*mention
	forms    map[string]int // other forms of the name, with how many stories use them
	outlets  map[string]int // where it stands
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
	when, pin          int
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

// take enters a story.
func (d *Directory) take(s Story) {
	t := &taken{story: s, mentions: make([]mention, len(s.Speakers))}
	d.stories[s.ID] = t
	for i := range t.mentions {
		m := &t.mentions[i]
		m.of, m.story, m.speaker = t, &t.story, i
	}
	for _, q := range s.Quotes {
		if q.Speaker >= 0 && q.Speaker < len(t.mentions) {
			t.mentions[q.Speaker].quotes++
		}
	}
	for i := range t.mentions {
		d.mention(&t.mentions[i])
	}
	t.namesakes(1)
	for i := range t.mentions {
		if m := &t.mentions[i]; m.quotes > 0 && t.maybeTwice(i) {
			m.twice = true
			m.use.heard.twice = append(m.use.heard.twice, m)
		}
	}
}

// namesakes counts for the usages of a story, or no longer, that it has two
// speakers of one name in full: it would not tell of one person as of two.
func (t *taken) namesakes(by int) {
	const most = 8 // of one name in a story; a story has not so many
	var byName map[string][]*usage
	for i := range t.mentions {
		u := t.mentions[i].use
		if len(t.mentions) == 1 || u.kind != quote.Person || !u.parsed.full() {
			continue
		}
		if byName == nil {
			byName = make(map[string][]*usage, len(t.mentions))
		}
		key := u.parsed.key()
		if len(byName[key]) == most || slices.Contains(byName[key], u) {
			continue
		}
		for _, v := range byName[key] {
			u.part(v, by)
			v.part(u, by)
		}
		byName[key] = append(byName[key], u)
	}
}

func (u *usage) part(v *usage, by int) {
	if u.apart == nil {
		u.apart = map[*usage]int{}
	}
	if u.apart[v] += by; u.apart[v] == 0 {
		delete(u.apart, v)
	}
}

// mention gives a mention to its usage.
func (d *Directory) mention(m *mention) {
	sp := &m.story.Speakers[m.speaker]
	key := usageKey{kind: sp.Kind, name: nameOf(sp), title: sp.Office, when: m.story.Date.Year(), pin: d.notes.pin(m.story.ID, sp)}
	sought := office{}
	if key.pin == 0 {
		sought = d.seatOf(sp)
	}
	if sought.seat != "" {
		key.when, key.where = int(m.story.Date.Unix()/(24*60*60)), m.story.Source
	}
	u := d.usages[key]
	if u == nil {
		u = &usage{usageKey: key, office: d.offices.of(sp.Office), sought: sought, known: knownBy(sp), not: d.notes.excluded(sp, key.pin), outlets: map[string]int{}}
		d.usages[key] = u
		d.place(u)
	}
	if len(u.mentions) == 0 || m.story.Date.Before(u.first) {
		u.first = m.story.Date
	}
	if len(u.mentions) == 0 || m.story.Date.After(u.last) {
		u.last = m.story.Date
	}
	m.use, m.at = u, len(u.mentions)
	u.mentions = append(u.mentions, m)
	if u.forms == nil && len(sp.Forms) > 0 {
		u.forms = map[string]int{}
	}
	for _, f := range sp.Forms {
		u.forms[f]++
	}
	u.outlets[m.story.Source]++
	u.heard.take(m)
	d.touch(u)
}

// nameOf is the name of a speaker with the Jr. that a form of it has.
func nameOf(sp *quote.Speaker) string {
	for _, f := range sp.Forms {
		if rest, ok := strings.CutPrefix(f, sp.Name+" "); ok && suffix(strings.ToLower(strings.TrimSuffix(rest, "."))) {
			return f
		}
	}
	return sp.Name
}

// drop takes a story out, and reports whether it was there.
func (d *Directory) drop(id string) bool {
	t := d.stories[id]
	if t == nil {
		return false
	}
	delete(d.stories, id)
	t.namesakes(-1)
	for i := range t.mentions {
		d.forget(&t.mentions[i])
	}
	return true
}

// forget takes a mention from its usage.
func (d *Directory) forget(m *mention) {
	u := m.use
	last := len(u.mentions) - 1
	u.mentions[m.at] = u.mentions[last]
	u.mentions[m.at].at = m.at
	u.mentions[last] = nil
	u.mentions = u.mentions[:last]
	for _, f := range m.story.Speakers[m.speaker].Forms {
		if u.forms[f]--; u.forms[f] == 0 {
			delete(u.forms, f)
		}
	}
	if u.outlets[m.story.Source]--; u.outlets[m.story.Source] == 0 {
		delete(u.outlets, m.story.Source)
	}
	u.heard.drop(m)
	d.touch(u)
	if len(u.mentions) == 0 {
		d.leave(u)
		delete(d.usages, u.usageKey)
		return
	}
	u.heard.mend(m, u.mentions)
	if m.story.Date.Equal(u.first) || m.story.Date.Equal(u.last) {
		u.first, u.last = u.mentions[0].story.Date, u.mentions[0].story.Date
		for _, o := range u.mentions[1:] {
			if date := o.story.Date; date.Before(u.first) {
				u.first = date
			} else if date.After(u.last) {
				u.last = date
			}
		}
	}
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
	n := parseName(u.name)
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
	case u.kind == quote.Unnamed && oneName(u.name):
		return []string{"family " + parseName(u.name).family}
	case u.kind == quote.Person:
		n := parseName(u.name)
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
	u.parsed = name{}
	switch {
	case strings.HasPrefix(u.name, "@"):
		return u.unlessPinned(home{inHandle, prose.Fold(u.name)})
	case u.kind == quote.Person || u.kind == quote.Unnamed && oneName(u.name) && d.raised("family "+parseName(u.name).family):
		u.parsed = parseName(u.name)
		if last := len(u.parsed.given) - 1; last >= 0 {
			if family := u.parsed.given[last] + "-" + u.parsed.family; d.raised("hyphen " + family) {
				u.parsed.family, u.parsed.given = family, u.parsed.given[:last:last]
			}
		}
		u.parsed.sound = sound(u.parsed.family)
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
		return home{inNotes, strconv.Itoa(u.pin)}
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
