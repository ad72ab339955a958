package marks

import (
	"bytes"
	"strings"

	"onrecord/store/disk"
)

// compact writes the file anew with a line for each mark and place that is set,
// and the lines that could not be read. Whatever happens, one whole file is
// there. The lock is held.
func (b *Book) compact() error {
	content, err := disk.Read(b.path, largest)
	if err != nil {
		return err
	}
	short, lines := compacted(string(content))
	if err := disk.Replace(b.path, short); err != nil {
		return err
	}
	b.lines, b.size = lines, int64(len(short))
	return nil
}

// compacted is what content amounts to, in the order in which each thing was
// set last, and counts the lines.
func compacted(content string) (short []byte, lines int) {
	last := map[about]int{}
	n := 0
	for text := range strings.Lines(content) {
		if l, ok := parseLine(text); ok {
			last[l.about()] = n
		}
		n++
	}
	var b bytes.Buffer
	n = 0
	for text := range strings.Lines(content) {
		l, ok := parseLine(text)
		if !ok && strings.TrimSpace(text) != "" || ok && l.says() && last[l.about()] == n {
			b.WriteString(strings.TrimRight(text, "\r\n") + "\n")
			lines++
		}
		n++
	}
	return b.Bytes(), lines
}
