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
	return f.titleCase(s) && s.Words <= 9 && s.Last != '!' && s.Last != '?' || f.titled(a, k) && (s.Words < 9 || f.titleCase(s))
}

// uttered: the verb at unit k is one of the voice: nobody chants a title.
func (f *finder) uttered(k int) bool {
	t := &f.Units[k]
	if t.Kind != scan.Word || f.Class(k)&lex.Say == 0 {
		return false
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
	if !ok || f.isVerb(i+2) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = i, i+1, lo, hi
	at.parts = []unitRange{{i + 1, f.contentEnd(i+1, end)}}
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
		if s := &f.Stretches[f.Units[k].Quoted]; s.Words < 3 || f.titleCase(s) {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi = j, j+1
		at.parts = []unitRange{{k, k + 1}}
		if lo, hi, ok := f.owner(a, j, end); ok {
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
			return true
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
