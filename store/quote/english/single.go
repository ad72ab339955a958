package english

// singleEnd is the closing mark of the single mark at i. The same sign is
// an apostrophe: ‘The players’ wages,’ she said.
func (cp *scanned) singleEnd(pi, i int) int {
	p := &cp.paras[pi]
	_, opens, _ := family(cp.toks[i].sign)
	if !opens || !cp.mayOpen(p, i) || cp.toks[i+1].kind == tNumber && cp.toks[i+1].end-cp.toks[i+1].start == 3 {
		return -1
	}
	perhaps, doubles := -1, 0
	for k := i + 1; k < p.hi; k++ {
		t := &cp.toks[k]
		if t.kind != tMark {
			continue
		}
		double, _, closes := family(t.sign)
		if double {
			doubles++
			continue
		}
		if cp.mayOpen(p, k) && cp.toks[k].flags&xGap != 0 {
			break
		}
		left, right := cp.glued(p, k)
		if !closes || !left || doubles%2 != 0 || right && cp.toks[k+1].kind == tWord {
			continue
		}
		if !cp.pluralOwner(p, k) {
			return k
		}
		if perhaps < 0 {
			perhaps = k
		}
	}
	if perhaps >= 0 {
		return perhaps
	}
	if i == p.lo && cp.runsOn(pi, i) {
		return p.hi
	}
	return -1
}

// pluralOwner: the mark may be the apostrophe of “the players’ wages”.
func (cp *scanned) pluralOwner(p *para, k int) bool {
	t := &cp.toks[k-1]
	if t.kind != tWord || k+1 >= p.hi || cp.toks[k+1].kind != tWord && cp.toks[k+1].kind != tNumber {
		return false
	}
	c := cp.text[t.end-1]
	return c == 's' || c == 'z' || c == 'x'
}
