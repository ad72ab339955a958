package feed

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// The largest pieces that are taken whole, in bytes: of a feed before its
// first item, of an item, and of a tag.
const (
	longestHead = 64 << 10
	longestItem = 8 << 20
	longestTag  = 64 << 10
)

// splitter parts the XML of a feed into its head and its items without
// holding more than one of them. It knows no more of XML than where tags,
// comments and CDATA begin and end, and so finds the whole items of a feed
// that is broken off or not well-formed.
type splitter struct {
	in  *bufio.Reader
	out []byte // what has been read of the head, or of the item
	tag []byte // the last one, from < to >
	// over says that out was longer than may be, and is no more there.
	over bool

	prolog []byte // what stands before the root
	root   string // name of the root element
	item   string // name of the items
	head   []byte // from the root to the first item
	open   []string
	inItem bool
	begun  bool // the first item has come

	large int  // items that were longer than may be
	cut   bool // the feed ends within an item or a tag
}

func newSplitter(r *bufio.Reader) *splitter { return &splitter{in: r} }

// next gives the next whole item, or io.EOF. What else goes wrong is the
// reader's error; what came before it has been given.
func (s *splitter) next() ([]byte, error) {
	for {
		kind, err := s.token()
		if err != nil {
			s.end()
			return nil, err
		}
		if kind != element {
			continue
		}
		item, ok, err := s.element()
		if err != nil || ok {
			return item, err
		}
	}
}

// end is called when nothing comes any more.
func (s *splitter) end() {
	switch {
	case s.inItem:
		s.cut = true
	case !s.begun:
		s.head, s.begun = s.out, true
	}
	s.out = nil
	s.inItem = false
}

// element deals with the tag just read; ok says that an item is whole.
func (s *splitter) element() (item []byte, ok bool, err error) {
	name, closing, empty := tagName(s.tag)
	if name == "" {
		return nil, false, nil
	}
	if s.root == "" {
		return nil, false, s.rooted(name)
	}
	switch {
	case name != s.item:
		if !s.begun {
			s.nest(name, closing, empty)
		}
	case closing && s.inItem:
		return s.whole(s.out)
	case !closing:
		return s.begin(empty)
	}
	return nil, false, nil
}

// rooted takes name for that of the root.
func (s *splitter) rooted(name string) error {
	prefix, local, found := strings.Cut(name, ":")
	if !found {
		prefix, local = "", name
	}
	switch strings.ToLower(local) {
	case "rss", "rdf":
		s.item = "item"
	case "feed":
		s.item = "entry"
		if prefix != "" {
			s.item = prefix + ":entry"
		}
	default:
		return &NotFeedError{Root: name}
	}
	s.root = name
	at := max(0, len(s.out)-len(s.tag))
	s.prolog = bytes.Clone(s.out[:at])
	s.out = append(s.out[:0], s.tag...)
	s.open = []string{name}
	return nil
}

// nest follows which elements of the head are open where the items begin.
func (s *splitter) nest(name string, closing, empty bool) {
	const deepest = 64
	switch {
	case empty:
	case !closing && len(s.open) < deepest:
		s.open = append(s.open, name)
	case closing:
		for i := len(s.open) - 1; i > 0; i-- {
			if s.open[i] == name {
				s.open = s.open[:i]
				return
			}
		}
	}
}

// begin starts an item. One that is open still was never closed, and ends
// here.
func (s *splitter) begin(empty bool) (item []byte, ok bool, err error) {
	before := s.out[:max(0, len(s.out)-len(s.tag))]
	if s.inItem {
		item = append(bytes.Clone(before), "</"+s.item+">"...)
		_, ok, _ = s.whole(item)
	} else if !s.begun {
		s.head, s.begun = bytes.Clone(before), true
	}
	s.out = append(s.out[:0], s.tag...)
	s.over = false
	s.inItem = !empty
	return item, ok, nil
}

func (s *splitter) whole(item []byte) ([]byte, bool, error) {
	s.inItem = false
	if s.over {
		s.large++
		s.over = false
		s.out = s.out[:0]
		return nil, false, nil
	}
	item = bytes.Clone(item)
	s.out = s.out[:0]
	return item, true, nil
}

// tail closes what is open where the items begin.
func (s *splitter) tail() string {
	var b strings.Builder
	for i := len(s.open) - 1; i >= 0; i-- {
		b.WriteString("</" + s.open[i] + ">")
	}
	return b.String()
}

type kind uint8

const (
	sign kind = iota // a comment, CDATA, a declaration
	element
)

// token reads through the next piece of markup.
func (s *splitter) token() (kind, error) {
	if s.begun && !s.inItem {
		s.out = s.out[:0] // what stands between items is not kept
	}
	if err := s.until("<"); err != nil {
		return 0, err
	}
	ahead, _ := s.in.Peek(len("![CDATA["))
	switch {
	case bytes.HasPrefix(ahead, []byte("![CDATA[")):
		return sign, s.until("]]>")
	case bytes.HasPrefix(ahead, []byte("!--")):
		return sign, s.until("-->")
	case bytes.HasPrefix(ahead, []byte("?")):
		return sign, s.until("?>")
	case bytes.HasPrefix(ahead, []byte("!")):
		return sign, s.doctype()
	}
	return element, s.readTag()
}

// until reads through the next occurrence of a mark.
func (s *splitter) until(mark string) error {
	last := mark[len(mark)-1]
	var end []byte // of what was read
	for {
		chunk, err := s.in.ReadSlice(last)
		s.gather(chunk)
		end = append(end, chunk[max(0, len(chunk)-len(mark)):]...)
		end = end[max(0, len(end)-len(mark)):]
		if err == nil && string(end) == mark {
			return nil
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
}

// doctype reads a declaration; the entities that one may declare stand in
// brackets.
func (s *splitter) doctype() error {
	at := len(s.out)
	if err := s.until(">"); err != nil {
		return err
	}
	if at <= len(s.out) && bytes.IndexByte(s.out[at:], '[') >= 0 && bytes.IndexByte(s.out[at:], ']') < 0 {
		return s.until("]>")
	}
	return nil
}

// readTag reads to the end of a tag: a > in the value of an attribute is not
// it, unless the value never ends.
func (s *splitter) readTag() error {
	s.tag = append(s.tag[:0], '<')
	quote, seen := byte(0), 1
	for {
		chunk, err := s.in.ReadSlice('>')
		s.gather(chunk)
		if len(s.tag) < longestTag {
			s.tag = append(s.tag, chunk...)
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
		for ; seen < len(s.tag); seen++ {
			switch c := s.tag[seen]; {
			case quote == 0 && (c == '"' || c == '\'') && seen > 1 && s.tag[seen-1] == '=':
				quote = c
			case c == quote:
				quote = 0
			}
		}
		if err == nil && (quote == 0 || len(s.tag) >= longestTag) {
			return nil
		}
	}
}

func (s *splitter) gather(chunk []byte) {
	longest := longestItem
	if !s.begun {
		longest = longestHead
	}
	if len(s.out)+len(chunk) > longest {
		s.over = true
		s.out = s.out[:0]
	}
	s.out = append(s.out, chunk...)
}

// tagName is the name in a tag, and whether it closes an element or is one
// without content.
func tagName(tag []byte) (name string, closing, empty bool) {
	t := bytes.TrimSuffix(bytes.TrimPrefix(tag, []byte("<")), []byte(">"))
	if bytes.HasPrefix(t, []byte("/")) {
		closing, t = true, t[1:]
	}
	if bytes.HasSuffix(t, []byte("/")) {
		empty, t = true, t[:len(t)-1]
	}
	if i := bytes.IndexAny(t, " \t\r\n/"); i >= 0 {
		t = t[:i]
	}
	return string(t), closing, empty
}

// drained is an error that means that there is no more.
func drained(err error) bool { return err == io.EOF }
