package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/story"
)

var noon = time.Date(2031, 4, 5, 12, 0, 0, 0, time.UTC)

func read(t *testing.T, text string) ([]Story, Report, error) {
	t.Helper()
	return readFrom(t, strings.NewReader(text), From{URL: "https://herald.example/feeds/news.xml", Now: noon})
}

func readFrom(t *testing.T, r io.Reader, from From) ([]Story, Report, error) {
	t.Helper()
	var all []Story
	rep, err := Read(r, from, func(s Story) error {
		all = append(all, s)
		return nil
	})
	return all, rep, err
}

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Port Allen Herald</title><link>https://herald.example/</link><language>en</language>
<item><title>A bridge &amp;amp; a ferry</title><link>/bridge</link><guid isPermaLink="false">42</guid>
<pubDate>Fri, 04 Apr 2031 08:30:00 +0200</pubDate><dc:creator>Ada Lind</dc:creator><category>harbour</category>
<description>One sentence.</description>
<content:encoded><![CDATA[<p>“We have waited,” she said. See <a href="/more">more</a>.</p><p>A <b>road</b> </item> over water.</p><script>x()</script>]]></content:encoded></item>
<item><title>The tide</title><link>https://herald.example/tide</link><description>It comes&lt;br&gt;and goes.</description></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	got, rep, err := read(t, rss)
	if err != nil || rep.Stories != 2 || rep.Note() != "" || rep.Title != "The Port Allen Herald" {
		t.Fatal(rep, err)
	}
	want := Story{
		Headline: "A bridge & a ferry", Summary: "One sentence.", Source: "The Port Allen Herald", Author: "Ada Lind",
		URL: "https://herald.example/bridge", Lang: "en", GUID: "42",
		Date: time.Date(2031, 4, 4, 6, 30, 0, 0, time.UTC), Timed: true, Topics: []string{"harbour"},
		Body: "“We have waited,” she said. See [more](https://herald.example/more).\n\nA **road** over water.",
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	if s := got[1]; !s.Date.IsZero() || s.URL != "https://herald.example/tide" || !strings.HasPrefix(s.Body, "It comes") || s.Summary != "" {
		t.Errorf("%+v", s)
	}
}

// Whatever comes after the last whole item of a feed that is broken off, and
// whatever is wrong with one item, the others are there.
func TestBrokenFeeds(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf("<item><title>Story %d</title><guid>g%d</guid><description>Text.</description></item>", n, n)
	}
	const head = `<rss version="2.0"><channel><title>T</title>`
	for _, c := range []struct {
		name, text, note string
		headlines        string
	}{
		{"whole", head + item(1) + item(2) + "</channel></rss>", "", "Story 1|Story 2"},
		{"not closed", head + item(1) + item(2), "", "Story 1|Story 2"},
		{"cut within an item", head + item(1) + item(2)[:30], "broken off within an item", "Story 1"},
		{"cut within a tag", head + item(1) + "<item><tit", "broken off within an item", "Story 1"},
		{"cut within CDATA", head + item(1) + "<item><title><![CDATA[half", "broken off within an item", "Story 1"},
		{"an item is not closed", head + "<item><title>Story 1</title><guid>a</guid>" + item(2) + "</channel></rss>", "", "Story 1|Story 2"},
		{"bare ampersands", head + "<item><title>Fish & chips &nbsp; &c</title></item>" + item(2) + "</channel></rss>", "", "Fish & chips &c|Story 2"},
		{"twice the same", head + item(1) + item(1) + "</channel></rss>", "", "Story 1"},
		{"empty items", head + "<item/><item></item>" + item(1) + "</channel></rss>", "", "Story 1"},
		{"control characters", head + "<item><title>A\x01B\x1b[31m C\u202eD</title></item></channel></rss>", "", "AB[31m CD"},
		{"an item in a comment", head + "<!-- " + item(7) + " -->" + item(1) + "</channel></rss>", "", "Story 1"},
		{"an attribute with >", head + `<item a="x>y"><title>Story 1</title></item></channel></rss>`, "", "Story 1"},
		{"words before the declaration", "\n\nWarning: x\n" + `<?xml version="1.0"?>` + head + item(1), "", "Story 1"},
		{"entities that swell", `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>` + head + "<item><title>&b; Story</title></item>", "", "&b; Story"},
		{"no items", head + "</channel></rss>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, rep, err := read(t, c.text)
			if err != nil {
				t.Fatal(err)
			}
			var heads []string
			for _, s := range got {
				heads = append(heads, s.Headline)
			}
			if h := strings.Join(heads, "|"); h != c.headlines || rep.Note() != c.note {
				t.Errorf("headlines %q, note %q; want %q, %q", h, rep.Note(), c.headlines, c.note)
			}
		})
	}
}

func TestOtherForms(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"Atom", `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://herald.example/a/"><title>Herald</title>
<link href="https://herald.example/"/>
<entry><title>Tide</title><id>urn:x:1</id><link href="tide"/><updated>2031-04-01T10:00:00Z</updated><content type="html">&lt;p&gt;High &lt;a href="x"&gt;water&lt;/a&gt;&lt;/p&gt;</content></entry></feed>`},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Herald</title><link>https://herald.example/a/</link></channel>
<item rdf:about="https://herald.example/a/tide"><title>Tide</title><link>https://herald.example/a/tide</link><dc:date>2031-04-01T10:00:00Z</dc:date><description>&lt;p&gt;High &lt;a href="x"&gt;water&lt;/a&gt;&lt;/p&gt;</description></item></rdf:RDF>`},
		{"JSON", `{"version":"https://jsonfeed.org/version/1.1","title":"Herald","home_page_url":"https://herald.example/a/","items":[
{"id":"urn:x:1","url":"tide","title":"Tide","date_published":"2031-04-01T10:00:00Z","content_html":"<p>High <a href=\"x\">water</a></p>"},{"id":2,"content_`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, rep, err := read(t, c.text)
			if err != nil || len(got) != 1 || rep.Title != "Herald" {
				t.Fatal(got, rep, err)
			}
			s := got[0]
			if s.Headline != "Tide" || s.URL != "https://herald.example/a/tide" || s.Body != "High [water](https://herald.example/a/x)" ||
				!s.Date.Equal(time.Date(2031, 4, 1, 10, 0, 0, 0, time.UTC)) || s.Source != "Herald" {
				t.Errorf("%+v", s)
			}
			if broken := rep.Cut != ""; broken != (c.name == "JSON") {
				t.Errorf("cut: %q", rep.Cut)
			}
		})
	}
}

func TestLettersOfFeeds(t *testing.T) {
	feedOf := func(decl, word string) string {
		return decl + "<rss version='2.0'><channel><title>T</title><item><title>" + word + "</title></item></channel></rss>"
	}
	wide := func(s string) string {
		var b bytes.Buffer
		for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(s))...) {
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
		return b.String()
	}
	for _, c := range []struct{ name, text, kind, want string }{
		{"Windows-1252 that says UTF-8", feedOf(`<?xml version="1.0" encoding="utf-8"?>`, "caf\xe9 \x93so\x94"), "", "café “so”"},
		{"UTF-8 that says Latin-1", feedOf(`<?xml version="1.0" encoding="iso-8859-1"?>`, "café"), "", "café"},
		{"Latin-1 that says so", feedOf(`<?xml version="1.0" encoding='ISO-8859-1'?>`, "caf\xe9"), "", "café"},
		{"the server alone says so", feedOf("", "\xeb\xce"), "text/xml; charset=koi8-r", "Кн"},
		{"Shift JIS", feedOf(`<?xml version="1.0" encoding="Shift_JIS"?>`, "\x93\xfa\x96\x7b"), "", "日本"},
		{"UTF-16", wide(feedOf(`<?xml version="1.0" encoding="utf-16"?>`, "Ærø")), "", "Ærø"},
		{"a mark of byte order", "\ufeff" + feedOf("", "Ærø"), "", "Ærø"},
		{"letters nobody knows", feedOf(`<?xml version="1.0" encoding="x-nothing"?>`, "Ærø"), "", "Ærø"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := readFrom(t, strings.NewReader(c.text), From{URL: "https://herald.example/", ContentType: c.kind, Now: noon})
			if err != nil || len(got) != 1 || !strings.EqualFold(got[0].Headline, c.want) {
				t.Errorf("%+v, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text, want string
		timed      bool
	}{
		{"<pubDate>Fri, 04 Apr 2031 08:30:00 GMT</pubDate>", "2031-04-04", true},
		{"<pubDate>2031-04-04</pubDate>", "2031-04-04", false},
		{"<pubDate>Sat, 05 Apr 2031 20:00:00 GMT</pubDate>", "2031-04-05", true}, // a clock that is fast
		{"<pubDate>Fri, 04 Apr 2036 08:30:00 GMT</pubDate>", "0001-01-01", false},
		{"<pubDate>soon</pubDate>", "0001-01-01", false},
		{"", "0001-01-01", false},
	} {
		got, _, err := read(t, "<rss version='2.0'><channel><item><title>T</title>"+c.text+"</item></channel></rss>")
		if err != nil || len(got) != 1 || got[0].Date.Format(time.DateOnly) != c.want || got[0].Timed != c.timed {
			t.Errorf("%s: %+v, %v", c.text, got, err)
		}
	}
}

func TestPagesNameTheirFeeds(t *testing.T) {
	_, _, err := read(t, `<!DOCTYPE html><html><head><base href="/sub/"><link rel="stylesheet" href="x.css">
<link rel="alternate" type="application/rss+xml" title="All &amp; more" href="all.xml"><link rel=alternate type="application/atom+xml" href="javascript:x"></head></html>`)
	var not *NotFeedError
	if !errors.As(err, &not) || !not.Page || !cmp.Equal(not.Links, []Link{{"https://herald.example/sub/all.xml", "All & more"}}) {
		t.Errorf("%v, %+v", err, not)
	}
	for _, text := range []string{"", "nothing", "<html></html>", "<svg></svg>", "{}", "[1]", "\x00\x01"} {
		if _, _, err := read(t, text); !errors.As(err, &not) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// endless is the beginning of a feed, then one item again and again.
type endless struct {
	head, item []byte
	n          int
	buf        []byte
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.buf) == 0 {
		e.buf = e.head
		if e.n > 0 {
			e.buf = bytes.ReplaceAll(e.item, []byte("NUMBER"), fmt.Appendf(nil, "%d", e.n))
		}
		e.n++
	}
	n := copy(p, e.buf)
	e.buf = e.buf[n:]
	return n, nil
}

func bigFeed(size int64) io.Reader {
	item := "<item><title>Story NUMBER</title><guid>gNUMBER</guid><description>" + strings.Repeat("Words of the story. ", 200) + "</description></item>\n"
	return io.LimitReader(&endless{head: []byte("<rss version='2.0'><channel><title>T</title>"), item: []byte(item)}, size)
}

func TestAReaderThatFailsKeepsWhatCame(t *testing.T) {
	got, rep, err := readFrom(t, io.MultiReader(strings.NewReader(rss), iotest.ErrReader(errors.New("gone"))), From{Now: noon})
	if err != nil || len(got) != 2 || rep.Cut != "broken off: gone" {
		t.Error(len(got), rep, err)
	}
	if _, _, err = readFrom(t, iotest.ErrReader(errors.New("gone")), From{}); err == nil {
		t.Error("no error")
	}
}

func BenchmarkRead(b *testing.B) {
	const size = 5 << 20
	b.SetBytes(size)
	for b.Loop() {
		if _, err := Read(bigFeed(size), From{URL: "https://herald.example/", Now: noon}, func(Story) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"1","title":"x","items":[{"id":"1","title":"a"}]}`))
	f.Add([]byte("<feed><entry><title>a</title></entry><entry"))
	f.Add([]byte("<rdf:RDF><item><![CDATA[</item></rdf:RDF>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var got []Story
		rep, err := Read(bytes.NewReader(text), From{URL: "https://herald.example/", Now: noon}, func(s Story) error {
			got = append(got, s)
			return nil
		})
		if err == nil && rep.Stories != len(got) {
			t.Errorf("%d stories, and %d told", len(got), rep.Stories)
		}
		for _, s := range got {
			if story.Line(s.Headline) != s.Headline || s.URL != "" && !strings.HasPrefix(s.URL, "http") {
				t.Errorf("%+v", s)
			}
		}
	})
}

// What is cut off anywhere gives no story that the whole does not give, and
// all that are whole.
func TestCutAnywhere(t *testing.T) {
	whole, _, _ := read(t, rss)
	for i := range len(rss) {
		got, _, _ := read(t, rss[:i])
		if len(got) > len(whole) || !cmp.Equal(got, whole[:len(got)]) && len(got) > 0 {
			t.Fatalf("cut at %d: %+v", i, got)
		}
		if n := strings.Count(rss[:i], "</item>\n"); len(got) < min(n, len(whole)) {
			t.Fatalf("cut at %d: %d stories of %d", i, len(got), n)
		}
	}
}
