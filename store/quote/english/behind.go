package english

import (
	"strings"

	"onrecord/store/quote/scan"
)

// noteBehind notes what stands right behind names and belongs to them: a
// handle, as in Ana Ruiz (@anaruiz), and the Jr. that tells a son from his
// father. Both are forms by which other stories know who is meant.
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
			continue
		}
		if next.Sign == ',' && m.hi+1 < len(f.Tokens) {
			next = &f.Tokens[m.hi+1]
		}
		if s := f.Text[next.Start:next.End]; generation(s) && f.Text[f.Tokens[m.lo].Start:f.Tokens[m.hi-1].End] == p.name {
			p.forms = addForm(p.forms, p.name+" "+strings.TrimSuffix(s, ".")+".")
		}
	}
}

// generation reports whether s tells a son from his father.
func generation(s string) bool {
	switch strings.TrimSuffix(s, ".") {
	case "Jr", "Sr":
		return true
	}
	return false
}
