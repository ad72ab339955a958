package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"

	"onrecord/store/story"
)

// Feed is a feed that the reader follows.
type Feed struct {
	URL   string
	Title string // as the reader calls it; may be empty
	// Full says that the pages of its stories are to be fetched as well.
	Full bool
}

// Name is what to call a feed.
func (f Feed) Name() string {
	if f.Title != "" {
		return f.Title
	}
	return f.URL
}

// List is the reader's own file of feeds: an address a line, with a title
// behind it, and the word full before it where the pages are wanted. What else
// stands in the file, such as notes behind a #, stays as it is, and so does the
// order.
//
//	# the harbour
//	https://herald.example/feed.xml  The Port Allen Herald
//	full https://coast.example/rss   Coast Wire
type List struct {
	path, lock string
}

// ListAt is the list in a file, which need not be there. Changes are made
// under the lock at another path, one program at a time.
func ListAt(path, lock string) *List { return &List{path, lock} }

// Path is where the file is.
func (l *List) Path() string { return l.path }

// largestList is the most that is read of the file, in bytes.
const largestList = 8 << 20

// Feeds reads the file. Lines that are no feeds are problems that name the
// line; the rest is read.
func (l *List) Feeds() ([]Feed, []error) {
	content, err := l.read()
	if err != nil {
		return nil, []error{err}
	}
	var (
		feeds    []Feed
		problems []error
		seen     = map[string]bool{}
	)
	n := 0
	for line := range strings.Lines(content) {
		n++
		f, is, err := parseLine(line)
		switch {
		case err != nil:
			problems = append(problems, fmt.Errorf("%s:%d: %w", l.path, n, err))
		case is && !seen[f.URL]:
			seen[f.URL] = true
			feeds = append(feeds, f)
		}
	}
	return feeds, problems
}

func (l *List) read() (string, error) {
	info, err := os.Stat(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err == nil && info.Size() > largestList {
		err = fmt.Errorf("it has more than %d MB", largestList>>20)
	}
	if err != nil {
		return "", fmt.Errorf("reading the feeds: %w", err)
	}
	content, err := os.ReadFile(l.path)
	if err != nil {
		return "", fmt.Errorf("reading the feeds: %w", err)
	}
	return strings.TrimPrefix(string(content), "\ufeff"), nil
}

// inFull stands before the address of a feed the pages of which are wanted.
const inFull = "full "

// parseLine reads one line; is says that it is a feed.
func parseLine(line string) (f Feed, is bool, err error) {
	line = story.Line(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return Feed{}, false, nil
	}
	rest, full := strings.CutPrefix(line, inFull)
	ref, title, _ := strings.Cut(rest, " ")
	addr, err := Address(ref)
	if err != nil {
		return Feed{}, false, err
	}
	return Feed{URL: addr, Title: clip(strings.TrimSpace(title), longestTitle), Full: full}, true, nil
}

// Address is an address that can be fetched: one of the web, in one form.
func Address(ref string) (string, error) {
	s := strings.TrimSpace(ref)
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		if s = rest; strings.HasPrefix(rest, "//") {
			s = "https:" + rest
		}
	}
	u, err := url.Parse(s)
	switch {
	case err == nil && u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return "", fmt.Errorf("%q: only http and https are fetched", story.Line(ref))
	case err != nil || !web(u) || story.Line(s) != s:
		return "", fmt.Errorf("%q is no address of the web", story.Line(ref))
	}
	u.Host, u.Fragment = strings.ToLower(u.Host), ""
	return u.String(), nil
}

// Add writes feeds behind the others, but for those that are there, and
// returns those that were added. One that is there and whose pages are wanted
// from now on counts as added.
func (l *List) Add(feeds ...Feed) (added []Feed, err error) {
	err = l.change(func(lines []string) []string {
		there := map[string]int{}
		for i, line := range lines {
			if f, is, _ := parseLine(line); is {
				there[f.URL] = i
			}
		}
		for _, f := range feeds {
			i, is := there[f.URL]
			if !is {
				there[f.URL] = len(lines)
				added = append(added, f)
				lines = append(lines, f.line())
				continue
			}
			if old, _, _ := parseLine(lines[i]); f.Full && !old.Full {
				old.Full = true
				added = append(added, old)
				lines[i] = inFull + strings.TrimSpace(lines[i])
			}
		}
		return lines
	})
	return added, err
}

func (f Feed) line() string {
	line := strings.TrimSpace(f.URL + "  " + clip(story.Line(f.Title), longestTitle))
	if f.Full {
		return inFull + line
	}
	return line
}

// Remove takes feeds out, by address.
func (l *List) Remove(urls ...string) error {
	return l.change(func(lines []string) []string {
		return slices.DeleteFunc(lines, func(line string) bool {
			f, is, _ := parseLine(line)
			return is && slices.Contains(urls, f.URL)
		})
	})
}

// Move gives a feed another address, or takes it out if that is followed
// already.
func (l *List) Move(from, to string) error {
	return l.change(func(lines []string) []string {
		there := slices.ContainsFunc(lines, func(line string) bool {
			f, is, _ := parseLine(line)
			return is && f.URL == to
		})
		var out []string
		for _, line := range lines {
			f, is, _ := parseLine(line)
			if is && f.URL == from {
				if there {
					continue
				}
				f.URL, there = to, true
				line = f.line()
			}
			out = append(out, line)
		}
		return out
	})
}

// change has the lines of the file changed while no other program does so.
// The file is there whole, before or after, whatever happens.
func (l *List) change(edit func(lines []string) []string) error {
	const private = 0o700
	if err := errors.Join(os.MkdirAll(filepath.Dir(l.path), private), os.MkdirAll(filepath.Dir(l.lock), private)); err != nil {
		return fmt.Errorf("changing the feeds: %w", err)
	}
	unlock, err := lockedfile.MutexAt(l.lock).Lock()
	if err != nil {
		return fmt.Errorf("changing the feeds: %w", err)
	}
	defer unlock()
	content, err := l.read()
	if err != nil {
		return err
	}
	var lines []string
	for line := range strings.Lines(content) {
		lines = append(lines, strings.TrimRight(line, "\r\n"))
	}
	text := strings.Join(edit(slices.Clone(lines)), "\n")
	if text != "" {
		text += "\n"
	}
	if text == content {
		return nil
	}
	path := l.path
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to // the link stays, and what it leads to is replaced
	}
	if err := replace(path, []byte(text), true); err != nil {
		return fmt.Errorf("changing the feeds: %w", err)
	}
	return nil
}

// replace writes a file aside and puts it in place in one step.
func replace(path string, content []byte, sync bool) (err error) {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".onrecord-%08x", rand.Uint32()))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(name)
		}
	}()
	_, err = f.Write(content)
	if err == nil && sync {
		err = f.Sync() // a full disk may not show before
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(name, path)
}
