package record

import "onrecord/ui/list"

// wording shows what some sources have otherwise than the fullest wording, on
// whole lines; none for the fullest itself.
func (r rows) wording(v version) []string {
	if v.diff.None() {
		return nil
	}
	const open, end = "“", "”"
	text, shift := v.diff.Text, 0
	if v.direct {
		text, shift = open+text+end, len(open)
	}
	if v.sources != "" {
		lead := v.sources + ": "
		text, shift = lead+text, shift+len(lead)
	}
	d := v.diff
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
