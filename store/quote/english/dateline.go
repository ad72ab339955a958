package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// dateline is the unit at which a paragraph goes on behind its dateline, a
// place in capitals and perhaps the day and an agency: GULLPORT, May 3 (NPA) -
// Mayor Ana Ruiz said; GULLPORT: Mayor Ana Ruiz said.
func (f *finder) dateline(p *scan.Paragraph) int {
	k := p.UnitLo
	if p.Heading || k >= p.UnitHi || f.Units[k].Kind != scan.Word || f.Units[k].Flags&scan.AllCaps == 0 || f.Units[k].End-f.Units[k].Start < 3 {
		return k
	}
	capitals := true
	for k++; k+1 < p.UnitHi && k < p.UnitLo+14; k++ {
		t := &f.Units[k]
		switch s := f.Sign(k); {
		case s == '—' || s == '–' || s == '-':
			return k + 1
		case s == ':' && capitals && f.opensStory(p):
			if f.labelled(p) {
				return p.UnitLo
			}
			return k + 1
		case s == ',' || s == '(' || s == ')' || s == '.' || t.Kind == scan.Number:
			capitals = false
		case f.Class(k)&(lex.Role|lex.Honorific|lex.Say) != 0 && capitals && t.Kind == scan.Word:
			return p.UnitLo // MAYOR RUIZ: The hearing will begin.
		case t.Kind == scan.Word && (t.Flags&scan.Capital != 0 || f.Class(k)&lex.Preposition != 0):
			capitals = capitals && t.Flags&scan.AllCaps != 0
		default:
			return p.UnitLo
		}
	}
	return p.UnitLo
}

// labelled: the paragraph or another begins with somebody in capitals and a
// colon, as the turns of a talk do.
func (f *finder) labelled(p *scan.Paragraph) bool {
	if f.Class(p.UnitLo)&(lex.Role|lex.Honorific|lex.Given) != 0 {
		return true
	}
	for i := range f.Paragraphs {
		q := &f.Paragraphs[i]
		if q == p || q.UnitHi-q.UnitLo < 2 || f.Units[q.UnitLo].Kind != scan.Word || f.Units[q.UnitLo].Flags&scan.AllCaps == 0 {
			continue
		}
		for k := q.UnitLo + 1; k < q.UnitHi && k < q.UnitLo+4; k++ {
			if f.Sign(k) == ':' {
				return true
			}
		}
	}
	return false
}

// pastPlace is the token at which a paragraph goes on behind its dateline: the
// place there is nobody.
func (f *finder) pastPlace(p *scan.Paragraph) int {
	k := f.dateline(p)
	i := p.Lo
	for k > p.UnitLo && k < p.UnitHi && i < p.Hi && f.Tokens[i].Start < f.Units[k].Start {
		i++
	}
	return i
}

// opensStory: nothing but headings stands before the paragraph.
func (f *finder) opensStory(p *scan.Paragraph) bool {
	for i := range f.Paragraphs {
		if q := &f.Paragraphs[i]; !q.Heading {
			return q == p
		}
	}
	return false
}

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
