package english

import "onrecord/store/quote/scan"

// pastDateline is where a phrase goes on behind a dateline that it begins
// with: of GULLPORT, Norland—Mayor Ana Ruiz the mayor.
func (f *finder) pastDateline(lo, hi int) int {
	if f.Units[lo].Flags&scan.AllCaps == 0 || f.Paragraphs[f.paraOf(lo)].UnitLo != lo {
		return lo
	}
	for k := lo + 1; k+1 < hi && k < lo+12; k++ {
		if s := f.Sign(k); s == '—' || s == '–' || s == '-' {
			return k + 1
		}
	}
	return lo
}

// author is whom the line below the headline names alone: By Ana Ruiz; -1
// for nobody, or several.
func (f *finder) author() int {
	for pi := range f.Paragraphs[:min(len(f.Paragraphs), 8)] {
		p := &f.Paragraphs[pi]
		if !f.Is(p.UnitLo, "by") || p.UnitHi-p.UnitLo > 16 {
			continue
		}
		m := f.firstMention(p.UnitLo+1, p.UnitHi)
		if m < 0 || f.titledFrom(m) != f.Units[p.UnitLo+1].Start {
			continue
		}
		n := &f.names.mentions[m]
		if q := &f.names.persons[n.who]; q.org || len(q.words) < 2 || n.hi < p.Hi && f.Entry(&f.Tokens[n.hi]).Word == "and" {
			return -1
		}
		return n.who
	}
	return -1
}
