package command

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/quote"
	"onrecord/store/story"
)

// why is how the speaker of a quote was found.
func (q *quoter) why(one quote.Quote) *whyRecord {
	w := one.Why
	rec := &whyRecord{
		Bound: boundName(w.Bound), Named: namedName(w.Named), From: q.phrase(w.From),
		Signs: []signRecord{}, Next: w.Next, Text: one.Explain(q.speakers),
	}
	for sign := range w.Signs.All() {
		rec.Signs = append(rec.Signs, signRecord{sign.Name, sign.Weight})
	}
	if rival, ok := q.speaker(w.Rival); ok && rec.Next == "" {
		rec.Next = rival.Name
	}
	return rec
}

// The names of the ties and ways in output; docs/formats.md explains them.

func boundName(b quote.Bound) string {
	names := [...]string{"none", "verb", "phrase", "noun", "label", "signature", "relay", "neighbour", "author"}
	if int(b) < len(names) {
		return names[b]
	}
	return "other"
}

func namedName(n quote.Named) string {
	names := [...]string{
		"nobody", "full-name", "part-of-name", "handle", "pronoun", "office",
		"description", "relation", "body", "phrase", "inherited",
	}
	if int(n) < len(names) {
		return names[n]
	}
	return "other"
}

// explained sets quotes with their reasons, each below the ID of its story, so
// that a first line can be piped back as those of a list can.
func (q *quoter) explained(chosen []int, width int) []byte {
	if width <= 0 || width > pageWidth {
		width = pageWidth
	}
	var b strings.Builder
	for _, i := range chosen {
		one := q.quotes[i]
		cells := q.cells(i, 0)
		b.WriteString(cells[0] + gap + cells[1] + gap + one.Sureness() + "\n")
		lines := []string{cells[2], one.Kind.Cite(q.words[i])}
		if cells[3] != "" {
			lines[0] += ", " + cells[3]
		}
		if one.Kind == quote.Indirect {
			lines[1] = "reported: " + lines[1]
		}
		for n, line := range append(lines, one.Explain(q.speakers)...) {
			indent := "  "
			if n >= len(lines) {
				indent = "    "
			}
			for l := range strings.SplitSeq(ansi.Wrap(story.Line(line), width-len(indent), ""), "\n") {
				b.WriteString(indent + strings.TrimRight(l, " ") + "\n")
			}
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}
