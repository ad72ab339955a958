package record

import (
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/ui/list"
)

// wording shows what a place has in other words than the fullest wording:
// “… not [forget → forgive] them, [+ever] …”. Words that are left out at an
// end are an ellipsis, and so are words far from any difference. It is empty
// where the words are the same.
func (r rows) wording(p, fullest official.Place) []string {
	c := composer{inks: &r.inks}
	c.compare(fullest.Words, p.Words)
	if !c.differs {
		return nil
	}
	text := c.text.String()
	if p.Kind == quote.Direct {
		const open, end = "“", "”"
		text = open + text + end
		for i := range c.marks {
			c.marks[i].Start += len(open)
			c.marks[i].End += len(open)
		}
	}
	width := r.width - 6
	set, whole := list.Set(text, width, wordingLines)
	lines := make([]string, len(set))
	for i, line := range set {
		painted := list.Paint(text, line, r.inks.text, c.marks)
		if i == len(set)-1 && !whole {
			painted += "…"
		}
		lines[i] = list.Fit("    "+painted, r.width)
	}
	return lines
}

// near is how many words are shown before and after a difference.
const near = 5

// composer writes the differences of two wordings.
type composer struct {
	inks    *inks
	text    strings.Builder
	marks   []list.Mark
	differs bool
}

func (c *composer) compare(fullest, words string) {
	pieces := slide(official.Diff(fullest, words))
	for i := 0; i < len(pieces); {
		if pieces[i].Change == official.Same {
			c.same(strings.Fields(pieces[i].Text), i > 0, i < len(pieces)-1)
			i++
			continue
		}
		var dropped, added []string
		from := i
		for ; i < len(pieces) && pieces[i].Change != official.Same; i++ {
			if pieces[i].Change == official.Added {
				added = append(added, pieces[i].Text)
			} else {
				dropped = append(dropped, pieces[i].Text)
			}
		}
		c.changed(strings.Join(dropped, " "), strings.Join(added, " "), from == 0, i == len(pieces))
	}
}

// slide moves what is left out to the ends where the words allow it. A quote
// cut short is compared word by word from its beginning, so that “we will”
// may be found in the first of two sentences that begin with it, and the rest
// in the second.
func slide(pieces []official.Piece) []official.Piece {
	if n := len(pieces); n >= 3 && pieces[0].Change == official.Same && pieces[1].Change == official.Dropped && pieces[2].Change == official.Same {
		same, dropped := strings.Fields(pieces[0].Text), strings.Fields(pieces[1].Text)
		if at := len(dropped) - len(same); at >= 0 && alike(dropped[at:], same) {
			pieces[2].Text = pieces[0].Text + " " + pieces[2].Text
			pieces[1].Text = strings.Join(append(same, dropped[:at]...), " ")
			pieces = pieces[1:]
		}
	}
	if n := len(pieces); n >= 3 && pieces[n-1].Change == official.Same && pieces[n-2].Change == official.Dropped && pieces[n-3].Change == official.Same {
		same, dropped := strings.Fields(pieces[n-1].Text), strings.Fields(pieces[n-2].Text)
		if len(dropped) >= len(same) && alike(dropped[:len(same)], same) {
			pieces[n-3].Text += " " + pieces[n-1].Text
			pieces[n-2].Text = strings.Join(append(dropped[len(same):], same...), " ")
			pieces = pieces[:n-1]
		}
	}
	return pieces
}

// alike compares words without case and punctuation.
func alike(a, b []string) bool {
	for i := range a {
		if !slices.Equal(prose.FoldedWords(a[i]), prose.FoldedWords(b[i])) {
			return false
		}
	}
	return true
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
		c.write(strings.Join(words, " "), nil)
		return
	}
	c.write(strings.Join(words[:head], " "), nil)
	c.write("…", nil)
	c.write(strings.Join(words[len(words)-tail:], " "), nil)
}

// changed writes a difference. At the ends much that is left out is only cut
// off, even where other words lead to what is quoted.
func (c *composer) changed(dropped, added string, first, last bool) {
	const few = 4
	c.differs = true
	ink := c.inks
	cut := first != last && (added == "" || len(strings.Fields(dropped)) > few)
	switch {
	case cut && first:
		c.write("…", nil)
		c.insert(added)
	case cut:
		c.insert(added)
		c.write("…", nil)
	case added == "":
		c.bracket("−", &ink.dropped, shorten(dropped), nil, "")
	case dropped == "":
		c.insert(added)
	default:
		c.bracket("", &ink.dropped, shorten(dropped), &ink.added, added)
	}
}

func (c *composer) insert(added string) {
	if added != "" {
		c.bracket("+", &c.inks.added, added, nil, "")
	}
}

// bracket writes [sign first] or [first → second], each in its ink.
func (c *composer) bracket(sign string, ink *list.Ink, first string, next *list.Ink, second string) {
	c.write("["+sign, &c.inks.muted)
	c.append(first, ink)
	if next != nil {
		c.append(" → ", &c.inks.muted)
		c.append(second, next)
	}
	c.append("]", &c.inks.muted)
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

// write is append with a space before it.
func (c *composer) write(s string, ink *list.Ink) {
	if s == "" {
		return
	}
	if c.text.Len() > 0 {
		c.text.WriteByte(' ')
	}
	c.append(s, ink)
}

func (c *composer) append(s string, ink *list.Ink) {
	from := c.text.Len()
	c.text.WriteString(s)
	if ink != nil {
		c.marks = append(c.marks, list.Mark{Span: prose.Span{Start: from, End: c.text.Len()}, Ink: *ink})
	}
}
