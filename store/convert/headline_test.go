package convert

import "testing"

// A site's name is cut off a title only where the page says that it is one.
func TestHeadlines(t *testing.T) {
	const text = "<p>The harbour opened.</p>"
	for _, c := range []struct{ name, page, want string }{
		{"told for other sites", `<title>Harbour opens | Coast Wire</title><meta property="og:title" content="Harbour opens">`, "Harbour opens"},
		{"told, with the name", `<meta property="og:title" content="Harbour opens - Coast Wire"><meta property="og:site_name" content="Coast Wire">`, "Harbour opens"},
		{"told to search engines", `<title>Harbour opens | Coast Wire</title><script type="application/ld+json">{"@type":["NewsArticle"],"headline":"Harbour opens &amp; shuts"}</script>`, "Harbour opens & shuts"},
		{"in a graph", `<title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage","headline":"No"},{"@type":"BlogPosting","headline":"Harbour opens – Coast Wire","publisher":{"name":"Coast Wire"}}]}</script>`, "Harbour opens"},
		{"broken, to search engines", `<title>Harbour opens</title><script type="application/ld+json">{"@type":"NewsArticle","headline":</script>`, "Harbour opens"},
		{"first heading", `<title>Harbour opens | Coast Wire</title><body><h1>Harbour opens</h1>`, "Harbour opens"},
		{"first heading at the end", `<title>Coast Wire: Harbour opens</title><body><h1>Harbour opens</h1>`, "Harbour opens"},
		{"the site is the first heading", `<title>Harbour opens | Coast Wire</title><meta property="og:site_name" content="Coast Wire"><body><h1>Coast Wire</h1>`, "Harbour opens"},
		{"a heading that leads home", `<title>Harbour opens | Coast Wire</title><body><h1><a href="/">Coast Wire</a></h1><h1>Harbour opens</h1>`, "Harbour opens"},
		{"with its article", `<title>Harbour opens — The Coast Wire</title><meta property="og:site_name" content="Coast Wire">`, "Harbour opens"},
		{"at the beginning", `<title>Coast Wire: Harbour: it opens</title><meta property="og:site_name" content="Coast Wire">`, "Harbour: it opens"},
		{"nobody says so", `<title>Harbour opens - at last</title>`, "Harbour opens - at last"},
		{"a headline of two parts", `<title>Harbour opens - at last</title><body><h1>Harbour opens - at last</h1>`, "Harbour opens - at last"},
		{"only a heading", `<body><h1>Harbour opens</h1>`, "Harbour opens"},
		{"nothing but the name", `<title>Coast Wire</title><meta property="og:site_name" content="Coast Wire">`, "Coast Wire"},
		{"a title in a drawing", `<body><svg><title>Menu</title></svg><h1>Harbour opens</h1>`, "Harbour opens"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d, err := Page([]byte("<!doctype html><html>"+c.page+text), "", nil); err != nil || d.Headline != c.want {
				t.Errorf("%q, %v; want %q", d.Headline, err, c.want)
			}
		})
	}
}
