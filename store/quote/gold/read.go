package gold

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Read reads a story with its marks from a txtar archive of two parts:
//
//	-- story --
//	the text
//	-- quotes --
//	direct | Ana Ruiz | she | said | We will wait, / and hope.
//	mixed  | Ana Ruiz | The minister | added | that the gates were “a joke
//	indirect | Marlock Water [org] | the company | said | it was … of the tide
//
// A line is kind, speaker, mention, cue and words: an attribution each, in the
// order of the text. The speaker is the fullest name without titles, empty
// where there is none; mention and cue stand as in the text. The words are
// without their outer marks; several parts of one quote are parted by “ / ”,
// and of long ones the middle may be left out. Hints in brackets behind the
// speaker: [org] a body, [person] somebody, [np] reported words that are no
// clause and may be found or not, [surname:Chen] a surname that comes first.
func Read(name string, archive []byte) (Story, error) {
	s := Story{Name: name}
	var lines string
	for _, f := range txtar.Parse(archive).Files {
		switch f.Name {
		case "story":
			s.Text = strings.Trim(string(f.Data), "\n") + "\n"
		case "quotes":
			lines = string(f.Data)
		}
	}
	if s.Text == "" || lines == "" {
		return s, fmt.Errorf("%s: a story and its quotes are wanted", name)
	}
	var errs []error
	var r reader
	r.text = s.Text
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.line(line); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w: %s", name, err, line))
		}
	}
	r.finish(&s)
	return s, errors.Join(errs...)
}

// reader reads the lines of a story.
type reader struct {
	text  string
	at    int // where the words of the line before begin
	lines []marked
}

// marked is one line.
type marked struct {
	quote        Quote
	mention, cue string
	hints        []string
}

var hint = regexp.MustCompile(`\s*\[([^\]]*)\]`)

func (r *reader) line(line string) error {
	fields := strings.SplitN(line, "|", 5)
	if len(fields) != 5 {
		return errors.New("five fields are wanted")
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	m := marked{mention: fields[2], cue: fields[3]}
	kind := map[string]quote.Kind{"direct": quote.Direct, "mixed": quote.Mixed, "indirect": quote.Indirect}
	var ok bool
	if m.quote.Kind, ok = kind[fields[0]]; !ok {
		return errors.New("a kind is wanted")
	}
	for _, h := range hint.FindAllStringSubmatch(fields[1], -1) {
		m.hints = append(m.hints, h[1])
	}
	m.quote.Speaker = hint.ReplaceAllString(fields[1], "")
	at := r.at
	for part := range strings.SplitSeq(fields[4], " / ") {
		sp, err := r.find(strings.TrimSpace(part), at, m.quote.Kind == quote.Direct)
		if err != nil {
			return err
		}
		m.quote.Words = append(m.quote.Words, sp)
		at = sp.End
	}
	r.at = m.quote.Words[0].Start + 1
	r.lines = append(r.lines, m)
	return nil
}

// find is the first place of a part at or after at; words of direct quotes
// stand right behind a mark where they can.
func (r *reader) find(part string, at int, direct bool) (prose.Span, error) {
	head, tail, cut := strings.Cut(part, " … ")
	if strings.Contains(r.text, part) {
		head, cut = part, false
	}
	first := -1
	for i := at; i <= len(r.text); {
		k := strings.Index(r.text[i:], head)
		if k < 0 || head == "" {
			break
		}
		i += k
		if !r.inWord(i, i+len(head)) {
			if first < 0 {
				first = i
			}
			if !direct || opened(r.text[:i]) {
				first = i
				break
			}
		}
		i++
	}
	if first < 0 {
		return prose.Span{}, fmt.Errorf("not found in order: %q", head)
	}
	if !cut {
		return prose.Span{Start: first, End: first + len(head)}, nil
	}
	rest := r.text[first:]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	k := strings.Index(rest[len(head):], tail)
	if k < 0 || tail == "" {
		return prose.Span{}, fmt.Errorf("not found behind %q: %q", head, tail)
	}
	return prose.Span{Start: first, End: first + len(head) + k + len(tail)}, nil
}

// inWord: lo or hi stands inside a word.
func (r *reader) inWord(lo, hi int) bool {
	return letterBefore(r.text, lo) && letterAt(r.text, lo) || letterBefore(r.text, hi) && letterAt(r.text, hi)
}

func opened(before string) bool {
	for _, m := range [...]string{"“", "‘", "„", "«", "\"", "'"} {
		if strings.HasSuffix(before, m) {
			return true
		}
	}
	return false
}

// ReadFiles reads the stories of several archives; a fault in one names its
// file, and all faults are told together.
func ReadFiles(names []string) ([]Story, error) {
	stories := make([]Story, 0, len(names))
	var errs []error
	for _, name := range names {
		archive, err := os.ReadFile(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		s, err := Read(strings.TrimSuffix(filepath.Base(name), ".txtar"), archive)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		stories = append(stories, s)
	}
	return stories, errors.Join(errs...)
}
