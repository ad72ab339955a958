// Package feed follows news feeds: which ones a reader has subscribed to, how
// they are fetched from servers that may be slow, wrong or hostile, and what
// stories are in them.
//
// RSS, RDF, Atom and JSON Feed are read item by item, so that a feed of any
// size takes the memory of a few of its items, and one that is broken gives
// all that is whole in it.
package feed

import (
	"fmt"
	"time"
)

// Story is an item of a feed as a story.
type Story struct {
	Headline, Summary, Source, Author, URL, Lang, GUID string
	// Date is the zero time where the feed gives none, or one to come. Timed
	// says that the time of day is known.
	Date   time.Time
	Timed  bool
	Topics []string
	Body   string // Markdown
}

// Report says what was in a feed.
type Report struct {
	Title   string
	Stories int
	// Broken are items that could not be read, Large those that were longer
	// than may be.
	Broken, Large int
	// Cut says that the feed ends too early, and why.
	Cut string
}

// Note is what a reader should know of a feed that was read; mostly "".
func (r Report) Note() string {
	switch {
	case r.Cut != "":
		return r.Cut
	case r.Broken+r.Large == 1:
		return "1 item could not be read"
	case r.Broken+r.Large > 1:
		return fmt.Sprintf("%d items could not be read", r.Broken+r.Large)
	}
	return ""
}

// Link is a feed that a page names.
type Link struct{ URL, Title string }

// NotFeedError says that what was fetched is no feed. If it is a page, Links
// are the feeds that it names.
type NotFeedError struct {
	Root  string // the root element, or "" where there is none
	Page  bool
	Links []Link
}

func (e *NotFeedError) Error() string {
	switch {
	case e.Page && len(e.Links) > 0:
		return "this is a page, not a feed; it names a feed at " + e.Links[0].URL
	case e.Page:
		return "this is a page, not a feed, and names none"
	case e.Root != "":
		return fmt.Sprintf("this is no feed: its root is %q", e.Root)
	}
	return "this is no feed"
}
