package export

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"onrecord/store/quote"
	"onrecord/store/wording"
)

// The quotes of a page and the list of them are written here by hand: a page
// may have a hundred thousand, and a template takes ten times as long.

// escapedHTML makes text, or the value of an attribute, of what a story says.
func escapedHTML(s string) string { return template.HTMLEscapeString(s) }

// to leads to a place of the page.
func to(id string) string { return `href="#` + escapedHTML(url.PathEscape(id)) + `"` }

// named gives a place of the page its name.
func named(id string) string { return ` id="` + escapedHTML(id) + `"` }

func inLanguage(lang string) string {
	if lang == "" {
		return ""
	}
	return ` lang="` + escapedHTML(lang) + `"`
}

// contents lists the headings, and who is quoted where.
func (p *page) contents(s Selection) {
	p.put("<li><a href=\"#quotes\">Quotes</a>\n<ul>\n")
	var last *Item
	for places := range s.statements {
		if g := groupOf(s, last, &places[0]); g != nil {
			p.put("<li><a ", to(g.id), ` dir="auto"`, inLanguage(g.lang), ">", escapedHTML(g.title), "</a>")
			if g.under != "" {
				p.put(` <span class="under" dir="auto">`, escapedHTML(g.under), "</span>")
			}
			p.put("</li>\n")
		}
		last = &places[0]
	}
	p.put("</ul></li>\n")
	if s.Official == nil {
		p.people(s)
	}
}

// people lists who is quoted, with a link to every quote.
func (p *page) people(s Selection) {
	type at struct {
		it *Item
		n  int
	}
	var order []Person
	quoted := map[string][]at{}
	n := 0
	for places := range s.statements {
		n++
		it := &places[0]
		if !it.known() {
			continue
		}
		who := it.Speaker.ID + " " + it.Speaker.Name
		if quoted[who] == nil {
			order = append(order, it.Speaker)
		}
		quoted[who] = append(quoted[who], at{it, n})
	}
	if len(order) == 0 {
		return
	}
	p.put("<li><span>Who is quoted</span>\n<ul>\n")
	for _, who := range order {
		name := escapedHTML(who.Name)
		p.put(`<li><span dir="auto">`, name, `</span> <span class="at">`)
		for _, a := range quoted[who.ID+" "+who.Name] {
			number := strconv.Itoa(a.n)
			p.put("<a ", to(quoteID(a.it)), ` aria-label="`, name, ", quote ", number, `">`, number, "</a> ")
		}
		p.put("</span></li>\n")
	}
	p.put("</ul></li>\n")
}

func (p *page) heading(g *group) {
	p.put("\n<h3", named(g.id), ` dir="auto"`, inLanguage(g.lang), ">", escapedHTML(g.title), "</h3>\n")
	if g.under != "" {
		p.put(`<p class="under" dir="auto">`, escapedHTML(g.under), "</p>\n")
	}
}

// quote writes a statement with all its places.
func (p *page) quote(places []Item, n int) {
	it, number := &places[0], strconv.Itoa(n)
	class := "quote"
	if it.Quote.Kind != quote.Direct {
		class = "quote reported"
	}
	p.put(`<article class="`, class, `"`, named(quoteID(it)), ` aria-label="Quote `, number, "\">\n")
	p.put(`<blockquote><p dir="auto"`, inLanguage(language(it.Story.Header)), ">", escapedHTML(it.Quote.Kind.Cite(it.Words)), "</p></blockquote>\n")
	p.put(`<p class="by" dir="auto">— `)
	if it.known() {
		p.put("<strong>", escapedHTML(it.Speaker.Name), "</strong>")
		if it.Speaker.Office != "" {
			p.put(", ", escapedHTML(it.Speaker.Office))
		}
	} else {
		p.put("speaker not known")
	}
	p.notes(it)
	p.put("</p>\n", `<p class="place" dir="auto"><a `, to(quoteID(it)), ` aria-label="Link to quote `, number, `">`, number, "</a> · ")
	p.place(it, lead(it))
	p.put("</p>\n")
	if len(places) > 1 {
		p.put("<ul class=\"also\">\n")
		for i := range places[1:] {
			p.also(it, &places[1+i])
		}
		p.put("</ul>\n")
	}
	p.put("</article>\n")
}

// lead is what leads from a quote to its place: below the headline of its
// story there is no need to name that again.
func lead(it *Item) string {
	switch {
	case it.Statement > 0:
		return where(it.Story)
	case it.Story.Read == nil:
		return "about the story"
	}
	return "its place in the story"
}

func (p *page) place(it *Item, words string) {
	p.put("<a ", to(placeID(it)), ">", escapedHTML(words), "</a>")
	if address := link(it.Story.URL); address != "" {
		p.put(` · <a class="out" href="`, escapedHTML(address), `" rel="noopener noreferrer external">at its source</a>`)
	}
}

func (p *page) notes(it *Item) {
	if notes := it.notes(); len(notes) > 0 {
		p.put(` <span class="told">(`, escapedHTML(strings.Join(notes, "; ")), ")</span>")
	}
}

// also writes a further place of a statement, with what is different there.
func (p *page) also(fullest, it *Item) {
	p.put("<li", named(quoteID(it)), ` dir="auto">Also in `)
	p.place(it, where(it.Story))
	d := differs(fullest, it)
	if d.None() {
		p.put(", in the same words.")
	} else {
		p.put(", in other words: <q>")
		p.difference(it, d)
		p.put("</q>")
	}
	p.notes(it)
	p.put("</li>\n")
}

func (p *page) difference(it *Item, d wording.Difference) {
	open, end := "", ""
	if it.Quote.Kind == quote.Direct {
		open, end = "“", "”"
	}
	p.put(open)
	from := 0
	for _, m := range d.Marks {
		tag := [...]string{wording.Same: "", wording.Added: "ins", wording.Dropped: "del"}[m.Change]
		p.put(escapedHTML(d.Text[from:m.Start]))
		if words := escapedHTML(d.Text[m.Start:m.End]); tag == "" {
			p.put(words)
		} else {
			p.put("<", tag, ">", words, "</", tag, ">")
		}
		from = m.End
	}
	p.put(escapedHTML(d.Text[from:]), end)
}
