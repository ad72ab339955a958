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
	if f.Class(i)&lex.Speech == 0 || i+3 >= end || i == a || !(f.Is(i+1, "that") || f.Is(i+1, "to")) || f.Units[i].Flags&scan.Capital != 0 || f.claimed(first, i) {
		return false
	}
	if f.Is(i+1, "to") && f.Class(i)&lex.Vow == 0 {
		return false
	}
	lo, hi, ok := f.owner(a, i, i+1)
	if !ok || f.Is(i+1, "that") && f.isVerb(i+2) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = i, i+1, lo, hi
	at.parts = []unitRange{{i + 1, f.contentEnd(i+1, end)}}
	if r := &at.parts[0]; f.Is(i+1, "to") {
		for k := r.lo; k+1 < r.hi; k++ {
			if f.Units[k].Kind == scan.Quoted && f.isVerb(k+1) {
				r.hi = k + 1 // her promise to be “open” was welcome
			}
		}
	}
	f.attrs = append(f.attrs, at)
	return true
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

// possessor: in “Ruiz’s rule for beginners” and “a lock-keeper’s plea” the
// words are those of Ruiz and of the lock-keeper.
func (f *finder) possessor(lo, hi int) (from, to int, ok bool) {
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
