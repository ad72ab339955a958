package story

import (
	"strings"

	"onrecord/store/prose"
)

// blocksOf parts a Markdown text into blocks. Most of a report is paragraphs
// without any markup, and finding that out takes a fraction of the time that
// parsing takes: only stretches with more in them go through the parser. A
// text in which one stretch may change how another is read goes through it
// as a whole.
func blocksOf(body string) []prose.Block {
	if entangled(body) {
		return markdownBlocks(body, 0)
	}
	var blocks []prose.Block
	special := -1 // where a stretch for the parser began
	for at := 0; at < len(body); {
		end, next := chunk(body, at)
		switch text := body[at:end]; {
		case text == "":
		case simple(text):
			if special >= 0 {
				blocks = append(blocks, markdownBlocks(body[special:at], special)...)
				special = -1
			}
			blocks = append(blocks, prose.Block{Runs: []prose.Span{{Start: at, End: end}}})
		case special < 0:
			special = at
		}
		at = next
	}
	if special >= 0 {
		blocks = append(blocks, markdownBlocks(body[special:], special)...)
	}
	return blocks
}

// chunk is the stretch from an offset to the next blank line, and where the
// text goes on after that.
func chunk(s string, at int) (end, next int) {
	if s[at] == '\n' {
		return at, at + 1
	}
	if i := strings.Index(s[at:], "\n\n"); i >= 0 {
		return at + i, at + i + 2
	}
	return len(strings.TrimSuffix(s, "\n")), len(s)
}

// entangled reports whether a text has something that reaches beyond a blank
// line: code between fences, HTML, the addresses of links told elsewhere,
// definitions; or a line that only looks blank.
func entangled(s string) bool {
	for i := 0; i < len(s); {
		switch s[i] {
		case '`', '~', '<', '[', ':':
			return true
		case ' ':
			l, _ := line(s, i)
			bare := strings.TrimLeft(l, " ")
			if bare == "" || strings.IndexByte("`~<[:", bare[0]) >= 0 {
				return true
			}
		case '>', '-', '+', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			// Inside a list or a block quote all of these may stand as well.
			l, _ := line(s, i)
			if strings.Contains(l, "```") || strings.Contains(l, "~~~") || strings.Contains(l, "<") || strings.Contains(l, "]:") {
				return true
			}
		}
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			return false
		}
		i += n + 1
	}
	return false
}

// simple reports whether a stretch is a paragraph of which the parser would
// find nothing but the words.
func simple(s string) bool {
	if strings.ContainsAny(s, "*_`[]<>\\|~@\x00") || strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	for i := 0; i < len(s); {
		l, next := line(s, i)
		if l == "" || l[len(l)-1] == ' ' || !plainStart(l) {
			return false
		}
		i = next
	}
	return s != ""
}

// plainStart reports whether a line begins as words do, and not as a list,
// a heading or a rule.
func plainStart(l string) bool {
	c := l[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 || c == '"' || c == '\'' || c == '('
}
