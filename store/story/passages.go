package story

import (
	"iter"
	"strings"

	"onrecord/store/prose"
)

// Passage is a stretch of a story in which words follow one another: the runs
// of a text that are looked through for words and phrases.
type Passage struct {
	Text string
	Runs []prose.Span // valid until the next passage
}

// Passages are what of a story is searched: its headline, its summary, and
// each paragraph of the body but for the addresses of links, which are no
// words of it. Words do not follow one another from one passage to the next. A
// pass that looks for nothing else is many times as quick as parsing Markdown.
func (s *Story) Passages() iter.Seq[Passage] {
	return func(yield func(Passage) bool) {
		var runs []prose.Span
		for _, line := range [...]string{s.Headline, s.Summary} {
			runs = append(runs[:0], prose.Span{End: len(line)})
			if !yield(Passage{line, runs}) {
				return
			}
		}
		for at := 0; at < len(s.Body); {
			end := len(s.Body)
			if i := strings.Index(s.Body[at:], "\n\n"); i >= 0 {
				end = at + i
			}
			runs = visibleRuns(s.Format, s.Body[at:end], at, runs[:0])
			if !yield(Passage{s.Body, runs}) {
				return
			}
			at = end + 1
		}
	}
}

// visibleRuns adds to runs the stretches of a text that begins at an offset,
// but for the addresses of links.
func visibleRuns(f Format, text string, at int, runs []prose.Span) []prose.Span {
	for f == Markdown {
		i := strings.Index(text, "](")
		if i < 0 {
			break
		}
		const mark = len("](")
		runs = append(runs, prose.Span{Start: at, End: at + i})
		text, at = text[i+mark:], at+i+mark
		if end := strings.IndexAny(text, ")\n"); end >= 0 {
			text, at = text[end:], at+end
		}
	}
	return append(runs, prose.Span{Start: at, End: at + len(text)})
}
