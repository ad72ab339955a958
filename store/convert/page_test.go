package convert

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"onrecord/store/markup"
)

// paragraphs is enough of a story for its page to have a readable part.
var paragraphs = strings.Repeat("<p>The harbour had waited for the bridge for thirty years, and the rain, which had come every day, stopped that morning, as everybody noticed.</p>\n", 8)

func pageOf(body string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>A bridge for Port Allen | Herald</title>
<meta property="og:title" content="A bridge for Port Allen"><meta property="og:site_name" content="The Port Allen Herald">
<meta name="author" content="By Ada Lind"><meta name="description" content="What it cost.">
<meta property="article:published_time" content="2025-03-02T09:30:00+01:00"><link rel="canonical" href="/bridge"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav><article><h1>A bridge for Port Allen</h1>` + body + `</article><footer>All rights reserved. Cookies.</footer></body></html>`
}

func address(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestReadablePartOfPage(t *testing.T) {
	table := `<table><thead><tr><th>Year</th><th colspan="900000">Cost</th></tr></thead><tbody><tr><td>2024</td><td>3 &lt; 4 | 5</td></tr></tbody></table>`
	d, err := Page([]byte(pageOf(paragraphs+`<p><q>We waited</q>, said <a href="/ruiz">Ana Ruiz</a>. <a href="javascript:alert(1)">Click</a> *not* &lt;b&gt;.</p>`+
		table+`<script>evil()</script><p style="display:none">Unseen.</p><img src="data:x" alt="no">`+paragraphs)), "", address(t, "https://example.org/x?y=1"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"“We waited”, said [Ana Ruiz](https://example.org/ruiz)", "| Year | Cost |", "| 2024 |", "The harbour had waited"} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("no %q in\n%s", want, d.Body)
		}
	}
	for _, not := range []string{"Sport", "evil", "Unseen", "javascript", "Cookies", "data:"} {
		if strings.Contains(d.Body, not) {
			t.Errorf("%q in\n%s", not, d.Body)
		}
	}
	if d.Headline != "A bridge for Port Allen" || d.Source != "The Port Allen Herald" || d.Author != "Ada Lind" ||
		d.URL != "https://example.org/bridge" || d.Lang != "en" || d.Summary != "What it cost." || !d.Timed ||
		!d.Date.Equal(time.Date(2025, 3, 2, 8, 30, 0, 0, time.UTC)) {
		d.Body = ""
		t.Errorf("%+v", d)
	}
}

func TestPageOfAnotherCharset(t *testing.T) {
	said := `<p>«Мы ждали», — сказала Анна Руис, — и дождь прошёл, и мост стоял в гавани, как обещали.</p>`
	page := strings.Replace(pageOf(strings.Repeat(said, 6)), "<head>", `<head><meta charset="windows-1251">`, 1)
	raw, err := charmap.Windows1251.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Page([]byte(raw), "", nil)
	if err != nil || !strings.Contains(d.Body, "«Мы ждали», — сказала Анна Руис") {
		t.Errorf("%v in %q", err, d.Body)
	}
}

func TestPageWithoutReadablePart(t *testing.T) {
	if d, err := Page([]byte("<p>Short."), "", nil); err != nil || d.Body != "Short." {
		t.Errorf("%q, %v", d.Body, err)
	}
	if _, err := Page([]byte("<script>x</script>"), "", nil); err == nil {
		t.Error("a page without text is no story")
	}
}

func TestNewsletterTablesAreNoTables(t *testing.T) {
	body, err := markup.Fragment(`<table><tr><td><h2>News</h2><table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table></td></tr></table>`, nil)
	if err != nil || strings.Contains(body, "|") || !strings.Contains(body, "## News") || !strings.Contains(body, "One.\n\nTwo.") {
		t.Errorf("%q %v", body, err)
	}
}

func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":  strings.Repeat("<div>", 100_000) + "Text.",
		"quote": strings.Repeat("<blockquote>", 5000) + "Text.",
		"lists": strings.Repeat("<ul><li>", 5000) + "Text.",
		"table": "<table>" + strings.Repeat("<tr><td colspan=999999999>x<td rowspan=65535>y", 500) + "</table>",
		"wide":  "<table><tr><td>" + strings.Repeat("x", 100_000) + "<td>y" + strings.Repeat("<tr><td>a<td>b", 2000) + "</table>",
		"marks": strings.Repeat("<b><i><a href=x>", 2000) + "Text.",
		"open":  strings.Repeat("[", 300_000), // quadratic in the converter
		"bytes": "\x00\xff\xfe<p>\x1b[31mText.",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Page([]byte(page), "", nil)
			if err == nil && len(d.Body) > 4<<20 {
				t.Errorf("%d bytes of text from %d", len(d.Body), len(page))
			}
		})
	}
}

func FuzzPage(f *testing.F) {
	f.Add(pageOf(paragraphs))
	f.Add("<table><tr><td><q>x</table><a href='javascript:x'>")
	f.Fuzz(func(t *testing.T, page string) {
		d, err := Page([]byte(page), "", nil)
		if err == nil && strings.TrimSpace(d.Body) == "" {
			t.Error("no text, and no error")
		}
	})
}
