package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	// Counts are how many words differ.
	Counts Counts
}

// None reports whether the words are the same.
func (d Difference) None() bool { return d.Text == "" }

// Show compares words with the fullest wording of them. Words of the fullest
// that are left out at an end become an ellipsis, and so do words far from
// any difference. Words that stand elsewhere are shown where they came to:
// “[moved: at noon]”. What Diff takes for the same is no difference.
func Show(fullest, words string) Difference {
	var c composer
	c.compare(fullest, words)
	if !c.differs {
		return Difference{}
	}
	return Difference{Text: c.text.String(), Marks: c.marks, Counts: c.counts}
}

// near is how many words are shown before and after a difference.
const near = 5

// composer writes the differences of two wordings.
type composer struct {
	text    strings.Builder
	marks   []Mark
	counts  Counts
	differs bool
}

// run is a stretch of two wordings: what both have, or what was dropped with
// what was added in its place.
type run struct {
	same, dropped, added string
	moved                bool // what is dropped or added stands elsewhere in the other
}

func (c *composer) compare(fullest, words string) {
	runs := moved(runsOf(Diff(fullest, words)))
	if begunLater(fullest, words) {
		runs = split(runs)
	}
	for i, r := range runs {
		first, last := i == 0, i == len(runs)-1
		switch {
		case r.same != "":
			c.same(strings.Fields(r.same), !first, !last)
		case r.moved:
			c.moved(r)
		case r.added == "" && !first && !last && gapped(runs[i-1].same, runs[i+1].same):
			c.differs = true // the ellipsis is there already
			c.counts.Cut += count(r.dropped)
		default:
			c.changed(r.dropped, r.added, first, last)
		}
	}
}

func runsOf(pieces []Piece) []run {
	var runs []run
	for i, p := range pieces {
		switch {
		case p.Change == Same:
			runs = append(runs, run{same: p.Text})
		case p.Change == Dropped:
			runs = append(runs, run{dropped: p.Text})
		case i > 0 && pieces[i-1].Change == Dropped:
			runs[len(runs)-1].added = p.Text
		default:
			runs = append(runs, run{added: p.Text})
		}
	}
	return runs
}

// begunLater reports whether words begin in the middle of a sentence.
func begunLater(fullest, words string) bool {
	first := func(s string) rune {
		i := strings.IndexFunc(s, unicode.IsLetter)
		if i < 0 {
			return 0
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		return r
	}
	return unicode.IsUpper(first(fullest)) && unicode.IsLower(first(words))
}

// split parts words at the beginning that are cut off from those in whose
// place others stand: “… [should → ought] never”.
func split(runs []run) []run {
	if len(runs) < 2 || runs[0].added == "" || runs[0].dropped == "" {
		return runs
	}
	dropped := strings.Fields(runs[0].dropped)
	n := len(dropped) - len(strings.Fields(runs[0].added))
	if n <= 0 {
		return runs
	}
	cut := run{dropped: strings.Join(dropped[:n], " ")}
	runs[0].dropped = strings.Join(dropped[n:], " ")
	return append([]run{cut}, runs...)
}

// moved marks words that are dropped in one place and added in another. A
// single word may be there by chance.
func moved(runs []run) []run {
	const fewest = 2
	from := map[string]int{}
	for i, r := range runs {
		if r.dropped != "" && r.added == "" && count(r.dropped) >= fewest {
			from[folded(r.dropped)] = i
		}
	}
	for j, r := range runs {
		if r.added == "" || r.dropped != "" {
			continue
		}
		if i, ok := from[folded(r.added)]; ok && !runs[i].moved {
			runs[i].moved, runs[j].moved = true, true
		}
	}
	return runs
}

func folded(s string) string {
	var b strings.Builder
	for _, w := range Words(s) {
		b.WriteString(w.Folded)
		b.WriteByte(' ')
	}
	return b.String()
}

// gapped reports whether the words of a quote have an ellipsis between two
// stretches: whoever quoted them tells that something is left out.
func gapped(before, after string) bool {
	before, after = strings.TrimRight(before, "[]()"), strings.TrimLeft(after, "[]()")
	for _, gap := range [...]string{"…", "..."} {
		if strings.HasSuffix(before, gap) || strings.HasPrefix(after, gap) {
			return true
		}
	}
	return false
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
	c.counts.add(count(dropped), count(added), cut)
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

// moved writes words where they came to.
func (c *composer) moved(r run) {
	c.differs = true
	if r.added == "" {
		return
	}
	c.counts.Moved += count(r.added)
	c.space()
	c.mark("[moved: ", Same)
	c.mark(r.added, Added)
	c.mark("]", Same)
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
