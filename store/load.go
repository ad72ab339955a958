package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"onrecord/store/changes"
	"onrecord/store/files"
	"onrecord/store/story"
)

// load finds all files of an edition and has them read on all cores.
func (m *Memory) load(o Options) {
	sources := make(chan files.Source, 256)
	for range workers() {
		m.work.Go(func() {
			for s := range sources {
				m.take(s)
			}
		})
	}
	w := files.Walker{
		Ctx:     m.ctx,
		Found:   func(s files.Source, folder string) { m.found(s, folder, sources) },
		Problem: m.problem,
	}
	w.All(o.Files())
	close(sources)
	told, problems := ReadNotes(o.Notes)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.notes = told
	for _, p := range problems {
		m.addProblem(p)
	}
	m.walking = false
	m.settle()
}

// found gives a file its ID and has it read.
func (m *Memory) found(s files.Source, folder string, sources chan<- files.Source) {
	m.mu.Lock()
	s.File.ID = m.names.Give(story.IDOf(s.File.Name), folder)
	m.expected++
	m.pending++
	m.mu.Unlock()
	select {
	case sources <- s:
	case <-m.ctx.Done():
		m.mu.Lock()
		m.pending--
		m.mu.Unlock()
	}
}

func (m *Memory) problem(path string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.addProblem(Problem{path, err})
	m.state.Touch()
}

// take reads one file, whatever comes of it.
func (m *Memory) take(s files.Source) {
	var e *entry
	key := files.Key(s.File.Path)
	err := m.ctx.Err()
	if err == nil {
		e, err = readStory(s)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pending--
	switch {
	case m.closed:
	case err != nil:
		m.addProblem(Problem{cmp.Or(s.File.Path, s.File.Name), err})
		m.unread[key] = true
	default:
		m.byID[e.story.ID] = e
		if s.File.Path != "" {
			m.byPath[key] = e
		}
		m.arrived = append(m.arrived, e)
	}
	m.settle()
}

func readStory(s files.Source) (*entry, error) {
	e := &entry{}
	read := s.Read
	s.Read = func() (content []byte, modified time.Time, err error) {
		content, modified, err = read()
		e.stamp = stamp{len(content), modified}
		return content, modified, err
	}
	var err error
	e.story, err = s.Story()
	return e, err
}

// addProblem keeps the problems in order of path, those of one file as they
// came. The lock is held.
func (m *Memory) addProblem(p Problem) {
	i, _ := slices.BinarySearchFunc(m.problems, p, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), -1)
	})
	m.problems = slices.Insert(m.problems, i, p)
}

// settle puts what has been read on the list: at once when that is all, and
// else now and then, for each time means going through the whole list. The
// lock is held.
func (m *Memory) settle() {
	done := !m.loading()
	if !done && (len(m.arrived) == 0 || time.Since(m.settled) < changes.Pause) {
		return
	}
	m.publish()
	if !done {
		m.state.Touch()
		return
	}
	select {
	case <-m.loaded:
	default:
		close(m.loaded)
	}
	m.state.Bump()
}

// publish merges what arrived into the list, and leaves out what is gone. The
// lock is held.
func (m *Memory) publish() {
	m.settled = time.Now()
	if len(m.arrived) == 0 && !m.retired {
		return
	}
	m.changed++
	slices.SortFunc(m.arrived, before)
	old := m.all()
	if m.retired {
		m.retired = false
		old = slices.DeleteFunc(slices.Clone(old), func(e *entry) bool { return e.gone.Load() })
	}
	merged := make([]*entry, 0, len(old)+len(m.arrived))
	i := 0
	for _, e := range m.arrived {
		for i < len(old) && before(old[i], e) < 0 {
			merged = append(merged, old[i])
			i++
		}
		merged = append(merged, e)
	}
	merged = append(merged, old[i:]...)
	m.list.Store(&merged)
	m.arrived = nil
}

// loading reports whether files are still being read. The lock is held.
func (m *Memory) loading() bool { return m.walking || m.pending > 0 }
