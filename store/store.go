// Package store answers every question that the screens and commands have
// about stories, quotes and officials.
//
// [Edition] is the one interface; behind it stands an engine. Packages below
// this one are pure: story reads a story, quote finds who said what in it,
// official joins speakers across stories, query reads the search language.
package store

import (
	"context"
	"fmt"
	"time"

	"onrecord/store/marks"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/store/verify"
)

// Edition is a set of stories and what is known of them. All methods may be
// called from several goroutines at once and give up when the context ends.
type Edition interface {
	// Stories lists the stories of a choice, newest first. The error is a
	// *query.Error where the search of the choice cannot be read.
	Stories(ctx context.Context, c Choice, p Page) (Listing, error)
	// Position is the index of a story in the list of a choice. The error is a
	// *NotFoundError where it is not in it.
	Position(ctx context.Context, c Choice, id string) (int, error)
	// Story finds a story by ID, by a unique prefix of one, or by path. The
	// error is a *NotFoundError or an *AmbiguousError where no single story
	// is meant.
	Story(ctx context.Context, ref string) (story.Story, error)
	// Analysis is who said what in one story; it is made now if it is not
	// there yet.
	Analysis(ctx context.Context, id string) (Analysis, error)
	// Officials lists the speakers of all stories. It waits until every
	// story has been analysed.
	Officials(ctx context.Context, q OfficialsQuery, p Page) (Officials, error)
	// OfficialOf is who a speaker of a story is. It waits as Officials does.
	OfficialOf(ctx context.Context, storyID string, speaker int) (official.Official, error)
	// Record is everything that an official has said, newest first, or what of
	// it a filter chooses. The error is a *NotFoundError where nobody has this
	// name, an *AmbiguousError where several have it, and a *query.Error where
	// the filter cannot be read.
	Record(ctx context.Context, q RecordQuery, p Page) (official.Record, error)
	// Explain says why the forms of an official's name were taken for one
	// person's, and who was kept apart. It finds officials as Record does.
	Explain(ctx context.Context, officialRef string) (official.Explanation, error)
	// Verify answers whether words were said, and by whom. It waits as
	// Officials does. The error is verify.ErrNoWords where there are none, and
	// as that of Record where nobody or several have the name that is given.
	Verify(ctx context.Context, q verify.Question) (verify.Verdict, error)
	// Search finds stories, newest first, and counts them as Results says. The
	// error is a *query.Error where the query cannot be read.
	Search(ctx context.Context, query string, p Page) (Results, error)
	// Count is how many stories a search finds, counting no further than most
	// of them: more says that there are others. A most of 0 counts all. It
	// asks nothing of the analysis of stories unless the query asks something
	// of quotes, as by: does; the error is that of Search.
	Count(ctx context.Context, query string, most int) (n int, more bool, err error)
	// Complete gives what a field of a search can be about: the names,
	// offices, topics or sources, or the fixed values, that from one of their
	// words on begin as asked, the most frequent first, at most so many. It
	// waits as Officials does for what is known of officials only.
	Complete(ctx context.Context, f query.Field, begin string, most int) ([]string, error)
	// Quotes chooses quotes: of the stories that a search finds, newest
	// first, the quotes that have what the query asks of quotes, as by: does;
	// all of them where it asks nothing of quotes. Stories of which no quote
	// is chosen are left out. It waits as Officials does, the error is that
	// of Search, and a page counts stories.
	Quotes(ctx context.Context, query string, p Page) (Selection, error)
	// Mark sets or clears a mark of the reader's on a story.
	Mark(ctx context.Context, id string, m Mark, on bool) error
	// Own is what the reader has left on a story besides marks.
	Own(ctx context.Context, id string) (Own, error)
	// SetNote keeps a note of the reader's on a story in place of the one that
	// she began with; an empty one is none. Where another program has changed it
	// since, both are kept. It gives the note as it is now.
	SetNote(ctx context.Context, id, began, note string) (string, error)
	// SetPlace keeps where in a story the reader is.
	SetPlace(ctx context.Context, id string, p Place) error
	// Watch takes in, until the context ends, what changes in the files that
	// the edition is made of: those that are written are read anew and keep
	// their IDs, others come and go, and the reader's notes with them. The
	// state tells of it. It is for one caller at a time, and returns with the
	// error of the context.
	Watch(ctx context.Context) error
	// State is what the edition holds now. Given the version of the state
	// that the caller knows, it waits until there is another one.
	State(ctx context.Context, known int) (State, error)
}

// Page asks for a part of a list: at most Limit entries from Offset on. A
// Limit of 0 means all.
type Page struct {
	Offset, Limit int
}

// Choice says which stories a list has. The empty one is all of them.
type Choice struct {
	// Query is a search that finds them; empty finds all.
	Query string
	// AsOf, if it is not zero, is the moment whose marks is: asks for, as far as
	// they were set in this run: a story that has been read since is unread
	// still. So a list of unread stories stays as it is while it is being read.
	AsOf time.Time
}

// Entry is a line of the list of stories.
type Entry struct {
	story.Header
	// People is the number of people quoted, Unknown while the story has
	// not been analysed.
	People  int
	Read    bool
	Starred bool
	Noted   bool // with a note of the reader's
}

// Unknown stands for a count that is not known yet.
const Unknown = -1

// Listing is a page of the list of stories. Total counts all stories; of what a
// search finds it counts as Results does, and More says that there are others.
type Listing struct {
	Entries []Entry
	Total   int
	More    bool
}

// Analysis is who said what in one story.
type Analysis struct {
	Quotes   []quote.Quote
	Speakers []quote.Speaker
	// Words are the words of each quote as a reader sees them: markup taken
	// out, white space folded, the parts joined by " … ".
	Words []string
}

// Order says how officials are sorted.
type Order uint8

// The orders of officials.
const (
	ByCount Order = iota // most quoted first
	ByName               // by surname
)

// OfficialsQuery chooses officials. Filter keeps those whose name, alias or
// office has words that begin with the words of it; empty keeps all.
type OfficialsQuery struct {
	Filter string
	Order  Order
}

// Officials is a page of officials; Total counts all that were chosen.
type Officials struct {
	Officials []official.Official
	Total     int
}

// RecordQuery chooses statements of an official.
type RecordQuery struct {
	// Official is an ID, or as much of a name or an office as fits only one.
	Official string
	// Filter keeps the statements that have words that begin with the words of
	// it, be it in what was said, in the headline, the source, a topic, the cue
	// or the name of who passed it on. It may also have, as in the search
	// language, "exact phrase", -not, kind:, in:, topic:, after: and before:;
	// one place of the statement must fit all of these. Empty keeps all.
	Filter string
	// Near, if it is a quote of one of the statements chosen, turns to the page
	// of that statement, whatever offset is asked for.
	Near QuoteOf
}

// QuoteOf is a quote of a story.
type QuoteOf struct {
	StoryID string
	Quote   int // its index
}

// Field says where in a story a search found its words.
type Field uint8

// The fields of a match.
const (
	InHeadline Field = iota // the headline, or the summary below it
	InText
	InQuote
	InSpeaker
)

// Match shows why a story was found.
type Match struct {
	Field Field
	// Snippet is one line; Spans are the words found in it.
	Snippet string
	Spans   []prose.Span
	// Quote is the index of the quote for InQuote and InSpeaker, else
	// quote.None. At is the byte offset in the body for InText.
	Quote int
	At    int
	// Unsure says that the speaker of the quote is not certain.
	Unsure bool
}

// Result is a story that a search found.
type Result struct {
	Entry
	Matches []Match
}

// Results is a page of what a search found. Total counts all of it up to
// Counted of the page that was asked for; More says that there are others.
type Results struct {
	Results []Result
	Total   int
	More    bool
}

// MostCounted is how far what a search finds is counted at a time: whether a
// word stands in 40,000 stories or in 50,000 tells nobody anything, and takes
// long to find out.
const MostCounted = 1000

// Counted is how far a search counts for a page: to the next round number
// behind it, as to 1,000 for the first pages. 0 stands for all.
func (p Page) Counted() int {
	if p.Limit <= 0 {
		return 0
	}
	return ((max(p.Offset, 0)+p.Limit-1)/MostCounted + 1) * MostCounted
}

// Selected is a story with the quotes that were chosen of it.
type Selected struct {
	Entry
	// Quotes are indices of its quotes, in reading order.
	Quotes []int
}

// Selection is a page of the quotes that were chosen, by story. Total counts
// all the stories, Chosen all the quotes.
type Selection struct {
	Stories       []Selected
	Total, Chosen int
}

// Mark is what a reader can put on a story.
type Mark uint8

// The marks.
const (
	Read Mark = iota
	Starred
)

// Own is what a reader has left on a story besides marks.
type Own struct {
	Note  string
	Place Place
}

// Place is where in a story a reader is. It holds for any width, and where the
// story is set or analysed otherwise another time: At is the byte of the body
// at the top, Quote the byte where the chosen quote begins, or quote.None.
type Place = marks.Place

// State says how far an edition is.
type State struct {
	Version int
	// Stories counts those that can be shown, Analysed those whose quotes
	// are known, Searched those that a search finds by their words, and Joined
	// those whose speakers are among the officials: while an index is built,
	// the last three grow. Expected counts the files that are to be read, and
	// is 0 while that is not known.
	Stories, Analysed, Searched, Joined, Expected int
	// Loading is set while files are still being read.
	Loading bool
	// Changed is another number whenever stories came, went or became others.
	Changed int
	// Problems are files that could not be read, in order of path, and the
	// mistakes in the reader's notes.
	Problems []Problem
}

// Problem is a file that could not be read or that is not what it should
// be; the rest of the edition is there all the same.
type Problem struct {
	Path string
	Err  error
}

func (p Problem) Error() string { return fmt.Sprintf("%s: %v", p.Path, p.Err) }

// Unwrap gives the cause.
func (p Problem) Unwrap() error { return p.Err }

// NotFoundError says that nothing has this name, and what is nearest to it.
type NotFoundError struct {
	What    string // "story" or "official"
	Ref     string
	Nearest []string
}

func (e *NotFoundError) Error() string {
	const longest = 60
	ref := []rune(e.Ref)
	if len(ref) > longest {
		ref = append(ref[:longest-1:longest-1], '…')
	}
	return fmt.Sprintf("no %s %q", e.What, string(ref))
}

// AmbiguousError says that several stories or officials are meant.
type AmbiguousError struct {
	What string // "story" or "official"
	Ref  string
	IDs  []string
}

func (e *AmbiguousError) Error() string {
	if e.What == "official" {
		return fmt.Sprintf("%q may be any of %d officials", e.Ref, len(e.IDs))
	}
	return fmt.Sprintf("%q is the beginning of %d stories", e.Ref, len(e.IDs))
}
