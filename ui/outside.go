package ui

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// outsideMsg says that a program that was started has ended.
type outsideMsg struct {
	what string
	done string // what to tell when all went well
	err  error
}

func (m *Model) cameBack(msg outsideMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(fmt.Errorf("%s: %w", msg.what, msg.err))
	} else if msg.done != "" {
		m.tell(msg.done)
	}
	return nil
}

// edit opens the file of the open story in the reader's editor. The command
// is run as it is, never by a shell.
func (m *Model) edit() tea.Cmd {
	switch {
	case m.open.story.ID == "":
		return nil
	case m.open.story.Path == "":
		m.tell("this story is part of the program; there is no file to edit")
		return nil
	case len(m.options.Editor) == 0:
		m.tell("no editor is known; set EDITOR to the command that opens one")
		return nil
	}
	name, args := m.options.Editor[0], append(m.options.Editor[1:len(m.options.Editor):len(m.options.Editor)], m.open.story.Path)
	return tea.Exec(editor{exec.Command(name, args...)}, func(err error) tea.Msg {
		return outsideMsg{what: "the editor", err: err}
	})
}

// editor is a program that has the terminal to itself for a while.
type editor struct{ *exec.Cmd }

func (e editor) SetStdin(r io.Reader)  { e.Stdin = r }
func (e editor) SetStderr(w io.Writer) { e.Stderr = w }

// SetStdout gives it the terminal, and not what the screen is written through.
func (e editor) SetStdout(io.Writer) { e.Stdout = os.Stdout }

// Run lets the screen come to rest first: its clock is stopped beside all
// else, and an editor that ends before that would find the clock of the new
// screen stopped, which stays blank.
func (e editor) Run() error {
	const rest = 10 * time.Millisecond
	time.Sleep(rest)
	return e.Cmd.Run()
}

// browse opens the address of the open story in a browser.
func (m *Model) browse() tea.Cmd {
	switch {
	case m.open.story.ID == "":
		return nil
	case m.open.story.URL == "":
		m.tell("this story gives no web address")
		return nil
	case len(m.options.Browser) == 0:
		m.tell("no browser is known; the address is " + m.open.story.URL)
		return nil
	}
	if err := isWeb(m.open.story.URL); err != nil {
		m.fail(err)
		return nil
	}
	args := append(m.options.Browser[1:len(m.options.Browser):len(m.options.Browser)], m.open.story.URL)
	cmd := exec.CommandContext(m.ctx, m.options.Browser[0], args...)
	m.tell("opening " + m.open.story.URL)
	return func() tea.Msg { return outsideMsg{what: "the browser", err: cmd.Run()} }
}

// isWeb refuses addresses that are not of the web, which a browser might
// take for files or commands.
func isWeb(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("the address of this story is none of the web: " + address)
	}
	return nil
}

// copyQuote sends the chosen quote and where it stands to the clipboard of
// the terminal.
func (m *Model) copyQuote() tea.Cmd {
	text, ok := m.citation()
	if !ok {
		m.tell("choose a quote first, with " + m.keys.NextQuote.Help().Key)
		return nil
	}
	m.tell("the quote was sent to the terminal's clipboard")
	return tea.SetClipboard(text)
}

// notAttributed stands in a citation for a speaker whom nobody names.
const notAttributed = "not attributed"

// citation is the chosen quote, or the chosen statement of a record or of an
// answer, with its speaker and story.
func (m Model) citation() (string, bool) {
	if m.focus == onMain && m.view == claimView {
		return m.citeFinding()
	}
	if m.onStatements() {
		p, o, ok := m.chosenPlace()
		if !ok {
			return "", false
		}
		who := quote.Speaker{Name: o.Name, Office: cmp.Or(p.Office, o.OfficeOn(p.Date), o.Office())}
		return cite(p.Words, p.Kind, who, p.Unsure, p.Relay, p.Headline, p.Source, p.Date.Format("2 January 2006"), cmp.Or(p.URL, p.StoryID)), true
	}
	q, ok := m.article.ChosenQuote()
	if !ok {
		return "", false
	}
	who, relay := quote.Speaker{Name: notAttributed}, ""
	if q.Speaker != none {
		who = m.open.analysis.Speakers[q.Speaker]
	}
	if q.Relay != none {
		relay = m.open.analysis.Speakers[q.Relay].Name
	}
	s := m.open.story
	link := s.URL
	if link == "" {
		link = s.ID
	}
	words := prose.Words(s.Body, s.Blocks(), q.Parts)
	return cite(words, q.Kind, who, q.Unsure(), relay, s.Headline, s.Source, s.Date.Format("2 January 2006"), link), true
}

// cite writes a quote with its citation on one line. It leaves the program,
// so that it says in words what a question mark says here.
func cite(words string, kind quote.Kind, who quote.Speaker, unsure bool, relay, headline, source, date, link string) string {
	var b strings.Builder
	b.WriteString(kind.Cite(words))
	if kind != quote.Direct {
		b.WriteString(" (" + kind.String() + ")")
	}
	b.WriteString(" — " + who.Name)
	if who.Office != "" {
		b.WriteString(", " + who.Office)
	}
	if unsure {
		b.WriteString(" (speaker uncertain)")
	}
	if relay != "" {
		b.WriteString(" (relayed by " + relay + ")")
	}
	b.WriteString("; “" + headline + "”")
	for _, s := range []string{source, date, link} {
		if s != "" {
			b.WriteString(", " + s)
		}
	}
	return b.String()
}

// copyStory sends the ID and the address of the story that is meant.
func (m *Model) copyStory() tea.Cmd {
	e, ok := m.meant()
	if !ok {
		return nil
	}
	m.tell(e.ID + " was sent to the terminal's clipboard")
	return tea.SetClipboard(reference(e))
}

// reference is a story's ID, with its address where it has one.
func reference(e store.Entry) string {
	if e.URL == "" {
		return e.ID
	}
	return e.ID + " " + e.URL
}
