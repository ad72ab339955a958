package marks

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"onrecord/store/disk"
)

func (b *Book) load() {
	if b.loaded {
		return
	}
	b.loaded = true
	if b.path != "" {
		b.reread()
	}
	if err := b.loadNotes(); err != nil && b.err == nil {
		b.err = err
	}
}

// largest is the most that is read of the file, in bytes.
const largest = 1 << 30

// reread takes the marks from the file, other programs' among them. What could
// not be written so far holds all the same.
func (b *Book) reread() {
	content, err := disk.Read(b.path, largest)
	if err != nil {
		b.err = fmt.Errorf("reading the marks: %w", err)
		return
	}
	b.err = nil
	b.on, b.places = table{}, nil
	b.lines, b.size = 0, int64(len(content))
	b.on.reserve(bytes.Count(content, []byte{'\n'}), len(content))
	for l := range strings.Lines(string(content)) {
		b.lines++
		b.apply(parseLine(l))
	}
	for l := range strings.Lines(b.pending) {
		b.apply(parseLine(l))
	}
	b.flagNotes()
}

// line is a change as it stands in the file.
type line struct {
	id    string
	mark  Mark
	on    bool
	place *Place // of a line that is about a place
}

// about is what a line changes: the latest about the same wins.
type about struct {
	id    string
	mark  Mark
	place bool
}

func (l line) about() about { return about{l.id, l.mark, l.place != nil} }

// says reports whether a line that is the latest says anything.
func (l line) says() bool {
	if l.place != nil {
		return *l.place != Start()
	}
	return l.on
}

func (b *Book) apply(l line, ok bool) {
	switch {
	case !ok:
	case l.place != nil:
		b.put(l.id, *l.place)
	default:
		b.on.put(l.id, l.mark.flag(), l.on)
	}
}

// parseLine reads one change.
func parseLine(text string) (l line, ok bool) {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	word, id, _ := strings.Cut(text, " ")
	switch word {
	case "read", "unread":
		l = line{id: id, mark: Read, on: word == "read"}
	case "star", "unstar":
		l = line{id: id, mark: Starred, on: word == "star"}
	case placeWord:
		id, p, ok := ParsePlace(id)
		return line{id: id, place: &p}, ok
	}
	l.id = strings.TrimSpace(l.id)
	return l, isID(l.id)
}

// write appends lines, under the lock that keeps them from falling into a file
// that is just being compacted. What cannot be written waits for the next
// time.
func (b *Book) write(lines string) error {
	if b.path == "" {
		return nil
	}
	b.pending += lines
	const private = 0o700
	if err := os.MkdirAll(filepath.Dir(b.path), private); err != nil {
		return err
	}
	unlock, err := disk.Lock(b.path + ".lock")
	locked := err == nil
	if locked {
		defer unlock()
	}
	before, after, err := appendLines(b.path, b.pending)
	if err != nil {
		return err
	}
	b.lines += strings.Count(b.pending, "\n")
	b.pending = ""
	others := before != b.size
	b.size = after
	if others {
		b.reread()
	}
	if locked && b.wasteful() {
		return b.compact()
	}
	return nil
}

// appendLines appends in one write and returns the size of the file before and
// after it. A last line that was cut off by a crash is ended first. Of lines
// that do not fit on the disk nothing stays: half a line could name another
// story.
func appendLines(path, lines string) (before, after int64, err error) {
	const private = 0o600
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, private)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	before = info.Size()
	if before > 0 {
		var last [1]byte
		if _, err := f.ReadAt(last[:], before-1); err == nil && last[0] != '\n' {
			lines = "\n" + lines
		}
	}
	if n, err := f.WriteString(lines); err != nil {
		if info, serr := f.Stat(); n > 0 && serr == nil && info.Size() == before+int64(n) { // nobody else has written
			_ = f.Truncate(before)
		}
		return 0, 0, err
	}
	return before, before + int64(len(lines)), f.Close()
}

// wasteful reports whether most lines of the file say nothing any more.
func (b *Book) wasteful() bool {
	const small = 1000
	return b.lines > small && b.lines > 2*(b.on.marks+len(b.places))
}
