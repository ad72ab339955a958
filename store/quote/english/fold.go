package english

import (
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// fold is the word of a token as lexicons write it, without the full stop of
// an abbreviation and without accents, for a story that writes Nuñez in one
// place writes Nunez in another. The names of a story come again and again:
// each is folded once.
func (f *finder) fold(t *scan.Token) string {
	if w := f.Entry(t).Word; w != "" && w[0] != '~' && w[len(w)-1] != '.' {
		return prose.Fold(w)
	}
	w := f.Word(t)
	folded, ok := f.folded[w]
	if !ok {
		folded = prose.Fold(strings.TrimSuffix(lex.Fold(w), "."))
		f.folded[w] = folded
	}
	return folded
}

func (f *finder) nameText(lo, hi int) string {
	if f.contiguous(lo, hi) {
		return f.Text[f.Tokens[lo].Start:f.Tokens[hi-1].End]
	}
	var b strings.Builder
	for i := lo; i < hi; i++ {
		if f.inMarks(i, lo, hi) {
			continue
		}
		if i > lo && f.Tokens[i].Flags&scan.Gap != 0 {
			b.WriteByte(' ')
		}
		b.WriteString(f.Word(&f.Tokens[i]))
	}
	return b.String()
}

// inMarks: token i is a nickname inside a name, Annie of Ana “Annie” Ruiz.
func (f *finder) inMarks(i, lo, hi int) bool {
	return f.Tokens[i].Flags&scan.Nickname != 0 && i > lo && i < hi-1
}

// contiguous: only single blanks stand between the tokens.
func (f *finder) contiguous(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		gap := f.Text[f.Tokens[i-1].End:f.Tokens[i].Start]
		if gap != "" && gap != " " {
			return false
		}
	}
	return true
}
