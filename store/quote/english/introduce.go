package english

// blockQuote: words set off without marks, below “she wrote:” or above a
// signature.
func (f *finder) blockQuote(pi int) bool {
	p := &f.paras[pi]
	if !p.quoted || pi == 0 {
		return false
	}
	for k := p.ulo; k < p.uhi; k++ {
		if f.units[k].kind == tQuoted && (k == p.ulo || f.stretches[f.units[k].quoted].words > 8) {
			return false
		}
	}
	above := &f.paras[pi-1]
	if above.quoted {
		if n := len(f.attrs); n > 0 && f.attrs[n-1].para == pi-1 && f.attrs[n-1].parts[len(f.attrs[n-1].parts)-1].hi == above.uhi && f.attrs[n-1].parts[0].lo == above.ulo {
			at := &f.attrs[n-1]
			at.parts = append(at.parts, unitRange{p.ulo, p.uhi})
			at.para = pi
			return true
		}
		if n := len(f.attrs); n > 0 && f.attrs[n-1].para == pi-1 {
			at := &f.attrs[n-1]
			at.parts = append(at.parts, unitRange{p.ulo, p.uhi})
			at.para = pi
			return true
		}
		return false
	}
	last := above.uhi - 1
	if last < above.ulo || f.sign(last) != ':' {
		return false
	}
	at := newAttribution(pi)
	at.parts = []unitRange{{p.ulo, p.uhi}}
	f.introduced(above, last, &at)
	f.attrs = append(f.attrs, at)
	return true
}

// canSpeak: the phrase is somebody, a pronoun, a body or a document.
func (f *finder) canSpeak(lo, hi int) bool {
	head := f.headOf(lo, hi)
	if f.is(lo, "this") && f.is(lo+1, "one") {
		return true
	}
	return f.headName(lo, hi) >= 0 || f.class(lo)&(cSubj|cDocument) != 0 || f.class(head)&(cRole|cOrg|cDocument) != 0
}

// introduced finds who speaks in what follows a paragraph that ends with a
// colon.
func (f *finder) introduced(above *para, colon int, at *attribution) {
	a := colon
	for a > above.ulo && colon-a < longest && f.units[a-1].flags&xSentence == 0 {
		a--
	}
	at.cueLo, at.cueHi = colon, colon+1
	for k := a + 1; k+1 < colon; k++ {
		if (f.is(k, "from") || f.is(k, "by")) && f.class(k-1)&(cDocument|cSpeech) != 0 {
			if lo, hi, ok := f.subjectRight(k+1, colon); ok {
				at.cueLo, at.cueHi, at.srcLo, at.srcHi = k-1, k, lo, hi
				return
			}
		}
	}
	for k := colon - 1; k > a; k-- {
		if f.class(k)&cSpeech != 0 && (f.units[k-1].kind == tPossessive || f.class(k-1)&(cHe|cShe) != 0 && f.class(k-1)&cPoss != 0) {
			if lo, hi, ok := f.owner(a, k, colon); ok {
				at.cueLo, at.cueHi, at.srcLo, at.srcHi = k, k+1, lo, hi
				return // in Ruiz’s words:
			}
		}
	}
	for k := colon - 1; k >= a; k-- {
		v := f.voiceOf(a, k, colon)
		if f.putIt(k, colon) {
			v = finite
		}
		if v != finite && v != participle {
			continue
		}
		e := f.entry(&f.units[k])
		if e.class&cSay != 0 && e.say&pQuote == 0 {
			continue
		}
		if k == a || f.class(k-1)&cSub == 0 || f.is(k-1, "who") {
			if lo, hi, ok := f.subjectLeft(a, f.chainStart(a, k), len(f.attrs)); ok && f.canSpeak(lo, hi) {
				at.cueLo, at.cueHi, at.say, at.srcLo, at.srcHi = k, k+1, e.say, lo, hi
				return
			}
		}
	}
	for k := colon - 1; k > a; k-- {
		if (f.is(k, "from") || f.is(k, "by")) && f.units[k-1].kind == tWord {
			if lo, hi, ok := f.subjectRight(k+1, colon); ok && f.canSpeak(lo, hi) {
				at.srcLo, at.srcHi = lo, hi
				return
			}
		}
	}
	var ok bool
	if at.srcLo, at.srcHi, ok = f.mainSubject(a, colon); !ok || !f.canSpeak(at.srcLo, at.srcHi) {
		if at.srcLo, at.srcHi, ok = f.labelBefore(a, colon); !ok || !f.canSpeak(at.srcLo, at.srcHi) {
			at.srcLo, at.srcHi, at.alone = 0, 0, true
		}
	}
}
