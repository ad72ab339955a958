package official

import (
	"slices"
	"sync"
	"time"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Story is what an analysed story contributes.
type Story struct {
	ID, Headline, Source, URL string
	Topics                    []string
	Date                      time.Time
	Quotes                    []quote.Quote
	Speakers                  []quote.Speaker
	// Words are the words of each quote as a reader sees them.
	Words []string
}

// Directory knows who is who in a set of stories, which may grow and shrink.
// What it knows depends on the stories and the notes alone, never on the order
// in which they came. Several goroutines may ask while stories are added.
//
// Mentions are joined in layers, and each layer asks only those before it:
// names in full within a family name (family.go), spellings of one family name
// (variant.go), names of one word (word.go), offices without a name and
// handles (seat.go, handle.go). A story that comes or goes makes stale what it
// touches in each layer, and that alone is joined again when somebody asks.
type Directory struct {
	mu      sync.RWMutex
	notes   noted
	offices officeReader
	names   names
	texts   texts
	stories map[string]*taken
	usages  map[usageKey]*usage
	flags   map[string]*flag

	families map[string]*family
	links    map[link]*bucket
	words    map[string]*word
	seats    map[string]*seat
	handles  map[string]*handle
	plain    map[string]*namelessUnit
	pinned   map[string]*family

	slugs map[string]*namesakes
	byID  map[string]*entity

	shelf   *shelf // nil where all is at hand
	version int
	stale   bool // stories came or went since who is who was found out
	todo    todo
	log     []change
	forgot  int // the version up to which the log has been cut
}

// NewDirectory is a directory of no stories yet. What the notes tell wins over
// what stories suggest.
func NewDirectory(notes Notes) *Directory { return directoryOf(newNoted(notes)) }

// Empty is a directory of no stories with the same notes: who reads a corpus
// story by story has the notes taken in once.
func (d *Directory) Empty() *Directory { return directoryOf(d.notes) }

func directoryOf(notes noted) *Directory {
	return &Directory{
		notes: notes, offices: newOfficeReader(), names: newNames(), texts: newTexts(), stories: map[string]*taken{}, usages: map[usageKey]*usage{}, flags: map[string]*flag{},
		families: map[string]*family{}, links: map[link]*bucket{}, words: map[string]*word{}, seats: map[string]*seat{},
		handles: map[string]*handle{}, plain: map[string]*namelessUnit{}, pinned: map[string]*family{},
		slugs: map[string]*namesakes{}, byID: map[string]*entity{}, todo: newTodo(),
	}
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
	for i := range stories {
		d.drop(stories[i].ID)
		d.take(&stories[i])
	}
	d.stale = true
	d.version++
}

// Remove takes the stories with these IDs out.
func (d *Directory) Remove(ids ...string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, id := range ids {
		if d.drop(id) {
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
			d.settle()
			d.stale = false
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
	for _, e := range d.byID {
		if e.official.Listed() {
			all = append(all, e.official)
		}
	}
	slices.SortFunc(all, func(a, b Official) int { return compareStrings(a.ID, b.ID) })
	return all
}

// Of is who a speaker of a story is.
func (d *Directory) Of(storyID string, speaker int) (Official, bool) {
	d.read()
	defer d.mu.RUnlock()
	t := d.stories[storyID]
	if t == nil || speaker < 0 || speaker >= len(t.mentions) {
		return Official{}, false
	}
	return t.mentions[speaker].use.entity.official, true
}

// Find gives the official with an ID.
func (d *Directory) Find(id string) (Official, bool) {
	d.read()
	defer d.mu.RUnlock()
	e := d.byID[id]
	if e == nil {
		return Official{}, false
	}
	return e.official, true
}

// StoriesOf are the IDs of the stories that quote the official with an ID, in
// order.
func (d *Directory) StoriesOf(id string) []string {
	d.read()
	defer d.mu.RUnlock()
	e := d.byID[id]
	if e == nil {
		return nil
	}
	var ids []string
	for u := range e.usages {
		for _, m := range u.all() {
			if m.quotes > 0 {
				ids = append(ids, m.of.id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// change says that the official with an ID is new, different or gone.
type change struct {
	version int
	id      string
}

// Changes are the officials who are new or different since a version, and the
// IDs of those who are gone, with the version that this is. Of a version that
// is too long ago it gives all.
func (d *Directory) Changes(since int) (changed []Official, gone []string, now int, all bool) {
	d.read()
	defer d.mu.RUnlock()
	now = d.version
	if since < d.forgot || since == 0 {
		for _, e := range d.byID {
			changed = append(changed, e.official)
		}
		return changed, nil, now, true
	}
	seen := map[string]bool{}
	for i := len(d.log) - 1; i >= 0 && d.log[i].version > since; i-- {
		id := d.log[i].id
		if seen[id] {
			continue
		}
		seen[id] = true
		if e := d.byID[id]; e != nil {
			changed = append(changed, e.official)
		} else {
			gone = append(gone, id)
		}
	}
	return changed, gone, now, false
}

// remember notes that an official has changed. The log is cut when it is
// longer than the list of all of them.
func (d *Directory) remember(id string) {
	if len(d.log) > 1000+2*len(d.byID) {
		half := len(d.log) / 2
		d.forgot = d.log[half].version
		d.log = slices.Clone(d.log[half:])
	}
	d.log = append(d.log, change{d.version, id})
}

// Surname is the word by which a list of officials is sorted, folded: the
// family name of a person, the first word that counts of anyone else.
func Surname(s string, k quote.SpeakerKind) string {
	if k != quote.Person {
		return plainKey(s)
	}
	n := parseName(withoutLabel(s))
	if n.full() && familyFirst(n.given[0]) {
		return n.given[0]
	}
	return n.family
}

// plainKey is the same for the names of an organisation that are spelled
// with and without an article.
func plainKey(s string) string {
	words := prose.FoldedWords(s)
	if len(words) > 1 && article(words[0]) {
		words = words[1:]
	}
	key := ""
	for _, w := range words {
		key += w + " "
	}
	return key
}

func article(w string) bool { return w == "the" || w == "a" || w == "an" }
