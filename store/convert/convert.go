// Package convert turns what others publish into stories of the reader's own:
// web pages, letters, feeds, the agencies' formats, archives of these. It is pure: bytes in, drafts
// out.
package convert

import (
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"onrecord/store/shelf"
	"onrecord/store/story"
)

// Found is a story that was found in a file, or why none could be read.
type Found struct {
	// Name is that of the file in an archive; empty for the file itself.
	Name  string
	Draft shelf.Draft
	Err   error
}

// reader reads the stories of a file.
type reader func(f story.File, content []byte) iter.Seq[Found]

func readers(ext string) reader {
	switch ext {
	case ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text":
		return single(text)
	case ".html", ".htm", ".xhtml":
		return single(page)
	case ".eml":
		return single(letter)
	case ".mbox":
		return letters
	case ".json":
		return feed
	case ".xml", ".nitf":
		return agency
	case ".zip":
		return archive
	}
	return nil
}

// Takes reports whether a file's name is that of a kind that can be read.
func Takes(name string) bool { return readers(extension(name)) != nil }

func extension(name string) string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
}

// Kinds are the endings of the names of files that can be read.
func Kinds() []string {
	return []string{".md", ".txt", ".html", ".eml", ".mbox", ".json", ".xml", ".zip"}
}

var errKind = errors.New("is of no kind that can be read: " + strings.Join(Kinds(), " "))

// Read finds the stories in a file. What cannot be read is told, and the rest
// is read.
func Read(f story.File, content []byte) iter.Seq[Found] {
	read := readers(extension(f.Name))
	if read == nil {
		return func(yield func(Found) bool) { yield(Found{Err: errKind}) }
	}
	return read(f, content)
}

// single is a reader of files that are one story.
func single(read func(f story.File, content []byte) (shelf.Draft, error)) reader {
	return func(f story.File, content []byte) iter.Seq[Found] {
		return func(yield func(Found) bool) {
			d, err := guarded(read, f, content)
			yield(Found{Draft: d, Err: err})
		}
	}
}

// guarded reads one story, whatever the packages make of its bytes.
func guarded(read func(f story.File, content []byte) (shelf.Draft, error), f story.File, content []byte) (d shelf.Draft, err error) {
	defer recovered("reading it", &err)
	return read(f, content)
}

// text reads Markdown and plain text.
func text(f story.File, content []byte) (shelf.Draft, error) {
	d, st, err := shelf.Read(f, decoded(content))
	if err != nil {
		return d, err
	}
	if strings.TrimSpace(d.Body) == "" {
		return d, errNoText
	}
	if slices.Contains(st.Notes, "The date is missing; the time of the file was taken.") && d.GUID == "" {
		// The time of a file changes with every copy: the text has to tell
		// that it is the same.
		d.GUID = sum(content)
	}
	if st.Format == story.PlainText {
		d.Body = plainText(st)
	}
	return d, nil
}

// page reads a web page that was saved.
func page(f story.File, content []byte) (shelf.Draft, error) {
	d, err := Page(content, "", nil)
	if err != nil {
		return d, err
	}
	return dated(d, f, content), nil
}

// dated gives a story without a date that of its file.
func dated(d shelf.Draft, f story.File, content []byte) shelf.Draft {
	if d.Date.IsZero() && !f.Modified.IsZero() {
		d.Date, d.Timed = f.Modified, true
		if d.GUID == "" && d.URL == "" {
			d.GUID = sum(content)
		}
	}
	return d
}

func tooMany(n int, what string) error {
	return fmt.Errorf("has more than %d %s; the rest was left out", n, what)
}
