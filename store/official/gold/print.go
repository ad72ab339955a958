package gold

import (
	"fmt"
	"strings"
)

// String is the table as text.
func (t *Table) String() string {
	var b strings.Builder
	line := func(name string, what any) { fmt.Fprintf(&b, "%-34s %v\n", name, what) }
	line("stories", t.Stories)
	line("people", t.People)
	line("mentions", fmt.Sprintf("%d, and %d quoted who are no speakers", t.Mentions, t.Missed))
	line("joins", t.Joins)
	line("joins, end to end", t.EndToEnd)
	if t.Said.Gold > 0 {
		line("joins of quotes", t.Said)
	}
	line("people split, officials merged", fmt.Sprintf("%d, %d", t.Split, t.Merged))
	line("easy to confuse, kept apart", t.Apart)
	line("nameless speakers made a person", t.Taken)
	line("offices, title", t.Titles)
	line("offices, first story", t.First)
	line("offices, last story", t.Last)
	line("same words", t.Words)
	line("same words, of one official", t.Joined)
	line("same words, quotes found", t.Places)
	return strings.TrimSuffix(b.String(), "\n")
}
