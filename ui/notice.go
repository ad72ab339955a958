package ui

import (
	"fmt"

	"onrecord/store"
	"onrecord/store/story"
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

// warn keeps a problem for the list of notices and says that there is one.
func (m *Model) warn(p store.Problem) {
	m.keep(notice{text: story.Clean(p.Error()), isError: true})
	n := len(m.state.Problems)
	what := "1 file could not be read"
	if n > 1 {
		what = fmt.Sprintf("%d files could not be read", n)
	}
	m.notice = notice{text: what + "; " + m.keys.Notices.Help().Key + " lists them", isError: true}
}

func (m *Model) keep(n notice) {
	if len(m.log) >= maxLog {
		m.log = append([]notice(nil), m.log[1:]...)
	}
	m.log = append(m.log, n)
}
