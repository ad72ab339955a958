package english

import (
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// handles gives speakers the accounts that stand behind what they wrote: “Too
// late,” Ruiz tweeted. (@anaruiz); Ruiz wrote on X as @anaruiz: …
func (f *finder) handles() {
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.speaker == quote.None || f.speakers[at.speaker].Kind != quote.Person || at.alone {
			continue
		}
		k := f.handleIn(at.srcLo, at.srcHi)
		if k >= 0 {
			s := &f.speakers[at.speaker] // the mayor (@anaruiz)
			s.Forms = addForm(s.Forms, f.Phrase(k, k+1).Text)
			continue
		}
		k = f.handleBehind(max(at.srcHi, at.cueHi))
		if k < 0 {
			k = f.handleBehind(at.parts[len(at.parts)-1].hi)
		}
		if k >= 0 && (f.headName(at.srcLo, at.srcHi) >= 0 || f.spells(k, at.speaker)) {
			s := &f.speakers[at.speaker]
			s.Forms = addForm(s.Forms, f.Phrase(k, k+1).Text)
		}
	}
}

// spells: the handle at unit k has a part of the name of a speaker. He may be
// another, so that a pronoun alone ties no account to anybody.
func (f *finder) spells(k, speaker int) bool {
	handle := strings.ToLower(f.Word(&f.Units[k]))
	for w := range strings.FieldsSeq(lex.Fold(f.speakers[speaker].Name)) {
		if len(w) > 2 && strings.Contains(handle, w) {
			return true
		}
	}
	return false
}

// handleIn is the handle that stands in brackets in a phrase, -1 for none.
func (f *finder) handleIn(lo, hi int) int {
	for k := lo + 1; k+1 < hi; k++ {
		if f.Units[k].Kind == scan.Handle && f.Sign(k-1) == '(' && f.Sign(k+1) == ')' {
			return k
		}
	}
	return -1
}

// handleBehind is the handle behind unit k that belongs to what stands before
// it, in brackets or after “as”; -1 for none.
func (f *finder) handleBehind(k int) int {
	p := &f.Paragraphs[f.paraOf(min(max(k-1, 0), len(f.Units)-1))]
	for hi := min(k+6, p.UnitHi-1); k < hi; k++ {
		if f.Units[k+1].Kind == scan.Handle {
			if f.Sign(k) == '(' || f.Is(k, "as") {
				return k + 1
			}
			return -1
		}
		switch t := &f.Units[k]; {
		case t.Kind == scan.Punct && t.Sign != ',', t.Kind == scan.Quoted, f.Is(k, "on"):
		case t.Kind == scan.Word && t.Flags&scan.Capital != 0 && f.Is(k-1, "on"):
		default:
			return -1
		}
	}
	return -1
}

// byAccount is the account that a paragraph is about, where nobody is named
// before the units lo to hi: @anaruiz was not amused. “Too late,” she wrote.
// None where it is about none.
func (f *finder) byAccount(lo int) int {
	p := &f.Paragraphs[f.paraOf(lo)]
	k := p.UnitLo
	if k+1 >= lo || f.Units[k].Kind != scan.Handle || f.Units[k+1].Kind != scan.Word || f.Class(k+1)&(lex.Aux|lex.Verb|lex.Say) == 0 && !f.isVerb(k+1) {
		return quote.None
	}
	if f.namesSomebody(k+1, lo) {
		return quote.None
	}
	if who := f.byHandle(k); who >= 0 {
		return f.speakerOf(who)
	}
	return f.unnamed(k, k+1)
}
