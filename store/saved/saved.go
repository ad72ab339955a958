// Package saved keeps the searches that a reader has given a name: editions of
// her own.
//
// They are a text file that may be edited by hand, a search a line behind its
// name. Lines that begin with # are comments, and the order is that of the
// list:
//
//	# for the morning
//	Harbour: harbour by:ruiz -weather
//	Ministers: office:minister after:2025
package saved

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/store/disk"
	"onrecord/store/query"
	"onrecord/store/story"
)

// Search is a search with its name.
type Search struct{ Name, Query string }

// List is the reader's file of searches. Its methods may be called from several
// goroutines and by several programs at once.
type List struct{ path, lock string }

// At is the list in a file, which need not be there. Changes are made under the
// lock at another path, one program at a time.
func At(path, lock string) *List { return &List{path, lock} }

// Path is where the file is.
func (l *List) Path() string { return l.path }

// Error is a line of the file that cannot be read.
type Error struct {
	Path string
	Line int
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

const (
	largest     = 4 << 20
	longestName = 60
)

// Read gives the searches of the file, in its order. Lines that cannot be read
// are errors that name the line; the rest is there.
func (l *List) Read() ([]Search, []error) {
	content, err := disk.Read(l.path, largest)
	if err != nil {
		return nil, []error{fmt.Errorf("reading the saved searches: %w", err)}
	}
	var (
		all  []Search
		errs []error
		n    int
	)
	for text := range strings.Lines(string(content)) {
		n++
		s, is, err := parseLine(text)
		if err == nil && is && find(all, s.Name) >= 0 {
			err = fmt.Errorf("there are two searches called %q", s.Name)
		}
		switch {
		case err != nil:
			errs = append(errs, &Error{l.path, n, err})
		case is:
			all = append(all, s)
		}
	}
	return all, errs
}

// parseLine reads a line; is says that it is a search.
func parseLine(text string) (s Search, is bool, err error) {
	text = story.Line(strings.TrimPrefix(text, "\ufeff"))
	if text == "" || text[0] == '#' {
		return Search{}, false, nil
	}
	name, q, ok := strings.Cut(text, ":")
	if !ok {
		return Search{}, false, errors.New("a name, a colon and a search were expected, as in “Harbour: harbour by:ruiz”")
	}
	s = Search{strings.TrimSpace(name), strings.TrimSpace(q)}
	return s, true, s.Check()
}

// Check says what is wrong with a search and its name.
func (s Search) Check() error {
	switch {
	case s.Name == "":
		return errors.New("a saved search needs a name")
	case utf8.RuneCountInString(s.Name) > longestName:
		return fmt.Errorf("the name has more than %d characters", longestName)
	case strings.ContainsRune(s.Name, ':'):
		return fmt.Errorf("%q: a name has no colon", s.Name)
	case s.Name[0] == '#':
		return fmt.Errorf("%q: a name does not begin with #", s.Name)
	case reserved(s.Name):
		return fmt.Errorf("%q is there already", s.Name)
	case s.Query == "":
		return fmt.Errorf("%q has nothing to search for", s.Name)
	}
	_, err := query.Parse(s.Query)
	return err
}

// Always are the editions that are there without being saved: all stories,
// those not read yet, and those with a star.
func Always() []Search {
	return []Search{{"All", ""}, {"Unread", "is:unread"}, {"Starred", "is:starred"}}
}

func reserved(name string) bool { return find(Always(), name) >= 0 }

// find gives the place of a name, whatever its case, or -1.
func find(all []Search, name string) int {
	return slices.IndexFunc(all, func(s Search) bool { return strings.EqualFold(s.Name, name) })
}

// Named finds the search of a name among those that are always there and those
// of the file: by the whole name, or else by a beginning that only one has.
func Named(all []Search, name string) (Search, bool) {
	name = story.Line(name)
	all = slices.Concat(Always(), all)
	if i := find(all, name); i >= 0 {
		return all[i], true
	}
	like := slices.DeleteFunc(all, func(s Search) bool {
		return name == "" || !strings.HasPrefix(strings.ToLower(s.Name), strings.ToLower(name))
	})
	if len(like) != 1 {
		return Search{}, false
	}
	return like[0], true
}

// TakenError says that another search has the name already.
type TakenError struct{ Search Search }

func (e *TakenError) Error() string {
	return fmt.Sprintf("there is a search called %q already: %s", e.Search.Name, e.Search.Query)
}

// Add writes a search behind the others. The error is a *TakenError where
// another search has the name; one that is there already is left alone.
func (l *List) Add(s Search) error {
	return l.change(s, func(lines []string) ([]string, error) {
		if there, _, ok := lineOf(lines, s.Name); ok {
			if there.Query == s.Query {
				return lines, nil
			}
			return nil, &TakenError{there}
		}
		return append(lines, s.line()), nil
	})
}

// Replace puts a search, perhaps under another name, in the place of the one
// called name. The error is a *TakenError where a third has the new name.
func (l *List) Replace(name string, s Search) error {
	return l.change(s, func(lines []string) ([]string, error) {
		_, at, ok := lineOf(lines, name)
		if !ok {
			return nil, fmt.Errorf("there is no search called %q any more", name)
		}
		if there, i, ok := lineOf(lines, s.Name); ok && i != at {
			return nil, &TakenError{there}
		}
		lines[at] = s.line()
		return lines, nil
	})
}

// Remove takes a search out and gives it with the number of its line, for
// Restore. It is no error if it is not there.
func (l *List) Remove(name string) (was Search, line int, err error) {
	err = l.edit(func(lines []string) ([]string, error) {
		there, at, ok := lineOf(lines, name)
		if !ok {
			return lines, nil
		}
		was, line = there, at
		return slices.Delete(lines, at, at+1), nil
	})
	return was, line, err
}

// Restore puts a search that was removed back in its line.
func (l *List) Restore(s Search, line int) error {
	return l.change(s, func(lines []string) ([]string, error) {
		if there, _, ok := lineOf(lines, s.Name); ok {
			if there.Query == s.Query {
				return lines, nil
			}
			return nil, &TakenError{there}
		}
		return slices.Insert(lines, min(max(line, 0), len(lines)), s.line()), nil
	})
}

func (s Search) line() string { return s.Name + ": " + s.Query }

// lineOf finds the line of a search.
func lineOf(lines []string, name string) (s Search, at int, ok bool) {
	for i, text := range lines {
		if s, is, err := parseLine(text); is && err == nil && strings.EqualFold(s.Name, name) {
			return s, i, true
		}
	}
	return Search{}, -1, false
}

// change is edit for a search that is to be written.
func (l *List) change(s Search, edit func(lines []string) ([]string, error)) error {
	if story.Line(s.Name) != s.Name || story.Line(s.Query) != s.Query {
		return fmt.Errorf("%q cannot be written on a line", story.Line(s.Name))
	}
	if err := s.Check(); err != nil {
		return err
	}
	return l.edit(edit)
}

// edit has the lines of the file changed.
func (l *List) edit(edit func(lines []string) ([]string, error)) error {
	return disk.Change(l.path, l.lock, largest, func(old []byte) ([]byte, error) {
		var lines []string
		for text := range strings.Lines(string(old)) {
			lines = append(lines, strings.TrimRight(text, "\r\n"))
		}
		edited, err := edit(slices.Clone(lines))
		if err != nil || slices.Equal(edited, lines) {
			return old, err
		}
		if len(edited) == 0 {
			return nil, nil
		}
		return []byte(strings.Join(edited, "\n") + "\n"), nil
	})
}
