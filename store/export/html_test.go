package export

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// node walks a page that has been parsed as a browser does.
func nodes(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(root.Descendants())
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// elements that a page may have; a story adds none.
var elements = strings.Fields("html head meta title style body a header h1 h2 h3 h4 h5 h6 p nav ul li span main section article " +
	"blockquote strong q ins del div mark table tbody tr td footer")

func TestPageHoldsNothingForeign(t *testing.T) {
	odd := harbour(t)
	odd.Items[0].Story.ID = "a\"b'<c>&%41#宮本?x=/y"
	for name, s := range map[string]Selection{"a search": harbour(t), "a record": record(t), "a hostile story": hostile(t), "an odd ID": odd} {
		t.Run(name, func(t *testing.T) {
			ids := map[string]bool{}
			var links, words []string
			for _, n := range nodes(t, written(t, s, HTML)) {
				if n.Type == html.CommentNode {
					t.Errorf("a comment: %s", n.Data)
				}
				if n.Type != html.ElementNode {
					continue
				}
				if !slices.Contains(elements, n.Data) {
					t.Errorf("an element %s", n.Data)
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
						t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
					}
				}
				if id := attr(n, "id"); id != "" {
					if ids[id] {
						t.Errorf("two places are called %s", id)
					}
					ids[id] = true
				}
				if href := attr(n, "href"); href != "" {
					links = append(links, href)
				}
				if n.Data == "blockquote" && n.Parent.Data == "article" {
					words = append(words, textOf(n))
				}
			}
			for _, href := range links {
				fragment, inside := strings.CutPrefix(href, "#")
				name, err := url.PathUnescape(fragment)
				if inside && (err != nil || !ids[name]) || !inside && !strings.HasPrefix(href, "https://example.org/") {
					t.Errorf("a link leads to %s", href)
				}
			}
			var want []string
			for places := range s.statements {
				want = append(want, places[0].Quote.Kind.Cite(places[0].Words))
			}
			if !slices.Equal(words, want) {
				t.Errorf("it says %q, not %q", words, want)
			}
		})
	}
}

// What is highlighted in a story is what was said, and nothing of the text is
// lost around it.
func TestTextOfAStory(t *testing.T) {
	for name, s := range map[string]Selection{"a search": harbour(t), "a hostile story": hostile(t)} {
		t.Run(name, func(t *testing.T) {
			marked := map[string]string{}
			var whole strings.Builder
			for _, n := range nodes(t, written(t, s, HTML)) {
				if n.Type != html.ElementNode {
					continue
				}
				if attr(n, "class") == "said" {
					marked[attr(n, "href")] += textOf(n) + " "
				}
				if attr(n, "class") == "text" {
					whole.WriteString(textOf(n) + "\n")
				}
			}
			fold := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "…", " ")), " ") } // between parts
			for i := range s.Items {
				it := &s.Items[i]
				if got := marked["#"+url.PathEscape(quoteID(it))]; fold(got) != fold(it.Words) {
					t.Errorf("%s: highlighted is %q, not %q", quoteID(it), got, it.Words)
				}
			}
			for _, st := range s.stories() {
				for _, b := range st.Read() {
					var words strings.Builder
					for _, r := range b.Runs {
						words.WriteString(st.Body[r.Start:r.End])
					}
					if !st.Title.Contains(b.Span()) && !strings.Contains(whole.String(), words.String()) {
						t.Errorf("%q is lost", words.String())
					}
				}
			}
		})
	}
}

func TestPageWithoutTexts(t *testing.T) {
	s := harbour(t)
	for i := range s.Items {
		s.Items[i].Story.Read = nil
	}
	page := written(t, s, HTML)
	if strings.Contains(page, `class="text"`) || !strings.Contains(page, `href="#story-2031-03-04-harbour-closed"`) {
		t.Error("the quotes do not lead to their stories alone")
	}
}

// Whatever is opened is closed, so that no part of the page falls into
// another. A parser mends such faults and does not tell.
func TestTagsAreClosed(t *testing.T) {
	for name, s := range map[string]Selection{"a search": harbour(t), "a record": record(t), "a hostile story": hostile(t), "nothing": {Title: "Nothing"}} {
		var open []string
		for z := html.NewTokenizer(strings.NewReader(written(t, s, HTML))); ; {
			kind := z.Next()
			if kind == html.ErrorToken {
				break
			}
			tag, _ := z.TagName()
			switch {
			case kind == html.StartTagToken && string(tag) != "meta":
				open = append(open, string(tag))
			case kind == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != string(tag) {
					t.Fatalf("%s: </%s> in %q", name, tag, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: %q are not closed", name, open)
		}
	}
}

func TestRowsOfATable(t *testing.T) {
	s := Selection{Title: "A table", Items: told(t, "table.md", "“It is a table,” said Ana Ruiz.\n\n| Port | Ships |\n|---|---|\n| Selm | 300 |\n| Allen | 100 |\n\nThe end.\n")}
	var rows []string
	for _, n := range nodes(t, written(t, s, HTML)) {
		if n.Type == html.ElementNode && n.Data == "tr" {
			row := ""
			for td := range n.ChildNodes() {
				if td.Type == html.ElementNode {
					row += textOf(td) + "|"
				}
			}
			rows = append(rows, row)
		}
	}
	if want := []string{"Port|Ships|", "Selm|300|", "Allen|100|"}; !slices.Equal(rows, want) {
		t.Errorf("the rows are %q", rows)
	}
}
