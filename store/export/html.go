package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strconv"
	"strings"

	"onrecord/store/quote"
	"onrecord/store/wording"
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
	n := 0
	var last *Item
	for places := range s.statements {
		n++
		if g := groupOf(s, last, &places[0]); g != nil {
			p.part("group", g)
		}
		p.part("quote", viewOf(places, n))
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

func (p *page) put(s string) {
	if _, err := p.out.WriteString(s); err != nil && p.err == nil {
		p.err = err
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
	Groups      []*group
	People      []*quoted
}

// group is a heading among the quotes: a story, or a year of a record.
type group struct{ ID, Title, Under, Lang string }

// quoted is somebody with the quotes of hers on the page.
type quoted struct {
	Name string
	At   []at
}

type at struct {
	ID, Label string
	Number    int
}

func headOf(s Selection) head {
	sum := sha256.Sum256([]byte(pageCSS))
	h := head{
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(pageCSS), Title: s.Title, Lead: s.lead(),
	}
	people := map[string]*quoted{}
	var last *Item
	n := 0
	for places := range s.statements {
		n++
		it := &places[0]
		if g := groupOf(s, last, it); g != nil {
			h.Groups = append(h.Groups, g)
		}
		last = it
		if s.Official != nil || !it.known() {
			continue
		}
		who := it.Speaker.ID + " " + it.Speaker.Name
		if people[who] == nil {
			people[who] = &quoted{Name: it.Speaker.Name}
			h.People = append(h.People, people[who])
		}
		people[who].At = append(people[who].At, at{quoteID(it), it.Speaker.Name + ", quote " + strconv.Itoa(n), n})
	}
	return h
}

// groupOf is the heading that begins with an item, if one does.
func groupOf(s Selection, last, it *Item) *group {
	switch {
	case s.Official != nil && (last == nil || year(last) != year(it)):
		return &group{ID: yearID(it), Title: year(it)}
	case s.Official == nil && (last == nil || last.Story != it.Story):
		return &group{headingID(it.Story), it.Story.Headline, under(it.Story), language(it.Story.Header)}
	}
	return nil
}

// view is a quote, or a statement with all its places.
type view struct {
	placeView
	N                   int
	Words, Name, Office string
	Lang                string
	Reported            bool
	Also                []placeView
}

// placeView is where a quote stands.
type placeView struct {
	ID, Place, Where, URL string
	Notes                 string
	Pieces                []piece
}

// piece is a stretch of a difference.
type piece struct {
	Text           string
	Added, Dropped bool
}

func viewOf(places []Item, n int) view {
	it := &places[0]
	v := view{
		placeView: placeOf(it, it), N: n, Words: it.Quote.Kind.Cite(it.Words), Name: it.Speaker.Name, Office: it.Speaker.Office,
		Lang: language(it.Story.Header), Reported: it.Quote.Kind != quote.Direct,
	}
	if it.Statement == 0 { // the story stands above it
		v.Where = "its place in the story"
		if it.Story.Read == nil {
			v.Where = "about the story"
		}
	}
	for i := range places[1:] {
		v.Also = append(v.Also, placeOf(it, &places[1+i]))
	}
	return v
}

func placeOf(fullest, it *Item) placeView {
	v := placeView{
		ID: quoteID(it), Place: placeID(it), Where: where(it.Story), URL: link(it.Story.URL),
		Notes: strings.Join(it.notes(), "; "),
	}
	d, from := differs(fullest, it), 0
	open, end := "", ""
	if it.Quote.Kind == quote.Direct && !d.None() {
		open, end = "“", "”"
	}
	v.piece(open, wording.Same)
	for _, m := range d.Marks {
		v.piece(d.Text[from:m.Start], wording.Same)
		v.piece(d.Text[m.Start:m.End], m.Change)
		from = m.End
	}
	v.piece(d.Text[from:]+end, wording.Same)
	return v
}

func (v *placeView) piece(text string, c wording.Change) {
	if text != "" {
		v.Pieces = append(v.Pieces, piece{text, c == wording.Added, c == wording.Dropped})
	}
}

// section is a story.
type section struct{ ID, Title, Under, URL, Record, Lang string }

func sectionOf(s *Story) section {
	return section{storyID(s), s.Headline, under(s), link(s.URL), s.Record, language(s.Header)}
}
