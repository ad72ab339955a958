// Package own writes everything that is a reader's own, and no file of a story,
// as one plain text, and reads it again: to keep a copy, or to take it along to
// another machine.
//
//	edition Harbour: harbour by:ruiz
//	read 2025-05-01-harbour
//	star 2025-05-01-harbour
//	place 1204 1311 2025-05-01-harbour
//	note 2025-05-01-harbour
//	  Ask the divers.
//
//	  Who counted them?
package own

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"onrecord/store/marks"
	"onrecord/store/quote"
	"onrecord/store/saved"
	"onrecord/store/story"
)

// Things are a reader's own.
type Things struct {
	marks.Kept
	Searches []saved.Search
}

// Write writes all of it.
func Write(w io.Writer, t Things) error {
	b := bufio.NewWriter(w)
	b.WriteString("# onrecord import --mine takes this in; what is there already stays.\n")
	for _, s := range t.Searches {
		b.WriteString("edition " + s.Name + ": " + s.Query + "\n")
	}
	for _, id := range t.Read {
		b.WriteString("read " + id + "\n")
	}
	for _, id := range t.Starred {
		b.WriteString("star " + id + "\n")
	}
	for _, id := range slices.Sorted(maps.Keys(t.Places)) {
		p := t.Places[id]
		chosen := "-"
		if p.Quote != quote.None {
			chosen = strconv.Itoa(p.Quote)
		}
		fmt.Fprintf(b, "place %d %s %s\n", p.At, chosen, id)
	}
	for _, id := range slices.Sorted(maps.Keys(t.Notes)) {
		b.WriteString("note " + id + "\n")
		for line := range strings.SplitSeq(t.Notes[id], "\n") {
			if line != "" {
				b.WriteString("  " + line)
			}
			b.WriteByte('\n')
		}
	}
	return b.Flush()
}

// Error is a line that cannot be read.
type Error struct {
	Line int
	Text string
}

func (e *Error) Error() string {
	return fmt.Sprintf("line %d: %q is none of edition, read, star, place and note", e.Line, e.Text)
}

// Read reads what Write has written. Lines that cannot be read are errors that
// name the line; the rest is there.
func Read(content string) (Things, []error) {
	t := Things{Kept: marks.Kept{Places: map[string]marks.Place{}, Notes: map[string]string{}}}
	var errs []error
	note, n := "", 0 // the story of the note that is being read
	for line := range strings.Lines(strings.TrimPrefix(content, "\ufeff")) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if note != "" && (line == "" || line[0] == ' ' || line[0] == '\t') {
			text, ok := strings.CutPrefix(line, "  ")
			if !ok {
				text = strings.TrimLeft(line, " \t")
			}
			t.Notes[note] += text + "\n"
			continue
		}
		note = ""
		if line == "" || line[0] == '#' {
			continue
		}
		ok := false
		if note, ok = t.take(line); !ok {
			errs = append(errs, &Error{n, story.Line(line)})
		}
	}
	for id, text := range t.Notes {
		t.Notes[id] = strings.Trim(text, "\n")
	}
	return t, errs
}

// take takes in a line, and gives the story of a note that it begins.
func (t *Things) take(line string) (note string, ok bool) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case rest == "":
		return "", false
	case word == "edition":
		name, q, _ := strings.Cut(rest, ":")
		s := saved.Search{Name: strings.TrimSpace(name), Query: strings.TrimSpace(q)}
		if s.Check() != nil {
			return "", false
		}
		t.Searches = append(t.Searches, s)
	case word == "read":
		t.Kept.Read = append(t.Kept.Read, rest)
	case word == "star":
		t.Starred = append(t.Starred, rest)
	case word == "place":
		id, p, ok := marks.ParsePlace(rest)
		if !ok {
			return "", false
		}
		t.Places[id] = p
	case word == "note":
		if t.Notes[rest] != "" {
			t.Notes[rest] += "\n"
		}
		return rest, true
	default:
		return "", false
	}
	return "", true
}
