package store

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// directory is who is who in an edition. It takes stories in as they come.
type directory struct {
	mu     sync.Mutex
	people *people
	taken  map[string]*entry // the stories that are in it, by their IDs
	whole  *[]*entry         // the list of stories that have all been taken in
}

// forget has who is who found out anew.
func (d *directory) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.people, d.taken, d.whole = nil, nil, nil
}

// people are the officials of an edition as they are asked for. The lists are
// replaced and never changed, so that who has one may go on reading.
type people struct {
	*official.Directory
	records records

	mu              sync.Mutex
	version         int
	byID            map[string]*Listed
	byCount, byName []*Listed
}

// Listed is an official with the words by which a filter finds her, those of
// the name first, and what she is sorted by.
type Listed struct {
	official.Official
	words []string
	named int // how many of the words are those of the name
	// Surname is what she is sorted by where officials are in order of name.
	Surname string
}

// whoIsWho knows the speakers of all stories. A story that came late costs the
// joining of its own speakers.
func (m *Memory) whoIsWho(ctx context.Context) (*people, error) {
	if p := m.who.of(m.list.Load()); p != nil && ctx.Err() == nil {
		return p, nil
	}
	all, err := m.waitAnalysed(ctx)
	if err != nil {
		return nil, err
	}
	m.who.mu.Lock()
	defer m.who.mu.Unlock()
	if m.who.people == nil {
		m.mu.Lock()
		m.who.people = newPeople(official.NewDirectory(m.notes))
		m.mu.Unlock()
	}
	m.who.take(all)
	if list := m.list.Load(); slices.Equal(*list, all) {
		m.who.whole = list
	}
	return m.who.people, nil
}

// take takes in the stories of a list that have come, and takes out those that
// are gone. The lock is held.
func (d *directory) take(all []*entry) {
	if d.taken == nil {
		d.taken = make(map[string]*entry, len(all))
	}
	for id, e := range d.taken {
		if e.gone.Load() {
			delete(d.taken, id)
			d.people.Remove(id)
		}
	}
	var late []official.Story
	for _, e := range all {
		if d.taken[e.story.ID] != e && !e.gone.Load() {
			d.taken[e.story.ID] = e
			late = append(late, e.told())
		}
	}
	d.people.Add(late...)
}

// of gives the people of a list of stories if all of them have been taken in.
func (d *directory) of(list *[]*entry) *people {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.whole != list {
		return nil
	}
	return d.people
}

// told is what a story contributes to who is who.
func (e *entry) told() official.Story {
	found := &e.analysis.found
	return official.Story{
		ID: e.story.ID, Headline: e.story.Headline, Source: e.story.Source, URL: e.story.URL, Topics: e.story.Topics, Date: e.story.Date,
		Quotes: found.Quotes, Speakers: found.Speakers, Words: found.Words,
	}
}

// told is the story with an ID as who is who takes it in.
func (m *Memory) told(id string) (official.Story, bool) {
	e := m.exact(id)
	if e == nil || !e.analysis.ready.Load() {
		return official.Story{}, false
	}
	return e.told(), true
}

// place is where a quote of a story stands.
func (m *Memory) place(id string, number int) (official.Place, bool) {
	s, ok := m.told(id)
	if !ok || number < 0 || number >= len(s.Quotes) {
		return official.Place{}, false
	}
	return official.NewPlace(&s, number), true
}

func newPeople(d *official.Directory) *people {
	return &people{Directory: d, byID: map[string]*Listed{}}
}

// list gives the officials in an order. Those who have changed since it was
// asked for last find their new places; the others keep theirs.
func (p *people) list(o Order) []*Listed {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.version != p.Version() {
		p.update()
	}
	if o == ByName {
		return p.byName
	}
	return p.byCount
}

func (p *people) update() {
	changed, gone, version, all := p.Changes(p.version)
	p.version = version
	if all {
		p.byID, p.byCount, p.byName = map[string]*Listed{}, nil, nil
	}
	old := map[*Listed]bool{}
	for _, id := range gone {
		p.forget(id, old)
	}
	var fresh []*Listed
	for _, o := range changed {
		p.forget(o.ID, old)
		if o.Listed() {
			l := NewListed(o)
			p.byID[o.ID] = l
			fresh = append(fresh, l)
		}
	}
	p.byCount = replaced(p.byCount, old, fresh, compareCounts)
	p.byName = replaced(p.byName, old, fresh, compareNames)
}

func (p *people) forget(id string, old map[*Listed]bool) {
	if l := p.byID[id]; l != nil {
		old[l] = true
		delete(p.byID, id)
	}
}

// NewListed makes an official ready to be listed.
func NewListed(o official.Official) *Listed {
	l := &Listed{Official: o, Surname: official.Surname(o.Name, o.Kind) + " " + prose.Fold(o.Name)}
	l.words = wordsOf(o)
	l.named = len(prose.FoldedWords(o.Name))
	return l
}

// replaced is a sorted list without some and with others. It looks for the
// places of the few, and moves the many between them as they are.
func replaced(list []*Listed, old map[*Listed]bool, fresh []*Listed, compare func(a, b *Listed) int) []*Listed {
	cuts := make([]int, 0, len(old))
	for l := range old {
		if at, ok := slices.BinarySearchFunc(list, l, compare); ok {
			cuts = append(cuts, at)
		}
	}
	slices.Sort(cuts)
	fresh = slices.Clone(fresh)
	slices.SortFunc(fresh, compare)
	out := make([]*Listed, 0, len(list)-len(cuts)+len(fresh))
	from := 0
	for len(cuts)+len(fresh) > 0 {
		to := len(list)
		if len(cuts) > 0 {
			to = cuts[0]
		}
		if len(fresh) > 0 {
			at, _ := slices.BinarySearchFunc(list[from:to], fresh[0], compare)
			if from+at < to || len(cuts) == 0 {
				out = append(out, list[from:from+at]...)
				out = append(out, fresh[0])
				from, fresh = from+at, fresh[1:]
				continue
			}
		}
		out = append(out, list[from:to]...)
		from, cuts = to+1, cuts[1:]
	}
	return append(out, list[from:]...)
}

func compareNames(a, b *Listed) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Surname, b.Surname), cmp.Compare(a.ID, b.ID))
}

func compareCounts(a, b *Listed) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Quotes, a.Quotes), compareNames(a, b))
}
