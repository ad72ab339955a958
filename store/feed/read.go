package feed

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"onrecord/store/markup"
)

// From says where a feed comes from.
type From struct {
	URL         string
	ContentType string
	Now         time.Time
}

// The most that is read of one feed at a time: items, and bytes of items that
// are parsed together.
const (
	mostItems = 100_000
	together  = 64 << 10
)

// Read gives the stories of a feed to take, in the order of the feed. A feed
// that is broken off is read as far as it goes. The error is that of take, or
// says that nothing could be read.
func Read(r io.Reader, from From, take func(Story) error) (Report, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if page, links, err := sniffPage(in, from.URL); page || err != nil {
		if err == nil {
			err = &NotFeedError{Page: true, Links: links}
		}
		return Report{}, err
	}
	in, abc := lettersOf(in, from.ContentType)
	rd := &reading{from: from, take: take, seen: map[string]bool{}, parser: gofeed.NewParser()}
	rd.at, _ = url.Parse(from.URL)
	if first(in) == '{' {
		return rd.json(in)
	}
	return rd.xml(in, abc)
}

// reading is one reading of a feed.
type reading struct {
	from   From
	at     *url.URL
	take   func(Story) error
	parser *gofeed.Parser
	report Report
	// seen are the items so far: some feeds have each of them twice.
	seen map[string]bool
}

// taken is an error of the one who takes the stories.
type taken struct{ error }

func (t taken) Unwrap() error { return t.error }

// xml reads RSS, RDF and Atom.
func (rd *reading) xml(in *bufio.Reader, abc letters) (Report, error) {
	s := newSplitter(in)
	var batch [][]byte
	size := 0
	for n := 0; n < mostItems; n++ {
		item, err := s.next()
		if err == nil {
			batch = append(batch, abc.decode(item))
			size += len(item)
		}
		if err != nil || size >= together {
			if put := rd.parseXML(s, abc, batch); put != nil {
				return rd.report, put
			}
			batch, size = batch[:0], 0
		}
		if err != nil {
			rd.report.Large = s.large
			return rd.ended(s, err)
		}
	}
	rd.report.Cut = fmt.Sprintf("the feed has more than %d items; the rest was left", mostItems)
	return rd.report, rd.parseXML(s, abc, batch)
}

// ended makes of the end of the reader the end of the reading.
func (rd *reading) ended(s *splitter, err error) (Report, error) {
	var not *NotFeedError
	switch {
	case errors.As(err, &not):
		return rd.report, err
	case s.root == "" && drained(err):
		return rd.report, &NotFeedError{}
	case s.root == "" || !drained(err) && rd.report.Stories == 0:
		return rd.report, err
	case !drained(err):
		rd.report.Cut = "broken off: " + reason(err)
	case s.cut:
		rd.report.Cut = "broken off within an item"
	}
	return rd.report, nil
}

// parseXML reads some items together and, where that fails, each by itself,
// so that one broken item costs no other.
func (rd *reading) parseXML(s *splitter, abc letters, items [][]byte) error {
	if !s.begun || s.root == "" {
		return nil
	}
	head, tail := abc.decode(s.head), s.tail()
	if len(items) == 0 && rd.report.Title != "" {
		return nil
	}
	doc := bytes.Join([][]byte{head, bytes.Join(items, []byte("\n")), []byte(tail)}, []byte("\n"))
	f, err := rd.parse(doc)
	switch {
	case err == nil && len(f.Items) >= len(items):
		return rd.put(f)
	case len(items) <= 1:
		rd.report.Broken += len(items)
		return nil
	}
	for _, item := range items {
		if err := rd.parseXML(s, abc, [][]byte{item}); err != nil {
			return err
		}
	}
	return nil
}

// parse has a small feed read. A mistake of the parser is one of the feed.
func (rd *reading) parse(doc []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("reading the feed: %v", p)
		}
	}()
	return rd.parser.Parse(bytes.NewReader(doc))
}

func (rd *reading) put(f *gofeed.Feed) error {
	if rd.report.Title == "" {
		rd.report.Title = clip(markup.Line(f.Title), longestTitle)
	}
	for _, it := range f.Items {
		st, ok := rd.story(f, it)
		if !ok {
			continue
		}
		if err := rd.take(st); err != nil {
			return taken{err}
		}
		rd.report.Stories++
	}
	return nil
}

// first is the first byte of a feed that is no white space.
func first(in *bufio.Reader) byte {
	start, _ := in.Peek(4096)
	start = bytes.TrimLeft(start, " \t\r\n")
	if len(start) == 0 {
		return 0
	}
	return start[0]
}

// reason is an error without the words around it.
func reason(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return "the server sent less than it said"
	}
	return err.Error()
}

func host(at *url.URL) string {
	if at == nil {
		return ""
	}
	return strings.TrimPrefix(at.Hostname(), "www.")
}
