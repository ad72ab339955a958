package data_test

import (
	"strings"

	"onrecord/store/prose"
	"onrecord/store/story"
)

// passage is a stretch of a story inside outer quotation marks, without them.
// A quote that runs on into the next paragraph is a passage in each.
type passage struct {
	span prose.Span
	text string
}

// passages returns what stands between “ and ” in the body of s, in order.
func passages(s story.Story, blocks []prose.Block) []passage {
	var all []passage
	for _, b := range blocks {
		depth, from := 0, 0
		for _, run := range b.Runs {
			for i, r := range s.Body[run.Start:run.End] {
				switch at := run.Start + i; r {
				case '“':
					if depth++; depth == 1 {
						from = at + len("“")
					}
				case '”':
					if depth--; depth == 0 {
						all = append(all, cut(s, b, prose.Span{Start: from, End: at}))
					}
				}
			}
		}
		if depth > 0 {
			all = append(all, cut(s, b, prose.Span{Start: from, End: b.Span().End}))
		}
	}
	return all
}

// cut is the part of b within span, as a reader sees it: without markup.
func cut(s story.Story, b prose.Block, span prose.Span) passage {
	var text strings.Builder
	for _, run := range b.Runs {
		from, to := max(run.Start, span.Start), min(run.End, span.End)
		if from < to {
			text.WriteString(s.Body[from:to])
		}
	}
	return passage{span, text.String()}
}

// parts returns the parts of a line of a table that stand in quotation marks:
// what is between “ and ”, or, when the line prints no marks, all of it.
func parts(words string) []string {
	var inside []string
	for rest := words; ; {
		_, after, found := strings.Cut(rest, "“")
		if !found {
			break
		}
		text, behind, _ := strings.Cut(after, "”")
		inside = append(inside, text)
		rest = behind
	}
	if inside == nil {
		return strings.Split(words, " / ")
	}
	return inside
}

// inMarks is the same in one string.
func inMarks(words string) string { return strings.Join(parts(words), " ") }
