package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// blockQuote: words set off without marks, below “she wrote:” or above a
// signature.
func (f *finder) blockQuote(pi int) bool {
	p := &f.Paragraphs[pi]
	if !p.Quoted || pi == 0 {
		return false
	}
	for k := p.UnitLo; k < p.UnitHi; k++ {
		if f.Units[k].Kind == scan.Quoted && (k == p.UnitLo || f.Stretches[f.Units[k].Quoted].Words > 8) {
			return false
		}
	}
	above := &f.Paragraphs[pi-1]
	if above.Quoted {
		if n := len(f.attrs); n > 0 && f.attrs[n-1].para == pi-1 && f.attrs[n-1].parts[len(f.attrs[n-1].parts)-1].hi == above.UnitHi && f.attrs[n-1].parts[0].lo == above.UnitLo {
			at := &f.attrs[n-1]
			at.parts = append(at.parts, unitRange{p.UnitLo, p.UnitHi})
			at.para = pi
			return true
		}
		if n := len(f.attrs); n > 0 && f.attrs[n-1].para == pi-1 {
			at := &f.attrs[n-1]
			at.parts = append(at.parts, unitRange{p.UnitLo, p.UnitHi})
			at.para = pi
			return true
		}
		return false
	}
	last := above.UnitHi - 1
	if last < above.UnitLo || f.Sign(last) != ':' {
		return false
	}
	at := newAttribution(pi)
	at.parts = []unitRange{{p.UnitLo, p.UnitHi}}
	f.introduced(above, last, &at)
	f.attrs = append(f.attrs, at)
	return true
}

// canSpeak: the phrase is somebody, a pronoun, a body or a document.
func (f *finder) canSpeak(lo, hi int) bool {
	head := f.headOf(lo, hi)
	if f.Is(lo, "this") && f.Is(lo+1, "one") {
		return true
	}
	return f.headName(lo, hi) >= 0 || f.Class(lo)&(lex.Subject|lex.Document) != 0 || f.Class(head)&(lex.Role|lex.Body|lex.Document) != 0
}

// introduced finds who speaks in what follows a paragraph that ends with a
// colon.
func (f *finder) introduced(above *scan.Paragraph, colon int, at *attribution) {
	a := colon
	for a > above.UnitLo && colon-a < longest && f.Units[a-1].Flags&scan.EndsSentence == 0 {
		a--
	}
	at.cueLo, at.cueHi = colon, colon+1
	for k := a + 1; k+1 < colon; k++ {
		if (f.Is(k, "from") || f.Is(k, "by")) && f.Class(k-1)&(lex.Document|lex.Speech) != 0 {
			if lo, hi, ok := f.subjectRight(k+1, colon); ok {
				at.cueLo, at.cueHi, at.srcLo, at.srcHi = k-1, k, lo, hi
				return
			}
		}
	}
	for k := colon - 1; k > a; k-- {
		if f.Class(k)&lex.Speech != 0 && (f.Units[k-1].Kind == scan.Possessive || f.Class(k-1)&(lex.He|lex.She) != 0 && f.Class(k-1)&lex.Possessor != 0) {
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
		e := f.Entry(&f.Units[k])
		if e.Class&lex.Say != 0 && e.Say&lex.TakesQuote == 0 {
			continue
		}
		if k == a || f.Class(k-1)&lex.Subordinator == 0 || f.Is(k-1, "who") {
			if lo, hi, ok := f.subjectLeft(a, f.chainStart(a, k), len(f.attrs)); ok && f.canSpeak(lo, hi) {
				at.cueLo, at.cueHi, at.say, at.srcLo, at.srcHi = k, k+1, e.Say, lo, hi
				return
			}
		}
	}
	for k := colon - 1; k > a; k-- {
		if (f.Is(k, "from") || f.Is(k, "by")) && f.Units[k-1].Kind == scan.Word {
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
