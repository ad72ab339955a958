// Package lex knows words: what each can be in a sentence, and what may follow
// a verb of saying. The words themselves stand in the folder of a language.
package lex

import (
	"io/fs"
	"path"
	"strings"
)

// Class is a set of things that a word can be.
type Class uint64

// The classes of word. A word may be of several.
const (
	Determiner   Class = 1 << iota // the, a, every
	Possessor                      // his, their
	Subject                        // he, we, you: can be a subject as it stands
	He                             // he, him, his, himself
	She                            // she, her, hers, herself
	They                           // they, them
	Preposition                    // of, in, amid
	And                            // and, or, but
	Subordinator                   // that, if, when
	Be                             // is, was, been
	Have                           // has, had
	Modal                          // will, would
	Do                             // does, did
	Not                            // not, never, n’t
	Adverb                         // also, later
	Time                           // today, week, March
	Month
	Weekday
	NumberWord   // two, dozen
	Verb         // a common verb that is not of saying
	Abbreviation // has a full stop of its own: Mr, Gov
	Opener       // stands with a capital at the head of a sentence and is no name
	Particle     // de, van, al-
	Suffix       // Jr, MP, QC
	Stopcap      // has a capital and is no name: Monday, Christian
	Office       // the head of an office somebody holds: minister
	Calling      // what somebody does: engineer
	General      // calls a named person again: the lawmaker
	Nameless     // spokesman, resident
	Group        // several speaking as one: residents
	Kin          // of somebody else: wife, lawyer
	Man
	Woman
	Modifier  // belongs to an office: foreign, deputy
	Speech    // a word for something said: claim, remarks
	Document  // letter, report
	Body      // ministry, company
	Title     // Sir, Dr, Senator, before a name
	Honorific // Mr, Mrs
	Country   // India, Indian
	Front     // stands before an office: US, British
	Place
	Say // a verb of saying, in some form
	It
	We     // we, I, you and theirs
	Medium // to whom one speaks: reporters, crowd
	Vow
	Surname // a family name that is a word too: Hill, Church
	Deed    // a form of a verb, of which many are nouns too
	Matter  // what a ministry or a union is for: health, affairs, workers
)

// Classes that are asked for together.
const (
	Aux   = Be | Have | Modal | Do
	Given = HeName | SheName | AnyName
	Role  = Office | Calling | General | Nameless | Group | Kin
	Sir   = Honorific | Man
	Madam = Honorific | Woman
)

// The classes of forename: his, hers, and either.
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
	"surname": Surname, "stopcap": Stopcap, "medium": Medium, "vow": Vow, "deed": Deed, "matter": Matter,
	"office": Office, "calling": Calling, "general": General, "nameless": Nameless, "group": Group,
	"kin": Kin, "man": Man, "woman": Woman, "modifier": Modifier,
	"speech": Speech, "document": Document, "org": Body, "title": Title,
	"sir": Sir, "madam": Madam, "honorific": Honorific,
	"country": Country, "front": Front, "place": Place,
	"he": HeName, "she": SheName, "either": AnyName,
}

// Pattern says what may stand beside a verb of saying, and what it makes of
// it. A file of verbs writes each as a letter; see Load.
type Pattern uint32

// The patterns. A verb may have several.
const (
	TakesQuote    Pattern = 1 << iota // q: she quipped, “…”
	Inverts                           // v: said Ruiz
	TakesThat                         // t: argued that …
	TakesClause                       // c: said it would …
	TakesPerson                       // o: told reporters …
	NeedsPerson                       // O: always names whom it is said to, and never precedes its subject
	TakesTo                           // i: promised to …
	TakesNoun                         // n: condemned the attack
	Judges                            // a: called the plan “…”
	Gesture                           // g: she laughed, “…”: speech beside marks only
	Thought                           // m: thinks: speech beside marks only
	ReadBy                            // d: the letter reads: “…”
	NeedsParticle                     // p: pointed out, shot back
	NeedsMarks                        // w: named her “the Cat”
)

var patterns = map[rune]Pattern{
	'q': TakesQuote, 'v': Inverts, 't': TakesThat, 'c': TakesThat | TakesClause, 'o': TakesPerson, 'O': TakesPerson | NeedsPerson,
	'i': TakesTo, 'n': TakesNoun, 'a': Judges, 'g': Gesture, 'm': Thought, 'd': ReadBy, 'p': NeedsParticle, 'w': NeedsMarks,
}

// Form is the form of a verb; one word can be several.
type Form uint8

// The forms of a verb, in the order in which they are inflected.
const (
	Base  Form = 1 << iota // say
	Third                  // says
	Ing                    // saying
	Past                   // said
	Part                   // said, written
)

// Entry is what the lexicons know of a word.
type Entry struct {
	Word    string
	Class   Class
	Say     Pattern
	Form    Form
	Country string // for Indian: India
}

// Lexicon finds words whatever their case, without making a copy of them.
type Lexicon struct {
	Entries []Entry // the first is of every word that is not known
	keys    []key   // of the entries that the table has
	slots   []slot
	mask    uint64
	long    map[string]uint16 // words that are too long for the table, or not plain
	Ly      uint16            // the entry of an adverb in -ly that is not listed
}

// Load reads the files of a folder. A line is CLASS: word word …, in
// verbs.txt PATTERN: verb verb …, where each letter of PATTERN is a Pattern;
// lines that begin with # are comments. Inflect gives the forms of a verb:
// base, third person, -ing, past, participle. The error is that of a file
// that cannot be read.
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
		e.Form |= Form(1 << i)
	}
}
