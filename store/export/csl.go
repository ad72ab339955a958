package export

import (
	"encoding/json"
	"io"
)

// reference is a story as citation programs read it: the fields of the
// Citation Style Language.
type reference struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Container string    `json:"container-title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
	Keyword   string    `json:"keyword,omitempty"`
	Abstract  string    `json:"abstract,omitempty"`
	// Archive is where the words of the story are kept.
	Archive string `json:"archive,omitempty"`
}

type cslName struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [1][3]int `json:"date-parts"`
}

// writeCSL writes one array, an entry a line.
func writeCSL(w io.Writer, s Selection) error {
	begin := "["
	for _, c := range s.bibliography() {
		entry, err := json.Marshal(c.reference())
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, begin+"\n"+string(escapeUnseen(entry))); err != nil {
			return err
		}
		begin = ","
	}
	end := "\n]\n"
	if begin == "[" { // no story is cited
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

func (c cited) reference() reference {
	r := reference{
		ID: c.key, Type: "document", Title: c.Headline, Container: c.Source, URL: link(c.URL),
		Language: language(c.Header), Keyword: keywords(c.Topics), Abstract: c.Summary, Archive: c.Record,
	}
	switch {
	case c.Source != "":
		r.Type = "article-newspaper"
	case r.URL != "":
		r.Type = "webpage"
	}
	for _, a := range c.authors {
		r.Author = append(r.Author, cslName{a.family, a.given, a.particle, a.suffix, a.literal})
	}
	if d := c.Date; !d.IsZero() {
		r.Issued = &cslDate{[1][3]int{{d.Year(), int(d.Month()), d.Day()}}}
	}
	return r
}
