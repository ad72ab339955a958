package official

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/store/quote"
)

// cardVersion is another number whenever cards are written otherwise.
const cardVersion = 1

// load reads a card, and enters the official under all that she is found by.
// It changes nothing of what others are.
func (d *Directory) load(number int64) {
	s := d.shelf
	if s.cards[number] || s.err != nil {
		return
	}
	s.cards[number] = true
	data, err := s.Card(number)
	if err != nil {
		s.fail(err)
		return
	}
	e := d.unpack(data)
	if e == nil {
		s.fail(ErrCards)
		return
	}
	e.number = number
	for u := range e.usages {
		u.number = number
	}
	d.enterLoaded(e)
	s.number[e.official.ID] = number
	s.keys[number] = d.keysOf(e)
}

// enterLoaded enters an official where joining would have.
func (d *Directory) enterLoaded(e *entity) {
	for _, g := range e.bases {
		d.keepGroup(e, g)
	}
	switch first := e.bases[0].usages[0].home; first.layer {
	case inFamily, inNotes:
		d.callable(e)
	case inWord:
		w := made(d.words, first.key, newWord)
		w.left = append(w.left, e)
	case inSeat:
		s := made(d.seats, first.key, newSeat)
		s.left = append(s.left, e)
	case inHandle:
		made(d.handles, first.key, newHandle).left = e
	case inPlain:
		made(d.plain, first.key, newPlain).entity = e
	}
	for u := range e.usages {
		d.usages[u.usageKey] = u
		d.watch(u)
		d.members(u.home)[u] = struct{}{}
		for _, l := range u.looks() {
			d.look(d.words[u.home.key], u.home.key, l)
		}
	}
	d.hold(e)
	e.slug = slug(d.notes.plainName(e), e.official.Kind)
	n := made(d.slugs, e.slug, newNamesakes)
	n.members[e] = true
	n.ids = append(n.ids, e.official.ID)
	d.byID[e.official.ID] = e
	told := e.official
	e.told = &told
}

// keepGroup enters a group of names in full that has been read.
func (d *Directory) keepGroup(e *entity, g *group) {
	g.entity = e
	first := g.usages[0].home
	switch first.layer {
	case inFamily:
		f := made(d.families, first.key, newFamily)
		f.groups = append(f.groups, g)
	case inNotes:
		f := made(d.pinned, first.key, newFamily)
		f.groups = append(f.groups, g)
	default:
		return
	}
	for _, u := range g.usages {
		u.base = g
	}
	g.links = linksOf(g)
	for _, l := range g.links {
		b := d.bucketOf(l)
		b.groups = append(b.groups, g)
	}
}

// looks are the links at which a usage of one word may look for a name that is
// spelled otherwise.
func (u *usage) looks() []link {
	if u.home.layer != inWord || !u.office.specific() {
		return nil
	}
	return []link{newLink(byOfficeAndSound, u.office.station(), sound(u.home.key))}
}

// keysOf are the keys under which the card of an official stands.
func (d *Directory) keysOf(e *entity) keys {
	all := map[Key]int{}
	named := func(word string) {
		all[key(ofName, word)] = 1
		all[key(ofSound, sound(word))] = 1
	}
	for _, w := range e.words {
		named(w)
	}
	for u := range e.usages {
		switch u.home.layer {
		case inFamily, inWord:
			named(u.home.key)
		case inSeat:
			all[key(ofPhrase, u.home.key)] = 1
		case inHandle:
			all[key(ofHandle, u.home.key)] = 1
		case inPlain:
			all[key(ofPlain, u.home.key)] = 1
		case inNotes:
			all[key(ofNotes, u.home.key)] = 1
		}
		for _, l := range u.looks() {
			all[lookingKey(l)] = 1
		}
		for _, w := range d.watched(u) {
			all[flagKey(ofWatcher, w)] = 1
		}
		for _, f := range u.raises() {
			all[flagKey(ofFlag, f)]++
		}
	}
	for _, g := range e.bases {
		for _, l := range g.links {
			all[Key(l)]++
		}
	}
	for _, s := range e.seats {
		all[key(ofSeat, s)] = 1
	}
	for _, h := range e.handles {
		all[key(ofHandle, h)] = 1
	}
	all[key(ofSlug, e.slug)] = 1
	list := make(keys, 0, len(all))
	for k, n := range all {
		list = append(list, KeyCount{k, n})
	}
	slices.SortFunc(list, func(a, b KeyCount) int { return cmp.Compare(a.Key, b.Key) })
	return list
}

// raises are the flags that a usage raises.
func (u *usage) raises() []string {
	if u.kind != quote.Person {
		return nil
	}
	flags := []string{"family " + u.own.family}
	if u.own.full() && strings.Contains(u.own.family, "-") {
		flags = append(flags, "hyphen "+u.own.family)
	}
	return flags
}

// Pack writes an official as a list has her; [Unpack] reads her.
func (o Official) Pack() []byte {
	p := &packer{b: []byte{cardVersion}}
	p.official(&o)
	return p.b
}

// Unpack reads what Pack has written.
func Unpack(data []byte) (Official, error) {
	r := &unpacker{b: data}
	if r.byte() != cardVersion {
		return Official{}, ErrCards
	}
	o := r.official()
	if r.bad {
		return Official{}, ErrCards
	}
	return o, nil
}

// pack writes the card of an official.
func (e *entity) pack() []byte {
	p := &packer{b: []byte{cardVersion}}
	p.official(&e.official)
	p.len(len(e.bases))
	for _, g := range e.bases {
		p.len(len(g.usages))
		for _, u := range g.usages {
			p.usage(u)
		}
	}
	p.len(len(e.given))
	for u := range e.given {
		p.usage(u)
	}
	return p.b
}

// unpack reads the card of an official, nil if it is damaged.
func (d *Directory) unpack(data []byte) *entity {
	r := &unpacker{b: data, d: d}
	if r.byte() != cardVersion {
		return nil
	}
	e := &entity{official: r.official(), given: usages{}}
	for range r.len() {
		var all []*usage
		for range r.len() {
			all = append(all, r.usage(e))
		}
		if len(all) == 0 {
			return nil
		}
		e.bases = append(e.bases, newGroup(all...))
	}
	for range r.len() {
		e.given[r.usage(e)] = struct{}{}
	}
	if r.bad || len(e.bases) == 0 {
		return nil
	}
	return e
}

func (p *packer) official(o *Official) {
	p.text(o.ID)
	p.len(int(o.Kind))
	p.text(o.Name)
	p.len(len(o.Offices))
	for _, f := range o.Offices {
		p.text(f.Title)
		p.moment(f.First)
		p.moment(f.Last)
	}
	p.texts(o.Aliases)
	p.len(o.Quotes)
	p.len(o.Stories)
	p.moment(o.First)
	p.moment(o.Last)
	p.text(o.Note)
	noted := 0
	if o.Noted {
		noted = 1
	}
	p.len(noted)
}

func (u *unpacker) official() Official {
	o := Official{ID: u.text(), Kind: quote.SpeakerKind(u.kind()), Name: u.text()}
	for range u.len() {
		o.Offices = append(o.Offices, Office{u.text(), u.moment(), u.moment()})
	}
	o.Aliases, o.Quotes, o.Stories = u.texts(), u.count(), u.count()
	o.First, o.Last, o.Note, o.Noted = u.moment(), u.moment(), u.text(), u.count() == 1
	return o
}

func (u *unpacker) kind() int {
	k := u.count()
	if k > int(quote.Unnamed) {
		u.fail()
		return 0
	}
	return k
}

// The names by which a usage is joined.
const (
	noName = iota
	ownName
	hyphenedName
)

func (p *packer) usage(u *usage) {
	p.len(int(u.kind))
	p.text(u.name)
	p.text(u.title)
	p.text(u.where)
	p.int(int64(u.when))
	p.int(int64(u.pin))
	p.len(int(u.why))
	p.len(int(u.home.layer))
	p.text(u.home.key)
	switch {
	case u.parsed == &u.own:
		p.len(ownName)
	case u.parsed.full() || u.parsed.family != "":
		p.len(hyphenedName)
	default:
		p.len(noName)
	}
	p.len(u.count)
	p.counts(u.forms)
	p.counts(u.outlets)
	p.moment(u.first)
	p.moment(u.last)
	p.heard(&u.heard)
	p.len(len(u.apart))
	for v, n := range u.apart {
		p.int(v)
		p.len(n)
	}
}

func (p *packer) heard(h *heard) {
	p.len(h.quotes)
	p.len(h.mentions)
	p.moment(h.first)
	p.moment(h.last)
	p.len(len(h.twice) + len(h.elsewhere))
	for _, m := range h.twice {
		p.text(m.of.id)
		p.len(int(m.speaker))
	}
	for _, at := range h.elsewhere {
		p.text(at.story)
		p.len(at.speaker)
	}
}

// usage reads a usage of an official.
func (u *unpacker) usage(e *entity) *usage {
	d := u.d
	key := usageKey{kind: quote.SpeakerKind(u.kind()), name: u.text(), title: u.text(), where: u.text(), when: int32(u.int()), pin: int32(u.int())}
	use := d.newUsage(key)
	use.entity, use.of, use.away = e, d, true
	use.why, use.home = why(u.count()), home{layer(u.count()), u.text()}
	switch u.count() {
	case ownName:
		use.parsed = &use.own
	case hyphenedName:
		if use.hyphened() == "" {
			u.fail()
			break
		}
		use.parsed = use.withHyphen()
	}
	use.count = u.count()
	use.forms, use.outlets = u.counts(), u.counts()
	use.first, use.last = u.moment(), u.moment()
	h := &use.heard
	h.quotes, h.mentions, h.first, h.last = u.count(), u.count(), u.moment(), u.moment()
	for range u.len() {
		h.elsewhere = append(h.elsewhere, mentionAt{u.text(), u.count()})
	}
	for range u.len() {
		if use.apart == nil {
			use.apart = map[int64]int{}
		}
		v := u.int()
		use.apart[v] = u.count()
	}
	if use.home.layer == nowhere || use.home.layer > inNotes {
		u.fail()
	}
	return use
}
