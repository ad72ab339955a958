package store

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"

	"onrecord/store/files"
	"onrecord/store/watch"
)

// Watch takes in what changes on disk until the context ends.
func (m *Memory) Watch(ctx context.Context) error {
	select {
	case m.watching <- struct{}{}:
		defer func() { <-m.watching }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := m.waitLoaded(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(m.ctx, cancel)()
	m.mu.Lock()
	w := watch.New(watch.Options{Paths: slices.Concat(m.options.watched(), m.also), Wanted: files.IsStory})
	m.watcher = w
	m.mu.Unlock()
	return w.Run(ctx, func(c watch.Changes) { m.look(ctx, c) })
}

// watched are the paths whose changes concern an edition.
func (o Options) watched() []string {
	paths := slices.Clone(o.Paths)
	if o.Shelf != "" {
		paths = append(paths, o.Shelf)
	}
	if o.Notes != nil {
		paths = append(paths, o.Notes.Path())
	}
	return paths
}

// names reports whether a path is one that has to be there.
func (o Options) names(path string) bool {
	return slices.ContainsFunc(o.Paths, func(p string) bool { return files.Key(p) == files.Key(path) })
}

// look compares what the edition has with what stands at some paths now, and
// takes in the difference.
func (m *Memory) look(ctx context.Context, c watch.Changes) {
	d := m.difference(ctx, c.Paths)
	d.read()
	if ctx.Err() != nil {
		return
	}
	told := m.notesAgain(c.Paths)
	m.mu.Lock()
	before := m.problems
	changed := m.apply(d)
	changed = m.tellLate(c) || changed || told || !slices.EqualFunc(before, m.problems, sameProblem)
	warm := m.warm
	m.mu.Unlock()
	if !changed {
		return
	}
	m.state.Bump()
	if warm {
		m.analyseAll()
	}
}

func (m *Memory) isNotes(path string) bool {
	return m.options.Notes != nil && files.Key(path) == files.Key(m.options.Notes.Path())
}

// notesAgain reads the reader's notes where they are among some paths, and
// reports whether they are others.
func (m *Memory) notesAgain(paths []string) bool {
	if !slices.ContainsFunc(paths, m.isNotes) {
		return false
	}
	told, problems := ReadNotes(m.options.Notes.Again())
	m.mu.Lock()
	known := m.problems
	m.problems = slices.DeleteFunc(slices.Clone(m.problems), func(p Problem) bool { return m.isNotes(p.Path) })
	for _, p := range problems {
		m.addProblem(p)
	}
	changed := !slices.EqualFunc(known, m.problems, sameProblem)
	same := reflect.DeepEqual(told, m.notes)
	m.notes = told
	if !same {
		m.changed++
	}
	m.mu.Unlock()
	if !same {
		m.who.forget()
		m.completions.forget()
	}
	return changed || !same
}

// tellLate tells that changes may be noticed late, once. The lock is held.
func (m *Memory) tellLate(c watch.Changes) bool {
	var limit *watch.LimitError
	if !errors.As(c.Late, &limit) || m.late {
		return false
	}
	m.late = true
	m.addProblem(Problem{cmp.Or(slices.Concat(m.options.Paths, []string{m.options.Shelf})...), limit})
	return true
}
