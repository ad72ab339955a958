package library

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/store"
)

// keep keeps the index as the files are, until the library is closed.
func (l *Library) keep() {
	if err := l.catchUp(l.ctx); err != nil && l.ctx.Err() == nil {
		l.tell(store.Problem{Path: l.options.Index, Err: err})
	}
	l.listedAll()
}

// catchUp compares all files with the index and takes in what is new.
func (l *Library) catchUp(ctx context.Context) error {
	s, err := l.scanAll(ctx)
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.expected, l.problems = s.count, s.problems
	l.mu.Unlock()
	l.state.Touch()
	if err := l.leave(ctx, s.gone()); err != nil {
		return err
	}
	fresh := s.fresh
	slices.SortStableFunc(fresh, func(a, b candidate) int { return cmp.Compare(b.guess, a.guess) })
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
			if err := l.index(ctx, never); err != nil {
				return err
			}
		}
	}
	if err := l.addProblems(ctx); err != nil {
		return err
	}
	l.listedAll()
	return l.index(ctx, never)
}

func never() bool { return false }

// addProblems takes the problems of files from the index.
func (l *Library) addProblems(ctx context.Context) error {
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
	l.tell(list...)
	return err
}

// tell adds problems to the state.
func (l *Library) tell(problems ...store.Problem) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, problems...)
	slices.SortStableFunc(l.problems, func(a, b store.Problem) int { return strings.Compare(a.Path, b.Path) })
	l.state.Touch()
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
