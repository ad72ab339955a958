package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/store/story"
)

// mostMatches is how many places of a story a result shows.
const mostMatches = 5

// Matches show where in a story the words of the query stand: in quotes
// first, for they are what the reader came for. Blocks are those of the story.
func (s *Seeker) Matches(st *story.Story, blocks []prose.Block, a *Analysis) []Match {
	inHeadline := query.NewFinder(s.Query.Words())
	f := query.NewFinder(slices.DeleteFunc(s.Query.Words(), query.Term.OfHeadline))
	read := reading{st, blocks, a}
	var found []Match
	found = append(found, s.inQuotes(read, f)...)
	found = append(found, inLine(inHeadline, st.Headline)...)
	found = append(found, inLine(f, st.Summary)...)
	if len(found) < mostMatches {
		found = append(found, s.inText(read, f, mostMatches-len(found))...)
	}
	if len(found) == 0 {
		found = s.bySpeaker(read)
	}
	return found
}

// reading is a story with all that is known of it.
type reading struct {
	*story.Story
	blocks []prose.Block
	*Analysis
}

func (s *Seeker) wanted(r reading, i int) bool { return s.Wanted(r.ID, r.Analysis, i) }

// inLine gives the words that stand in the headline or the summary.
func inLine(f query.Finder, line string) []Match {
	spans := findAll(f, line)
	if len(spans) == 0 {
		return nil
	}
	snippet, spans := around(line, spans)
	return []Match{{Field: InHeadline, Snippet: snippet, Spans: spans, Quote: quote.None}}
}

func findAll(f query.Finder, text string) []prose.Span {
	var spans []prose.Span
	f.In(text, []prose.Span{{Start: 0, End: len(text)}}, func(at query.Found) bool {
		spans = addSpan(spans, at.Span)
		return true
	})
	return spans
}

// addSpan keeps spans in order and apart.
func addSpan(spans []prose.Span, sp prose.Span) []prose.Span {
	i := len(spans)
	for i > 0 && spans[i-1].Start > sp.Start {
		i--
	}
	for _, o := range spans {
		if o.Overlaps(sp) {
			return spans
		}
	}
	spans = append(spans, prose.Span{})
	copy(spans[i+1:], spans[i:])
	spans[i] = sp
	return spans
}

// inQuotes gives the quotes that the query wants and that have its words.
func (s *Seeker) inQuotes(r reading, f query.Finder) []Match {
	var found []Match
	for i := range r.Quotes {
		if len(found) == mostMatches {
			break
		}
		if !s.wanted(r, i) {
			continue
		}
		words := r.Analysis.Words[i]
		if spans := findAll(f, words); len(spans) > 0 {
			snippet, spans := around(words, spans)
			found = append(found, Match{Field: InQuote, Snippet: snippet, Spans: spans, Quote: i, Unsure: r.Quotes[i].Unsure()})
		}
	}
	return found
}

// bySpeaker gives the quotes that were wanted for who said them, or how.
func (s *Seeker) bySpeaker(r reading) []Match {
	if !s.Query.OfQuotes() {
		return nil
	}
	var found []Match
	for i, q := range r.Quotes {
		if len(found) == mostMatches {
			break
		}
		if !s.wanted(r, i) || q.Speaker == quote.None {
			continue
		}
		snippet, _ := around(r.Analysis.Words[i], nil)
		found = append(found, Match{Field: InSpeaker, Snippet: snippet, Quote: i, Unsure: q.Unsure()})
	}
	return found
}

// inText gives places in the text outside the quotes.
func (s *Seeker) inText(r reading, f query.Finder, most int) []Match {
	var found []Match
	for _, b := range r.blocks {
		if len(found) >= most {
			break
		}
		var at []prose.Span
		f.In(r.Body, b.Runs, func(w query.Found) bool {
			if !s.quoted(r, w.Span) {
				at = addSpan(at, w.Span)
			}
			return true
		})
		if len(at) == 0 {
			continue
		}
		snippet, spans := visible(r.Body, b, at)
		snippet, spans = around(snippet, spans)
		found = append(found, Match{Field: InText, Snippet: snippet, Spans: spans, Quote: quote.None, At: at[0].Start})
	}
	return found
}

// quoted reports whether a place lies in a quote that was shown already.
func (s *Seeker) quoted(r reading, sp prose.Span) bool {
	for i, q := range r.Quotes {
		for _, part := range q.Parts {
			if part.Contains(sp) {
				return s.wanted(r, i)
			}
		}
	}
	return false
}

// visible is a block as a reader sees it, on one line, with spans of the
// body moved to where their words stand in it.
func visible(body string, b prose.Block, spans []prose.Span) (string, []prose.Span) {
	var text strings.Builder
	moved := make([]prose.Span, 0, len(spans))
	next, space := 0, false
	var now prose.Span
	for _, run := range b.Runs {
		for i, r := range body[run.Start:run.End] {
			at := run.Start + i
			if unicode.IsSpace(r) {
				space = text.Len() > 0
			} else {
				if space {
					text.WriteByte(' ')
					space = false
				}
				if next < len(spans) && at == spans[next].Start {
					now.Start = text.Len()
				}
				text.WriteRune(r)
			}
			if next < len(spans) && at+utf8.RuneLen(r) == spans[next].End {
				now.End = text.Len()
				moved = append(moved, now)
				next++
			}
		}
	}
	return text.String(), moved
}

// around cuts a line down to what stands around the first of some spans.
func around(s string, spans []prose.Span) (string, []prose.Span) {
	const before, long = 60, 200
	if len(s) <= long {
		return s, spans
	}
	from := 0
	if len(spans) > 0 && spans[0].Start > before {
		from = spans[0].Start - before
		if i := strings.IndexByte(s[from:spans[0].Start], ' '); i >= 0 {
			from += i + 1
		}
	}
	to := min(len(s), from+long)
	if i := strings.LastIndexByte(s[from:to], ' '); to < len(s) && i > long/2 {
		to = from + i
	}
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return clipped(s, from, to, spans)
}

func clipped(s string, from, to int, spans []prose.Span) (string, []prose.Span) {
	const dots = "…"
	snippet, shift := s[from:to], -from
	if from > 0 {
		snippet, shift = dots+snippet, shift+len(dots)
	}
	if to < len(s) {
		snippet += dots
	}
	var kept []prose.Span
	for _, sp := range spans {
		if sp.Start >= from && sp.End <= to {
			kept = append(kept, prose.Span{Start: sp.Start + shift, End: sp.End + shift})
		}
	}
	return snippet, kept
}
