// Package columns keeps what is written on a terminal in its columns, whatever
// the terminal thinks of the width of a character.
//
// Terminals do not agree on scripts with vowel signs, on emoji in several
// parts, or on what is newer than their tables: “सिं” is one column, two or
// three. In a screen of several panes a line that has such a word goes out of
// step from there to its end: rules do not meet, and a number at the right
// edge is pushed off it. So after each such character the cursor is set to the
// column where the next one belongs. Whoever agrees sees no difference.
package columns

import (
	"io"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// File is a terminal.
type File interface {
	io.ReadWriteCloser
	Fd() uintptr
}

// Terminal is a terminal that stays in step. It has no more methods than
// these, so that nothing is written past it.
type Terminal struct {
	file File

	mu    sync.Mutex
	out   []byte
	track tracker
}

// Keep keeps what is written on a terminal in its columns.
func Keep(f File) *Terminal {
	return &Terminal{file: f, track: tracker{column: unknown}}
}

// Read reads what is typed.
func (t *Terminal) Read(p []byte) (int, error) { return t.file.Read(p) }

// Close closes the terminal.
func (t *Terminal) Close() error { return t.file.Close() }

// Fd is the file's number, by which a program knows it for a terminal.
func (t *Terminal) Fd() uintptr { return t.file.Fd() }

// Write writes text and control sequences, none of which may be parted
// between two calls.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.out = t.track.steady(t.out[:0], p)
	n, err := t.file.Write(t.out)
	if err != nil {
		return min(n, len(p)), err
	}
	return len(p), nil
}

// unknown is the column after a sequence that moves the cursor nobody knows
// where to.
const unknown = -1

// tracker follows the cursor from column to column.
type tracker struct {
	column   int // from 0
	clusters bool
}

// steady appends to out what is to be written for p.
func (t *tracker) steady(out, p []byte) []byte {
	for len(p) > 0 {
		n := plain(p)
		t.forward(n)
		if n == 0 {
			n = t.sequence(p)
		}
		if n == 0 {
			var width int
			n, width = t.character(p)
			t.forward(width)
			if t.column != unknown && disputed(p[:n]) {
				out = append(out, p[:n]...)
				out = append(out, "\x1b["...)
				out = strconv.AppendInt(out, int64(t.column)+1, 10)
				out = append(out, 'G')
				p = p[n:]
				continue
			}
		}
		out = append(out, p[:n]...)
		p = p[n:]
	}
	return out
}

func (t *tracker) forward(n int) {
	if t.column != unknown {
		t.column += n
	}
}

// plain is how much of p, from its beginning, takes a column for each byte.
// A letter before a combining mark is left to its cluster.
func plain(p []byte) int {
	for i, c := range p {
		if c >= utf8.RuneSelf && i > 0 {
			return i - 1
		}
		if c < ' ' || c >= 0x7f {
			return i
		}
	}
	return len(p)
}

// character is the length of the first character of p as a reader sees it,
// and the columns that the program takes it for.
func (t *tracker) character(p []byte) (n, width int) {
	method := ansi.WcWidth
	if t.clusters {
		method = ansi.GraphemeWidth
	}
	cluster, width := ansi.FirstGraphemeCluster(p, method)
	return max(1, len(cluster)), width
}

// disputed reports whether terminals may differ on how wide a character is:
// whatever is put together of several, and scripts and signs that not all of
// them know.
func disputed(character []byte) bool {
	r, n := utf8.DecodeRune(character)
	if n < len(character) {
		return true
	}
	switch {
	case r < 0x0300, // Latin
		r >= 0x0370 && r < 0x0483,                            // Greek, Cyrillic
		r >= 0x048A && r < 0x0590,                            // Cyrillic, Armenian
		r >= 0x1E00 && r < 0x200B,                            // Latin and Greek with accents, spaces
		r >= 0x2010 && r < 0x202A, r >= 0x2030 && r < 0x2060, // punctuation
		r >= 0x20A0 && r < 0x20C0, // money
		r >= 0x2100 && r < 0x2600, // arrows, rules, blocks
		r >= 0x2E80 && r < 0xA000, // Chinese, Japanese
		r >= 0xAC00 && r < 0xD7A4, // Korean
		r >= 0xFF00 && r < 0xFFF0: // wide forms
		return false
	}
	return true
}
