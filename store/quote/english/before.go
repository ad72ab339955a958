package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// What the sentences before a pronoun tell of whom it can mean.

// pastPronouns is where the sentence begins on which the one at unit before
// leans, because nobody is named in it whom the pronoun could mean, but the
// pronoun stands there: Ana Ruiz left. Had she heard? She had. “Too late,” she
// said.
func (f *finder) pastPronouns(p *scan.Paragraph, before int, want lex.Class) int {
	for range 4 {
		if before <= p.UnitLo || want == 0 || !f.leans(p, before, want) {
			break
		}
		k := before - 1
		for k > p.UnitLo && before-k < longest && f.Units[k-1].Flags&scan.EndsSentence == 0 {
			k--
		}
		before = k
	}
	return before
}

// leans: the sentence at unit a has the pronoun, and names nobody.
func (f *finder) leans(p *scan.Paragraph, a int, want lex.Class) bool {
	for k := a; k < p.UnitHi && k < a+longest; k++ {
		t := &f.Units[k]
		c := f.Class(k)
		if t.Kind == scan.Word && c&lex.Possessor == 0 && (want&lex.Man != 0 && c&lex.He != 0 || want&lex.Woman != 0 && c&lex.She != 0) {
			return k == a || !f.namesSomebody(a, k)
		}
		if t.Flags&scan.EndsSentence != 0 {
			return k-a < 4 && t.Kind != scan.Quoted && !f.namesSomebody(a, k+1) // It was.
		}
	}
	return false
}

// namesSomebody: a person is named in the units lo to hi, outside of quotes.
func (f *finder) namesSomebody(lo, hi int) bool {
	m := f.firstMention(lo, hi)
	return m >= 0 && !f.names.mentions[m].inQuote && !f.names.persons[f.names.mentions[m].who].org
}

// wasAsked: what the name is the subject of says that somebody asks: Ruiz was
// asked whether …
func (f *finder) wasAsked(m *mention) bool {
	hi := min(f.Paragraphs[m.para].Hi, m.hi+4)
	k := m.hi
	if k >= hi || f.Entry(&f.Tokens[k]).Class&lex.Be == 0 {
		return false
	}
	for k++; k < hi; k++ {
		switch e := f.Entry(&f.Tokens[k]); e.Word {
		case "asked", "pressed", "questioned", "quizzed", "challenged", "reminded":
			return true
		default:
			if e.Class&lex.Adverb == 0 {
				return false
			}
		}
	}
	return false
}

// putsQuestion: what the name is the subject of asks for an answer: Ruiz then
// asked how many; Ruiz wondered whether.
func (f *finder) putsQuestion(m *mention) bool {
	hi := min(f.Paragraphs[m.para].Hi, m.hi+12)
	k := m.hi
	for k < hi && f.Entry(&f.Tokens[k]).Class&lex.Adverb != 0 {
		k++
	}
	if k >= hi || f.Entry(&f.Tokens[k]).Word != "asked" && f.Entry(&f.Tokens[k]).Word != "asks" && f.Entry(&f.Tokens[k]).Word != "wondered" {
		return false
	}
	for k++; k < hi && f.Tokens[k].Kind == scan.Word; k++ {
		switch f.Entry(&f.Tokens[k]).Word {
		case "whether", "how", "why", "what", "when", "where", "who", "if":
			return true
		}
	}
	return false
}

// isKin: all that the story calls somebody is kin of somebody else.
func (p *person) isKin() bool {
	for _, o := range p.offices {
		if !o.kin {
			return false
		}
	}
	return len(p.offices) > 0
}

// isAnswer: the words of the attribution stand in marks and end with no
// question mark.
func (f *finder) isAnswer(i int) bool {
	if i >= len(f.attrs) || len(f.attrs[i].parts) == 0 {
		return false
	}
	r := f.attrs[i].parts[0]
	return r.hi > r.lo && f.Units[r.lo].Kind == scan.Quoted && !strings.ContainsRune(f.Text[f.Units[r.lo].Start:f.Units[r.lo].End], '?')
}
