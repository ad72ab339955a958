package english

import (
	"strings"

	"onrecord/store/quote/scan"
)

// line is what tells a son from his father: Tomas Ruiz Jr.; Tomas Ruiz, III.
func (f *finder) line(m *mention) string {
	i, p := m.hi, &f.Paragraphs[m.para]
	if i+1 < p.Hi && f.Tokens[i].Kind == scan.Punct && f.Tokens[i].Sign == ',' {
		i++
	}
	if i >= p.Hi || m.hi-m.lo < 2 || f.Tokens[i].Kind != scan.Word || f.Tokens[i].Flags&scan.Capital == 0 {
		return ""
	}
	switch t := &f.Tokens[i]; f.fold(t) {
	case "jr", "sr", "ii", "iii", "iv":
		return f.Word(t)
	}
	return ""
}

// linkFamily joins a name to its bearer. A story that has two of a line speaks
// of two people: “Tomas Ruiz Jr. said … His father, Tomas Ruiz Sr., said …”.
func (f *finder) linkFamily(m *mention) {
	line := f.line(m)
	if line == "" || m.org {
		f.linkFull(m)
		return
	}
	n, words := &f.names, f.foldedWords(m)
	full := strings.Join(words, " ") + ", "
	own := full + strings.ToLower(strings.TrimSuffix(line, "."))
	if who, ok := n.byFull[own]; ok {
		m.who = who
		return
	}
	if _, other := n.byFull[full]; other {
		m.who = f.newPerson(m, words)
	} else if f.linkFull(m); m.who >= 0 {
		n.byFull[full] = m.who
	}
	if m.who >= 0 {
		n.byFull[own] = m.who
	}
}
