package record

import "onrecord/store/official"

// wording writes the words of p against the fullest wording.
func (m Model) wording(p, fullest official.Place) string {
	return "“" + p.Words + "”"
}
