package convert

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/store/shelf"
	"onrecord/store/story"
)

// read gathers what is found in a file.
func read(name, content string) (drafts []shelf.Draft, errs []string) {
	modified := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	for f := range Read(story.File{Name: name, Modified: modified}, []byte(content)) {
		if f.Err != nil {
			errs = append(errs, strings.TrimPrefix(f.Name+": "+f.Err.Error(), ": "))
			continue
		}
		drafts = append(drafts, f.Draft)
	}
	return drafts, errs
}

const letterText = "From: \"Port Allen Letter\" <news@example.org>\r\nSubject: =?iso-8859-1?q?Caf=E9_reopens?=\r\n" +
	"Date: Sun, 02 Mar 2025 09:30:00 +0100\r\nMessage-ID: <7@example.org>\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBare.\r\n" +
	"--x\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"<table><tr><td><p>=ABWe waited=BB, said <b>Ana Ruiz</b>.</td></tr></table>\r\n--x--\r\n"

func packedFiles(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFilesOfAllKinds(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		want                []string // headline | date | body
		errs                []string
	}{
		{"Markdown", "2025-03-02-a.md", "---\ntitle: A\nurl: https://example.org/a\n---\n\n**B** “c”.", []string{"A|2025-03-02|**B** “c”."}, nil},
		{"plain text", "a.txt", "date 2025-03-02 A bridge\n\nIt *cost* 1_000.\n\n1. not a list\n", []string{"A bridge|2025-03-02|# A bridge\n\nIt \\*cost\\* 1\\_000.\n\n1\\. not a list"}, nil},
		{"plain text without a date", "a.txt", "Only this.", []string{"Only this|2024-05-06|Only this."}, nil},
		{"UTF-16", "a.txt", "\xff\xfeO\x00n\x00e\x00.\x00", []string{"One|2024-05-06|One."}, nil},
		{"picture with the name of a text", "a.txt", "\x89PNG\x00\x00\x00\x00\x00\x00\x00\x00", nil, []string{"the file is binary, not text"}},
		{"nothing", "a.md", "---\ntitle: x\n---\n", nil, []string{"there is no text in it"}},
		{"page", "a.html", "<title>A</title><p>B.", []string{"A|2024-05-06|B."}, nil},
		{"letter", "a.eml", letterText, []string{"Café reopens|2025-03-02|«We waited», said **Ana Ruiz**."}, nil},
		{"no letter", "a.eml", "Hello there", nil, []string{"*"}},
		{"letters", "a.mbox", "From x\n" + letterText + "\nFrom y\nSubject: Two\n\nOne.\n\n>From afar.\n", []string{
			"Café reopens|2025-03-02|«We waited», said **Ana Ruiz**.", "Two|2024-05-06|One.\n\nFrom afar.",
		}, nil},
		{"no mbox", "a.mbox", "Hello", nil, []string{"is no mbox: no line of it begins with “From ”"}},
		{"feed", "a.json", `{"version":"https://jsonfeed.org/version/1.1","title":"Herald","home_page_url":"https://example.org/","items":[
			{"id":7,"url":"/a","title":"A","content_html":"<p>B <a href='/c'>c</a>","date_published":"2025-03-02T09:30:00Z"},{"id":"8"},{"id":"9","content_text":"# D"}]}`,
			[]string{"A|2025-03-02|B [c](https://example.org/c)", "|0001-01-01|\\# D"}, []string{"8: there is no text in it"}},
		{"other JSON", "a.json", `{"a":1}`, nil, []string{"is no JSON Feed"}},
		{"no JSON", "a.json", `{`, nil, []string{"is no JSON Feed"}},
		{"archive", "a.zip", packedFiles(t, "../../evil/x.md", "---\ntitle: X\ndate: 2025-01-02\n---\nY.", ".hidden.md", "no", "b.png", "no", "bad.json", "{", "in.zip", "no"),
			[]string{"X|2025-01-02|Y."}, []string{"bad.json: is no JSON Feed", "in.zip: is an archive in an archive; take it out first"}},
		{"no archive", "a.zip", "PK\x03\x04", nil, []string{"*"}},
		{"something else", "a.pdf", "%PDF", nil, []string{errKind.Error()}},
	} {
		t.Run(c.name, func(t *testing.T) {
			drafts, errs := read(c.file, c.content)
			var got []string
			for _, d := range drafts {
				got = append(got, d.Headline+"|"+d.Date.Format(time.DateOnly)+"|"+strings.TrimSpace(d.Body))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if len(c.errs) == 1 && c.errs[0] == "*" && len(errs) == 1 {
				return
			}
			if fmt.Sprintf("%q", errs) != fmt.Sprintf("%q", c.errs) {
				t.Errorf("errors %q, want %q", errs, c.errs)
			}
		})
	}
}

func TestBombIsNotUnpacked(t *testing.T) {
	bomb := packedFiles(t, "a.txt", strings.Repeat("0", largestFile+1), "b.txt", "Text.")
	drafts, errs := read("a.zip", bomb)
	if len(drafts) != 1 || len(errs) != 1 || !strings.Contains(errs[0], "64 MB") {
		t.Errorf("%d stories, %q", len(drafts), errs)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(uint8(0), letterText)
	f.Add(uint8(1), "From x\n"+letterText)
	f.Add(uint8(2), `{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_html":"<p>x"}]}`)
	f.Add(uint8(3), packedFiles(f, "a.md", "B.", "c.eml", letterText))
	f.Add(uint8(4), "date 2025-03-02 A\n\n- b\n\n1) c")
	f.Fuzz(func(t *testing.T, kind uint8, content string) {
		names := []string{"a.eml", "a.mbox", "a.json", "a.zip", "a.txt", "a.md"}
		drafts, errs := read(names[int(kind)%len(names)], content)
		for _, d := range drafts {
			if strings.TrimSpace(d.Body+d.Headline) == "" {
				t.Error("a story of nothing")
			}
		}
		for _, e := range errs {
			if e == "" || strings.Contains(e, "went wrong") {
				t.Errorf("error %q", e)
			}
		}
	})
}
