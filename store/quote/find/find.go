// Package find finds who said what in a text, in the language of the text.
//
// A language is a folder of word lists and rules beside this one, and a line
// of the table below. Text in a language that has none is read by its marks
// alone.
package find

import (
	"cmp"
	"slices"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/english"
	"onrecord/store/quote/plain"
)

// language is what the table holds of a language.
type language struct {
	// common reports whether a word is one of the small ones that tell the
	// language: the, and, of.
	common func(word string) bool
	find   func(text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker)
}

// languages are those that have a folder. The first is that of a text too
// short to tell.
var languages = [...]language{
	{english.Common, english.Find},
}

// none is the index of the language of a text in none of them.
const none = -1

// Quotes returns the quotes of a text in reading order, and their speakers
// and relays in order of appearance. Blocks are the parts of the text that
// are read, in order; offsets in the result are offsets into text.
//
// Most texts are in one language. Where a block is in another, it is read on
// its own, and speakers of one name are one.
func Quotes(text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker) {
	main, others := tell(text, blocks)
	if others == nil {
		return in(main, text, blocks)
	}
	var m merged
	for l := none; l < len(languages); l++ {
		var own []prose.Block
		for i, b := range blocks {
			if others[i] == l {
				own = append(own, b)
			}
		}
		if len(own) > 0 {
			m.add(in(l, text, own))
		}
	}
	slices.SortStableFunc(m.quotes, func(a, b quote.Quote) int { return cmp.Compare(a.Parts[0].Start, b.Parts[0].Start) })
	return m.inOrder()
}

func in(l int, text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker) {
	if l == none {
		return plain.Find(text, blocks)
	}
	return languages[l].find(text, blocks)
}

// merged are the quotes of several languages.
type merged struct {
	quotes   []quote.Quote
	speakers []quote.Speaker
	index    map[string]int // of speakers, by name
}

func (m *merged) add(quotes []quote.Quote, speakers []quote.Speaker) {
	if m.index == nil {
		m.index = map[string]int{}
	}
	number := make([]int, len(speakers))
	for i, s := range speakers {
		at, ok := m.index[s.Name]
		if !ok {
			at = len(m.speakers)
			m.speakers = append(m.speakers, s)
			m.index[s.Name] = at
			for _, form := range s.Forms {
				if _, taken := m.index[form]; !taken {
					m.index[form] = at
				}
			}
		}
		number[i] = at
	}
	for _, q := range quotes {
		for _, k := range []*int{&q.Speaker, &q.Relay, &q.Why.Rival} {
			if *k != quote.None {
				*k = number[*k]
			}
		}
		m.quotes = append(m.quotes, q)
	}
}

// inOrder numbers the speakers in order of appearance.
func (m *merged) inOrder() ([]quote.Quote, []quote.Speaker) {
	number := make([]int, len(m.speakers))
	var out []quote.Speaker
	for i := range m.quotes {
		q := &m.quotes[i]
		for _, k := range []*int{&q.Speaker, &q.Relay, &q.Why.Rival} {
			if *k == quote.None {
				continue
			}
			if number[*k] == 0 {
				out = append(out, m.speakers[*k])
				number[*k] = len(out)
			}
			*k = number[*k] - 1
		}
	}
	return m.quotes, out
}

// Signs are all that may speak for or against a speaker: what is known to
// quotes that were found here.
func Signs() []quote.Sign { return english.Signs() }
