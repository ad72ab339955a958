package wording

import (
	"fmt"
	"strings"
)

// Counts say how many words of a wording differ from the fullest one.
type Counts struct {
	Changed int // stand in the place of others
	Added   int
	Dropped int // left out between words that are there
	Moved   int
	// Cut counts the words left out at the ends, or where an ellipsis tells
	// so: the words are quoted in part.
	Cut int
}

// Altered reports whether the words are others, and not only quoted in part.
func (c Counts) Altered() bool { return c.Changed+c.Added+c.Dropped+c.Moved > 0 }

// String tells the counts: “1 word changed, 3 left out, quoted in part”. It
// is empty for the same words.
func (c Counts) String() string {
	var all []string
	for _, n := range [...]struct {
		words int
		fate  string
	}{{c.Changed, "changed"}, {c.Added, "added"}, {c.Dropped, "left out"}, {c.Moved, "moved"}} {
		switch {
		case n.words == 0:
		case len(all) > 0:
			all = append(all, fmt.Sprint(n.words, " ", n.fate))
		case n.words == 1:
			all = append(all, "1 word "+n.fate)
		default:
			all = append(all, fmt.Sprint(n.words, " words ", n.fate))
		}
	}
	if c.Cut > 0 {
		all = append(all, "quoted in part")
	}
	return strings.Join(all, ", ")
}

// add counts words dropped and others added in their place.
func (c *Counts) add(dropped, added int, cut bool) {
	if cut {
		c.Cut += dropped
		c.Added += added
		return
	}
	both := min(dropped, added)
	c.Changed += both
	c.Dropped += dropped - both
	c.Added += added - both
}

// count is how many words a text has as a reader counts them: “don’t” is one.
func count(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if len(Words(w)) > 0 {
			n++
		}
	}
	return n
}
