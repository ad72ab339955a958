package scan

import "onrecord/store/prose"

// Stretch is what stands between one outer pair of quotation marks, within
// one paragraph.
type Stretch struct {
	Paragraph   int
	Open, close int // tokens; close is -1 where the text lacks the mark
	Lo, Hi      int // the tokens inside
	Span        prose.Span
	unit        int  // where it stands among the units
	Words       int  // how many words are inside
	Last        rune // the sign at its end, 0 for a word
	Lower       bool // begins with a small letter
	Follows     bool // goes on with the stretch of the paragraph before
	runsOn      bool // is not closed: the next paragraph goes on
	attr        int  // its attribution, -1 for none
	Scare       bool // a title, a nickname, a word held with tongs
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
func (cp *Copy) pair() {
	for i := range cp.Paragraphs {
		cp.pairPara(i)
	}
}

// glued says whether token i touches its neighbours.
func (cp *Copy) glued(p *Paragraph, i int) (left, right bool) {
	left = i > p.Lo && cp.Tokens[i].Flags&Gap == 0
	right = i+1 < p.Hi && cp.Tokens[i+1].Flags&Gap == 0
	return left, right
}

// mayOpen: white space, a bracket, a dash or another mark stands before it.
func (cp *Copy) mayOpen(p *Paragraph, i int) bool {
	left, right := cp.glued(p, i)
	if !right {
		return false
	}
	if !left {
		return true
	}
	if s := cp.Tokens[i].Sign; s == '「' || s == '『' {
		return true // where no blanks are written
	}
	t := &cp.Tokens[i-1]
	if t.Kind == Mark {
		return true
	}
	if t.Kind != Punct {
		return false
	}
	switch t.Sign {
	case '(', '[', '{', '-', '–', '—', '/', ':', '|', '…', '=', '>':
		return true
	}
	return false
}

func (cp *Copy) pairPara(pi int) {
	p := &cp.Paragraphs[pi]
	resumed := cp.resumes(pi)
	for i := p.Lo; i < p.Hi; i++ {
		t := &cp.Tokens[i]
		if t.Kind != Mark {
			continue
		}
		end := -1
		if double, _, _ := family(t.Sign); double {
			if n := &cp.Tokens[min(i+1, p.Hi-1)]; i+1 < p.Hi && n.Kind == Mark && n.Flags&Gap == 0 && cp.mayOpen(p, i+1) {
				if d, _, _ := family(n.Sign); d {
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
		cp.addStretch(pi, i, end, resumed && i == p.Lo)
		i = min(end, p.Hi-1)
	}
}

// resumes reports whether the paragraph before left its quote open for this.
func (cp *Copy) resumes(pi int) bool {
	if n := len(cp.Stretches); n > 0 {
		s := &cp.Stretches[n-1]
		return s.runsOn && s.Paragraph == pi-1
	}
	return false
}

// doubleEnd is the closing mark of the double mark at i, p.hi for a quote
// that is not closed, -1 if the mark opens nothing.
func (cp *Copy) doubleEnd(pi, i int) int {
	p := &cp.Paragraphs[pi]
	open := cp.Tokens[i].Sign
	_, right := cp.glued(p, i)
	switch {
	case open == '”' && !cp.mayOpen(p, i):
		return -1
	case open == '"' && !cp.mayOpen(p, i):
		left, _ := cp.glued(p, i)
		if left || i+1 >= p.Hi { // inches, or a mark without a partner
			return -1
		}
	case !right && i+1 >= p.Hi:
		return -1
	}
	depth := 1
	for k := i + 1; k < p.Hi; k++ {
		t := &cp.Tokens[k]
		if t.Kind != Mark {
			continue
		}
		double, _, _ := family(t.Sign)
		if !double {
			continue
		}
		switch cp.doubleRole(p, open, k, depth) {
		case +1:
			if t.Sign == open && !cp.nests(p, k) && !cp.runsOn(pi, i) {
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
		return p.Hi
	}
	if cp.mayOpen(p, i) && p.Hi-i > 3 && cp.loneOpening(p, i) {
		return p.Hi
	}
	return -1
}

// doubleRole: +1 for a mark that opens inside a quote, -1 for one that
// closes, 0 for neither.
func (cp *Copy) doubleRole(p *Paragraph, open rune, k, depth int) int {
	left, right := cp.glued(p, k)
	sign := cp.Tokens[k].Sign
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
	if open == '“' && sign == '"' && depth == 1 && cp.mayOpen(p, k) && cp.straightWithin(p, k) {
		return +1
	}
	if !left && right && cp.Tokens[k].Sign == '"' && depth > 0 && k+1 < p.Hi && cp.closesSoon(p, k) {
		return +1
	}
	return -1
}

// straightWithin: the straight mark at k is one of pairs that stand before the
// closing mark of a curly quote: “It is not "so" good,” …
func (cp *Copy) straightWithin(p *Paragraph, k int) bool {
	open := true
	for j := k + 1; j < p.Hi && j < k+200; j++ {
		t := &cp.Tokens[j]
		if t.Kind != Mark {
			continue
		}
		switch t.Sign {
		case '"':
			if open == cp.mayOpen(p, j) {
				return false
			}
			open = !open
		case '”':
			return !open
		case '“', '„':
			return false
		}
	}
	return false
}

// closesSoon reports whether two closing marks follow a straight mark, so
// that it can have opened a quote inside a quote.
func (cp *Copy) closesSoon(p *Paragraph, k int) bool {
	n := 0
	for j := k + 1; j < p.Hi && j < k+200; j++ {
		if t := &cp.Tokens[j]; t.Kind == Mark && t.Sign == '"' {
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
func (cp *Copy) nests(p *Paragraph, k int) bool {
	n := 0
	for j := k + 1; j < p.Hi && j < k+400; j++ {
		if t := &cp.Tokens[j]; t.Kind == Mark {
			if double, opens, _ := family(t.Sign); double {
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
func (cp *Copy) runsOn(pi, i int) bool {
	if pi+1 >= len(cp.Paragraphs) {
		return false
	}
	q := &cp.Paragraphs[pi+1]
	t := &cp.Tokens[q.Lo]
	return t.Kind == Mark && t.Sign == cp.Tokens[i].Sign && cp.mayOpen(q, q.Lo)
}

// loneOpening: no double mark of any kind follows.
func (cp *Copy) loneOpening(p *Paragraph, i int) bool {
	for k := i + 1; k < p.Hi; k++ {
		if t := &cp.Tokens[k]; t.Kind == Mark {
			if double, _, _ := family(t.Sign); double {
				return false
			}
		}
	}
	if i == p.Lo {
		return true
	}
	t := &cp.Tokens[i-1]
	return t.Kind == Punct && (t.Sign == ':' || t.Sign == ',')
}

func (cp *Copy) addStretch(pi, open, end int, follows bool) {
	p := &cp.Paragraphs[pi]
	s := Stretch{Paragraph: pi, Open: open, close: end, Lo: open + 1, Hi: end, attr: -1, Follows: follows, unit: -1}
	if end >= p.Hi {
		s.close, s.Hi = -1, p.Hi
		s.runsOn = cp.runsOn(pi, open)
	}
	if s.Lo >= s.Hi {
		return
	}
	s.Span = prose.Span{Start: int(cp.Tokens[s.Lo].Start), End: int(cp.Tokens[s.Hi-1].End)}
	for i := s.Lo; i < s.Hi; i++ {
		if k := cp.Tokens[i].Kind; k == Word || k == Number || k == Handle {
			s.Words++
		}
	}
	last := s.Hi - 1
	for last > s.Lo && cp.Tokens[last].Kind == Mark {
		last--
	}
	if t := &cp.Tokens[last]; t.Kind == Punct {
		s.Last = t.Sign
	} else if t.Flags&Dot != 0 {
		s.Last = '.'
	}
	s.Lower = cp.Tokens[s.Lo].Kind == Word && cp.Tokens[s.Lo].Flags&Capital == 0
	cp.Stretches = append(cp.Stretches, s)
}
