package store

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

// analysis is who said what in one story, found once.
type analysis struct {
	mu      sync.Mutex
	done    chan struct{} // closed when found; nil before anyone asks
	ready   atomic.Bool
	err     error
	found   Analysis
	counted bool // among those of the edition that are analysed
	count   int  // of people quoted
}

// Analysis is who said what in one story. It is made at once, whatever else
// is going on.
func (m *Memory) Analysis(ctx context.Context, id string) (Analysis, error) {
	e, err := m.find(ctx, id)
	if err != nil {
		return Analysis{}, err
	}
	if err := m.analyse(ctx, e); err != nil {
		return Analysis{}, err
	}
	return e.analysis.found, nil
}

// analyse makes sure that a story is analysed. Whoever comes first does the
// work, apart from the caller, who may stop waiting for it.
func (m *Memory) analyse(ctx context.Context, e *entry) error {
	a := &e.analysis
	if a.ready.Load() {
		return a.err
	}
	a.mu.Lock()
	if a.done == nil {
		a.done = make(chan struct{})
		go func() {
			a.run(e)
			m.count(e)
			close(a.done)
			m.state.Touch()
		}()
	}
	done := a.done
	a.mu.Unlock()
	select {
	case <-done:
		return a.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// count adds to the stories that are analysed one that may be gone meanwhile.
func (m *Memory) count(e *entry) {
	e.analysis.mu.Lock()
	defer e.analysis.mu.Unlock()
	if !e.gone.Load() {
		e.analysis.counted = true
		m.analysed.Add(1)
	}
}

// run finds the quotes of a story.
func (a *analysis) run(e *entry) {
	a.found, a.err = Analyse(e.story)
	a.count = a.found.People()
	a.ready.Store(true)
}

// Analyse finds who said what in a story. A fault of the engine costs this
// story's quotes, and not the paper.
func Analyse(s story.Story) (a Analysis, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = Analysis{}, fmt.Errorf("finding the quotes of %s went wrong: %v", s.ID, p)
		}
	}()
	blocks := s.Blocks()
	quotes, speakers := find.Quotes(s.Body, blocks)
	words := make([]string, len(quotes))
	for i, q := range quotes {
		words[i] = prose.Words(s.Body, blocks, q.Parts)
	}
	return Analysis{Quotes: quotes, Speakers: speakers, Words: words}, nil
}

// people is the number of people quoted, Unknown before the analysis.
func (a *analysis) people() int {
	if !a.ready.Load() {
		return Unknown
	}
	return a.count
}

// People counts the speakers with a name who are quoted.
func (a Analysis) People() int {
	quoted := make([]bool, len(a.Speakers))
	n := 0
	for _, q := range a.Quotes {
		if s := q.Speaker; s >= 0 && s < len(a.Speakers) && !quoted[s] && a.Speakers[s].Kind == quote.Person {
			quoted[s] = true
			n++
		}
	}
	return n
}

// analyseAll starts the analysis of all stories, newest first, unless it is
// going on. One core stays free for who sits before the screen.
func (m *Memory) analyseAll() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.warm = true
	if m.analysing || m.closed {
		return
	}
	m.analysing = true
	m.work.Go(func() {
		if m.waitLoaded(m.ctx) != nil {
			return
		}
		m.analyseList(m.all())
		m.mu.Lock()
		m.analysing = false
		m.mu.Unlock()
		m.state.Bump()
	})
}

func (m *Memory) analyseList(all []*entry) {
	next := make(chan *entry)
	done := make(chan struct{})
	n := max(1, workers()-1)
	for range n {
		go func() {
			for e := range next {
				// An error stays with the story and is told to who asks for it.
				_ = m.analyse(m.ctx, e)
			}
			done <- struct{}{}
		}()
	}
	for _, e := range all {
		if e.analysis.ready.Load() {
			continue
		}
		select {
		case next <- e:
		case <-m.ctx.Done():
		}
		if m.ctx.Err() != nil {
			break
		}
	}
	close(next)
	for range n {
		<-done
	}
}

// Analyse starts the analysis of all stories behind what else is going on.
// Questions that need it start it themselves.
func (m *Memory) Analyse() { m.analyseAll() }

// waitAnalysed waits until all stories are analysed, and gives them.
func (m *Memory) waitAnalysed(ctx context.Context) ([]*entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := m.waitLoaded(ctx); err != nil {
		return nil, err
	}
	list := m.list.Load()
	all := *list
	if m.complete.Load() == list {
		return all, nil // asked for each speaker of an export, this counts
	}
	if int(m.analysed.Load()) < len(all) {
		m.analyseAll()
	}
	for _, e := range all {
		if e.analysis.ready.Load() {
			continue
		}
		if err := m.analyse(ctx, e); err != nil && ctx.Err() != nil {
			return nil, err
		}
	}
	m.complete.Store(list)
	return all, nil
}
