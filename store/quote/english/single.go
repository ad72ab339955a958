package english

// singleEnd is the closing mark of the single mark at i. The same sign is
// an apostrophe: ‘The players’ wages,’ she said.
func (f *finder) singleEnd(pi, i int) int {
	p := &f.paras[pi]
	_, opens, _ := family(f.toks[i].sign)
	if !opens || !f.mayOpen(p, i) || f.toks[i+1].kind == tNumber && f.toks[i+1].end-f.toks[i+1].start == 3 {
		return -1
	}
	perhaps, doubles := -1, 0
	for k := i + 1; k < p.hi; k++ {
		t := &f.toks[k]
		if t.kind != tMark {
			continue
		}
		double, _, closes := family(t.sign)
		if double {
			doubles++
			continue
		}
		if f.mayOpen(p, k) && f.toks[k].flags&xGap != 0 {
			break
		}
		left, right := f.glued(p, k)
		if !closes || !left || doubles%2 != 0 || right && f.toks[k+1].kind == tWord {
			continue
		}
		if !f.pluralOwner(p, k) {
			return k
		}
		if perhaps < 0 {
			perhaps = k
		}
	}
	if perhaps >= 0 {
		return perhaps
	}
	if i == p.lo && f.runsOn(pi, i) {
		return p.hi
	}
	return -1
}

// pluralOwner: the mark may be the apostrophe of “the players’ wages”.
func (f *finder) pluralOwner(p *para, k int) bool {
	t := &f.toks[k-1]
	if t.kind != tWord || k+1 >= p.hi || f.toks[k+1].kind != tWord && f.toks[k+1].kind != tNumber {
		return false
	}
	c := f.text[t.end-1]
	return c == 's' || c == 'z' || c == 'x'
}
