package wire

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"onrecord/store/convert"
	"onrecord/store/feed"
	"onrecord/store/prose"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

// wants reports whether the page of a story is to be fetched: if it is not
// there yet, or if the feed says something else of the story than it did.
func (r *Round) wants(_ feed.Feed, s feed.Story) (bool, error) {
	change, page, err := r.desk.Shelf.Look(draft(s))
	return change != shelf.Unchanged || !page || r.Eager, err
}

// takePage puts a story on the shelf with the text of its page or, if that
// cannot be had, with that of the feed.
func (r *Round) takePage(ctx context.Context, f feed.Feed, s feed.Story, p feed.Page, err error) (again bool, put error) {
	d := draft(s)
	if err == nil {
		d.Page, err = read(ctx, p, d)
	}
	if ctx.Err() != nil {
		return true, nil
	}
	if err == nil {
		return false, r.put(f, d)
	}
	r.miss(f, err)
	again = !errors.As(err, new(*feed.NoPageError))
	change, page, put := r.desk.Shelf.Look(d)
	if put != nil {
		return again, put
	}
	if page && (again || change == shelf.Unchanged) {
		// The text of the page stays until the new one can be had.
		r.count(f, shelf.Placed{Change: shelf.Unchanged}, false)
		return again, nil
	}
	return again, r.put(f, d)
}

func (r *Round) miss(f feed.Feed, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.paged[f.URL]
	if m == nil {
		m = &missed{why: story.Line(err.Error())}
		r.paged[f.URL] = m
	}
	m.n++
}

// longestRead is how long it may take to find the readable part of a page. It
// takes milliseconds, but for a page that was made to take long.
const longestRead = 10 * time.Second

// read is the readable part of a page. Where it is less than what the feed
// has, or about something else, it is a notice that one should pay, sign in or
// agree, and none.
func read(ctx context.Context, p feed.Page, d shelf.Draft) (*shelf.Draft, error) {
	base, err := url.Parse(p.URL)
	if err != nil {
		return nil, err
	}
	type result struct {
		page shelf.Draft
		err  error
	}
	came := make(chan result, 1)
	go func() {
		page, err := convert.Page(p.Content, p.ContentType, base)
		came <- result{page, err}
	}()
	late := time.NewTimer(longestRead)
	defer late.Stop()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-late.C:
		return nil, &feed.NoPageError{Why: "its page takes too long to read"}
	case got := <-came:
		if got.err != nil {
			return nil, &feed.NoPageError{Why: got.err.Error()}
		}
		if why := other(d, got.page); why != "" {
			return nil, &feed.NoPageError{Why: why}
		}
		return &got.page, nil
	}
}

// other says why a page is not that of the story, "" if it is.
func other(d, page shelf.Draft) string {
	had, has := words(d.Body), words(page.Body)
	if len(has) < len(had) {
		return "its page has less text than the feed"
	}
	const long, enough, share = 4, 8, 4 // one of four long words, if there are eight
	there := make(map[string]bool, len(has))
	for _, w := range has {
		there[w] = true
	}
	sought := map[string]bool{}
	for _, w := range append(words(d.Headline), had...) {
		if len(w) >= long {
			sought[w] = true
		}
	}
	found := 0
	for w := range sought {
		if there[w] {
			found++
		}
	}
	if len(sought) >= enough && found*share < len(sought) {
		return "its page is about something else"
	}
	return ""
}

// words are those of a text without its addresses.
func words(markdown string) []string {
	var b strings.Builder
	for markdown != "" {
		i := strings.Index(markdown, "](")
		if j := strings.Index(markdown, "<http"); j >= 0 && (i < 0 || j < i) {
			i = j
		}
		if i < 0 {
			break
		}
		b.WriteString(markdown[:i] + " ")
		end := ")"
		if markdown[i] == '<' {
			end = ">"
		}
		_, markdown, _ = strings.Cut(markdown[i+1:], end)
	}
	return prose.FoldedWords(b.String() + markdown)
}
