package official

import (
	"context"
	"errors"
)

// Cards is a card index, in which a directory of very many stories lies while
// nobody changes it: a card for each official, with all that joins her, which
// is found under many keys, and one for each story.
//
// A story that comes or goes touches a few names and offices. A directory
// reads the cards that stand under these, all of them, and joins them again;
// those of others it never sees.
type Cards interface {
	// Under are the numbers of the cards that stand under a key.
	Under(key Key) ([]int64, error)
	// Count sums up how often these cards stand under it.
	Count(key Key) (int, error)
	Card(number int64) ([]byte, error)
	// Story is the card of a story, nil where there is none, and Speakers are
	// the numbers of its speakers.
	Story(id string) ([]byte, error)
	Speakers(id string) ([]int64, error)
	// Mentions are the IDs of the stories that have a usage.
	Mentions(usage int64) ([]string, error)
	// Next is a number from which on no card has one.
	Next() (int64, error)
}

// Key is what cards are found under.
type Key int64

// subject is what a key is of.
type subject byte

const (
	ofName   subject = iota + 1 // who has a family name or a name of one word, or is called so
	ofSound                     // the same, by how the name sounds
	ofPhrase                    // whom an office without a name means
	ofSeat                      // who holds an office
	ofHandle
	ofPlain
	ofNotes
	ofSlug
	ofFlag    // who tells something of names, with how many usages
	ofWatcher // whose home depends on it
	ofLink    // the groups with a link
	ofLooking // the names of one word that look for a like one there
)

// key is that of a text. Two texts may have one key, as seldom as that never
// happens; then a card more is read.
func key(of subject, texts ...string) Key {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	h := (offset ^ uint64(of)) * prime
	for _, t := range texts {
		for i := range len(t) {
			h = (h ^ uint64(t[i])) * prime
		}
		h *= prime
	}
	return Key(h)
}

// ErrCards says that cards do not fit each other: what is on them has to be
// found out anew.
var ErrCards = errors.New("the cards of officials are damaged")

// shelf is what a directory has of its cards.
type shelf struct {
	Cards
	ctx    context.Context
	err    error
	read   map[Key]bool   // keys of which all cards have been read
	cards  map[int64]bool // the cards that have been read
	keys   map[int64]keys // under which they stand there
	number map[string]int64
	gone   map[string][]int64 // stories that have been taken out, with their usages
	fresh  map[string]bool    // stories that have come
	uses   map[int64]*usage   // by ID, with those of which the name alone is known
	dirty  map[*entity]bool
}

// keys are the keys of a card, in order.
type keys []KeyCount

// KeyCount is a key with how often a card stands under it.
type KeyCount struct {
	Key Key
	N   int
}

// NewPartial is a directory of the stories of a card index. It reads what it
// needs of them, and gives up when the context ends.
func NewPartial(ctx context.Context, notes Notes, cards Cards) *Directory {
	d := NewDirectory(notes)
	d.shelf = &shelf{
		Cards: cards, ctx: ctx, read: map[Key]bool{}, cards: map[int64]bool{}, keys: map[int64]keys{}, number: map[string]int64{},
		gone: map[string][]int64{}, fresh: map[string]bool{}, uses: map[int64]*usage{}, dirty: map[*entity]bool{},
	}
	return d
}

// failed reports whether joining is of no use any more.
func (d *Directory) failed() bool {
	if d.shelf == nil {
		return false
	}
	if err := d.shelf.ctx.Err(); err != nil {
		d.shelf.fail(err)
	}
	return d.shelf.err != nil
}

func (s *shelf) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// Err says what went wrong while cards were read.
func (d *Directory) Err() error {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.shelf == nil {
		return nil
	}
	return d.shelf.err
}

// need reads all cards that stand under a key.
func (d *Directory) need(k Key) {
	s := d.shelf
	if s == nil || s.read[k] || d.failed() {
		return
	}
	s.read[k] = true
	numbers, err := s.Under(k)
	if err != nil {
		s.fail(err)
		return
	}
	for _, n := range numbers {
		d.load(n)
	}
}

// counted is how often cards stand under a key, as it was when the directory
// was opened; none where there is no card index.
func (d *Directory) counted(k Key) int {
	if d.shelf == nil || d.shelf.err != nil {
		return 0
	}
	n, err := d.shelf.Count(k)
	if err != nil {
		d.shelf.fail(err)
	}
	return n
}

// needHome reads the cards of all who may be joined in a home.
func (d *Directory) needHome(h home) {
	if d.shelf == nil {
		return
	}
	switch h.layer {
	case inFamily, inWord:
		d.need(key(ofName, h.key))
	case inSeat:
		d.need(key(ofPhrase, h.key))
	case inHandle:
		d.need(key(ofHandle, h.key))
	case inPlain:
		d.need(key(ofPlain, h.key))
	case inNotes:
		d.need(key(ofNotes, h.key))
	}
}

// story gives a story with its mentions, which may be those of usages that
// have not been read.
func (d *Directory) story(id string) *taken {
	t := d.stories[id]
	if t != nil || d.shelf == nil {
		return t
	}
	if _, gone := d.shelf.gone[id]; gone || d.shelf.fresh[id] {
		return nil
	}
	data, err := d.shelf.Story(id)
	if err != nil {
		d.shelf.fail(err)
	}
	if data == nil || err != nil {
		return nil
	}
	return d.unpackStory(id, data)
}

// all are the mentions of a usage; those that have not been read are.
func (u *usage) all() []*mention {
	if u.away {
		u.of.fetch(u)
	}
	return u.mentions
}

// fetch reads the mentions of a usage.
func (d *Directory) fetch(u *usage) {
	u.away = false
	ids, err := d.shelf.Mentions(u.id)
	if err != nil {
		d.shelf.fail(err)
		return
	}
	for _, id := range ids {
		if d.shelf.fresh[id] {
			continue // it replaces the one on the card
		}
		t := d.story(id)
		if t == nil {
			continue
		}
		for i := range t.mentions {
			if m := &t.mentions[i]; m.use == u {
				m.at = int32(len(u.mentions))
				u.mentions = append(u.mentions, m)
			}
		}
	}
	if len(u.mentions) != u.count {
		d.shelf.fail(ErrCards)
	}
}
