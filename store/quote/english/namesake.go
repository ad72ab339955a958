package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// field is where somebody is in office: in politics or in business.
type field uint8

const (
	noField field = iota
	politics
	business
)

// namesakes tells two people of one name apart whom a story introduces in full
// and with offices of different fields: Otto Lind, the prime minister, said …
// Otto Lind, the chief executive of Holm Bank, said … The same man would be
// called by his surname the second time.
func (f *finder) namesakes() {
	type bearer struct {
		who int
		in  field
	}
	first, others := map[int]field{}, map[bearer]int{}
	for i := range f.names.mentions {
		m := &f.names.mentions[i]
		if m.who < 0 || m.org || m.inQuote || f.isShort(m) || f.Paragraphs[m.para].Heading {
			continue
		}
		in := f.fieldOf(m)
		if in == noField {
			continue
		}
		if first[m.who] == noField {
			first[m.who] = in
		}
		if first[m.who] == in {
			continue
		}
		b := bearer{m.who, in}
		if _, ok := others[b]; !ok {
			others[b] = f.newPerson(m, f.foldedWords(m))
		}
		m.who = others[b]
	}
}

// fieldOf is the field of the office between commas behind a name.
func (f *finder) fieldOf(m *mention) field {
	hi := f.Paragraphs[m.para].Hi
	if m.hi+2 >= hi || f.Tokens[m.hi].Kind != scan.Punct || f.Tokens[m.hi].Sign != ',' {
		return noField
	}
	lo := m.hi + 1
	for lo < hi && f.Entry(&f.Tokens[lo]).Class&lex.Adverb != 0 {
		lo++ // now Norland’s prime minister
	}
	end, head := f.description(lo, hi)
	if head < 0 || end >= hi || f.Tokens[end].Sign != ',' {
		return noField
	}
	in := noField
	for k := lo; k < end; k++ {
		at := noField
		switch f.Entry(&f.Tokens[k]).Word {
		case "minister", "premier", "taoiseach", "chancellor", "mayor", "governor", "senator", "lawmaker", "congressman", "congresswoman":
			at = politics
		case "executive", "ceo", "banker", "businessman", "businesswoman":
			at = business
		}
		if at != noField && in != noField && at != in {
			return noField // the mayor and chief executive
		}
		in = max(in, at)
	}
	return in
}
