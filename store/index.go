package store

import (
	"context"
	"sync"

	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/story"
)

// textIndex finds stories by their words. It is made when the first search
// asks for it and takes in stories that have come since. It is in several
// parts, so that all cores can make it.
type textIndex struct {
	mu    sync.Mutex
	list  []*entry // all of it has been taken in
	has   map[*entry]bool
	parts []*indexPart
}

// indexPart is the index of some stories.
type indexPart struct {
	words   *query.Index
	heads   *query.Index // of the headlines alone
	entries []*entry     // by their number in the index
}

// update takes in all stories of a list. The lock is held.
func (x *textIndex) update(ctx context.Context, all []*entry) error {
	if x.parts != nil && sameList(x.list, all) {
		return nil
	}
	x.compact()
	if x.parts == nil {
		x.has = map[*entry]bool{}
		for range workers() {
			x.parts = append(x.parts, &indexPart{words: query.NewIndex(), heads: query.NewIndex()})
		}
	}
	lists := make([][]*entry, len(x.parts))
	next := len(x.has)
	for _, e := range all {
		if !x.has[e] {
			lists[next%len(lists)] = append(lists[next%len(lists)], e)
			next++
		}
	}
	var work sync.WaitGroup
	taken := make([]int, len(x.parts))
	for i, part := range x.parts {
		work.Go(func() { taken[i] = part.add(ctx, lists[i]) })
	}
	work.Wait()
	for i, list := range lists {
		for _, e := range list[:taken[i]] {
			x.has[e] = true
		}
	}
	if ctx.Err() == nil {
		x.list = all
	}
	return ctx.Err()
}

// compact begins anew when more of the stories are gone than are there. Until
// then they lie where they are, and nobody asks for them.
func (x *textIndex) compact() {
	gone := 0
	for e := range x.has {
		if e.gone.Load() {
			gone++
		}
	}
	if gone > len(x.has)/2 {
		x.parts, x.has, x.list = nil, nil, nil
	}
}

// sameList reports whether two lists are one.
func sameList(a, b []*entry) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// add takes in stories until there are no more or the context ends, and
// says how many.
func (p *indexPart) add(ctx context.Context, list []*entry) int {
	for i, e := range list {
		if ctx.Err() != nil {
			return i
		}
		p.words.Add(searched(&e.story)...)
		p.heads.Add(e.story.Headline)
		p.entries = append(p.entries, e)
	}
	return len(list)
}

// searched is what of a story is looked through for words.
func searched(s *story.Story) []string {
	var parts []string
	for p := range s.Passages() {
		for _, r := range p.Runs {
			parts = append(parts, p.Text[r.Start:r.End])
		}
	}
	return parts
}

// stories gives those that have all words of a query and none of those that
// it does not want; nil means all of them.
func (x *textIndex) stories(ctx context.Context, q query.Query, all []*entry) (map[*entry]bool, error) {
	if !q.HasWords() {
		return nil, nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.update(ctx, all); err != nil {
		return nil, err
	}
	var have map[*entry]bool
	for _, t := range q.Terms {
		if t.Field == query.Any && !t.Not {
			have = x.with(t, have)
		}
	}
	if have == nil {
		have = make(map[*entry]bool, len(all))
		for _, e := range all {
			have[e] = true
		}
	}
	for _, t := range q.Terms {
		if t.Field == query.Any && t.Not {
			for e := range x.with(t, have) {
				delete(have, e)
			}
		}
	}
	return have, ctx.Err()
}

// with gives the stories among some, or among all where that is nil, in
// which the words of a term stand.
func (x *textIndex) with(t query.Term, among map[*entry]bool) map[*entry]bool {
	lists := make([][]*entry, len(x.parts))
	var work sync.WaitGroup
	for i, part := range x.parts {
		work.Go(func() { lists[i] = part.with(t, among) })
	}
	work.Wait()
	found := map[*entry]bool{}
	for _, list := range lists {
		for _, e := range list {
			found[e] = true
		}
	}
	return found
}

func (p *indexPart) with(t query.Term, among map[*entry]bool) []*entry {
	words := p.words
	if t.OfHeadline() {
		words = p.heads
	}
	words.Sort()
	numbers, exact := words.Find(t)
	var found []*entry
	for _, n := range numbers {
		e := p.entries[n]
		if (among == nil || among[e]) && (exact || e.holds(t)) {
			found = append(found, e)
		}
	}
	return found
}

// parted is a story parted into blocks, kept for the searches to come.
type parted struct {
	once   sync.Once
	blocks []prose.Block
}

func (e *entry) blocks() []prose.Block {
	e.parted.once.Do(func() { e.parted.blocks = e.story.Blocks() })
	return e.parted.blocks
}

// holds reports whether a phrase stands somewhere in a story.
func (e *entry) holds(t query.Term) bool {
	found := false
	f := query.NewFinder([]query.Term{t})
	for p := range e.story.Passages() {
		f.In(p.Text, p.Runs, func(query.Found) bool {
			found = true
			return false
		})
		if found {
			break
		}
	}
	return found
}
