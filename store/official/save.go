package official

import (
	"cmp"
	"maps"
	"slices"
)

// Update is what has to be written to a card index after stories have come or
// gone.
type Update struct {
	// Gone are the stories that have gone, or that others have replaced.
	Gone    []GoneStory
	Stories []StoryCard
	// Removed are the cards of the officials who are no more, with the keys
	// under which they stood.
	Removed []Card
	Cards   []Card
	// Moved are the speakers of the stories that have come, and those of
	// others whom another card means now.
	Moved []Speaker
}

// GoneStory is a story that is no longer there, with the usages it had.
type GoneStory struct {
	ID     string
	Usages []int64
}

// StoryCard is the card of a story that has come, with its usages.
type StoryCard struct {
	ID     string
	Data   []byte
	Usages []int64
}

// Card is the card of an official who is new or has changed.
type Card struct {
	Number   int64
	Official Official
	Data     []byte
	// Added and Dropped are the keys under which it stands now, with how often,
	// and no longer does.
	Added   []KeyCount
	Dropped []Key
}

// Speaker says whose card is that of a speaker of a story.
type Speaker struct {
	StoryID string
	Speaker int
	Number  int64
	// Was is the number of the card that meant the speaker before, 0 for a
	// story that has come.
	Was int64
}

// Save joins what has come, and tells what has changed of the cards. The
// directory is of no use any more: a new one reads what has been written.
func (d *Directory) Save() (Update, error) {
	d.read()
	d.mu.RUnlock()
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.shelf
	next, err := s.Next()
	if err != nil {
		s.fail(err)
	}
	if s.err != nil {
		return Update{}, s.err
	}
	var u Update
	var kept []*entity
	removed := map[int64]bool{}
	for e := range s.dirty {
		if e.dead {
			continue
		}
		kept = append(kept, e)
	}
	slices.SortFunc(kept, func(a, b *entity) int { return cmp.Compare(a.official.ID, b.official.ID) })
	for id, number := range s.number {
		if d.byID[id] == nil {
			removed[number] = true
		}
	}
	for _, e := range kept {
		number, ok := s.number[e.official.ID]
		if !ok {
			number = next
			next++
		}
		e.number = number
	}
	for _, e := range kept {
		u.Cards = append(u.Cards, s.card(d, e))
		d.moved(e, &u)
	}
	for _, number := range slices.Sorted(maps.Keys(removed)) {
		c := Card{Number: number}
		for _, k := range s.keys[number] {
			c.Dropped = append(c.Dropped, k.Key)
		}
		u.Removed = append(u.Removed, c)
	}
	d.saveStories(&u)
	return u, s.err
}

func (s *shelf) card(d *Directory, e *entity) Card {
	c := Card{Number: e.number, Official: e.official, Data: e.pack()}
	now, before := d.keysOf(e), s.keys[e.number]
	for len(now)+len(before) > 0 {
		switch {
		case len(before) == 0 || len(now) > 0 && now[0].Key < before[0].Key:
			c.Added = append(c.Added, now[0])
			now = now[1:]
		case len(now) == 0 || before[0].Key < now[0].Key:
			c.Dropped = append(c.Dropped, before[0].Key)
			before = before[1:]
		default:
			if now[0].N != before[0].N {
				c.Added = append(c.Added, now[0])
			}
			now, before = now[1:], before[1:]
		}
	}
	return c
}

// moved tells of the speakers who are another official's than they were.
func (d *Directory) moved(e *entity, to *Update) {
	for u := range e.usages {
		if u.number == e.number || u.number == 0 {
			continue // a usage that has no number yet is of new stories alone
		}
		for _, m := range u.all() {
			if !d.shelf.fresh[m.of.id] {
				to.Moved = append(to.Moved, Speaker{m.of.id, int(m.speaker), e.number, u.number})
			}
		}
	}
}

func (d *Directory) saveStories(to *Update) {
	s := d.shelf
	for id, uses := range s.gone {
		to.Gone = append(to.Gone, GoneStory{id, uses})
	}
	for id := range s.fresh {
		t := d.stories[id]
		c := StoryCard{ID: id, Data: t.pack()}
		for i := range t.mentions {
			m := &t.mentions[i]
			c.Usages = append(c.Usages, m.use.id)
			to.Moved = append(to.Moved, Speaker{id, i, m.use.entity.number, 0})
		}
		to.Stories = append(to.Stories, c)
	}
	slices.SortFunc(to.Gone, func(a, b GoneStory) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(to.Stories, func(a, b StoryCard) int { return cmp.Compare(a.ID, b.ID) })
}
