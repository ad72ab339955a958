package convert

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // letters come in all charsets
	"github.com/emersion/go-message/mail"

	"onrecord/store/markup"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

var errLetter = errors.New("is no letter: it has neither sender nor subject")

// letter reads a letter, such as a newsletter: the HTML of it if it has some,
// else the plain text. What is attached is left out.
func letter(f story.File, content []byte) (shelf.Draft, error) {
	var d shelf.Draft
	r, err := mail.CreateReader(bytes.NewReader(content))
	if r == nil { // an unknown charset alone still gives a reader
		return d, cmp.Or(err, errLetter)
	}
	defer r.Close()
	d.Headline, _ = r.Header.Subject()
	d.GUID, _ = r.Header.MessageID()
	if t, err := r.Header.Date(); err == nil {
		d.Date, d.Timed = t, true
	}
	if from, err := r.Header.AddressList("From"); err == nil && len(from) > 0 {
		_, domain, _ := strings.Cut(from[0].Address, "@")
		d.Source = cmp.Or(from[0].Name, domain)
	}
	if d.Headline == "" && d.Source == "" {
		return d, errLetter
	}
	rich, bare, err := bodies(r)
	if rich != "" {
		d.Body, err = markup.Fragment(rich, nil)
	}
	if strings.TrimSpace(d.Body) == "" {
		d.Body = plain(bare)
	}
	switch {
	case strings.TrimSpace(d.Body) != "":
	case err != nil:
		return d, err
	default:
		return d, errNoText
	}
	return dated(d, f, content), nil
}

// bodies are the first texts of a letter. A letter that breaks off gives what
// came until then.
func bodies(r *mail.Reader) (rich, bare string, err error) {
	const mostParts = 100
	for range mostParts {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if part == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return rich, bare, err
		}
		h, ok := part.Header.(*mail.InlineHeader)
		if !ok {
			continue
		}
		kind, _, _ := h.ContentType()
		if kind != "text/html" && kind != "text/plain" || kind == "text/html" && rich != "" || kind == "text/plain" && bare != "" {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(part.Body, largestPage))
		if kind == "text/html" {
			rich = string(text)
		} else {
			bare = string(text)
		}
	}
	return rich, bare, nil
}

// letters reads the letters of an mbox, one after another.
func letters(f story.File, content []byte) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		some := false
		for m := range split(content) {
			some = true
			d, err := guarded(letter, f, m)
			found := Found{Draft: d, Err: err}
			if err != nil {
				found.Name = story.Line(d.Headline)
			}
			if !yield(found) {
				return
			}
		}
		if !some {
			yield(Found{Err: errors.New("is no mbox: no line of it begins with “From ”")})
		}
	}
}

// split parts an mbox where a line begins with "From " after a blank line, or
// in the beginning.
func split(content []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var letter []byte
		inside, blank := false, true
		for l := range bytes.Lines(content) {
			switch {
			case blank && bytes.HasPrefix(l, []byte("From ")):
				if inside && !yield(letter) {
					return
				}
				inside, letter = true, nil
			case inside:
				if bare := bytes.TrimLeft(l, ">"); len(bare) < len(l) && bytes.HasPrefix(bare, []byte("From ")) {
					l = l[1:]
				}
				letter = append(letter, l...)
			}
			blank = len(bytes.TrimRight(l, "\r\n")) == 0
		}
		if inside {
			yield(letter)
		}
	}
}
