package official

import (
	"slices"
	"strings"
	"time"

	"onrecord/store/quote"
)

// taken is a story of the directory with its mentions, one for each speaker.
// Of the story itself no more is kept than joining needs: the words stay where
// they came from.
type taken struct {
	id, source string
	date       time.Time
	mentions   []mention
}

// mention is one speaker of one story.
type mention struct {
	of    *taken
	use   *usage
	forms *[]string // the other forms of the name that the story uses; nil for none
	at    int32     // where it stands among those of its usage
	// speaker is the index among those of its story, quotes how many are hers.
	speaker, quotes int32
	// twice: another speaker of the story may be the same official.
	twice bool
}

// called are the other forms of the name that the story uses.
func (m *mention) called() []string {
	if m.forms == nil {
		return nil
	}
	return *m.forms
}

// take enters a story.
func (d *Directory) take(s *Story) {
	t := &taken{id: strings.Clone(s.ID), source: d.texts.of(s.Source), date: s.Date, mentions: make([]mention, len(s.Speakers))}
	d.stories[t.id] = t
	d.shelf.coming(t)
	for i := range t.mentions {
		t.mentions[i].of, t.mentions[i].speaker = t, int32(i)
	}
	for _, q := range s.Quotes {
		if q.Speaker >= 0 && q.Speaker < len(t.mentions) {
			t.mentions[q.Speaker].quotes++
		}
	}
	for i := range t.mentions {
		d.mention(&t.mentions[i], &s.Speakers[i])
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
		if len(t.mentions) == 1 || u.kind != quote.Person || !u.own.full() {
			continue
		}
		if byName == nil {
			byName = make(map[string][]*usage, len(t.mentions))
		}
		key := u.own.key()
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
		u.apart = map[int64]int{}
	}
	if u.apart[v.id] += by; u.apart[v.id] == 0 {
		delete(u.apart, v.id)
	}
}

// mention gives a mention to its usage.
func (d *Directory) mention(m *mention, sp *quote.Speaker) {
	u := d.usageOf(m.of, sp)
	if u.count == 0 || m.of.date.Before(u.first) {
		u.first = m.of.date
	}
	if u.count == 0 || m.of.date.After(u.last) {
		u.last = m.of.date
	}
	m.use, m.at = u, int32(len(u.mentions))
	u.mentions = append(u.mentions, m)
	u.count++
	m.forms = d.texts.list(sp.Forms)
	for _, f := range m.called() {
		u.forms.add(f, 1)
	}
	u.outlets.add(m.of.source, 1)
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
	t := d.story(id)
	if t == nil {
		return false
	}
	d.shelf.leaving(d, t)
	if d.failed() {
		return false // not all of it is at hand
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
	last := len(u.all()) - 1
	u.mentions[m.at] = u.mentions[last]
	u.mentions[m.at].at = m.at
	u.mentions[last] = nil
	u.mentions = u.mentions[:last]
	u.count--
	for _, f := range m.called() {
		u.forms.add(f, -1)
	}
	u.outlets.add(m.of.source, -1)
	u.heard.drop(m)
	d.touch(u)
	if len(u.mentions) == 0 {
		d.leave(u)
		delete(d.usages, u.usageKey)
		return
	}
	u.heard.mend(m, u.mentions)
	if m.of.date.Equal(u.first) || m.of.date.Equal(u.last) {
		u.first, u.last = u.mentions[0].of.date, u.mentions[0].of.date
		for _, o := range u.mentions[1:] {
			if date := o.of.date; date.Before(u.first) {
				u.first = date
			} else if date.After(u.last) {
				u.last = date
			}
		}
	}
}
