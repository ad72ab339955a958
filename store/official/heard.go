package official

import (
	"slices"
	"time"
)

// heard counts what a usage is quoted with, so that an official whom very many
// stories quote need not be counted anew for each of them.
type heard struct {
	quotes, mentions int // mentions that are quoted
	first, last      time.Time
	twice            []*mention  // quoted ones whose story may quote her again
	elsewhere        []mentionAt // those of them that have not been read
}

// mentionAt is where a mention is.
type mentionAt struct {
	story   string
	speaker int
}

// twice are the mentions that are quoted in stories that may quote her again.
func (u *usage) twice() []*mention {
	for _, at := range u.heard.elsewhere {
		t := u.of.story(at.story)
		if t == nil || at.speaker >= len(t.mentions) || t.mentions[at.speaker].use != u {
			u.of.shelf.fail(ErrCards)
			continue
		}
		u.heard.twice = append(u.heard.twice, &t.mentions[at.speaker])
	}
	u.heard.elsewhere = nil
	return u.heard.twice
}

func (h *heard) take(m *mention) {
	if m.quotes == 0 {
		return
	}
	h.quotes += int(m.quotes)
	h.mentions++
	h.span(m.of.date)
}

func (h *heard) span(day time.Time) {
	if h.first.IsZero() || day.Before(h.first) {
		h.first = day
	}
	if h.last.IsZero() || day.After(h.last) {
		h.last = day
	}
}

func (h *heard) drop(m *mention) {
	if m.quotes == 0 {
		return
	}
	h.quotes -= int(m.quotes)
	h.mentions--
	if m.twice {
		h.twice = slices.DeleteFunc(h.twice, func(o *mention) bool { return o == m })
	}
}

// mend finds the first and the last day anew where one of them has gone.
func (h *heard) mend(gone *mention, left []*mention) {
	if gone.quotes == 0 || !gone.of.date.Equal(h.first) && !gone.of.date.Equal(h.last) {
		return
	}
	h.first, h.last = time.Time{}, time.Time{}
	for _, m := range left {
		if m.quotes > 0 {
			h.span(m.of.date)
		}
	}
}

// maybeTwice reports whether another quoted speaker of a story may be the same
// official as the one with an index: she has a like family name, or none.
func (t *taken) maybeTwice(at int) bool {
	const many = 200 // to compare each with each would take long
	if len(t.mentions) > many {
		return true
	}
	own := t.mentions[at].use
	for i := range t.mentions {
		o := t.mentions[i].use
		if i == at || t.mentions[i].quotes == 0 {
			continue
		}
		if o == own || own.pin > 0 && o.pin == own.pin || o.known.full == "" && o.sometimes() || own.known.full == "" && own.sometimes() || o.known.family == own.known.family {
			return true
		}
	}
	return false
}

// sometimes reports whether a usage that is no name in full may be somebody
// who is named elsewhere.
func (u *usage) sometimes() bool {
	return u.known.family != "" || u.sought.seat != "" || u.name != "" && u.name[0] == '@' || u.pin > 0 || u.oneName
}
