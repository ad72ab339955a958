package store

import (
	"cmp"
	"context"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/store/files"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/story"
)

// find gives the entry that ref means.
func (m *Memory) find(ctx context.Context, ref string) (*entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if e := m.exact(ref); e != nil {
		return e, nil
	}
	// Until all files are read a longer list may answer otherwise.
	if err := m.waitLoaded(ctx); err != nil {
		return nil, err
	}
	if e := m.exact(ref); e != nil {
		return e, nil
	}
	if e := m.named(ref); e != nil {
		return e, nil
	}
	if e, err := m.readNow(ref); e != nil || err != nil {
		return e, err
	}
	all := m.all()
	var begin []string
	var one *entry
	for _, e := range all {
		if ref != "" && strings.HasPrefix(e.story.ID, ref) {
			begin = append(begin, e.story.ID)
			one = e
		}
	}
	switch len(begin) {
	case 0:
		return nil, &NotFoundError{What: "story", Ref: ref, Nearest: nearestStories(ref, all)}
	case 1:
		return one, nil
	}
	return nil, &AmbiguousError{What: "story", Ref: ref, IDs: begin}
}

// exact finds an entry by its whole ID.
func (m *Memory) exact(ref string) *entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.byID[ref]
}

// named finds an entry by its path or file name.
func (m *Memory) named(ref string) *entry {
	if ref == "" {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if e := m.byPath[files.Key(ref)]; e != nil {
		return e
	}
	if strings.ContainsAny(ref, `/\`) {
		return nil
	}
	return m.byID[story.IDOf(ref)]
}

// readNow reads a file that is not part of the edition and adds it. It gives
// nothing where there is no such file.
func (m *Memory) readNow(ref string) (*entry, error) {
	from, ok, err := files.Named(ref)
	if err != nil {
		return nil, Problem{ref, err}
	}
	if !ok {
		return nil, nil
	}
	e, err := readStory(from)
	if err != nil {
		return nil, Problem{ref, err}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	key := files.Key(ref)
	if there := m.byPath[key]; there != nil {
		return there, nil
	}
	e.story.ID = m.names.Give(e.story.ID, filepath.Base(filepath.Dir(ref)))
	m.byID[e.story.ID], m.byPath[key] = e, e
	m.arrived = append(m.arrived, e)
	m.expected++
	m.also = append(m.also, ref)
	if m.watcher != nil {
		m.watcher.Add(ref)
	}
	m.publish()
	m.state.Touch()
	return e, nil
}

func (m *Memory) waitLoaded(ctx context.Context) error {
	select {
	case <-m.loaded:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-m.ctx.Done():
		return nil
	}
}

// nearestStories are the IDs that ref was most likely meant to be.
func nearestStories(ref string, all []*entry) []string {
	return NearestStories(ref, func(yield func(id, headline string) bool) {
		for _, e := range all {
			if !yield(e.story.ID, e.story.Headline) {
				return
			}
		}
	})
}

// NearestStories are the IDs that ref was most likely meant to be: those of
// stories, given by ID and headline in the order of the list, that share words
// with it, or differ in a few letters.
func NearestStories(ref string, stories iter.Seq2[string, string]) []string {
	return nearestOf(ref, func(yield func(string, []string) bool) {
		for id, headline := range stories {
			if !yield(id, prose.FoldedWords(id+" "+headline)) {
				return
			}
		}
	})
}

// nearestOf ranks IDs by how much they, or the words of what they stand for,
// are like ref.
func nearestOf(ref string, all iter.Seq2[string, []string]) []string {
	type candidate struct {
		id    string
		score int
	}
	const longest = 200 // of what somebody typed
	if len(ref) > longest {
		ref = ref[:longest]
	}
	const looked = 2000 // where nothing is like it, for what is the least unlike
	var like, unlike []candidate
	asked, folded, n := prose.FoldedWords(ref), prose.Fold(ref), 0
	for id, words := range all {
		score := 0
		for _, a := range asked {
			score += likeness(a, words)
		}
		if len(id) < 2*longest {
			if d := query.Distance(folded, id); d <= max(1, len(folded)/4) {
				score += 100 - d
			} else if n < looked && len(like) == 0 {
				unlike = append(unlike, candidate{id, -d})
			}
		}
		n++
		if score > 0 {
			like = append(like, candidate{id, score})
		}
	}
	found, enough := like, 5
	if len(found) == 0 {
		found, enough = unlike, 3
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var ids []string
	for _, c := range found[:min(len(found), enough)] {
		ids = append(ids, c.id)
	}
	return ids
}

// likeness says how much a word is like one of some others: figures count
// little, for every ID has a date.
func likeness(w string, words []string) int {
	figures := w[0] >= '0' && w[0] <= '9'
	const long = 4
	best := 0
	for _, v := range words {
		switch {
		case v == w && figures:
			best = max(best, 2)
		case v == w:
			best = max(best, 10)
		case figures || len(w) < long:
		case strings.HasPrefix(v, w):
			best = max(best, 7)
		case len(v)-len(w) <= 2 && len(w)-len(v) <= 2 && query.Distance(v, w) <= 1+len(w)/8:
			best = max(best, 6)
		}
	}
	return best
}
