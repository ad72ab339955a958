package english

import "onrecord/store/quote/scan"

// noteBehind notes the handle that stands right behind a name, as in Ana Ruiz
// (@anaruiz): a form by which other stories know who is meant.
func (f *finder) noteBehind() {
	for i := range f.names.mentions {
		m := &f.names.mentions[i]
		if m.who < 0 || m.hi >= len(f.Tokens) || f.names.persons[m.who].org {
			continue
		}
		p, next := &f.names.persons[m.who], &f.Tokens[m.hi]
		if next.Sign == '(' && m.hi+2 < len(f.Tokens) && f.Tokens[m.hi+1].Kind == scan.Handle && f.Tokens[m.hi+2].Sign == ')' {
			h := &f.Tokens[m.hi+1]
			p.forms = addForm(p.forms, f.Text[h.Start:h.End])
		}
	}
}
