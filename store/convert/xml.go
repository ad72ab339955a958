package convert

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"iter"
	"strings"

	"golang.org/x/net/html/charset"

	"onrecord/store/shelf"
	"onrecord/store/story"
)

// element is a part of an XML file. Namespaces are left out: those of the
// agencies differ from version to version, their names do not.
type element struct {
	name  string
	attrs map[string]string
	text  string // of a piece of text, which has no name
	parts []*element
}

// The limits of an XML file; that of a story has a few hundred elements.
const (
	mostXML   = 500_000
	deepestML = 200
)

var errXML = errors.New("is no story of an agency: neither NITF nor NewsML-G2")

// readXML reads an XML file. What is in it that breaks off is given with the
// error. Entities that a file defines itself are not: they could multiply.
func readXML(content []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	root := &element{}
	open := []*element{root}
	for n := 0; ; n++ {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return root, err
		}
		if n > mostXML || len(open) > deepestML {
			return root, fmt.Errorf("has more than %d elements, or more than %d in each other", mostXML, deepestML)
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.parts = append(top.parts, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.parts = append(top.parts, &element{text: string(t)})
		}
	}
}

// all are the elements of a name, from the outside in.
func (e *element) all(name string) iter.Seq[*element] {
	return func(yield func(*element) bool) { e.each(name, yield) }
}

func (e *element) each(name string, yield func(*element) bool) bool {
	for _, p := range e.parts {
		if p.name == name && !yield(p) || !p.each(name, yield) {
			return false
		}
	}
	return true
}

// first is the first element of a name, or an empty one.
func (e *element) first(name string) *element {
	for p := range e.all(name) {
		return p
	}
	return &element{}
}

// words is the text in an element.
func (e *element) words() string {
	var b strings.Builder
	e.write(&b, nil)
	return story.Line(b.String())
}

// html spells an element as a piece of HTML, with the elements that both know.
func (e *element) html(known map[string]string) string {
	var b strings.Builder
	e.write(&b, known)
	return b.String()
}

func (e *element) write(b *strings.Builder, known map[string]string) {
	if e.name == "" {
		if known == nil {
			b.WriteString(e.text)
		} else {
			b.WriteString(html.EscapeString(e.text))
		}
	}
	tag := known[e.name]
	if tag == "-" {
		return
	}
	if tag != "" {
		b.WriteString("<" + tag)
		if href := e.attrs["href"]; href != "" {
			b.WriteString(` href="` + html.EscapeString(href) + `"`)
		}
		b.WriteString(">")
	}
	for _, p := range e.parts {
		p.write(b, known)
	}
	if tag != "" && tag != "br" {
		b.WriteString("</" + tag + ">")
	}
}

// agency reads the stories of a file in one of the agencies' formats.
func agency(f story.File, content []byte) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		root, err := readXML(content)
		some := false
		give := func(read func(*element) (shelf.Draft, error), e *element) bool {
			some = true
			d, err := read(e)
			if err == nil {
				return yield(Found{Draft: dated(d, f, content)})
			}
			return yield(Found{Name: d.Headline, Err: err})
		}
		for item := range root.all("newsItem") {
			if !give(newsItem, item) {
				return
			}
		}
		if !some {
			for item := range root.all("nitf") {
				if !give(nitf, item) {
					return
				}
			}
		}
		switch {
		case err != nil:
			yield(Found{Err: err})
		case !some:
			yield(Found{Err: errXML})
		}
	}
}
