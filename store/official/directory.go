package official

import (
	"maps"
	"slices"
	"sync"

	"onrecord/store/quote"
)

// Directory knows who is who in a set of stories, which may grow and shrink.
// What it knows depends on the stories and the notes alone, never on the order
// in which they came. Several goroutines may ask while stories are added.
type Directory struct {
	notes Notes

	mu      sync.RWMutex
	stories map[string]Story
	version int
	stale   bool // stories came or went since who is who was found out
	who     *joined
}

// NewDirectory is a directory of no stories yet. What the notes tell wins over
// what stories suggest.
func NewDirectory(notes Notes) *Directory {
	return &Directory{notes: notes, stories: map[string]Story{}, who: join(nil)}
}

// Join finds out who is who in some stories without notes.
func Join(stories []Story) *Directory {
	d := NewDirectory(nil)
	d.Add(stories...)
	return d
}

// Add takes stories in. One whose ID is there replaces it.
func (d *Directory) Add(stories ...Story) {
	if len(stories) == 0 {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range stories {
		d.stories[s.ID] = s
	}
	d.stale = true
	d.version++
}

// Remove takes the stories with these IDs out.
func (d *Directory) Remove(ids ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, id := range ids {
		if _, ok := d.stories[id]; ok {
			delete(d.stories, id)
			d.stale = true
			d.version++
		}
	}
}

// Version is another number whenever stories have come or gone.
func (d *Directory) Version() int {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.version
}

// read locks the directory for reading, and first joins what has come since
// it was asked last. The caller unlocks.
func (d *Directory) read() {
	d.mu.RLock()
	for d.stale {
		d.mu.RUnlock()
		d.mu.Lock()
		if d.stale {
			d.who, d.stale = join(slices.Collect(maps.Values(d.stories))), false
		}
		d.mu.Unlock()
		d.mu.RLock()
	}
}

// All are the officials who are quoted, in order of ID. A pronoun that no
// story resolves stands for many and is nobody's name.
func (d *Directory) All() []Official {
	d.read()
	defer d.mu.RUnlock()
	var all []Official
	for _, o := range d.who.officials {
		if o.listed() {
			all = append(all, o)
		}
	}
	return all
}

// Of is who a speaker of a story is.
func (d *Directory) Of(storyID string, speaker int) (Official, bool) {
	d.read()
	defer d.mu.RUnlock()
	i, ok := d.who.byStory[storyID]
	if !ok || speaker < 0 || speaker >= len(d.who.of[i]) {
		return Official{}, false
	}
	return d.who.officials[d.who.of[i][speaker]], true
}

// Find gives the official with an ID.
func (d *Directory) Find(id string) (Official, bool) {
	o, _, ok := d.quoted(id)
	return o, ok
}

// quoted gives the official with an ID and where she is quoted.
func (d *Directory) quoted(id string) (Official, []cite, bool) {
	d.read()
	defer d.mu.RUnlock()
	i, ok := d.who.byID[id]
	if !ok {
		return Official{}, nil, false
	}
	return d.who.officials[i], d.who.quotes[i], true
}

// told is a speaker as one story tells her.
type told struct {
	story   *Story
	speaker quote.Speaker
}

// mentioned gives the official with an ID and how stories tell her, in order
// of their IDs.
func (d *Directory) mentioned(id string) (Official, []told, bool) {
	d.read()
	defer d.mu.RUnlock()
	at, ok := d.who.byID[id]
	if !ok {
		return Official{}, nil, false
	}
	var all []told
	for i := range d.who.stories {
		s := &d.who.stories[i]
		for j, sp := range s.Speakers {
			if d.who.of[i][j] == at {
				all = append(all, told{s, sp})
			}
		}
	}
	return d.who.officials[at], all, true
}
