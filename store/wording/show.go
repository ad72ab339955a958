package wording

import (
	"strings"

	"onrecord/store/prose"
)

// Mark is a stretch of a difference as it is shown: what was added, what was
// dropped, or, as Same, the brackets and signs around them, which nobody
// said.
type Mark struct {
	prose.Span
	Change
}

// Difference shows one wording against another, so that it can be read
// without colours too: “… not [forget → forgive] them, [+ever] …”.
type Difference struct {
	Text string
	// Marks are in order and do not overlap; what they leave out are words
	// that both have.
	Marks []Mark
}

// None reports whether the words are the same.
func (d Difference) None() bool { return d.Text == "" }

// Show compares words with the fullest wording of them. Words of the fullest
// that are left out at an end become an ellipsis, and so do words far from
// any difference; only punctuation and case are no difference.
func Show(fullest, words string) Difference {
	var c composer
	c.compare(fullest, words)
	if !c.differs {
		return Difference{}
	}
	return Difference{c.text.String(), c.marks}
}

// near is how many words are shown before and after a difference.
const near = 5

// composer writes the differences of two wordings.
type composer struct {
	text    strings.Builder
	marks   []Mark
	differs bool
}

func (c *composer) compare(fullest, words string) {
	pieces := Diff(fullest, words)
	for i := 0; i < len(pieces); {
		if pieces[i].Change == Same {
			c.same(strings.Fields(pieces[i].Text), i > 0, i < len(pieces)-1)
			i++
			continue
		}
		var dropped, added []string
		from := i
		for ; i < len(pieces) && pieces[i].Change != Same; i++ {
			if pieces[i].Change == Added {
				added = append(added, pieces[i].Text)
			} else {
				dropped = append(dropped, pieces[i].Text)
			}
		}
		c.changed(strings.Join(dropped, " "), strings.Join(added, " "), from == 0, i == len(pieces))
	}
}

// same writes words that both have: those near a difference.
func (c *composer) same(words []string, before, after bool) {
	head, tail := 0, 0
	if before {
		head = near
	}
	if after {
		tail = near
	}
	if head+tail+2 >= len(words) || head+tail == 0 {
		c.write(strings.Join(words, " "))
		return
	}
	c.write(strings.Join(words[:head], " "))
	c.write("…")
	c.write(strings.Join(words[len(words)-tail:], " "))
}

// changed writes a difference. At the ends much that is left out is only cut
// off, even where other words lead to what is quoted.
func (c *composer) changed(dropped, added string, first, last bool) {
	const few = 4
	c.differs = true
	cut := first != last && (added == "" || len(strings.Fields(dropped)) > few)
	switch {
	case cut && first:
		c.write("…")
		c.insert(added)
	case cut:
		c.insert(added)
		c.write("…")
	case added == "":
		c.bracket("−", Dropped, shorten(dropped), "")
	case dropped == "":
		c.insert(added)
	default:
		c.bracket("", Dropped, shorten(dropped), added)
	}
}

func (c *composer) insert(added string) {
	if added != "" {
		c.bracket("+", Added, added, "")
	}
}

// bracket writes [sign words] or, with added words, [words → added].
func (c *composer) bracket(sign string, change Change, words, added string) {
	c.space()
	c.mark("["+sign, Same)
	c.mark(words, change)
	if added != "" {
		c.mark(" → ", Same)
		c.mark(added, Added)
	}
	c.mark("]", Same)
}

// shorten leaves of a long stretch of dropped words its two ends.
func shorten(words string) string {
	const ends = 3
	all := strings.Fields(words)
	if len(all) <= 2*ends+1 {
		return words
	}
	return strings.Join(all[:ends], " ") + " … " + strings.Join(all[len(all)-ends:], " ")
}

// write adds words that both have, or an ellipsis.
func (c *composer) write(s string) {
	if s != "" {
		c.space()
		c.text.WriteString(s)
	}
}

func (c *composer) space() {
	if c.text.Len() > 0 {
		c.text.WriteByte(' ')
	}
}

func (c *composer) mark(s string, change Change) {
	from := c.text.Len()
	c.text.WriteString(s)
	c.marks = append(c.marks, Mark{prose.Span{Start: from, End: c.text.Len()}, change})
}
