package lex

import (
	"io/fs"
	"path"
	"strings"
)

// Class is a set of things that a word can be.
type Class uint64

const (
	Determiner Class = 1 << iota
	Possessor
	Subject
	He
	She
	They
	Preposition
	And
	Subordinator
	Be
	Have
	Modal
	Do
	Not
	Adverb
	Time
	Month
	Weekday
	NumberWord
	Verb
	Abbreviation
	Opener
	Particle
	Suffix
	Stopcap
	Office
	Calling
	General
	Nameless
	Group
	Kin
	Man
	Woman
	Modifier
	Speech
	Document
	Body
	Title
	Honorific
	Country
	Front
	Place
	Say // a verb of saying, in some form
	It
	We
	Medium
	Vow
)

const (
	Aux   = Be | Have | Modal | Do
	Given = HeName | SheName | AnyName
	Role  = Office | Calling | General | Nameless | Group | Kin
	Sir   = Honorific | Man
	Madam = Honorific | Woman
)

const (
	HeName Class = 1 << (60 + iota)
	SheName
	AnyName
)

var classes = map[string]Class{
	"det": Determiner, "poss": Possessor, "subj": Subject, "his": He, "hers": She, "them": They, "it": It, "we": We,
	"prep": Preposition, "and": And, "sub": Subordinator, "be": Be, "have": Have, "modal": Modal, "do": Do,
	"not": Not, "adv": Adverb, "time": Time, "month": Month, "weekday": Weekday, "num": NumberWord,
	"plain": 0,
	"verb":  Verb, "abbr": Abbreviation, "opener": Opener, "particle": Particle, "suffix": Suffix,
	"stopcap": Stopcap, "medium": Medium, "vow": Vow,
	"office": Office, "calling": Calling, "general": General, "nameless": Nameless, "group": Group,
	"kin": Kin, "man": Man, "woman": Woman, "modifier": Modifier,
	"speech": Speech, "document": Document, "org": Body, "title": Title,
	"sir": Sir, "madam": Madam, "honorific": Honorific,
	"country": Country, "front": Front, "place": Place,
	"he": HeName, "she": SheName, "either": AnyName,
}

// Pattern says what may follow a verb of saying; see lexicon/verbs.txt.
type Pattern uint32

const (
	TakesQuote Pattern = 1 << iota
	Inverts
	TakesThat
	TakesClause
	TakesPerson
	NeedsPerson
	TakesTo
	TakesNoun
	Judges
	Gesture
	Thought
	ReadBy
	NeedsParticle
	NeedsMarks
)

var patterns = map[rune]Pattern{
	'q': TakesQuote, 'v': Inverts, 't': TakesThat, 'c': TakesThat | TakesClause, 'o': TakesPerson, 'O': TakesPerson | NeedsPerson,
	'i': TakesTo, 'n': TakesNoun, 'a': Judges, 'g': Gesture, 'm': Thought, 'd': ReadBy, 'p': NeedsParticle, 'w': NeedsMarks,
}

// form is the form of a verb; one word can be several.
type form uint8

const (
	Base form = 1 << iota
	Third
	Ing
	Past
	Part
)

// Entry is what the lexicons know of a word.
type Entry struct {
	Word    string
	Class   Class
	Say     Pattern
	Form    form
	Country string // for Indian: India
}

// Lexicon finds words whatever their case, without making a copy of them.
type Lexicon struct {
	Entries []Entry // the first is of every word that is not known
	slots   []uint16
	mask    uint32
	Ly      uint16 // the entry of an adverb in -ly that is not listed
}

// Load reads the files of a folder. A line is CLASS: word word …, in
// verbs.txt PATTERN: verb verb …; inflect gives the forms of a verb: base,
// third person, -ing, past, participle.
func Load(fsys fs.FS, dir string, inflect func(string) []string) (*Lexicon, error) {
	b := lexiconBuilder{index: map[string]int{}, entries: make([]Entry, 1, 4096), inflect: inflect}
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
	entries []Entry
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
		e.Class |= classes[head]
		if head == "country" {
			e.Country = words[0]
		}
	}
}

func (b *lexiconBuilder) entry(w string) *Entry {
	w = strings.ToLower(w)
	i, ok := b.index[w]
	if !ok {
		i = len(b.entries)
		b.index[w] = i
		b.entries = append(b.entries, Entry{Word: w})
	}
	return &b.entries[i]
}

func (b *lexiconBuilder) verb(head, w string) {
	var p Pattern
	for _, r := range head {
		p |= patterns[r]
	}
	for i, word := range b.inflect(w) {
		e := b.entry(word)
		e.Class |= Say
		e.Say |= p
		e.Form |= form(1 << i)
	}
}
