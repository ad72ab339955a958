package record

import (
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/wording"
	"onrecord/ui/list"
)

// wording shows what a place has in other words than the fullest wording, on
// whole lines; none where the words are the same.
func (r rows) wording(p, fullest official.Place) []string {
	d := wording.Show(fullest.Words, p.Words)
	if d.None() {
		return nil
	}
	text, shift := d.Text, 0
	if p.Kind == quote.Direct {
		const open, end = "“", "”"
		text, shift = open+text+end, len(open)
	}
	marks := make([]list.Mark, len(d.Marks))
	for i, mark := range d.Marks {
		mark.Start += shift
		mark.End += shift
		marks[i] = list.Mark{Span: mark.Span, Ink: r.inks.changes[mark.Change]}
	}
	set, whole := list.Set(text, r.width-6, wordingLines)
	lines := make([]string, len(set))
	for i, line := range set {
		painted := list.Paint(text, line, r.inks.text, marks)
		if i == len(set)-1 && !whole {
			painted += "…"
		}
		lines[i] = list.Fit("    "+painted, r.width)
	}
	return lines
}
