package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// asks: the verb puts a question to somebody.
func (f *finder) asks(e *lex.Entry) bool {
	switch e.Word {
	case "asked", "pressed", "questioned", "quizzed", "challenged":
		return true
	}
	return false
}

// asksFor: a word that only a question begins with, after a verb of asking:
// asked [which gate had failed]; wonders [who will pay].
func (f *finder) asksFor(k int) bool {
	return f.Units[k].Kind == scan.Word && (f.Is(k, "which") || f.Is(k, "who") || f.Is(k, "whom") || f.Is(k, "whose") || f.Is(k, "when"))
}

// questionTo is where the question with which or who begins behind whom it was
// put to, between units from and to or there: asked Ruiz [who had paid].
func (f *finder) questionTo(from, to, end int) int {
	for k := from; k <= to && k < min(end, from+8) && f.Units[k].Kind != scan.Quoted && f.Sign(k) == 0; k++ {
		if f.asksFor(k) {
			return k
		}
	}
	return -1
}

// puts: the verb puts a question, to somebody or to nobody.
func (f *finder) puts(e *lex.Entry) bool {
	switch e.Word {
	case "ask", "asks", "asking", "wonder", "wonders", "wondered", "wondering", "inquired", "enquired":
		return true
	}
	return f.asks(e)
}

// askedAside: “Ruiz, asked on the radio whether she would go, said …” asks
// nobody; Ruiz was asked. The comma before the verb opens the aside.
func (f *finder) askedAside(a, comma, i, end int) bool {
	if comma <= a || f.Sign(comma) != ',' || f.Units[comma-1].Kind == scan.Quoted || f.asideStart(a, comma) > a {
		return false
	}
	k := f.questionAt(i+1, end)
	for ; k >= 0 && k+1 < end; k++ {
		if f.Sign(k) == ',' && k > i+2 {
			j, ok := f.cueVerbAt(k+1, end)
			return ok && f.Entry(&f.Units[j]).Form&(lex.Past|lex.Third) != 0
		}
	}
	return false
}

// questionAt is where the question begins that somebody was asked, past where
// and when: asked on Tuesday [whether …]; pressed on [why …]; -1 for none.
func (f *finder) questionAt(k, end int) int {
	k = f.pastAdverbs(k, end)
	if k+1 >= end || !f.Is(k, "on") || !f.clauseWord(k+1) {
		k = f.pastFillers(k, end)
	}
	if k+1 < end && f.Is(k, "on") {
		k++
	}
	if k < end && (f.clauseWord(k) && !f.Is(k, "that") || f.asksFor(k)) {
		return k
	}
	return -1
}

// unasked binds what somebody was asked or told without a word of who did so:
// Asked whether she would go, Ruiz laughed; he was told that it was late.
func (f *finder) unasked(at *attribution, a, i, end int) bool {
	e := f.Entry(&f.Units[i])
	k := -1
	switch {
	case f.asks(e):
		k = f.questionAt(i+1, end)
	case e.Say&lex.NeedsPerson != 0 && e.Say&lex.TakesThat != 0 && !f.Is(at.cueLo, "be") && !(at.cueLo > a && f.Is(at.cueLo-1, "to")):
		if j := f.pastAdverbs(i+1, end); j < end && (f.clauseWord(j) || f.Is(j, "to")) {
			k = j
		}
	case e.Say&lex.TakesThat != 0 && at.cueLo > a && f.Is(at.cueLo-1, "it"):
		j := f.pastAdverbs(i+1, end)
		for j+1 < end && (f.Class(j)&lex.Time != 0 || f.Is(j, "on") && f.Class(j+1)&lex.Time != 0) {
			j++ // it was announced on Monday that
		}
		if j < end && f.Is(j, "that") {
			k = j
		}
	}
	if k < 0 || k+2 >= end || f.Sign(k+1) != 0 {
		return false
	}
	inside := f.aside
	f.aside = i > a && f.Sign(i-1) == ','
	at.parts = append(at.parts, unitRange{k, f.contentEnd(k, end)})
	f.aside = inside
	return true
}
