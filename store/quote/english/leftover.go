package english

import (
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// leftovers binds the quotes of a sentence that no verb of saying has: after
// a colon, beside a noun of speech, or standing alone. What is left is held
// with tongs: titles, nicknames, words nobody said.
func (f *finder) leftovers(pi, a, end, first int) {
	for k := a; k < end; k++ {
		if f.Units[k].Kind != scan.Quoted || f.claimed(first, k) {
			continue
		}
		switch {
		case k > a+1 && f.Sign(k-1) == '(' && f.Units[k-2].Kind == scan.Quoted:
			f.Stretches[f.Units[k].Quoted].Scare = true // “ay, basta” (“oh, enough”)
		case k > a && f.Sign(k-1) == ':' && f.afterColon(pi, a, k, end, first):
		case f.signed(pi, a, k), f.headed(pi, a, k), f.quoteFirst(pi, a, k), f.wordedBy(pi, a, k, end), f.inWordsOf(pi, a, k):
		case f.onlyQuotes(a, end):
			f.alone(pi, k, end)
			return
		case f.cleft(pi, k, end):
		case f.followed(pi, a, k, end):
		case f.unlisted(pi, k, end):
		case f.beforeNoun(pi, a, k, end):
		case f.attach(a, k, end, first):
		case f.bySpeechNoun(pi, a, k, end, first):
		case f.sounds(pi, a, k, end, first):
		default:
			f.Stretches[f.Units[k].Quoted].Scare = true
		}
	}
}

// attach gives a quote to the attribution before it in the sentence, when it
// can go on with what was said there.
func (f *finder) attach(a, k, end, first int) bool {
	n := len(f.attrs)
	if n <= first || f.isTitle(a, k) || f.attrs[n-1].srcHi <= f.attrs[n-1].srcLo {
		return false
	}
	at := &f.attrs[n-1]
	last := &at.parts[len(at.parts)-1]
	if last.lo < a || last.hi > k || max(at.cueLo, at.srcLo) >= last.hi && f.held(k, end) {
		return false
	}
	if last.hi-last.lo == 1 && f.Units[last.lo].Kind == scan.Quoted || at.cueLo >= last.hi {
		at.parts = append(at.parts, unitRange{k, k + 1})
		return true
	}
	last.hi = k + 1
	return true
}

// held: behind an attribution the words at k are held with tongs, or are a
// name: “We wait,” said Ruiz in her “Ports for all” hat; on Channel 2’s “Tide”.
func (f *finder) held(k, end int) bool {
	if f.Units[k-1].Kind == scan.Possessive {
		return true
	}
	return f.Units[k-1].Kind == scan.Word && k+1 < end && f.Units[k+1].Kind == scan.Word && f.Class(k+1)&(lex.Preposition|lex.And|lex.Subordinator|lex.Time|lex.Adverb|lex.Aux|lex.Verb) == 0
}

func newAttribution(pi int) attribution {
	return attribution{para: pi, same: -1, relay: -1, speaker: quote.None, passed: quote.None, say: lex.TakesQuote}
}

// onlyQuotes: nothing but quotes and signs stands in the sentence.
func (f *finder) onlyQuotes(a, end int) bool {
	words := 0
	for k := a; k < end; k++ {
		switch t := &f.Units[k]; t.Kind {
		case scan.Word:
			if f.Class(k)&(lex.And|lex.Adverb) == 0 || words > 0 {
				return false
			}
			words++
		case scan.Number, scan.Handle:
			return false
		}
	}
	return true
}

// alone notes quotes without any cue; whose they are is seen when the whole
// story is known.
func (f *finder) alone(pi, k, end int) {
	s := &f.Stretches[f.Units[k].Quoted]
	if s.Words < 3 && s.Last != '.' && s.Last != '?' && s.Last != '!' && s.Last != ',' && !s.Follows {
		s.Scare = true
		return
	}
	if f.subheading(s) {
		s.Scare = true
		return
	}
	at := newAttribution(pi)
	at.alone = true
	at.cueLo, at.cueHi = k, k
	for ; k < end; k++ {
		if f.Units[k].Kind == scan.Quoted {
			at.parts = append(at.parts, unitRange{k, k + 1})
		}
	}
	if s.Last == '.' {
		f.saidAfter(&at, end)
	}
	f.attrs = append(f.attrs, at)
}

// saidAfter: a sentence that is no more than “Ruiz said on Monday.” follows a
// quote, whose full stop should have been a comma.
func (f *finder) saidAfter(at *attribution, end int) {
	hi := f.Paragraphs[at.para].UnitHi
	a := end
	for a < hi && f.Units[a].Kind == scan.Punct {
		a++
	}
	for v := a + 1; v < hi && v < a+8; v++ {
		if f.Units[v].Kind != scan.Word || f.Units[v-1].Flags&scan.EndsSentence != 0 {
			return
		}
		if f.Class(v)&lex.Say == 0 || f.Entry(&f.Units[v]).Say&lex.TakesQuote == 0 || f.voiceOf(a, v, hi) != finite {
			continue
		}
		k := f.pastFillers(f.pastAdverbs(v+1, hi), hi)
		lo, to, ok := f.nounPhrase(a, f.chainStart(a, v))
		if ok && lo == a && (f.Sign(k) == '.' || k >= hi) {
			at.alone = false
			at.cueLo, at.cueHi, at.srcLo, at.srcHi = v, v+1, lo, to
		}
		return
	}
}

// subheading: a few words in single marks fill a paragraph of a story that
// has its quotes in double ones.
func (f *finder) subheading(s *scan.Stretch) bool {
	p := &f.Paragraphs[s.Paragraph]
	if s.Words > 7 || p.Lo != s.Open || p.UnitHi-p.UnitLo > 2 || !f.single(s) {
		return false
	}
	for i := range min(len(f.Stretches), 50) {
		if o := &f.Stretches[i]; o.Words > 7 {
			return !f.single(o)
		}
	}
	return false
}

// single: the stretch stands between single marks.
func (f *finder) single(s *scan.Stretch) bool {
	switch f.Tokens[s.Open].Sign {
	case '\'', '‘', '`':
		return true
	}
	return false
}

// afterColon: The sign was plain: “Mind the goose.”
func (f *finder) afterColon(pi, a, k, end, first int) bool {
	at := newAttribution(pi)
	at.cueLo, at.cueHi = k-1, k
	at.parts = []unitRange{{k, f.quotesEnd(k, end)}}
	s := &f.Stretches[f.Units[k].Quoted]
	if lo, hi, ok := f.labelBefore(a, k-1); ok {
		if !f.isSomeone(lo, hi) && (s.Words < 4 || f.titleCase(s) || s.Last == 0) {
			return false // Read more: “Six good soups”
		}
		if lo2, hi2, ok := f.possessor(lo, hi); ok {
			lo, hi = lo2, hi2
		}
		at.srcLo, at.srcHi, at.label = lo, hi, true
	} else if n := len(f.attrs); n > first && f.attrs[n-1].srcHi > f.attrs[n-1].srcLo {
		at.srcLo, at.srcHi = f.attrs[n-1].srcLo, f.attrs[n-1].srcHi
	} else if f.beforeColon(&at, a, k-1, first) {
		at.label = false
	} else if lo, hi, ok := f.mainSubject(a, k-1); ok && f.someoneSpeaks(lo, hi) {
		at.srcLo, at.srcHi = lo, hi
	} else if lo, hi, ok := f.nounPhrase(a, k-1); ok && f.isSomeone(lo, hi) {
		if f.Is(lo, "this") && f.Is(lo+1, "from") && lo+2 < hi {
			lo += 2
		}
		at.srcLo, at.srcHi = lo, hi
	} else {
		at.alone = true
	}
	f.attrs = append(f.attrs, at)
	return true
}

// someoneSpeaks: the phrase can be a speaker: somebody, he, the report.
func (f *finder) someoneSpeaks(lo, hi int) bool {
	if f.isSomeone(lo, hi) {
		return true
	}
	c := f.Class(hi - 1)
	if c&lex.Speech != 0 && c&lex.Document == 0 && f.Is(lo, "the") {
		return false // the line ran: somebody’s line
	}
	if c == 0 && f.Is(lo, "the") && f.Units[hi-1].Flags&scan.Capital == 0 {
		return false // what she said about the wall: …
	}
	return c&lex.Subject != 0 || c&(lex.Time|lex.Adverb|lex.And|lex.Preposition) == 0
}

func (f *finder) quotesEnd(k, end int) int {
	to := k + 1
	for j := k + 1; j < end; j++ {
		if f.Units[j].Kind == scan.Quoted {
			if s := &f.Stretches[f.Units[j].Quoted]; !s.Lower {
				to = j + 1
			}
			continue
		}
		break
	}
	return to
}

// labelBefore: the words before a colon are a name, with an office perhaps:
// Ana Ruiz, the harbour minister: “…”; Ana Ruiz to Bo Lind: “…”
func (f *finder) labelBefore(a, colon int) (lo, hi int, ok bool) {
	for k := colon - 1; k > a; k-- {
		if s := f.Sign(k); (s == '-' || s == '–' || s == '—') && f.Units[k].Flags&scan.Gap != 0 {
			a = k + 1 // Pilots agree – Ana Ruiz: “…”
			break
		}
	}
	for colon-1 > a && f.Class(colon-1)&(lex.Adverb|lex.Time) != 0 && f.Units[colon-1].Flags&scan.Capital == 0 {
		colon-- // Ruiz again: “…”
	}
	if colon-a > 16 || colon <= a {
		return 0, 0, false
	}
	if from := f.fromLabel(a, colon); from > a {
		return from, colon, f.namesSomeone(from, colon)
	}
	if c := f.Class(a); c&(lex.And|lex.Adverb|lex.Preposition) != 0 && c&(lex.Role|lex.Given) == 0 {
		return 0, 0, false
	}
	for k := a; k < colon; k++ {
		if f.isVerb(k) || f.Units[k].Kind == scan.Quoted || f.Units[k].Kind == scan.Word && f.Class(k)&(lex.Subject|lex.It) != 0 && f.Class(k)&lex.Determiner == 0 && f.Units[k].Flags&scan.AllCaps == 0 && k > a {
			return 0, 0, false
		}
		if f.Is(k, "to") && k > a {
			return a, k, f.namesSomeone(a, k)
		}
		if s := f.Sign(k); (s == ',' || s == '(') && k > a {
			return a, k, f.namesSomeone(a, k)
		}
	}
	return a, colon, f.namesSomeone(a, colon)
}

// fromLabel is where somebody begins in a label such as “And from the union:
// “…””; a where it is no such label.
func (f *finder) fromLabel(a, colon int) int {
	k := a
	if f.Class(k)&lex.And != 0 {
		k++
	}
	if k+1 >= colon || !f.Is(k, "from") {
		return a
	}
	for j := k + 1; j < colon; j++ {
		if t := &f.Units[j]; t.Kind != scan.Word || f.isVerb(j) || f.Class(j)&(lex.Subject|lex.Time|lex.Subordinator) != 0 && t.Flags&scan.Capital == 0 {
			return a
		}
	}
	return k + 1
}

// cleft: The words were “We wait,” and it was Ruiz who spoke them.
func (f *finder) cleft(pi, k, end int) bool {
	for j := k + 1; j+3 < end && j < k+8; j++ {
		if !f.Is(j, "it") || !f.Is(j+1, "was") {
			continue
		}
		lo, hi, ok := f.subjectRight(j+2, end)
		if !ok || !f.Is(hi, "who") || hi+1 >= end {
			return false
		}
		w := f.Entry(&f.Units[hi+1])
		if w.Class&lex.Say == 0 && w.Word != "spoke" {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi, at.srcLo, at.srcHi = hi+1, hi+2, lo, hi
		at.parts = []unitRange{{k, k + 1}}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}

// unlisted: a verb that no list knows does after a quote what said does there:
// “We wait,” Ruiz retaliated on Monday.
func (f *finder) unlisted(pi, k, end int) bool {
	s := &f.Stretches[f.Units[k].Quoted]
	if s.Last != ',' && s.Last != '?' && s.Last != '!' {
		return false
	}
	for v := k + 2; v < end && v < k+14; v++ {
		t := &f.Units[v]
		if t.Kind == scan.Quoted || t.Kind == scan.Punct && (t.Sign == ':' || t.Sign == ';') {
			return false
		}
		if t.Kind != scan.Word || t.Flags&scan.Capital != 0 || f.Class(v)&^lex.Verb != 0 && f.Class(v)&lex.Say == 0 {
			continue
		}
		w := f.Word(t)
		if len(w) < 5 || w[len(w)-2:] != "ed" {
			continue
		}
		lo, hi, ok := f.subjectLeft(k+1, f.chainStart(k+1, v), len(f.attrs))
		if !ok || lo != k+1 || !f.canSpeak(lo, hi) {
			return false
		}
		if v+1 < end && f.Sign(v+1) == 0 && f.Class(v+1)&(lex.Preposition|lex.Time|lex.Adverb|lex.And|lex.Subordinator) == 0 {
			return false // it has an object: Ruiz closed the gate
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi, at.srcLo, at.srcHi = v, v+1, lo, hi
		at.parts = []unitRange{{k, k + 1}}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}

// followed: a verb of saying stands after a quote and its subject, though a
// comma was forgotten or the form is a rare one: “We wait,” the Tollers state;
// “We wait,” Ana Ruiz, the pilot who led them said in a letter.
func (f *finder) followed(pi, a, k, end int) bool {
	s := &f.Stretches[f.Units[k].Quoted]
	if s.Last != ',' && s.Last != '?' && s.Last != '!' || s.Words < 3 || k > a && f.Units[k-1].Kind == scan.Word || f.isTitle(a, k) || k+2 >= end || !f.clauseFrom(k+1, end) {
		return false
	}
	hi := 0
	for v := k + 1; v < end && v < k+30; v++ {
		t := &f.Units[v]
		e := f.Entry(t)
		switch {
		case t.Kind == scan.Quoted, t.Kind == scan.Punct && t.Sign != ',', hi == 0 && f.Class(v)&lex.Subordinator != 0 && f.Class(v)&lex.Determiner == 0:
			return false
		case t.Kind == scan.Punct && hi == 0:
			hi = v
		case v == k+1, t.Kind != scan.Word, e.Class&lex.Say == 0, e.Say&lex.TakesQuote == 0, t.Flags&scan.Capital != 0, e.Form&(lex.Past|lex.Third) == 0 && hi > 0, e.Form&(lex.Past|lex.Third|lex.Base) == 0:
		default:
			if hi == 0 {
				hi = f.chainStart(k+1, v)
			}
			if hi <= k+1 || !f.canSpeak(k+1, hi) || !f.endsClause(v+1, end) {
				return false
			}
			at := newAttribution(pi)
			at.cueLo, at.cueHi, at.srcLo, at.srcHi = v, v+1, k+1, hi
			at.parts = []unitRange{{k, k + 1}}
			f.attrs = append(f.attrs, at)
			return true
		}
	}
	return false
}

// endsClause: no object and no clause of what was said begins at k.
func (f *finder) endsClause(k, end int) bool {
	return k >= end || f.Units[k].Kind == scan.Punct || k+1 < end && f.Units[k+1].Kind == scan.Punct || f.Class(k)&(lex.Preposition|lex.Time|lex.Adverb|lex.And|lex.Subordinator) != 0 && f.Class(k)&lex.Determiner == 0
}
