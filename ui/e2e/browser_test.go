package e2e

import (
	"bytes"
	"context"
	_ "embed"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/ui/e2e/browser"
)

// look is asked of a page in the browser: what a person would see in it.
//
//go:embed testdata/look.js
var look string

// seen is what it answers.
type seen struct {
	Title, Lang          string
	Quotes, Links        int
	Astray, Foreign      []string // links that lead nowhere, or out of the web
	Doubled              []string // names that two places have
	Faint                []string // words without contrast
	Wide                 []string // what stands out of the window
	Smallest             float64  // size of letters, in pixels
	Background           string
	Width, Viewport      int
	Landmarks, Unnamed   []string
	Scripts, Handlers    int
	Injected             bool
	Marked, Places, Ends int
}

// chromium is a browser for all tests of a run.
func chromium(t *testing.T) *browser.Browser {
	t.Helper()
	path := browser.Find()
	switch {
	case path == "":
		t.Skip("there is no Chromium")
	case testing.Short():
		t.Skip("a browser takes its time")
	case runtime.GOOS == "windows":
		t.Skip("the browser is asked through inherited pipes")
	}
	b, err := browser.Start(path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sync.OnceFunc(func() { _ = b.Close() }))
	return b
}

// exported is a page that the program writes, as an address.
func exported(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	onrecord(t, append([]string{"export", "--output", path}, args...)...)
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// quotesIn counts the lines of JSON that the same selection has: statements
// of a record, and quotes of all else.
func quotesIn(t *testing.T, args ...string) int {
	t.Helper()
	return bytes.Count(onrecord(t, append([]string{"export", "--format", "jsonl"}, args...)...), []byte("\n"))
}

func TestPageInABrowser(t *testing.T) {
	b := chromium(t)
	hostile := filepath.Join("..", "..", "store", "export", "testdata", "hostile.md")
	for _, c := range []struct {
		name, title string
		args        []string
	}{
		{"a record", "Harry S. Truman", []string{"--by", "Truman"}},
		{"a story", "Hegseth offers India strong support in a call with Singh", []string{"--story", "2025-05-01-india-us-call"}},
		{"a search without the stories", "Quotes found for: kind:indirect after:2000", []string{"--no-text", "kind:indirect", "after:2000"}},
		{"everything", "All quotes", []string{"--all"}},
		{"a hostile story", `=cmd|' /C calc'!A0 <script>alert(1)</script> [^1]: \input{x} % $e^x$ @article{evil,`, []string{"--story", hostile}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			address := exported(t, c.args...)
			p, err := b.Open(ctx, address, 360, 740)
			if err != nil {
				t.Fatal(err)
			}
			narrow := lookAt(t, p, "screen", "light")
			check(t, narrow, c.title, quotesIn(t, c.args...))
			dark := lookAt(t, p, "screen", "dark")
			if dark.Background == narrow.Background {
				t.Errorf("light and dark are both %s", dark.Background)
			}
			readable(t, "dark", dark)
			readable(t, "on paper", lookAt(t, p, "print", "dark"))
			if err := p.Resize(1280, 900); err != nil {
				t.Fatal(err)
			}
			readable(t, "wide", lookAt(t, p, "screen", "light"))
			if said := p.Complaints(); len(said) > 0 {
				t.Errorf("the browser complains: %s", strings.Join(said, "\n"))
			}
			if asked := p.Requests(); len(asked) != 1 || asked[0] != address {
				t.Errorf("the page asks for %q", asked)
			}
			shoot(t, p, strings.ReplaceAll(c.name, " ", "-"))
		})
	}
}

func lookAt(t *testing.T, p *browser.Page, media, scheme string) seen {
	t.Helper()
	if err := p.Media(media, scheme); err != nil {
		t.Fatal(err)
	}
	var s seen
	if err := p.Ask(look, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// check holds a page to what does not change with the window.
func check(t *testing.T, s seen, title string, quotes int) {
	t.Helper()
	if s.Title != title || s.Lang != "en" {
		t.Errorf("the title is %q in %q", s.Title, s.Lang)
	}
	if s.Quotes != quotes || s.Quotes == 0 {
		t.Errorf("%d quotes, not %d", s.Quotes, quotes)
	}
	if s.Places != s.Quotes {
		t.Errorf("%d of %d quotes lead to their places", s.Places, s.Quotes)
	}
	for what, all := range map[string][]string{
		"links lead nowhere": s.Astray, "links leave the web": s.Foreign, "names are given twice": s.Doubled, "regions have no name": s.Unnamed,
	} {
		if len(all) > 0 {
			t.Errorf("%s: %q", what, all)
		}
	}
	if got := strings.Join(s.Landmarks, " "); got != "header nav main footer" {
		t.Errorf("the regions are %s", got)
	}
	if s.Scripts+s.Handlers > 0 || s.Injected {
		t.Errorf("%d scripts, %d handlers, injected: %v", s.Scripts, s.Handlers, s.Injected)
	}
	readable(t, "narrow", s)
}

// readable holds a page to what a reader needs in any window.
func readable(t *testing.T, how string, s seen) {
	t.Helper()
	const smallest = 14
	if s.Width > s.Viewport || len(s.Wide) > 0 {
		t.Errorf("%s: the page is %d wide in a window of %d: %q", how, s.Width, s.Viewport, s.Wide)
	}
	if s.Smallest < smallest {
		t.Errorf("%s: the smallest letters have %v pixels", how, s.Smallest)
	}
	if len(s.Faint) > 0 {
		t.Errorf("%s: too little contrast: %q", how, s.Faint)
	}
}

// Whoever has no mouse goes from link to link, sees where that is, and gets
// from a quote to its place in the story and back.
func TestPageByKeyboard(t *testing.T) {
	b := chromium(t)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	p, err := b.Open(ctx, exported(t, "--story", "2025-05-01-india-us-call"), 800, 600)
	if err != nil {
		t.Fatal(err)
	}
	var links int
	if err := p.Ask(`document.links.length`, &links); err != nil {
		t.Fatal(err)
	}
	const tab, enter = 9, 13
	reached := map[int]bool{}
	for range links {
		if err := p.Press("Tab", tab); err != nil {
			t.Fatal(err)
		}
		var on struct {
			Index int
			Shown bool
		}
		if err := p.Ask(`(() => { const a = document.activeElement, s = getComputedStyle(a), r = a.getBoundingClientRect();
			return {index: [...document.links].indexOf(a), shown: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.left >= 0 && r.bottom > 0 && r.top < innerHeight}; })()`, &on); err != nil {
			t.Fatal(err)
		}
		if on.Index < 0 || !on.Shown {
			t.Fatalf("after %d tabs the focus is on link %d, shown: %v", len(reached)+1, on.Index, on.Shown)
		}
		reached[on.Index] = true
	}
	if len(reached) != links {
		t.Errorf("%d of %d links are reached", len(reached), links)
	}
	for _, step := range []struct{ selector, want string }{
		{".quote .place a[href^='#text-']", "text-2025-05-01-india-us-call-1"},
		{"#text-2025-05-01-india-us-call-1", "quote-2025-05-01-india-us-call-1"},
	} {
		var at string
		if err := p.Ask(`document.querySelector("`+step.selector+`").focus()`, nil); err != nil {
			t.Fatal(err)
		}
		if err := p.Press("Enter", enter); err != nil {
			t.Fatal(err)
		}
		if err := p.Ask(`new Promise(go => requestAnimationFrame(() => go((document.querySelector(':target') || {}).id || '')))`, &at); err != nil {
			t.Fatal(err)
		}
		if at != step.want {
			t.Errorf("enter on %s leads to %q, not %s", step.selector, at, step.want)
		}
	}
	if err := p.Ask(`location.hash = ''; 0`, nil); err != nil {
		t.Fatal(err)
	}
}

// shoot leaves pictures to be looked at in the folder that is asked for:
//
//	PICTURES=/tmp/pages go test ./ui/e2e -run Page
func shoot(t *testing.T, p *browser.Page, name string) {
	t.Helper()
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	for _, w := range []struct {
		name, media, scheme string
		width               int
	}{{"360-light", "screen", "light", 360}, {"360-dark", "screen", "dark", 360}, {"1280-light", "screen", "light", 1280}, {"1280-dark", "screen", "dark", 1280}, {"print", "print", "light", 800}} {
		if err := p.Media(w.media, w.scheme); err != nil {
			t.Fatal(err)
		}
		if err := p.Resize(w.width, 1400); err != nil {
			t.Fatal(err)
		}
		for _, at := range []string{"body", "#stories"} {
			if err := p.Ask(`document.querySelector("`+at+`").scrollIntoView()`, nil); err != nil {
				t.Fatal(err)
			}
			if err := p.Shot(filepath.Join(folder, name+"-"+w.name+strings.TrimPrefix(strings.Replace(at, "#", "-", 1), "body")+".png")); err != nil {
				t.Fatal(err)
			}
		}
	}
}
