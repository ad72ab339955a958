package official

import "onrecord/store/quote"

// pack writes the card of a story.
func (t *taken) pack() []byte {
	p := &packer{b: []byte{cardVersion}}
	p.text(t.source)
	p.moment(t.date)
	p.len(len(t.mentions))
	for i := range t.mentions {
		m := &t.mentions[i]
		p.int(m.use.id)
		p.len(int(m.use.kind))
		p.text(m.use.name)
		p.texts(m.called())
		p.len(int(m.quotes))
		twice := 0
		if m.twice {
			twice = 1
		}
		p.len(twice)
	}
	return p.b
}

// unpackStory reads the card of a story and keeps it.
func (d *Directory) unpackStory(id string, data []byte) *taken {
	r := &unpacker{b: data, d: d}
	if r.byte() != cardVersion {
		d.shelf.fail(ErrCards)
		return nil
	}
	t := &taken{id: id, source: r.text(), date: r.moment()}
	t.mentions = make([]mention, r.len())
	for i := range t.mentions {
		m := &t.mentions[i]
		m.of, m.speaker = t, int32(i)
		m.use = d.mentioned(r.int(), quote.SpeakerKind(r.kind()), r.text())
		m.forms = d.texts.list(r.texts())
		m.quotes, m.twice = int32(r.count()), r.count() == 1
	}
	if r.bad {
		d.shelf.fail(ErrCards)
		return nil
	}
	d.stories[id] = t
	return t
}

// mentioned is the usage with an ID. Of one whose card has not been read it
// has no more than the name, until that is.
func (d *Directory) mentioned(id int64, kind quote.SpeakerKind, name string) *usage {
	u := d.shelf.uses[id]
	if u == nil {
		u = &usage{id: id, usageKey: usageKey{kind: kind, name: name}, spelled: d.names.of(name, kind), parsed: d.names.none, office: d.offices.none, sought: d.offices.none}
		d.shelf.uses[id] = u
	}
	return u
}

// newUsage makes a usage, of which stories may be here already.
func (d *Directory) newUsage(key usageKey) *usage {
	u := &usage{
		usageKey: key, id: key.hash(), spelled: d.names.of(key.name, key.kind), parsed: d.names.none,
		office: d.offices.of(key.title), sought: d.offices.none,
	}
	sp := quote.Speaker{Kind: key.kind, Name: key.name, Office: key.title}
	if key.pin == 0 {
		u.sought = d.seatOf(&sp)
	}
	u.not = d.notes.excluded(&sp, int(key.pin))
	if d.shelf != nil {
		u = d.shelf.known(u)
	}
	return u
}

// known puts a usage in the place of what was known of it by its name.
func (s *shelf) known(u *usage) *usage {
	named := s.uses[u.id]
	if named == nil || named.home.layer != nowhere || named.count > 0 {
		s.uses[u.id] = u
		return u
	}
	*named = *u
	return named
}

// coming notes that a story has come.
func (s *shelf) coming(t *taken) {
	if s != nil {
		s.fresh[t.id] = true
	}
}

// leaving reads all that has to be at hand for a story to be taken out.
func (s *shelf) leaving(d *Directory, t *taken) {
	if s == nil {
		return
	}
	if !s.fresh[t.id] {
		numbers, err := s.Speakers(t.id)
		if err != nil {
			s.fail(err)
		}
		for _, n := range numbers {
			d.load(n)
		}
		var uses []int64
		for i := range t.mentions {
			u := t.mentions[i].use
			if u.home.layer == nowhere {
				s.fail(ErrCards)
				continue
			}
			u.all()
			u.twice()
			uses = append(uses, u.id)
		}
		s.gone[t.id] = uses
	}
	delete(s.fresh, t.id)
}

func (s *shelf) stain(e *entity) {
	if s != nil {
		s.dirty[e] = true
	}
}
