package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strconv"
)

//go:embed page.css
var pageCSS string

//go:embed page.html
var pageHTML string

// writeHTML writes one page that needs nothing else: no script, no font, no
// picture, and its policy forbids them all, so that whatever a story says
// cannot make a browser run or load anything.
//
// The page has two parts. The quotes come first; each leads to its place in
// the stories, which come second, and every place leads back.
func writeHTML(out *bufio.Writer, s Selection) error {
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return err
	}
	p := &page{out: out, template: t}
	p.part("head", headOf(s))
	p.contents(s)
	p.part("main", nil)
	n := 0
	var last *Item
	for places := range s.statements {
		n++
		if g := groupOf(s, last, &places[0]); g != nil {
			p.heading(g)
		}
		p.quote(places, n)
		last = &places[0]
	}
	p.part("stories", nil)
	items := map[*Story][]*Item{}
	for i := range s.Items {
		items[s.Items[i].Story] = append(items[s.Items[i].Story], &s.Items[i])
	}
	for _, st := range s.stories() {
		p.part("story", sectionOf(st))
		if p.err == nil && st.Read != nil {
			writeText(out, st, items[st])
		}
		p.put("</article>\n")
	}
	p.part("foot", nil)
	return p.err
}

// page writes parts of a page and keeps the first error.
type page struct {
	out      *bufio.Writer
	template *template.Template
	err      error
}

func (p *page) part(name string, view any) {
	if p.err == nil {
		p.err = p.template.ExecuteTemplate(p.out, name, view)
	}
}

// put writes markup as it is: what a story says goes through escaped first.
func (p *page) put(parts ...string) {
	for _, s := range parts {
		if _, err := p.out.WriteString(s); err != nil && p.err == nil {
			p.err = err
		}
	}
}

// The names of the places of a page. They say what they are and which story
// they belong to, and stay the same when the page is made anew.
func quoteID(it *Item) string   { return "quote-" + it.Story.ID + "-" + strconv.Itoa(it.Number+1) }
func textID(it *Item) string    { return "text-" + it.Story.ID + "-" + strconv.Itoa(it.Number+1) }
func storyID(s *Story) string   { return "story-" + s.ID }
func headingID(s *Story) string { return "quotes-" + s.ID }
func yearID(it *Item) string    { return "year-" + year(it) }
func year(it *Item) string      { return strconv.Itoa(it.Story.Date.Year()) }

// placeID is where a quote stands: in the text, or at least its story.
func placeID(it *Item) string {
	if it.Story.Read == nil {
		return storyID(it.Story)
	}
	return textID(it)
}

// head is the top of a page.
type head struct {
	Policy      string
	Style       template.CSS
	Title, Lead string
}

func headOf(s Selection) head {
	sum := sha256.Sum256([]byte(pageCSS))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	return head{policy, template.CSS(pageCSS), s.Title, s.lead()}
}

// group is a heading among the quotes: a story, or a year of a record.
type group struct{ id, title, under, lang string }

// groupOf is the heading that begins with an item, if one does.
func groupOf(s Selection, last, it *Item) *group {
	switch {
	case s.Official != nil && (last == nil || year(last) != year(it)):
		return &group{id: yearID(it), title: year(it)}
	case s.Official == nil && (last == nil || last.Story != it.Story):
		return &group{headingID(it.Story), it.Story.Headline, under(it.Story), language(it.Story.Header)}
	}
	return nil
}

// section is a story.
type section struct{ ID, Title, Under, URL, Record, Lang string }

func sectionOf(s *Story) section {
	return section{storyID(s), s.Headline, under(s), link(s.URL), s.Record, language(s.Header)}
}
