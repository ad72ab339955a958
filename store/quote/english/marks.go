package english

import "onrecord/store/prose"

// stretch is what stands between one outer pair of quotation marks, within
// one paragraph.
type stretch struct {
	para        int
	open, close int // tokens; open is -1 in a text that lacks it, close too
	lo, hi      int // the tokens inside
	span        prose.Span
	unit        int  // where it stands among the units
	words       int  // how many words are inside
	last        rune // the sign at its end, 0 for a word
	lower       bool // begins with a small letter
	follows     bool // goes on with the stretch of the paragraph before
	runsOn      bool // is not closed: the next paragraph goes on
	attr        int  // its attribution, -1 for none
	scare       bool // a title, a nickname, a word held with tongs
}

// family tells what a mark is: double or single, and what it can do.
func family(r rune) (double, opens, closes bool) {
	switch r {
	case '"', '＂', '″':
		return true, true, true
	case '“', '‟', '„', '「', '『':
		return true, true, false
	case '”', '」', '』':
		return true, false, true
	case '«', '»':
		return true, true, true
	case '‘', '‚', '‹', '`':
		return false, true, false
	case '’', '›':
		return false, false, true
	}
	return false, true, true // '
}

// pair finds the stretches of all paragraphs.
func (cp *scanned) pair() {
	for i := range cp.paras {
		cp.pairPara(i)
	}
}

// glued says whether token i touches its neighbours.
func (cp *scanned) glued(p *para, i int) (left, right bool) {
	left = i > p.lo && cp.toks[i].flags&xGap == 0
	right = i+1 < p.hi && cp.toks[i+1].flags&xGap == 0
	return left, right
}

// mayOpen: white space, a bracket, a dash or another mark stands before it.
func (cp *scanned) mayOpen(p *para, i int) bool {
	left, right := cp.glued(p, i)
	if !right {
		return false
	}
	if !left {
		return true
	}
	t := &cp.toks[i-1]
	if t.kind == tMark {
		return true
	}
	if t.kind != tPunct {
		return false
	}
	switch t.sign {
	case '(', '[', '{', '-', '–', '—', '/', ':', '|', '…', '=', '>':
		return true
	}
	return false
}

func (cp *scanned) pairPara(pi int) {
	p := &cp.paras[pi]
	resumed := cp.resumes(pi)
	for i := p.lo; i < p.hi; i++ {
		t := &cp.toks[i]
		if t.kind != tMark {
			continue
		}
		end := -1
		if double, _, _ := family(t.sign); double {
			if n := &cp.toks[min(i+1, p.hi-1)]; i+1 < p.hi && n.kind == tMark && n.flags&xGap == 0 && cp.mayOpen(p, i+1) {
				if d, _, _ := family(n.sign); d {
					continue // "“So
				}
			}
			end = cp.doubleEnd(pi, i)
		} else {
			end = cp.singleEnd(pi, i)
		}
		if end < 0 {
			continue
		}
		cp.addStretch(pi, i, end, resumed && i == p.lo)
		i = min(end, p.hi-1)
	}
}

// resumes reports whether the paragraph before left its quote open for this.
func (cp *scanned) resumes(pi int) bool {
	if n := len(cp.stretches); n > 0 {
		s := &cp.stretches[n-1]
		return s.runsOn && s.para == pi-1
	}
	return false
}

// doubleEnd is the closing mark of the double mark at i, p.hi for a quote
// that is not closed, -1 if the mark opens nothing.
func (cp *scanned) doubleEnd(pi, i int) int {
	p := &cp.paras[pi]
	open := cp.toks[i].sign
	_, right := cp.glued(p, i)
	switch {
	case open == '”' && !cp.mayOpen(p, i):
		return -1
	case open == '"' && !cp.mayOpen(p, i):
		left, _ := cp.glued(p, i)
		if left || i+1 >= p.hi { // inches, or a mark without a partner
			return -1
		}
	case !right && i+1 >= p.hi:
		return -1
	}
	depth := 1
	for k := i + 1; k < p.hi; k++ {
		t := &cp.toks[k]
		if t.kind != tMark {
			continue
		}
		double, _, _ := family(t.sign)
		if !double {
			continue
		}
		switch cp.doubleRole(p, open, k, depth) {
		case +1:
			if t.sign == open && !cp.nests(p, k) && !cp.runsOn(pi, i) {
				return -1 // its closing mark was forgotten
			}
			depth++
		case -1:
			if depth--; depth == 0 {
				return k
			}
		}
	}
	if cp.runsOn(pi, i) {
		return p.hi
	}
	if cp.mayOpen(p, i) && p.hi-i > 3 && cp.loneOpening(p, i) {
		return p.hi
	}
	return -1
}

// doubleRole: +1 for a mark that opens inside a quote, -1 for one that
// closes, 0 for neither.
func (cp *scanned) doubleRole(p *para, open rune, k, depth int) int {
	left, right := cp.glued(p, k)
	sign := cp.toks[k].sign
	switch sign {
	case '”', '」', '』':
		return -1
	case '“', '‟':
		if open == '„' || !right || left && !cp.mayOpen(p, k) {
			return -1
		}
		return +1
	case '„', '「', '『':
		return +1
	case '«', '»':
		if open != '«' && open != '»' {
			return 0
		}
		if sign != open {
			return -1
		}
		return +1
	}
	if open != '"' && open != '＂' && left && !right {
		return -1 // “so"
	}
	if !left && right && cp.toks[k].sign == '"' && depth > 0 && k+1 < p.hi && cp.closesSoon(p, k) {
		return +1
	}
	return -1
}

// closesSoon reports whether two closing marks follow a straight mark, so
// that it can have opened a quote inside a quote.
func (cp *scanned) closesSoon(p *para, k int) bool {
	n := 0
	for j := k + 1; j < p.hi && j < k+200; j++ {
		if t := &cp.toks[j]; t.kind == tMark && t.sign == '"' {
			if cp.mayOpen(p, j) {
				return false
			}
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// nests: the next two double marks after k both close.
func (cp *scanned) nests(p *para, k int) bool {
	n := 0
	for j := k + 1; j < p.hi && j < k+400; j++ {
		if t := &cp.toks[j]; t.kind == tMark {
			if double, opens, _ := family(t.sign); double {
				if opens && cp.mayOpen(p, j) {
					return false
				}
				if n++; n == 2 {
					return true
				}
			}
		}
	}
	return false
}

// runsOn: the next paragraph begins with the same opening mark.
func (cp *scanned) runsOn(pi, i int) bool {
	if pi+1 >= len(cp.paras) {
		return false
	}
	q := &cp.paras[pi+1]
	t := &cp.toks[q.lo]
	return t.kind == tMark && t.sign == cp.toks[i].sign && cp.mayOpen(q, q.lo)
}

// loneOpening: no double mark of any kind follows.
func (cp *scanned) loneOpening(p *para, i int) bool {
	for k := i + 1; k < p.hi; k++ {
		if t := &cp.toks[k]; t.kind == tMark {
			if double, _, _ := family(t.sign); double {
				return false
			}
		}
	}
	if i == p.lo {
		return true
	}
	t := &cp.toks[i-1]
	return t.kind == tPunct && (t.sign == ':' || t.sign == ',')
}

func (cp *scanned) addStretch(pi, open, end int, follows bool) {
	p := &cp.paras[pi]
	s := stretch{para: pi, open: open, close: end, lo: open + 1, hi: end, attr: -1, follows: follows, unit: -1}
	if end >= p.hi {
		s.close, s.hi = -1, p.hi
		s.runsOn = cp.runsOn(pi, open)
	}
	if s.lo >= s.hi {
		return
	}
	s.span = prose.Span{Start: int(cp.toks[s.lo].start), End: int(cp.toks[s.hi-1].end)}
	for i := s.lo; i < s.hi; i++ {
		if k := cp.toks[i].kind; k == tWord || k == tNumber || k == tHandle {
			s.words++
		}
	}
	last := s.hi - 1
	for last > s.lo && cp.toks[last].kind == tMark {
		last--
	}
	if t := &cp.toks[last]; t.kind == tPunct {
		s.last = t.sign
	} else if t.flags&xDot != 0 {
		s.last = '.'
	}
	s.lower = cp.toks[s.lo].kind == tWord && cp.toks[s.lo].flags&xCapital == 0
	cp.stretches = append(cp.stretches, s)
}
