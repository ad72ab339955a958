package english

import (
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// attribution is one act of saying: who, by which words, and what.
type attribution struct {
	para         int
	cueLo, cueHi int // units
	srcLo, srcHi int // units of the phrase that names the speaker; empty for none
	say          lex.Pattern
	parts        []unitRange // what was said, in units
	same         int         // the attribution that has the same speaker, -1 for none
	relay        int         // the attribution whose source passed the words on, -1 for none
	relayLo      int         // or the units that name who did
	relayHi      int
	alone        bool // the words stand without a cue of their own
	label        bool // Ana Ruiz: …
	negated      bool // did not say “…”

	mention quote.Phrase
	speaker int
	passed  int    // who relayed, as index of a speaker
	choice  choice // of a pronoun or a description
	shown   held   // the office that the phrase names
	// contender is who may have that office as well, -1 for nobody.
	contender int
}

type unitRange struct{ lo, hi int }

// voice is how a verb of saying is used.
type voice uint8

const (
	noVerb voice = iota
	finite
	participle // adding that …
	infinitive // to say
	passive    // was told
)

// voiceOf says how the verb of saying at unit i is used, in a sentence that
// begins at a.
func (f *finder) voiceOf(a, i, b int) voice {
	t := &f.Units[i]
	e := f.Entry(t)
	if t.Kind != scan.Word || e.Class&lex.Say == 0 || t.Flags&scan.Capital != 0 && i > a && !(f.heading && e.Form&(lex.Third|lex.Ing) != 0) {
		return noVerb
	}
	if i+1 < b && f.Units[i+1].Kind == scan.Possessive || f.onlyNames(a, i, b) || e.Say&lex.NeedsParticle != 0 && !f.particle(i, b) {
		return noVerb
	}
	prev := f.skipBack(a, i)
	var pc lex.Class
	if prev >= a {
		pc = f.Class(prev)
	}
	nounBefore := prev >= a && (pc&(lex.Determiner|lex.Possessor) != 0 && pc&lex.Subject == 0 || f.Units[prev].Kind == scan.Possessive || f.pluralOwner(prev))
	switch {
	case e.Form&lex.Ing != 0:
		if nounBefore && !f.contractedBe(a, prev) {
			return noVerb
		}
		if pc&lex.Be != 0 || f.contractedBe(a, prev) {
			return finite
		}
		if e.Class&lex.Speech != 0 && f.nounOfSpeech(a, i, b) {
			return noVerb
		}
		return participle
	case pc&lex.Be != 0 && e.Form&lex.Part != 0:
		return passive
	case e.Form&lex.Part != 0 && prev > a && pc&(lex.It|lex.They) != 0 && f.sees(prev-1):
		return noVerb // would like to see it repeated
	case prev >= a && f.Is(prev, "to") && e.Form&lex.Base != 0:
		return infinitive
	case e.Form&(lex.Past|lex.Part) == lex.Part && pc&lex.Have == 0:
		return noVerb
	case f.asks(e) && (prev < a || f.Is(prev, "when") || f.askedAside(a, prev, i, b)):
		return passive // asked by counsel whether …
	case e.Form&lex.Past != 0 && f.Is(prev, "having"):
		return participle // Ruiz left, having said …
	case e.Form&lex.Past != 0 && (f.Is(i+1, "by") || i+2 < b && f.Units[i+1].Kind == scan.Quoted && f.Is(i+2, "by")) && pc&lex.Subject == 0 && e.Say&lex.Judges != 0:
		return passive // the plan, described by Ruiz as “mad”
	case e.Form&(lex.Past|lex.Part) != 0:
		if nounBefore && !f.standsAlone(prev) && !f.hasSaid(a, prev, e) {
			return noVerb
		}
		if pc&lex.Preposition != 0 && !f.Is(prev, "after") && i > a && f.Units[prev].Kind == scan.Word && f.Units[i-1].Kind == scan.Word {
			return noVerb
		}
		return finite
	case e.Form&lex.Third != 0:
		if f.Units[max(prev, a)].Kind == scan.Number && prev >= a || e.Say&lex.TakesQuote == 0 && prev >= a && f.Units[prev].Kind == scan.Word && f.Units[prev].Flags&scan.Capital == 0 && pc&(lex.Role|lex.Body|lex.Document|lex.Subject|lex.Speech) == 0 {
			return noVerb // supermarket labels
		}
		if prev > a && f.Sign(prev-1) == ',' && f.Entry(&f.Units[prev]).Class == 0 && strings.HasSuffix(f.Word(&f.Units[prev]), "ing") {
			return noVerb // …, drawing jeers
		}
		if nounBefore && !f.oneOfThem(prev, e) || pc&lex.Preposition != 0 && f.Units[i-1].Kind != scan.Quoted || pc&lex.Modifier != 0 && pc&(lex.Role|lex.Body) == 0 && e.Class&(lex.Speech|lex.Document|lex.Body|lex.Place|lex.Modifier) != 0 && f.takesClause(i+1, b) == noVerb {
			return noVerb
		}
		if e.Class&(lex.Speech|lex.Document) != 0 && prev >= a && f.Units[prev].Kind == scan.Word && f.Units[prev].Flags&scan.Capital == 0 && pc&(lex.Role|lex.Body|lex.Document|lex.Subject) == 0 && !f.Is(prev, "who") && !f.Is(prev, "which") && f.takesClause(i+1, b) == noVerb && (i+1 >= b || !f.Is(i+1, "that")) {
			return noVerb // faced questions
		}
		if e.Word == "states" && (prev < a || f.Units[prev].Kind != scan.Quoted) && f.takesClause(i+1, b) == noVerb && (i+1 >= b || !f.Is(i+1, "that")) {
			return noVerb
		}
		if e.Class&lex.Speech != 0 && i+2 < b && f.Is(i+1, "that") && (f.isVerb(i+2) || f.Class(i+2)&lex.Deed != 0) && f.Class(i+2)&lex.Speech == 0 {
			return noVerb // the states that have a port
		}
		if e.Class&(lex.Speech|lex.Document|lex.Body|lex.Title) != 0 && i+1 < b && (f.Is(i+1, "of") || f.Is(i+1, "about") || f.Is(i+1, "from")) {
			return noVerb
		}
		return finite
	}
	return f.baseVoice(a, i, b, prev, pc, e)
}

// pluralOwner: the sign at k is the apostrophe of the pilots’ comments.
func (f *finder) pluralOwner(k int) bool {
	s := f.Sign(k)
	return k > 0 && (s == '’' || s == '\'') && f.Units[k].Flags&scan.Gap == 0 && f.Units[k-1].Kind == scan.Word
}

// contractedBe: the 's at unit k is a verb, as in: she’s predicting.
func (f *finder) contractedBe(a, k int) bool {
	return k > a && f.Units[k].Kind == scan.Possessive && f.Class(k-1)&lex.Subject != 0 && f.Class(k-1)&lex.Possessor == 0
}

// standsAlone: the word at k needs no noun behind it to be somebody: another
// said, most said.
func (f *finder) standsAlone(k int) bool {
	switch f.Entry(&f.Units[k]).Word {
	case "that", "this", "both", "some", "many", "most", "another", "several", "few", "each", "all":
		return f.Units[k].Kind == scan.Word
	}
	return false
}

// oneOfThem: another says; each insists.
func (f *finder) oneOfThem(k int, e *lex.Entry) bool {
	return e.Class&(lex.Speech|lex.Document|lex.Body|lex.Title|lex.Role|lex.Place) == 0 && (f.Is(k, "another") || f.Is(k, "each"))
}

// hasSaid: the 's at unit k is short for has, as in: he’s said.
func (f *finder) hasSaid(a, k int, e *lex.Entry) bool {
	return k > a && f.Units[k].Kind == scan.Possessive && (f.Is(k-1, "he") || f.Is(k-1, "she") || f.Is(k-1, "who")) && e.Form&lex.Part != 0 && e.Say&(lex.TakesPerson|lex.NeedsPerson|lex.Judges) == 0
}

// nounOfSpeech: a plain warning is no verb, unless that follows.
func (f *finder) nounOfSpeech(a, i, b int) bool {
	return i > a+1 && f.Units[i-1].Kind == scan.Word && f.Class(i-1)&^(lex.Deed|lex.Adverb) == 0 && f.Class(i-2)&(lex.Determiner|lex.Possessor) != 0 && !(i+1 < b && f.Is(i+1, "that"))
}

// sees: a verb after which somebody and a participle follow: see it repeated.
func (f *finder) sees(k int) bool {
	return f.Is(k, "see") || f.Is(k, "have") || f.Is(k, "want") || f.Is(k, "hear") || f.Is(k, "get") || f.Is(k, "seen")
}

// particle: pointed out, shot back, spoke of; “fired” alone is no saying.
func (f *finder) particle(i, b int) bool {
	if i+1 >= b {
		return false
	}
	switch e := f.Entry(&f.Units[i]); {
	case e.Say&lex.TakesThat != 0 && e.Say&lex.Judges == 0:
		return f.Is(i+1, "out")
	case e.Say&lex.Judges != 0 && e.Say&lex.TakesQuote == 0:
		if f.Is(i+1, "instead") || f.Is(i+1, "again") {
			i++ // spoke instead about
		}
		return f.Is(i+1, "to") || f.Is(i+1, "about") || f.Is(i+1, "of")
	}
	return f.Is(i+1, "back") || f.Is(i+1, "in") || f.Is(i+1, "up")
}

// baseVoice: residents say; they claim; would argue; but not “the claim”.
func (f *finder) baseVoice(a, i, b, prev int, pc lex.Class, e *lex.Entry) voice {
	if prev < a {
		return noVerb
	}
	if prev > a && (f.Is(prev, "all") || f.Is(prev, "both")) && f.Units[prev-1].Kind == scan.Word && f.Class(prev-1)&(lex.Preposition|lex.And|lex.Subordinator|lex.Adverb|lex.Verb|lex.Aux|lex.Say) == 0 {
		prev-- // the two sides all agree
		pc = f.Class(prev)
	}
	t := &f.Units[prev]
	if e.Word == "say" && f.saysPlainly(prev, pc) {
		return finite
	}
	if i+1 < b && f.isVerb(i+1) && f.Class(i+1)&lex.Modal == 0 {
		return noVerb // a police report says
	}
	if e.Class&(lex.Speech|lex.Document|lex.Body|lex.Title|lex.Role) == 0 && t.Kind != scan.Punct && e.Say&lex.TakesClause != 0 && pc&(lex.Determiner|lex.Possessor|lex.Preposition|lex.And|lex.Subordinator) == 0 && pc&(lex.Be|lex.Have) == 0 && !f.Is(prev, "to") {
		if v := f.takesClause(i+1, b); v != noVerb {
			return v
		}
	}
	switch {
	case pc&lex.NumberWord != 0 && prev > a && f.Is(prev-1, "the") && e.Class&(lex.Speech|lex.Document) == 0:
		return finite // the two write
	case pc&(lex.Modal|lex.Do) != 0, pc&lex.Subject != 0 && !f.Is(prev, "he") && !f.Is(prev, "she") && !f.Is(prev, "it"):
		return finite
	case t.Kind == scan.Quoted:
		if e.Class&lex.Role != 0 || e.Class&(lex.Speech|lex.Document) != 0 && f.Stretches[t.Quoted].Last != ',' {
			return noVerb // “No,” counsel replied; “top secret” email chains
		}
		return finite
	case pc&lex.Group != 0, f.Is(prev, "who"), f.causative(a, prev):
		return finite
	case t.Kind == scan.Punct && f.manyBeforeAside(a, prev) && e.Say&lex.TakesThat != 0 && e.Class&(lex.Speech|lex.Document|lex.Body|lex.Title) == 0:
		return f.takesClause(i+1, b)
	case t.Kind != scan.Word || pc&(lex.Determiner|lex.Possessor|lex.Preposition|lex.Aux|lex.Modifier) != 0:
		return noVerb
	}
	w := f.Word(t)
	plural := len(w) > 3 && w[len(w)-1] == 's' && pc&lex.Say == 0
	if !plural {
		return noVerb
	}
	if e.Class&(lex.Speech|lex.Document|lex.Body|lex.Title) != 0 || e.Word == "call" || e.Word == "demand" {
		return f.takesClause(i+1, b)
	}
	return finite
}

// saysPlainly: “say” is hardly ever a noun: Traders new to the port, some of
// them young, say; but not “had a say”, “the final say”.
func (f *finder) saysPlainly(prev int, pc lex.Class) bool {
	if pc&(lex.Possessor|lex.Preposition|lex.Subordinator|lex.Not) != 0 && pc&(lex.Subject|lex.Adverb|lex.They) == 0 || f.Is(prev, "let") || f.Is(prev, "let's") || f.Is(prev, "us") {
		return false
	}
	if pc&lex.Determiner != 0 {
		return f.Is(prev, "many") || f.Is(prev, "some") || f.Is(prev, "most") || f.Is(prev, "both") || f.Is(prev, "others") || f.Is(prev, "all") || f.Is(prev, "few") || f.Is(prev, "several") || f.Is(prev, "those") || f.Is(prev, "these")
	}
	return !f.Is(prev, "final") && !f.Is(prev, "last") && !f.Is(prev, "more") && !f.Is(prev, "he") && !f.Is(prev, "she") && !f.Is(prev, "it")
}

// manyBeforeAside: several people stand before the aside that unit j closes:
// Traders, some of them old hands, say …
func (f *finder) manyBeforeAside(a, j int) bool {
	open := f.asideStart(a, j)
	if open <= a || f.Units[open-1].Kind != scan.Word {
		return false
	}
	for k := open - 1; k >= a && k > open-8 && f.Units[k].Kind == scan.Word; k-- {
		if c := f.Class(k); c&lex.Group != 0 {
			return true
		} else if c&lex.Preposition != 0 || k > a && f.Class(k-1)&lex.Preposition != 0 {
			continue
		}
		if w := f.Word(&f.Units[k]); len(w) > 3 && w[len(w)-1] == 's' && (k == open-1 || f.Class(k+1)&lex.Preposition != 0) {
			return true
		}
	}
	return false
}

// causative: a caption has Ruiz speak of “…”; others have her say “…”
func (f *finder) causative(a, prev int) bool {
	if t := &f.Units[prev]; t.Flags&scan.Capital == 0 && f.Class(prev)&(lex.He|lex.She|lex.They) == 0 {
		return false
	}
	for k := prev; k >= a && k > prev-4; k-- {
		if f.Is(k, "has") || f.Is(k, "have") || f.Is(k, "had") || f.Is(k, "having") || f.Is(k, "heard") {
			return k < prev
		}
		if f.Units[k].Kind != scan.Word || f.Class(k)&lex.Verb != 0 {
			return false
		}
	}
	return false
}

func (f *finder) takesClause(k, b int) voice {
	if k < b && (f.Units[k].Kind == scan.Quoted || f.Class(k)&(lex.Determiner|lex.Subject|lex.Possessor) != 0 || f.Is(k, "that")) {
		return finite
	}
	return noVerb
}
