package scan

// singleEnd is the closing mark of the single mark at i. The same sign is
// an apostrophe: ‘The players’ wages,’ she said.
func (cp *Copy) singleEnd(pi, i int) int {
	p := &cp.Paragraphs[pi]
	_, opens, _ := family(cp.Tokens[i].Sign)
	if !opens || !cp.mayOpen(p, i) || cp.Tokens[i+1].Kind == Number && cp.Tokens[i+1].End-cp.Tokens[i+1].Start == 3 {
		return -1
	}
	perhaps, doubles := -1, 0
	for k := i + 1; k < p.Hi; k++ {
		t := &cp.Tokens[k]
		if t.Kind != Mark {
			continue
		}
		double, _, closes := family(t.Sign)
		if double {
			doubles++
			continue
		}
		if cp.mayOpen(p, k) && cp.Tokens[k].Flags&Gap != 0 {
			break
		}
		left, right := cp.glued(p, k)
		left = left || !right && cp.closesDouble(k-1) // “Stay in.” ’
		if !closes || !left || doubles%2 != 0 || right && cp.Tokens[k+1].Kind == Word {
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
	if i == p.Lo && cp.runsOn(pi, i) {
		return p.Hi
	}
	return -1
}

// closesDouble: token k is a double mark, of a quote inside a quote.
func (cp *Copy) closesDouble(k int) bool {
	double, _, closes := family(cp.Tokens[k].Sign)
	return cp.Tokens[k].Kind == Mark && double && closes
}

// pluralOwner: the mark may be the apostrophe of “the players’ wages”.
func (cp *Copy) pluralOwner(p *Paragraph, k int) bool {
	t := &cp.Tokens[k-1]
	if t.Kind != Word || k+1 >= p.Hi || cp.Tokens[k+1].Kind != Word && cp.Tokens[k+1].Kind != Number {
		return false
	}
	c := cp.Text[t.End-1]
	return c == 's' || c == 'z' || c == 'x'
}
