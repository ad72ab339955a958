package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"onrecord/store/story"
)

// Page is the page of a story as its server gave it.
type Page struct {
	URL         string // where it was found in the end
	ContentType string
	Content     []byte
}

// NoPageError says that there is no page of the story to be had, and that
// asking again will not change that.
type NoPageError struct{ Why string }

func (e *NoPageError) Error() string { return e.Why }

const asPage = "text/html, application/xhtml+xml, */*;q=0.1"

// Page fetches the page of a story. Half a page is none.
func (c *Client) Page(ctx context.Context, addr string) (Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.limits.PageTime)
	defer cancel()
	a, err := c.get(ctx, addr, asPage, State{})
	if answer, ok := asAnswer(err); ok && !answer.busy() && answer.Status != http.StatusRequestTimeout {
		return Page{}, &NoPageError{err.Error()}
	}
	if err != nil {
		return Page{}, err
	}
	defer a.Body.Close()
	p := Page{URL: a.url, ContentType: a.Header.Get("Content-Type")}
	if kind, _, err := mime.ParseMediaType(p.ContentType); err == nil && kind != "text/html" && kind != "application/xhtml+xml" {
		return Page{}, &NoPageError{fmt.Sprintf("it is %s, not a page", clip(story.Line(kind), 100))}
	}
	if lost(addr, a.url) {
		return Page{}, &NoPageError{"the server leads to its front page"}
	}
	a.atMost(c.limits.PageBytes)
	p.Content, err = io.ReadAll(a.body)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Page{}, errors.New(reason(io.ErrUnexpectedEOF))
	case errors.As(err, new(*tooLong)):
		return Page{}, &NoPageError{err.Error()}
	case err != nil:
		return Page{}, spoken(ctx, err)
	}
	return p, nil
}

// lost reports whether a page was asked for and a front page came, as for
// stories that are no more.
func lost(asked, came string) bool {
	a, err1 := url.Parse(asked)
	c, err2 := url.Parse(came)
	front := func(u *url.URL) bool { return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" }
	return err1 == nil && err2 == nil && front(c) && !front(a)
}
