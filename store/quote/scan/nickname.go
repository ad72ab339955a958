package scan

import "onrecord/store/quote/lex"

// nicknames takes the marks off a nickname inside a name, as in Ana “Annie”
// Ruiz: nobody says it, and it would cut the name in two.
func (cp *Copy) nicknames() {
	drop := cp.nicknameMarks()
	if len(drop) == 0 {
		return
	}
	kept, next := cp.Tokens[:0], 0
	for pi := range cp.Paragraphs {
		p := &cp.Paragraphs[pi]
		lo := len(kept)
		for i := p.Lo; i < p.Hi; i++ {
			if next < len(drop) && drop[next] == i {
				next++
				continue
			}
			kept = append(kept, cp.Tokens[i])
		}
		p.Lo, p.Hi = lo, len(kept)
	}
	cp.Tokens = kept
}

// nicknameMarks finds the marks around nicknames, and flags the words between.
func (cp *Copy) nicknameMarks() []int {
	var drop []int
	for pi := range cp.Paragraphs {
		p := &cp.Paragraphs[pi]
		for i := p.Lo + 1; i+3 < p.Hi; i++ {
			if cp.Tokens[i].Kind != Mark {
				continue
			}
			end := cp.nicknameEnd(p, i)
			if end < 0 {
				continue
			}
			drop = append(drop, i, end)
			cp.Tokens[i+1].Flags |= Gap
			for k := i + 1; k < end; k++ {
				cp.Tokens[k].Flags |= Nickname
			}
			i = end
		}
	}
	return drop
}

// nicknameEnd is the mark that closes the nickname which the mark at i opens;
// -1 where none does: one or two words with capitals between two others.
func (cp *Copy) nicknameEnd(p *Paragraph, i int) int {
	const small = lex.Determiner | lex.Possessor | lex.Preposition | lex.Subject | lex.Opener | lex.Verb | lex.Say | lex.And
	before := &cp.Tokens[i-1]
	if !cp.named(before) || cp.Entry(before).Class&small != 0 && cp.Entry(before).Class&lex.Given == 0 || cp.Tokens[i].Flags&Gap == 0 {
		return -1
	}
	double, opens, _ := family(cp.Tokens[i].Sign)
	k := i + 1
	for k < p.Hi && k < i+3 && cp.named(&cp.Tokens[k]) && (k == i+1) == (cp.Tokens[k].Flags&Gap == 0) {
		k++
	}
	if !opens || k == i+1 || k+1 >= p.Hi || cp.Tokens[k].Kind != Mark || cp.Tokens[k].Flags&Gap != 0 {
		return -1
	}
	other, _, closes := family(cp.Tokens[k].Sign)
	after := &cp.Tokens[k+1]
	if double != other || double && cp.Tokens[k].Sign == '“' || !double && !closes || after.Flags&Gap == 0 {
		return -1
	}
	if !cp.named(after) && cp.Entry(after).Class&lex.Particle == 0 {
		return -1
	}
	return k
}

// named: a word with a capital.
func (cp *Copy) named(t *Token) bool {
	return t.Kind == Word && t.Flags&Capital != 0
}
