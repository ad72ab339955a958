package gold

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/store"
)

// ReadFolder reads an edition: the stories of a folder, and every file of it
// that ends in .gold.
func ReadFolder(dir string) (Edition, error) {
	var e Edition
	files, err := os.ReadDir(dir)
	if err != nil {
		return e, err
	}
	var errs []error
	r := reader{gold: &e.Gold}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(dir, f.Name()))
		switch filepath.Ext(f.Name()) {
		case ".gold":
			errs = append(errs, err, r.read(f.Name(), string(content)))
		case ".md":
			errs = append(errs, err)
			e.Stories = append(e.Stories, store.Text{Name: f.Name(), Content: content})
		}
	}
	if len(e.Stories) == 0 {
		errs = append(errs, fmt.Errorf("%s: no stories", dir))
	}
	return e, errors.Join(errs...)
}

// Read reads a table of who is who. A line is a word that says what it is, and
// the rest; those below a person and below a group are indented:
//
//	person Ana Ruiz
//		office gates-1 gates-3: harbour minister
//		quoted gates-1: Ana Ruiz; Ruiz; the minister
//		named gates-2: Ms Ruiz
//	body Corran Line
//		quoted gates-1: the company
//	unnamed gates-1: a spokesman for the ministry
//	apart Ana Ruiz / Tomas Ruiz
//	same we-wait
//		whole gates-1: We wait, and hope
//		cut gates-2: We wait
//	unlike gates-1: We wait, and hope / gates-3: We hope
//
// An office has the first and the last story that give it. Of a statement the
// beginning is enough. A person who is in several files is one.
func Read(name, text string) (Gold, error) {
	var g Gold
	r := reader{gold: &g}
	return g, r.read(name, text)
}

// reader reads tables into one gold.
type reader struct {
	gold   *Gold
	person int // the last of gold.People that was named
	group  bool
}

func (r *reader) read(name, text string) error {
	var errs []error
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimRight(line, " \r\n"); line == "" || line[0] == '#' {
			continue
		}
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		var err error
		if line[0] == '\t' {
			err = r.below(word, rest)
		} else {
			err = r.top(word, rest)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	return errors.Join(errs...)
}

// top reads a line that is not indented.
func (r *reader) top(word, rest string) error {
	g := r.gold
	r.group = word == "same"
	switch word {
	case "person", "body":
		r.person = slices.IndexFunc(g.People, func(p Person) bool { return p.Name == rest })
		if r.person < 0 {
			r.person = len(g.People)
			g.People = append(g.People, Person{Name: rest, Body: word == "body"})
		}
	case "unnamed":
		story, phrase, ok := strings.Cut(rest, ": ")
		if !ok {
			return errors.New("want a story and a phrase")
		}
		g.Unnamed = append(g.Unnamed, Unnamed{story, phrase})
	case "same":
		g.Words = append(g.Words, Group{Name: rest})
	case "apart", "unlike":
		a, b, ok := strings.Cut(rest, " / ")
		if !ok {
			return errors.New("want two, parted by a slash")
		}
		if word == "apart" {
			g.Apart = append(g.Apart, [2]string{a, b})
			return nil
		}
		pa, errA := place(word, a)
		pb, errB := place(word, b)
		g.Unlike = append(g.Unlike, [2]Place{pa, pb})
		return errors.Join(errA, errB)
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

// below reads an indented line.
func (r *reader) below(word, rest string) error {
	if r.group {
		p, err := place(word, rest)
		last := &r.gold.Words[len(r.gold.Words)-1]
		last.Places = append(last.Places, p)
		return err
	}
	story, what, ok := strings.Cut(rest, ": ")
	if !ok || r.person >= len(r.gold.People) {
		return errors.New("want a story and what stands in it, below a person")
	}
	p := &r.gold.People[r.person]
	switch word {
	case "office":
		first, last, ok := strings.Cut(story, " ")
		if !ok {
			return errors.New("want the first and the last story")
		}
		p.Offices = append(p.Offices, Office{Title: what, First: first, Last: last})
	case "quoted", "named":
		forms := strings.Split(what, ";")
		for i := range forms {
			forms[i] = strings.TrimSpace(forms[i])
		}
		p.Mentions = append(p.Mentions, Mention{Story: story, Forms: forms, Quoted: word == "quoted"})
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

// place reads a story and the beginning of a quote of it.
func place(how, line string) (Place, error) {
	story, words, ok := strings.Cut(line, ": ")
	if !ok {
		return Place{}, errors.New("want a story and words of it")
	}
	return Place{Story: story, Words: words, How: how}, nil
}
