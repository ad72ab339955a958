package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// isTitle: the quote at k is the title of a work or a programme.
func (f *finder) isTitle(a, k int) bool {
	s := &f.Stretches[f.Units[k].Quoted]
	if f.Paragraphs[s.Paragraph].Heading || k > a && (f.Sign(k-1) == ':' || f.uttered(k-1)) {
		return false
	}
	if k > a && f.Units[k-1].Kind == scan.Possessive && f.broadcaster(k-2) && !s.Lower && s.Words <= 6 && (s.Words == 1 || f.titleCase(s)) {
		return true // on CNN’s “Tonight”
	}
	return f.titleCase(s) && s.Words <= 9 && s.Last != '!' && s.Last != '?' || f.titled(a, k) && (s.Words < 9 || f.titleCase(s))
}

// broadcaster: the word at k is written in capitals or is a body that
// broadcasts.
func (f *finder) broadcaster(k int) bool {
	if k < 0 {
		return false
	}
	t := &f.Units[k]
	switch f.Entry(t).Word {
	case "channel", "radio", "network", "news", "television", "tv":
		return true
	}
	return t.Flags&scan.AllCaps != 0
}

// uttered: the verb at unit k is one of the voice: nobody chants a title.
func (f *finder) uttered(k int) bool {
	t := &f.Units[k]
	if t.Kind != scan.Word || f.Class(k)&lex.Say == 0 {
		return false
	}
	if w := f.Entry(t).Word; w == "read" || w == "reads" {
		return f.Class(k-1)&lex.Document != 0 || f.Is(k-1, "which") || f.Is(k-1, "that") // a sign that read “Ports First”
	}
	for _, stem := range [...]string{"chant", "shout", "yell", "scream", "bellow", "roar"} {
		if strings.HasPrefix(f.Entry(t).Word, stem) {
			return true
		}
	}
	return false
}

// nounThat: Ruiz’s claim that …; her promise to …
func (f *finder) nounThat(pi, a, i, end, first int) bool {
	if f.Class(i)&lex.Speech == 0 {
		return false
	}
	that := i + 1
	for that+2 < end && f.Class(that)&lex.Time != 0 {
		that++ // her claim Monday that
	}
	if that+2 >= end || i == a || !(f.Is(that, "that") || f.Is(that, "to")) || f.Units[i].Flags&scan.Capital != 0 || f.claimed(first, i) {
		return false
	}
	if f.Is(that, "to") && f.Class(i)&lex.Vow == 0 {
		return false
	}
	lo, hi, ok := f.owner(a, i, i+1)
	if !ok {
		lo, hi, ok = f.maker(a, i, first)
	}
	if !ok || f.Is(that, "that") && f.isVerb(that+1) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = i, i+1, lo, hi
	at.parts = []unitRange{{that, f.contentEnd(that, end)}}
	if lo == a && f.Is(that, "that") {
		at.parts[0].hi = f.beforeMain(that, at.parts[0].hi)
	}
	if r := &at.parts[0]; f.Is(that, "to") {
		for k := r.lo; k+1 < r.hi; k++ {
			if f.Units[k].Kind == scan.Quoted && f.isVerb(k+1) {
				r.hi = k + 1 // her promise to be “open” was welcome
			}
		}
	}
	f.attrs = append(f.attrs, at)
	return true
}

// beforeMain is where the clause with that at k ends when the verb of the
// sentence follows it: Ruiz’s claim that the gate was old [angered crews].
func (f *finder) beforeMain(k, end int) int {
	open := 1
	for j := k + 1; j < end; j++ {
		if f.Units[j].Kind == scan.Quoted || f.Sign(j) == ',' {
			return end
		}
		c := f.Class(j)
		if f.clauseWord(j) || f.relative(j) || c&(lex.Subordinator|lex.And) != 0 && c&lex.Preposition == 0 {
			open++
			continue
		}
		if !f.rules(j, end) {
			continue
		}
		if open--; open < 0 {
			return j
		}
		for j+1 < end && f.Class(j+1)&(lex.Aux|lex.Adverb|lex.Not) != 0 || j+1 < end && f.Class(j)&(lex.Aux|lex.Adverb|lex.Not) != 0 && f.isVerb(j+1) {
			j++
		}
	}
	return end
}

// rules: a finite verb stands at k, and no participle: angered the crews, but
// not boats moored there.
func (f *finder) rules(k, end int) bool {
	if !f.isVerb(k) || f.Is(k-1, "to") {
		return false
	}
	if f.Class(k)&lex.Aux != 0 {
		return true
	}
	if !strings.HasSuffix(f.Word(&f.Units[k]), "ed") {
		return f.Class(k-1)&(lex.Determiner|lex.Possessor|lex.Preposition|lex.Modal) == 0
	}
	return k+1 < end && (f.Units[k+1].Flags&scan.Capital != 0 || f.Class(k+1)&(lex.Determiner|lex.Possessor|lex.He|lex.She|lex.They|lex.It) != 0)
}

// maker is who makes, gives or repeats the words of which the noun at i
// speaks: Ruiz made the point that …; she delivered a firm promise to …
func (f *finder) maker(a, i, first int) (lo, hi int, ok bool) {
	k := i
	for k > a && k > i-4 && f.Units[k-1].Kind == scan.Word && f.Class(k-1)&(lex.Determiner|lex.Possessor|lex.Preposition|lex.Verb|lex.And) == 0 {
		k--
	}
	if k < a+3 || f.Class(k-1)&lex.Determiner == 0 || !f.makes(k-2) {
		return 0, 0, false
	}
	lo, hi, ok = f.subjectLeft(a, f.chainStart(a, k-2), first)
	return lo, hi, ok && f.canSpeak(lo, hi)
}

// makes: the verb at k puts a noun of speech into the world.
func (f *finder) makes(k int) bool {
	switch f.fold(&f.Units[k]) {
	case "made", "makes", "make", "gave", "gives", "delivered", "delivers", "offered", "offers", "issued", "issues", "repeated", "repeats", "renewed", "renews", "voiced", "voices", "floated", "leveled", "levelled":
		return true
	}
	return false
}

// bySpeechNoun: chants of “Go home”; her promise to “drain the swamp”.
func (f *finder) bySpeechNoun(pi, a, k, end, first int) bool {
	for j := k - 1; j >= a && j > k-5; j-- {
		t := &f.Units[j]
		if t.Kind != scan.Word && t.Kind != scan.Possessive {
			return false
		}
		c := f.Class(j)
		if c&lex.Title != 0 && c&lex.Speech == 0 {
			return false
		}
		if c&lex.Speech == 0 || t.Flags&scan.Capital != 0 && j > a {
			continue
		}
		s := &f.Stretches[f.Units[k].Quoted]
		lo, hi, owned := f.owner(a, j, end)
		called := f.voiced(j) && (s.Last == '!' || s.Last == '?' || !f.titleCase(s))
		if !called && (f.titleCase(s) || s.Words < 3 && !(owned && c&lex.Vow != 0)) {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi = j, j+1
		at.parts = []unitRange{{k, k + 1}}
		if !owned && called && j > a && f.Class(j-1)&lex.Preposition != 0 {
			f.attrs = append(f.attrs, at) // the hall rang with chants of “Go!”
			return true
		}
		if owned {
			at.srcLo, at.srcHi = lo, hi
		} else if lo, hi, ok := f.sharedSubject(a, j, first); ok {
			at.srcLo, at.srcHi = lo, hi
		} else {
			at.alone = true
		}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}

// voiced: the noun at j is of the voice itself: chants of “Go!”
func (f *finder) voiced(j int) bool {
	switch f.Entry(&f.Units[j]).Word {
	case "chant", "chants", "cry", "cries", "shout", "shouts":
		return true
	}
	return false
}

// beforeNoun: Ruiz’s “no deal” comment; her “never” pledge.
func (f *finder) beforeNoun(pi, a, k, end int) bool {
	if k+1 >= end || k == a || f.Class(k+1)&lex.Speech == 0 || f.Class(k+1)&lex.Title != 0 || f.isTitle(a, k) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi = k+1, k+2
	at.parts = []unitRange{{k, k + 1}}
	if f.Units[k-1].Kind == scan.Possessive {
		lo, hi, ok := f.nounPhrase(a, k-1)
		if !ok {
			return false
		}
		at.srcLo, at.srcHi = lo, hi
	} else if c := f.Class(k - 1); c&lex.Possessor != 0 && c&(lex.He|lex.She|lex.They) != 0 {
		at.srcLo, at.srcHi = k-1, k
	} else {
		return false
	}
	f.attrs = append(f.attrs, at)
	return true
}

// possessor: in “Ruiz’s rule for beginners” and “a beekeeper’s boast” the
// words are those of Ruiz and of the beekeeper.
func (f *finder) possessor(lo, hi int) (from, to int, ok bool) {
	if c := f.Class(lo); hi-lo > 1 && hi-lo < 4 && c&lex.Possessor != 0 && c&(lex.He|lex.She) != 0 && f.Class(hi-1)&lex.Speech != 0 && f.Class(hi-1)&lex.Role == 0 {
		return lo, lo + 1, true // her reply ran
	}
	for k := lo + 1; k+1 < hi; k++ {
		if f.Class(k)&lex.Preposition != 0 {
			break
		}
		if f.Units[k].Kind != scan.Possessive {
			continue
		}
		for j := k + 1; j < hi && f.Class(j)&lex.Preposition == 0; j++ {
			if f.Class(j)&lex.Speech != 0 {
				return f.nounPhrase(lo, k)
			}
		}
	}
	return 0, 0, false
}

// owner: Ruiz’s promise, her promise.
func (f *finder) owner(a, j, end int) (lo, hi int, ok bool) {
	for k := j - 1; k >= a && k > j-5; k-- {
		if f.Units[k].Kind == scan.Possessive {
			return f.nounPhrase(a, k)
		}
		if c := f.Class(k); c&lex.Possessor != 0 && c&(lex.He|lex.She|lex.They) != 0 {
			return k, k + 1, true
		}
		if f.Units[k].Kind != scan.Word || f.Class(k)&(lex.Determiner|lex.Preposition) != 0 {
			break
		}
	}
	for k := j + 1; k < end && k < j+3; k++ {
		if f.Is(k, "by") || f.Is(k, "from") {
			return f.subjectRight(k+1, end)
		}
	}
	return 0, 0, false
}

// sounds: a quote inside a sentence without a verb of saying that is long
// enough to have been spoken.
func (f *finder) sounds(pi, a, k, end, first int) bool {
	s := &f.Stretches[f.Units[k].Quoted]
	sentence := !s.Lower && (s.Last == '.' || s.Last == '?' || s.Last == '!' || s.Last == ',')
	if s.Words < 5 || !sentence && s.Words < 8 || f.isTitle(a, k) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi = k, k
	at.parts = []unitRange{{k, k + 1}}
	if lo, hi, ok := f.sharedSubject(a, k, first); ok && f.isSomeone(lo, hi) {
		at.srcLo, at.srcHi = lo, hi
	} else {
		at.alone = true
	}
	f.attrs = append(f.attrs, at)
	return true
}

// titled: a book titled “…”
func (f *finder) titled(a, k int) bool {
	for j := k - 1; j >= a && j > k-3; j-- {
		if f.Units[j].Kind == scan.Punct && f.Units[j].Sign != ',' {
			return false
		}
		if f.Units[j].Kind == scan.Word && f.Class(j)&lex.Title != 0 {
			// nobody titles a thing “is gaining ground”, nor in: will play the “trade card”
			if f.Units[k].Kind != scan.Quoted {
				return true
			}
			s := &f.Stretches[f.Units[k].Quoted]
			return !(s.Lower && s.Words > 4) && (j == a || f.Class(j-1)&lex.Modal == 0 && !f.Is(j-1, "to"))
		}
	}
	return false
}

// titleCase: nearly all words of a stretch have capitals.
func (f *finder) titleCase(s *scan.Stretch) bool {
	capitals, words := 0, 0
	for i := s.Lo; i < s.Hi; i++ {
		t := &f.Tokens[i]
		if t.Kind != scan.Word || t.End-t.Start < 3 || f.Entry(t).Class&(lex.Determiner|lex.Preposition|lex.And) != 0 {
			continue
		}
		words++
		if t.Flags&scan.Capital != 0 {
			capitals++
		}
	}
	return words > 1 && capitals*10 >= words*8
}
