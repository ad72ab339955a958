package marks

import "strings"

// noteFile is the file of notes as it stands, in pieces: what is no note, such
// as a comment, stays as it is when a note changes.
//
//	# about the harbour
//	2025-05-01-harbour-opens
//	  Ask the ministry who counted the divers.
//
//	  The photograph is from 2019.
type noteFile struct{ pieces []piece }

// piece is a stretch of the file; one with an ID is a note.
type piece struct {
	raw  string
	id   string
	text string
}

// parseNotes reads the file: an ID on a line of its own, and the lines of the
// note below it, indented. Lines that begin with # are comments; a backslash
// before an ID keeps it from being one.
func parseNotes(content string) noteFile {
	var f noteFile
	var body []string
	end := func() {
		if n := len(f.pieces); n > 0 && f.pieces[n-1].id != "" {
			f.pieces[n-1].text = cleanNote(strings.Join(body, "\n"))
		}
		body = nil
	}
	for l := range strings.Lines(content) {
		bare := strings.TrimRight(l, " \t\r\n")
		n := len(f.pieces)
		inNote := n > 0 && f.pieces[n-1].id != ""
		switch {
		case inNote && (bare == "" || indented(bare)):
			f.pieces[n-1].raw += l
			body = append(body, unindented(bare))
		case bare == "" || bare[0] == '#' || indented(bare) || !isID(noteID(bare)):
			end()
			f.pieces = append(f.pieces, piece{raw: l})
		default:
			end()
			f.pieces = append(f.pieces, piece{raw: l, id: noteID(bare)})
		}
	}
	end()
	return f
}

func indented(l string) bool { return l[0] == ' ' || l[0] == '\t' }

// unindented takes away what marks a line as one of a note.
func unindented(l string) string {
	for _, lead := range []string{"  ", "\t", " "} {
		if rest, ok := strings.CutPrefix(l, lead); ok {
			return rest
		}
	}
	return l
}

func noteID(bare string) string {
	id, _ := strings.CutPrefix(strings.TrimPrefix(bare, "\ufeff"), `\`)
	return strings.TrimSpace(id)
}

// text is the note on a story; several of them are one.
func (f noteFile) text(id string) string {
	var all []string
	for _, p := range f.pieces {
		if p.id == id && p.text != "" {
			all = append(all, p.text)
		}
	}
	return strings.Join(all, "\n\n")
}

// texts are all notes, by story.
func (f noteFile) texts() map[string]string {
	all := map[string]string{}
	for _, p := range f.pieces {
		switch {
		case p.id == "" || p.text == "":
		case all[p.id] != "":
			all[p.id] += "\n\n" + p.text
		default:
			all[p.id] = p.text
		}
	}
	return all
}

// set changes a note where it stands, or adds it at the end.
func (f *noteFile) set(id, text string) {
	if f.text(id) == text {
		return
	}
	kept := f.pieces[:0]
	for _, p := range f.pieces {
		if p.id != id {
			kept = append(kept, p)
			continue
		}
		if text != "" {
			kept = append(kept, written(id, text))
			text = ""
		}
	}
	f.pieces = kept
	if text == "" {
		return
	}
	if n := len(f.pieces); n > 0 {
		last := &f.pieces[n-1].raw
		if !strings.HasSuffix(*last, "\n") {
			*last += "\n"
		}
		if last := *last; last != "\n" && !strings.HasSuffix(last, "\n\n") {
			f.pieces = append(f.pieces, piece{raw: "\n"})
		}
	}
	f.pieces = append(f.pieces, written(id, text))
}

// written is a note as it stands in the file.
func written(id, text string) piece {
	var b strings.Builder
	if id[0] == '#' || id[0] == '\\' {
		b.WriteByte('\\')
	}
	b.WriteString(id + "\n")
	for l := range strings.SplitSeq(text, "\n") {
		if l != "" {
			b.WriteString("  " + l)
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return piece{raw: b.String(), id: id, text: text}
}

func (f noteFile) String() string {
	var b strings.Builder
	for _, p := range f.pieces {
		b.WriteString(p.raw)
	}
	return b.String()
}
