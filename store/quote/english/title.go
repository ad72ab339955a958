package english

import "strings"

// noName: a word at the head of a run that is no part of a name.
func (f *finder) noName(m *mention, t *token) bool {
	e := f.entry(t)
	if foldEqual(f.word(t), "all") && m.hi-m.lo > 2 && f.entry(&f.toks[m.hi-1]).class&cOrg != 0 {
		return false // All India Radio
	}
	if t.flags&xInitial != 0 || e.class&cGiven != 0 && !m.first {
		return false
	}
	if e.class&(cMonth|cWeekday|cStopcap) != 0 && e.class&cGiven == 0 {
		return true
	}
	if !m.first || e.class&cGiven != 0 {
		return e.class&(cDet|cPoss|cSubj) != 0 && t.flags&xCaps == 0
	}
	return e.class&(cOpener|cPrep|cSub|cAdv|cAux|cSay|cAnd|cSubj) != 0 && t.flags&xCaps == 0
}

// afterTitle is where the name begins in a run: after the last word that is
// a title, unless nothing would be left.
func (f *finder) afterTitle(lo, hi int) int {
	const title = cHonorific | cOffice | cModifier | cCalling | cOrg | cCountry | cFront | cGeneral | cKin | cNameless | cGroup
	cut := lo
	for i := lo; i < hi-1; i++ {
		c := f.entry(&f.toks[i]).class
		if c&cPlace != 0 && i+2 < hi && f.entry(&f.toks[i+1]).class&(cHeName|cSheName) != 0 {
			cut = i + 1 // in Washington Ana Ruiz
			continue
		}
		if f.compound(&f.toks[i]) {
			cut = i + 1 // co-Chair, Oscar-winner
			continue
		}
		if c&title == 0 || f.toks[i].flags&xInitial != 0 {
			continue
		}
		if c&cGiven != 0 && i == hi-2 && c&cHonorific == 0 {
			continue // Dean Acheson
		}
		if i > lo && cut <= lo && c&(cOffice|cCalling) == 0 && f.entry(&f.toks[lo]).class&cGiven != 0 {
			continue // a word in the middle of a name
		}
		cut = i + 1
	}
	return cut
}

// compound: a word such as Oscar-winner, which is no name.
func (f *finder) compound(t *token) bool {
	w := f.word(t)
	i := strings.IndexByte(w, '-')
	return i > 1 && i+2 < len(w) && w[i+1] >= 'a' && w[i+1] <= 'z' && f.entry(t).class&cGiven == 0
}

// afterOffice: in “Secretary of Harbours Pete Halvorsen” the harbours are no
// part of the name.
func (f *finder) afterOffice(p *para, lo, hi int) int {
	if lo-2 < p.lo || !foldEqual(f.word(&f.toks[lo-1]), "of") || f.entry(&f.toks[lo-2]).class&cOffice == 0 {
		return lo
	}
	for i := lo + 1; i < hi-1; i++ {
		if f.entry(&f.toks[i]).class&cGiven != 0 {
			return i
		}
	}
	return lo
}

// extendOrg takes “of Defence” into “Ministry of Defence”.
func (f *finder) extendOrg(p *para, m *mention) {
	j := m.hi
	t := &f.toks[j]
	if t.kind != tWord || t.flags&xCapital != 0 || !(foldEqual(f.word(t), "of") || foldEqual(f.word(t), "for")) {
		return
	}
	k := j + 1
	if k < p.hi && foldEqual(f.word(&f.toks[k]), "the") {
		k++
	}
	if k < p.hi && f.toks[k].flags&xCapital != 0 && f.toks[k].kind == tWord {
		m.hi = f.runEnd(p, k)
	}
}
