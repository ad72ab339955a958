package convert

import (
	"strings"
	"testing"
	"time"
)

const nitfStory = `<?xml version="1.0" encoding="iso-8859-1"?><nitf><head><title>Short</title><docdata><doc-id id-string="pan.7"/>
<date.issue norm="20250302T093000+0100"/><key-list><keyword key="bridges"/></key-list></docdata></head><body><body.head>
<hedline><hl1>A bridge for Port Allen</hl1></hedline><byline>By <person>Ada Lind</person></byline><distributor>Port Allen News</distributor>
<dateline><location>Port Allen</location></dateline></body.head><body.content><block><p>` + "\xabWe waited\xbb" + `, said <person>Ana Ruiz</person>.</p>
<hl2>Cost</hl2><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>3 &lt; 4</td></tr></table><media><p>Unseen</p></media></block></body.content></body></nitf>`

const newsMLStory = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:newsml:pan:8" xml:lang="en"><itemMeta>
<provider><name>Port Allen News</name></provider><versionCreated>2025-03-02T09:30:00+01:00</versionCreated></itemMeta><contentMeta>
<headline>The harbour</headline><by>Ada Lind</by><subject><name>harbours</name></subject></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>“We waited,” said Ana Ruiz.</p><script>evil()</script></body></html>
</inlineXML></contentSet></newsItem><newsItem guid="urn:9"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta><headline>Gone</headline></contentMeta></newsItem></itemSet></newsMessage>`

func TestStoriesOfAgencies(t *testing.T) {
	drafts, errs := read("a.xml", nitfStory)
	if len(drafts) != 1 || len(errs) > 0 {
		t.Fatal(drafts, errs)
	}
	d := drafts[0]
	if d.Headline != "A bridge for Port Allen" || d.Author != "Ada Lind" || d.Source != "Port Allen News" || d.Place != "Port Allen" ||
		d.GUID != "pan.7" || d.Topics[0] != "bridges" || !d.Date.Equal(time.Date(2025, 3, 2, 8, 30, 0, 0, time.UTC)) ||
		!strings.Contains(d.Body, "«We waited», said Ana Ruiz.") || !strings.Contains(d.Body, "## Cost") || !strings.Contains(d.Body, "| 2024 |") || strings.Contains(d.Body, "Unseen") {
		t.Errorf("%+v", d)
	}
	drafts, errs = read("a.xml", newsMLStory)
	if len(drafts) != 1 || len(errs) != 1 || errs[0] != "Gone: was withdrawn by the agency" {
		t.Fatal(drafts, errs)
	}
	d = drafts[0]
	if d.Headline != "The harbour" || d.Author != "Ada Lind" || d.Source != "Port Allen News" || d.GUID != "urn:newsml:pan:8" ||
		d.Topics[0] != "harbours" || strings.TrimSpace(d.Body) != "“We waited,” said Ana Ruiz." || d.Date.IsZero() {
		t.Errorf("%+v", d)
	}
}

func TestHostileXML(t *testing.T) {
	for name, content := range map[string]string{
		"other": "<rss/>", "none": "x", "broken": nitfStory[:len(nitfStory)/2],
		"entities": `<!DOCTYPE nitf [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><nitf><body.content><p>&b;</p></body.content></nitf>`,
		"deep":     strings.Repeat("<nitf>", 100_000),
	} {
		if _, errs := read("a.xml", content); len(errs) == 0 {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzAgency(f *testing.F) {
	f.Add(nitfStory)
	f.Add(newsMLStory)
	f.Fuzz(func(t *testing.T, content string) {
		drafts, _ := read("a.xml", content)
		for _, d := range drafts {
			if strings.TrimSpace(d.Body) == "" {
				t.Error("a story of nothing")
			}
		}
	})
}
