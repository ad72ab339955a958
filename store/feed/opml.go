package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"

	"onrecord/store/story"
)

// ReadOPML gives the feeds of a list in OPML, whatever folders they are in.
// One that is broken off gives what comes before; the error says so.
func ReadOPML(r io.Reader) ([]Feed, error) {
	dec := xml.NewDecoder(r)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = charset.NewReaderLabel
	var (
		feeds []Feed
		opml  bool
	)
	for {
		t, err := dec.Token()
		switch {
		case err == io.EOF && !opml:
			return nil, errors.New("it is no OPML")
		case err == io.EOF:
			return feeds, nil
		case err != nil && opml:
			return feeds, fmt.Errorf("the OPML is broken: %w", err)
		case err != nil:
			return nil, fmt.Errorf("it is no OPML: %w", err)
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "opml":
			opml = true
		case start.Name.Local == "outline" && opml:
			if f, ok := outline(start); ok {
				feeds = append(feeds, f)
			}
		}
	}
}

func outline(start xml.StartElement) (Feed, bool) {
	attr := map[string]string{}
	for _, a := range start.Attr {
		attr[a.Name.Local] = a.Value
	}
	ref := attr["xmlUrl"]
	if ref == "" {
		ref = attr["xmlurl"]
	}
	addr, err := Address(ref)
	if err != nil {
		return Feed{}, false
	}
	title := attr["title"]
	if title == "" {
		title = attr["text"]
	}
	return Feed{URL: addr, Title: clip(story.Line(title), longestTitle)}, true
}

// WriteOPML writes feeds as OPML 2.0.
func WriteOPML(w io.Writer, feeds []Feed) error {
	type line struct {
		Type  string `xml:"type,attr"`
		Text  string `xml:"text,attr"`
		Title string `xml:"title,attr"`
		URL   string `xml:"xmlUrl,attr"`
	}
	doc := struct {
		XMLName xml.Name `xml:"opml"`
		Version string   `xml:"version,attr"`
		Title   string   `xml:"head>title"`
		Lines   []line   `xml:"body>outline"`
	}{Version: "2.0", Title: "onrecord"}
	for _, f := range feeds {
		doc.Lines = append(doc.Lines, line{"rss", f.Name(), f.Name(), f.URL})
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}
