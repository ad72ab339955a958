package english

import (
	"io/fs"
	"path"
	"strings"
)

// class is a set of things that a word can be.
type class uint64

const (
	cDet class = 1 << iota
	cPoss
	cSubj
	cHe
	cShe
	cThey
	cPrep
	cAnd
	cSub
	cBe
	cHave
	cModal
	cDo
	cNot
	cAdv
	cTime
	cMonth
	cWeekday
	cNum
	cVerb
	cAbbr
	cOpener
	cParticle
	cSuffix
	cStopcap
	cOffice
	cCalling
	cGeneral
	cNameless
	cGroup
	cKin
	cMan
	cWoman
	cModifier
	cSpeech
	cDocument
	cOrg
	cTitle
	cHonorific
	cCountry
	cFront
	cPlace
	cSay // a verb of saying, in some form
	cIt
	cWe
	cMedium
	cVow
)

const (
	cAux   = cBe | cHave | cModal | cDo
	cGiven = cHeName | cSheName | cAnyName
	cRole  = cOffice | cCalling | cGeneral | cNameless | cGroup | cKin
	cSir   = cHonorific | cMan
	cMadam = cHonorific | cWoman
)

const (
	cHeName class = 1 << (60 + iota)
	cSheName
	cAnyName
)

var classes = map[string]class{
	"det": cDet, "poss": cPoss, "subj": cSubj, "his": cHe, "hers": cShe, "them": cThey, "it": cIt, "we": cWe,
	"prep": cPrep, "and": cAnd, "sub": cSub, "be": cBe, "have": cHave, "modal": cModal, "do": cDo,
	"not": cNot, "adv": cAdv, "time": cTime, "month": cMonth, "weekday": cWeekday, "num": cNum,
	"plain": 0,
	"verb":  cVerb, "abbr": cAbbr, "opener": cOpener, "particle": cParticle, "suffix": cSuffix,
	"stopcap": cStopcap, "medium": cMedium, "vow": cVow,
	"office": cOffice, "calling": cCalling, "general": cGeneral, "nameless": cNameless, "group": cGroup,
	"kin": cKin, "man": cMan, "woman": cWoman, "modifier": cModifier,
	"speech": cSpeech, "document": cDocument, "org": cOrg, "title": cTitle,
	"sir": cSir, "madam": cMadam, "honorific": cHonorific,
	"country": cCountry, "front": cFront, "place": cPlace,
	"he": cHeName, "she": cSheName, "either": cAnyName,
}

// pattern says what may follow a verb of saying; see lexicon/verbs.txt.
type pattern uint32

const (
	pQuote pattern = 1 << iota
	pInvert
	pThat
	pBare
	pPerson
	pOnlyPerson
	pTo
	pNoun
	pAct
	pGesture
	pMind
	pDoc
	pParticle
	pMarked
)

var patterns = map[rune]pattern{
	'q': pQuote, 'v': pInvert, 't': pThat, 'c': pThat | pBare, 'o': pPerson, 'O': pPerson | pOnlyPerson,
	'i': pTo, 'n': pNoun, 'a': pAct, 'g': pGesture, 'm': pMind, 'd': pDoc, 'p': pParticle, 'w': pMarked,
}

// form is the form of a verb; one word can be several.
type form uint8

const (
	fBase form = 1 << iota
	fThird
	fIng
	fPast
	fPart
)

// entry is what the lexicons know of a word.
type entry struct {
	word    string
	class   class
	say     pattern
	form    form
	country string // for Indian: India
}

// lexicon finds words whatever their case, without making a copy of them.
type lexicon struct {
	entries []entry // the first is of every word that is not known
	slots   []uint16
	mask    uint32
	ly      uint16 // the entry of an adverb in -ly that is not listed
}

// loadLexicon reads the files of a folder. A line is CLASS: word word …, in
// verbs.txt PATTERN: verb verb …; inflect gives the forms of a verb: base,
// third person, -ing, past, participle.
func loadLexicon(fsys fs.FS, dir string, inflect func(string) []string) (*lexicon, error) {
	b := lexiconBuilder{index: map[string]int{}, entries: make([]entry, 1, 4096), inflect: inflect}
	files, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := fs.ReadFile(fsys, path.Join(dir, file.Name()))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(content)) {
			head, words, ok := strings.Cut(strings.TrimSpace(line), ":")
			if ok && !strings.HasPrefix(head, "#") {
				b.line(file.Name(), head, strings.Fields(words))
			}
		}
	}
	return b.lexicon(), nil
}

type lexiconBuilder struct {
	index   map[string]int
	entries []entry
	inflect func(string) []string
}

func (b *lexiconBuilder) line(file, head string, words []string) {
	if file == "verbs.txt" {
		for _, w := range words {
			b.verb(head, w)
		}
		return
	}
	for _, w := range words {
		e := b.entry(w)
		e.class |= classes[head]
		if head == "country" {
			e.country = words[0]
		}
	}
}

func (b *lexiconBuilder) entry(w string) *entry {
	w = strings.ToLower(w)
	i, ok := b.index[w]
	if !ok {
		i = len(b.entries)
		b.index[w] = i
		b.entries = append(b.entries, entry{word: w})
	}
	return &b.entries[i]
}

func (b *lexiconBuilder) verb(head, w string) {
	var p pattern
	for _, r := range head {
		p |= patterns[r]
	}
	for i, word := range b.inflect(w) {
		e := b.entry(word)
		e.class |= cSay
		e.say |= p
		e.form |= form(1 << i)
	}
}
