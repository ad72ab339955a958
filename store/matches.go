package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
)

// mostMatches is how many places of a story a result shows.
const mostMatches = 5

// matches show where in a story the words of the query stand: in quotes
// first, for they are what the reader came for.
func (s *search) matches(e *entry) []Match {
	inHeadline := query.NewFinder(s.query.Words())
	f := query.NewFinder(slices.DeleteFunc(s.query.Words(), query.Term.OfHeadline))
	var found []Match
	found = append(found, s.inQuotes(e, f)...)
	found = append(found, inLine(inHeadline, e.story.Headline)...)
	found = append(found, inLine(f, e.story.Summary)...)
	if len(found) < mostMatches {
		found = append(found, s.inText(e, f, mostMatches-len(found))...)
	}
	if len(found) == 0 {
		found = s.bySpeaker(e)
	}
	return found
}

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
func (s *search) inQuotes(e *entry, f query.Finder) []Match {
	var found []Match
	for i := range e.analysis.found.Quotes {
		if len(found) == mostMatches {
			break
		}
		if !s.wanted(e, i) {
			continue
		}
		words := e.analysis.found.Words[i]
		if spans := findAll(f, words); len(spans) > 0 {
			snippet, spans := around(words, spans)
			found = append(found, Match{Field: InQuote, Snippet: snippet, Spans: spans, Quote: i, Unsure: e.analysis.found.Quotes[i].Unsure()})
		}
	}
	return found
}

// bySpeaker gives the quotes that were wanted for who said them, or how.
func (s *search) bySpeaker(e *entry) []Match {
	if !s.query.OfQuotes() {
		return nil
	}
	var found []Match
	for i, q := range e.analysis.found.Quotes {
		if len(found) == mostMatches {
			break
		}
		if !s.wanted(e, i) || q.Speaker == quote.None {
			continue
		}
		snippet, _ := around(e.analysis.found.Words[i], nil)
		found = append(found, Match{Field: InSpeaker, Snippet: snippet, Quote: i, Unsure: q.Unsure()})
	}
	return found
}

// inText gives places in the text outside the quotes.
func (s *search) inText(e *entry, f query.Finder, most int) []Match {
	var found []Match
	for _, b := range e.blocks() {
		if len(found) >= most {
			break
		}
		var at []prose.Span
		f.In(e.story.Body, b.Runs, func(w query.Found) bool {
			if !s.quoted(e, w.Span) {
				at = addSpan(at, w.Span)
			}
			return true
		})
		if len(at) == 0 {
			continue
		}
		snippet, spans := visible(e.story.Body, b, at)
		snippet, spans = around(snippet, spans)
		found = append(found, Match{Field: InText, Snippet: snippet, Spans: spans, Quote: quote.None, At: at[0].Start})
	}
	return found
}

// quoted reports whether a place lies in a quote that was shown already.
func (s *search) quoted(e *entry, sp prose.Span) bool {
	for i, q := range e.analysis.found.Quotes {
		for _, part := range q.Parts {
			if part.Contains(sp) {
				return s.wanted(e, i)
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
