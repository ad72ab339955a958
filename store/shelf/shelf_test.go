package shelf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/story"
)

func open(t testing.TB, dir string) *Shelf {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func put(t testing.TB, s *Shelf, d Draft) Placed {
	t.Helper()
	p, err := s.Put(d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// files lists what a reader finds in a folder.
func files(t testing.TB, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if err == nil && d.Name() == hidden {
				return filepath.SkipDir
			}
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		names = append(names, filepath.ToSlash(rel))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// back reads a story as an edition does.
func back(t testing.TB, path string) (story.Story, Draft) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	st, err := story.Parse(story.File{Name: filepath.Base(path)}, content)
	if err != nil {
		t.Fatal(err)
	}
	return st, draftOf(st, foreignFields(content))
}

func bridge() Draft {
	return Draft{
		Headline: "A bridge for Port Allen", Summary: "It’s open: at last.", Place: "Port Allen",
		Source: "The Port Allen Herald", Author: "Ada Lind", URL: "https://example.org/bridge?utm_source=feed",
		Lang: "en", GUID: "tag:example.org,2025:bridge", Topics: []string{"bridges", "harbour, old"},
		Date: time.Date(2025, 3, 2, 9, 30, 0, 0, time.FixedZone("", 3600)), Timed: true,
		Body: "“We waited,” Ana Ruiz said.\n\n---\n\ntitle: not a field\n\n| a | b |\n|---|---|\n| 1 | 2 |",
	}
}

func TestStoryComesBackAsItWasPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "stories")
	s := open(t, dir)
	if _, err := os.Stat(dir); err == nil {
		t.Error("opening made the folder")
	}
	p := put(t, s, bridge())
	want := Placed{"2025-03-02-a-bridge-for-port-allen", filepath.Join(dir, "2025", "03", "2025-03-02-a-bridge-for-port-allen.md"), Added}
	if p != want {
		t.Errorf("placed %+v, want %+v", p, want)
	}
	st, d := back(t, p.Path)
	if st.ID != p.ID || len(st.Notes) > 0 {
		t.Errorf("read back as %s with notes %q", st.ID, st.Notes)
	}
	if !d.Date.Equal(bridge().Date) {
		t.Errorf("date %v", d.Date)
	}
	b := bridge()
	b.Body += "\n"
	d.Date, b.Date = time.Time{}, time.Time{}
	if diff := cmp.Diff(b, d); diff != "" {
		t.Errorf("what was put is not what is read: %s", diff)
	}
}

func TestStoryIsKnownAgain(t *testing.T) {
	change := func(f func(d *Draft)) Draft { d := bridge(); f(&d); return d }
	for _, c := range []struct {
		name string
		d    Draft
		want Change
	}{
		{"the same", bridge(), Unchanged},
		{"another link", change(func(d *Draft) { d.URL = "https://example.org/?p=7" }), Unchanged},
		{"no GUID, the same link", change(func(d *Draft) { d.GUID = "" }), Unchanged},
		{"link with tracks", change(func(d *Draft) { d.GUID, d.URL = "", "http://www.example.org/bridge/?fbclid=1#top" }), Unchanged},
		{"neither, the same text", change(func(d *Draft) { d.GUID, d.URL = "", "" }), Unchanged},
		{"other text", change(func(d *Draft) { d.Body = "It fell." }), Changed},
		{"other headline and text at the link", change(func(d *Draft) { d.GUID, d.Headline = "", "It fell" }), Changed},
		{"another entry of the same page", change(func(d *Draft) { d.GUID, d.Headline = "tag:2", "It fell" }), Added},
		{"another story", change(func(d *Draft) { d.GUID, d.URL, d.Body = "tag:2", "https://example.org/2", "Two." }), Added},
		{"front page for a link", change(func(d *Draft) { d.GUID, d.URL, d.Body = "", "https://example.org/", "Two." }), Added},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			first := put(t, open(t, dir), bridge())
			for _, fresh := range []bool{false, true} {
				s := open(t, dir)
				if fresh { // without what was remembered
					os.RemoveAll(filepath.Join(dir, hidden))
				}
				p := put(t, s, c.d)
				if fresh && c.want != Unchanged {
					break // the second time it is there already
				}
				if p.Change != c.want || (p.ID == first.ID) != (c.want != Added) {
					t.Errorf("%v at %s, want %v", p.Change, p.ID, c.want)
				}
			}
			if p := put(t, open(t, dir), c.d); p.Change != Unchanged {
				t.Errorf("the second time: %v", p.Change)
			}
		})
	}
}

func TestOldVersionStaysReachable(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	d := bridge()
	p := put(t, s, d)
	first, _ := os.ReadFile(p.Path)
	for _, body := range []string{"Two.", "Three."} {
		d.Body = body
		if got := put(t, s, d); got.Path != p.Path || got.Change != Changed {
			t.Errorf("%s: %+v", body, got)
		}
	}
	old := Versions(p.Path)
	if len(old) != 2 {
		t.Fatalf("%d versions: %v", len(old), files(t, dir))
	}
	if content, _ := os.ReadFile(old[0]); string(content) != string(first) {
		t.Error("the first version is not what was put first")
	}
	if st, _ := back(t, old[1]); st.Body != "Two.\n" {
		t.Errorf("the second version is %q", st.Body)
	}
	if p := put(t, open(t, dir), d); p.Change != Unchanged {
		t.Errorf("then: %v", p.Change)
	}
}

func TestEditedFileIsNotWrittenOver(t *testing.T) {
	for _, forgetful := range []bool{false, true} {
		dir := t.TempDir()
		p := put(t, open(t, dir), bridge())
		content, _ := os.ReadFile(p.Path)
		edited := strings.Replace(string(content), "We waited", "We have waited", 1)
		if err := os.WriteFile(p.Path, []byte(edited), 0o644); err != nil {
			t.Fatal(err)
		}
		if forgetful {
			os.RemoveAll(filepath.Join(dir, hidden))
		}
		s := open(t, dir)
		if p := put(t, s, bridge()); p.Change != Unchanged {
			t.Errorf("%v", p.Change)
		}
		if now, _ := os.ReadFile(p.Path); string(now) != edited {
			t.Error("the edited file was written over")
		}
		d := bridge()
		d.Body = "New."
		put(t, s, d)
		if old := Versions(p.Path); len(old) != 1 {
			t.Errorf("versions: %v", old)
		} else if now, _ := os.ReadFile(old[0]); string(now) != edited {
			t.Error("the edited file was lost")
		}
	}
}

func TestDeletedStoryCanComeBack(t *testing.T) {
	s := open(t, t.TempDir())
	p := put(t, s, bridge())
	os.Remove(p.Path)
	if again := put(t, s, bridge()); again != p {
		t.Errorf("%+v, want %+v", again, p)
	}
}

func TestStoriesOfOneNameAreToldApart(t *testing.T) {
	s := open(t, t.TempDir())
	for i, want := range []string{"1925-01-01-a", "1925-01-01-a-2", "1925-01-01-a-3"} {
		p := put(t, s, Draft{Headline: "A", Date: time.Date(1925, 1, 1, 0, 0, 0, 0, time.UTC), Body: strings.Repeat("x ", i+1)})
		if p.ID != want {
			t.Errorf("%s, want %s", p.ID, want)
		}
	}
}

func TestStoryWithoutDateGetsItFromItsName(t *testing.T) {
	s := open(t, t.TempDir())
	p := put(t, s, Draft{Headline: "No day", Body: "Text."})
	st, d := back(t, p.Path)
	if !d.Date.IsZero() || st.Date.Format(time.DateOnly) != p.ID[:10] || len(st.Notes) != 1 {
		t.Errorf("%v %v %v", d.Date, st.Date, st.Notes)
	}
	if again := put(t, s, Draft{Headline: "No day", Body: "Text."}); again.Change != Unchanged {
		t.Error(again.Change)
	}
}

func TestNamesStayInTheFolder(t *testing.T) {
	for headline, want := range map[string]string{
		"../../etc/passwd":                  "etc-passwd",
		"/etc/x\x00y":                       "etc-xy",
		`..\..\windows`:                     "windows",
		"":                                  "story",
		"…":                                 "story",
		"Bürgermeister: “Wir warten”":       "burgermeister-wir-warten",
		"Don’t wait":                        "dont-wait",
		"मंत्री ने कहा":                     "मंत्री-ने-कहा",
		"會談":                                "會談",
		strings.Repeat("word ", 40):         strings.TrimSuffix(strings.Repeat("word-", 13), "-"),
		"\u202eevil\u202c .hidden .. x.md ": "evil-hidden-x-md",
	} {
		got := slug(story.Line(headline))
		if got != want {
			t.Errorf("%q: %q, want %q", headline, got, want)
		}
		if !filepath.IsLocal(got) || story.IDOf("2025-01-01-"+got+".md") != "2025-01-01-"+got {
			t.Errorf("%q: %q is no ID", headline, got)
		}
	}
}

func TestEmptyStoryIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	if _, err := open(t, dir).Put(Draft{Headline: " \u202e", Source: "x"}); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
}

// The text of a story's page stands in the file; the story is known again by
// what it came in, with the page or without it.
func TestTheTextOfThePage(t *testing.T) {
	s := open(t, t.TempDir())
	d := Draft{Headline: "Harbour opens", Body: "It opens.", GUID: "a:1", URL: "https://herald.example/1"}
	look := func(d Draft, want Change, page bool) {
		t.Helper()
		if c, has, err := s.Look(d); err != nil || c != want || has != page {
			t.Errorf("%v, page %v, %v; want %v, %v", c, has, err, want, page)
		}
	}
	look(d, Added, false)
	put(t, s, d)
	look(d, Unchanged, false)
	full := d
	full.Page = &Draft{Headline: "Opens", Author: "Ada Lind", Body: "It opens at noon, and everybody is there."}
	look(full, Changed, false)
	if p := put(t, s, full); p.Change != Changed || len(Versions(p.Path)) != 1 {
		t.Error(p)
	}
	look(d, Unchanged, true)
	again := open(t, s.Dir()) // from the files
	if err := os.Remove(filepath.Join(s.Dir(), hidden, "keys")); err != nil {
		t.Fatal(err)
	}
	p := put(t, again, d)
	if st, _ := back(t, p.Path); p.Change != Unchanged || strings.TrimSpace(st.Body) != full.Page.Body || st.Headline != d.Headline || st.Author != "Ada Lind" {
		t.Errorf("%v, %+v", p, st)
	}
	if p := put(t, again, full); p.Change != Unchanged {
		t.Error("the same page makes a version")
	}
	full.Page.Body += " It rained."
	if p := put(t, again, full); p.Change != Changed || len(Versions(p.Path)) != 2 {
		t.Error("another page makes none")
	}
}

// Stories that are made ready at the same time come out as if they had been
// put one after another, and nothing is left of those that are dropped.
func TestReady(t *testing.T) {
	s := open(t, t.TempDir())
	d := Draft{Headline: "Harbour opens", Body: "It opens.", GUID: "a:1", Date: time.Date(2031, 4, 5, 0, 0, 0, 0, time.UTC)}
	other, changed := d, d
	other.GUID, other.Body, changed.Body = "a:2", "Another one opens.", "It opened."
	var ready []*Ready
	for _, d := range []Draft{d, d, other, changed, d} {
		r, err := s.Ready(d)
		if err != nil {
			t.Fatal(err)
		}
		ready = append(ready, r)
	}
	ready[4].Drop()
	for i, want := range []Placed{{ID: "2031-04-05-harbour-opens", Change: Added}, {ID: "2031-04-05-harbour-opens", Change: Unchanged},
		{ID: "2031-04-05-harbour-opens-2", Change: Added}, {ID: "2031-04-05-harbour-opens", Change: Changed}} {
		p, err := ready[i].Put()
		if err != nil || p.ID != want.ID || p.Change != want.Change {
			t.Errorf("%d: %+v, %v; want %+v", i, p, err, want)
		}
	}
	s.Sync()
	if st, _ := back(t, filepath.Join(s.Dir(), "2031", "04", "2031-04-05-harbour-opens.md")); strings.TrimSpace(st.Body) != "It opened." {
		t.Errorf("%q", st.Body)
	}
	if r, err := s.Ready(changed); err != nil || r.aside != "" {
		t.Error("what is there is written again:", err)
	}
	r, err := s.Ready(Draft{Headline: "Another"})
	if err != nil || os.Remove(r.aside) != nil {
		t.Fatal(err)
	}
	if p, err := r.Put(); err != nil || p.Change != Added {
		t.Error("somebody has tidied up:", p, err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.Dir(), hidden, ".*")); len(left) > 0 {
		t.Error(left)
	}
	old := filepath.Join(s.Dir(), hidden, ".1"+unfinished)
	if err := errors.Join(os.WriteFile(old, nil, 0o600), os.Chtimes(old, time.Unix(0, 0), time.Unix(0, 0))); err != nil {
		t.Fatal(err)
	}
	put(t, open(t, s.Dir()), d)
	if _, err := os.Stat(old); err == nil {
		t.Error("what a program has left that was killed stays")
	}
	if _, err := s.Ready(Draft{}); err == nil {
		t.Error("nothing is a story")
	}
}

func FuzzPut(f *testing.F) {
	f.Add("A: b #c", "---\ntitle: x\n---\n", "a, b", "guid", int64(0), true)
	f.Add("“It's \\ \"fine\"” &ldquo; &amp;", "...\n---\n\n&#x26;&#x26;lt;\n", "'a', \"b\"", "&#10;", int64(1<<40), false)
	f.Add("- x", "# Heading\n\n\tcode\r\n\x1b[31m", "[x]", "'", int64(-1<<40), true)
	f.Add("|", "\xff\xfe", "null", "key: value", int64(5), true)
	f.Fuzz(func(t *testing.T, headline, body, topic, guid string, at int64, timed bool) {
		d := Draft{
			Headline: headline, Body: body, Topics: []string{topic, "second", topic}, GUID: guid, Date: time.Unix(at, 0), Timed: timed,
			Summary: body, Place: topic, Source: guid, Author: headline, URL: guid, Lang: topic, Record: topic,
		}
		d = d.clean()
		if diff := cmp.Diff(d, d.clean()); diff != "" {
			t.Fatalf("cleaning twice: %s", diff)
		}
		k := keysOf(d)
		content := d.file(k)
		st, err := story.Parse(story.File{Name: "x.md"}, content)
		if err != nil {
			t.Fatal(err)
		}
		got := draftOf(st, foreignFields(content))
		got.Body = strings.TrimRight(got.Body, " \n")
		if d.Headline == "" {
			got.Headline = ""
		}
		if !got.Date.Equal(d.Date) {
			t.Errorf("date %v, want %v in\n%s", got.Date, d.Date, content)
		}
		got.Date = d.Date
		if diff := cmp.Diff(d, got); diff != "" {
			t.Errorf("%s\n%s", diff, content)
		}
		if again, err := keyOfFile("x.md", content); err != nil || again != k {
			t.Errorf("keys %v, want %v", again, k)
		}
	})
}
