package library

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/watch"
)

// ask is what the keeper of the index is to look at.
type ask struct {
	paths []string      // and all below them
	guest *files.Source // a file that is no part of the library, and joins it
	done  chan error    // told when it has been taken in; nil if nobody waits
}

// mostAsks is how many may wait.
const mostAsks = 64

// keep keeps the index as the files are, until the library is closed. All that
// changes which stories there are is done here, one after another.
func (l *Library) keep() {
	defer l.listedAll()
	if !l.leads() {
		l.takeAsJoined(true)
		l.follow()
		l.takeAsJoined(false)
	}
	behind := l.failed(l.catchUp(l.ctx))
	stuck := behind
	turn := false // to be joined, between two stretches of stories
	for l.ctx.Err() == nil {
		if len(l.broken) == 0 {
			l.listedAll()
		}
		if !stuck && !l.asked() && !turn && l.hasWaiting() {
			stuck = l.failed(l.index(l.ctx, mostJoined, l.asked))
			turn = true
			continue
		}
		if !stuck && !l.asked() && l.hasPending() {
			stuck = l.failed(l.join(l.ctx, l.asked))
			turn = false
			continue
		}
		if turn {
			turn = false
			continue
		}
		if !stuck && !l.asked() && l.hasUncast() {
			stuck = l.failed(l.makeCasts(l.ctx, l.asked))
			continue
		}
		if !stuck && len(l.asks) == 0 {
			if more, err := l.keepRecords(l.ctx, l.asked); more {
				stuck = l.failed(err)
				continue
			}
		}
		select {
		case <-l.broken:
			behind = l.failed(l.renew(l.ctx)) || l.failed(l.catchUp(l.ctx))
			stuck = behind
		case a := <-l.asks:
			stuck = l.failed(l.answer(l.ctx, a))
			if behind && !stuck { // there may be room on the disk again
				behind = l.failed(l.catchUp(l.ctx))
				stuck = behind
			}
		case <-l.ctx.Done():
		}
	}
}

// asked reports whether something is to be done before what can wait.
func (l *Library) asked() bool { return len(l.asks)+len(l.broken) > 0 }

// failed tells of an error that keeps the index from being built on.
func (l *Library) failed(err error) bool {
	if l.ctx.Err() != nil {
		return true
	}
	err = l.noticed(err)
	l.mu.Lock()
	before := l.trouble
	l.trouble = nil
	if err != nil && !isDamage(err) { // which is mended, and told then
		l.trouble = []store.Problem{{Path: l.options.Index, Err: err}}
	}
	same := len(before) == len(l.trouble)
	l.mu.Unlock()
	if !same {
		l.state.Bump()
	}
	return err != nil
}

func (l *Library) hasWaiting() bool {
	waiting := false
	err := l.listed(l.ctx, func(_ *conn, list *pieces) error {
		waiting = list.waiting > 0
		return nil
	})
	return err == nil && waiting
}

// catchUp compares all files with the index and takes in what is new.
func (l *Library) catchUp(ctx context.Context) error {
	if err := l.note(ctx, map[string]int{building: 1}); err != nil {
		return err
	}
	s, err := l.scan(ctx, nil)
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.expected, l.folders = s.count, s.problems
	l.mu.Unlock()
	l.state.Touch()
	if err := l.takeIn(ctx, s); err != nil {
		return err
	}
	if err := l.note(ctx, map[string]int{building: 0, listedOnce: 1}); err != nil {
		return err
	}
	return l.tellProblems(ctx)
}

// listedOnce is there in meta when all files have been on the list.
const listedOnce = "listed"

// building is 1 in meta while somebody compares all files with the index. It
// is not there before that has been done for the first time.
const building = "building"

// note keeps numbers beside the stories.
func (l *Library) note(ctx context.Context, values map[string]int) error {
	return l.change(ctx, func(c *conn, _ *pieces) error {
		for name, value := range values {
			if err := c.exec(ctx, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value); err != nil {
				return err
			}
		}
		return nil
	})
}

// answer does what was asked for, and tells whoever waits for it.
func (l *Library) answer(ctx context.Context, a ask) error {
	err := l.take(ctx, a)
	if a.done != nil {
		a.done <- err
	}
	return err
}

func (l *Library) take(ctx context.Context, a ask) error {
	if a.guest != nil {
		return l.welcome(ctx, *a.guest)
	}
	paths := l.notesAgain(a.paths)
	if len(paths) == 0 {
		return nil
	}
	s, err := l.scan(ctx, paths)
	if err != nil {
		return err
	}
	if err := l.takeIn(ctx, s); err != nil {
		return err
	}
	l.mu.Lock()
	l.folders = slices.DeleteFunc(l.folders, func(p store.Problem) bool { return s.scope.has(files.Key(p.Path)) })
	l.folders = append(l.folders, s.problems...)
	l.mu.Unlock()
	return l.tellProblems(ctx)
}

// takeIn brings the index to what a scan has found.
func (l *Library) takeIn(ctx context.Context, s *scan) error {
	if err := l.leave(ctx, s.gone); err != nil {
		return err
	}
	fresh := s.fresh
	slices.SortStableFunc(fresh, func(a, b candidate) int { return cmp.Compare(b.guess, a.guess) })
	// The first few come at once, with their words; then the whole list, which
	// is there soon; the words of the rest follow behind it.
	const first, most = 200, 10_000
	for n := first; len(fresh) > 0; n = most {
		part := fresh[:min(n, len(fresh))]
		fresh = fresh[len(part):]
		done := l.survey(ctx, part)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := l.enter(ctx, done); err != nil {
			return err
		}
		if n == first {
			if err := l.index(ctx, len(part), never); err != nil {
				return err
			}
		}
	}
	return nil
}

func never() bool { return false }

// welcome takes in a file that is no part of the library, until it is closed.
func (l *Library) welcome(ctx context.Context, from files.Source) error {
	s, err := l.scanOne(ctx, from)
	if err != nil {
		return err
	}
	return l.takeIn(ctx, s)
}

// look has a path looked at, without waiting for it.
func (l *Library) look(path string) {
	if path == "" {
		return // a story that is no file does not change
	}
	select {
	case l.asks <- ask{paths: []string{path}}:
	default: // so much is asked for that the next start will have to do
	}
}

// askFor has something taken in and waits until it is.
func (l *Library) askFor(ctx context.Context, a ask) error {
	a.done = make(chan error, 1)
	select {
	case l.asks <- a:
	case <-ctx.Done():
		return ctx.Err()
	case <-l.ctx.Done():
		return errClosed
	}
	select {
	case err := <-a.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-l.ctx.Done():
		return errClosed
	}
}

// errClosed is the answer to a question that would need a change after the
// library was closed.
var errClosed = errors.New("the library is closed")

// Watch takes in what changes on disk until the context ends.
func (l *Library) Watch(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(l.ctx, cancel)()
	if err := l.waitLoaded(ctx); err != nil {
		return err
	}
	w := watch.New(watch.Options{Paths: l.watched(), Wanted: files.IsStory})
	return w.Run(ctx, func(c watch.Changes) {
		l.mu.Lock()
		l.late = nil
		if limit := new(watch.LimitError); errors.As(c.Late, &limit) {
			l.late = []store.Problem{{Path: l.watched()[0], Err: limit}}
		}
		l.mu.Unlock()
		// It is tried again with the next change, and at the next start.
		_ = l.askFor(ctx, ask{paths: c.Paths})
	})
}

// watched are the paths whose changes concern the library, whether they are
// there or not.
func (l *Library) watched() []string {
	var paths []string
	for _, p := range slices.Concat([]string{l.options.Shelf}, l.options.Paths) {
		if p != "" {
			paths = append(paths, files.Key(p))
		}
	}
	if l.options.Notes != nil {
		paths = append(paths, files.Key(l.options.Notes.Path()))
	}
	return paths
}

// tellProblems takes the problems of files from the index.
func (l *Library) tellProblems(ctx context.Context) error {
	var list []store.Problem
	err := l.view(ctx, func(c *conn) error {
		rows, err := c.query(ctx, "SELECT d.path, f.name, f.problem FROM file f JOIN folder d ON d.number = f.folder WHERE f.problem <> ''")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var folder, name, problem string
			if err := rows.Scan(&folder, &name, &problem); err != nil {
				return err
			}
			list = append(list, store.Problem{Path: cmp.Or(pathOf(folder, name), name), Err: errors.New(problem)})
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.problems = list
	l.mu.Unlock()
	l.state.Touch()
	return nil
}

// allProblems are those of files, of folders and of the index itself. The lock
// is held.
func (l *Library) allProblems() []store.Problem {
	all := slices.Concat(l.problems, l.folders, l.trouble, l.late, l.damage, l.people.mistakes)
	slices.SortStableFunc(all, func(a, b store.Problem) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// listedAll says that all files are on the list, be it with a problem.
func (l *Library) listedAll() {
	l.mu.Lock()
	if l.loading {
		l.loading = false
		close(l.loaded)
	}
	l.mu.Unlock()
	l.state.Bump()
}
