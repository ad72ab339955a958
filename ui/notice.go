package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"onrecord/store"
	"onrecord/store/notes"
	"onrecord/store/story"
	"onrecord/store/watch"
)

// maxLog bounds the notices kept for reading later.
const maxLog = 500

// notice is what the status line has to say.
type notice struct {
	text    string
	isError bool
}

// tell says something on the status line until the next key.
func (m *Model) tell(text string) { m.notice = notice{text: story.Clean(text)} }

// fail says what went wrong, and keeps it for the list of notices.
func (m *Model) fail(err error) {
	m.notice = notice{text: story.Clean(err.Error()), isError: true}
	m.keep(m.notice)
}

// warn keeps the problems that have come since some were known for the list
// of notices, and says how many there are.
func (m *Model) warn(known []store.Problem) {
	there := make(map[string]bool, len(known))
	for _, p := range known {
		there[p.Error()] = true
	}
	more := false
	for _, p := range m.state.Problems {
		if !there[p.Error()] {
			m.keep(notice{text: story.Clean(p.Error()), isError: true})
			more = true
		}
	}
	if !more {
		return
	}
	files, mistakes, where := sorted(m.state.Problems)
	var what []string
	if files > 0 {
		what = append(what, count(files, "file", "files")+" could not be read")
	}
	if mistakes > 0 {
		what = append(what, count(mistakes, "mistake", "mistakes")+" in "+where)
	}
	if len(what) == 0 {
		what = []string{"changes on disk are noticed late"}
	}
	m.notice = notice{text: story.Line(strings.Join(what, ", ")) + "; " + m.keys.Notices.Help().Key + " lists them", isError: true}
}

// sorted counts the files that could not be read and the mistakes in the
// reader's notes, and names these.
func sorted(problems []store.Problem) (files, mistakes int, where string) {
	for _, p := range problems {
		var mistake *notes.Error
		var late *watch.LimitError
		switch {
		case errors.As(p.Err, &late): // a notice tells of it, no file is at fault
		case errors.As(p.Err, &mistake):
			mistakes++
			where = filepath.Base(p.Path)
		default:
			files++
		}
	}
	return files, mistakes, where
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func (m *Model) keep(n notice) {
	if len(m.log) >= maxLog {
		m.log = append([]notice(nil), m.log[1:]...)
	}
	m.log = append(m.log, n)
}
