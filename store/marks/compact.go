package marks

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// compact writes the file anew with a line for each mark that is set, and
// the lines that could not be read. It is done aside and put in place in one
// step: whatever happens, one whole file is there. The lock is held.
func (b *Book) compact() (err error) {
	content, err := os.ReadFile(b.path)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(b.path), filepath.Base(b.path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	lines, err := writeCompacted(tmp, string(content))
	if err != nil {
		return errors.Join(err, tmp.Close())
	}
	info, err := tmp.Stat()
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), b.path); err != nil {
		return err
	}
	b.lines, b.size = lines, info.Size()
	return nil
}

// writeCompacted writes what content amounts to, in the order in which each
// mark was set last, and counts the lines.
func writeCompacted(f *os.File, content string) (lines int, err error) {
	type key struct {
		mark Mark
		id   string
	}
	last := map[key]int{}
	n := 0
	for l := range strings.Lines(content) {
		if m, id, _, ok := parseLine(l); ok {
			last[key{m, id}] = n
		}
		n++
	}
	w := bufio.NewWriter(f)
	n = 0
	for l := range strings.Lines(content) {
		m, id, on, ok := parseLine(l)
		if !ok && strings.TrimSpace(l) != "" || ok && on && last[key{m, id}] == n {
			w.WriteString(strings.TrimRight(l, "\r\n") + "\n")
			lines++
		}
		n++
	}
	return lines, w.Flush()
}
