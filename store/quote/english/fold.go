package english

import "strings"

// fold is a word in lower case with ’ as '.
func fold(w string) string {
	lower := true
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			lower = false
			break
		}
	}
	if lower {
		return strings.TrimSuffix(w, ".")
	}
	return strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(w), "’", "'"), ".")
}

func (f *finder) nameText(lo, hi int) string {
	if f.contiguous(lo, hi) {
		return f.text[f.toks[lo].start:f.toks[hi-1].end]
	}
	var b strings.Builder
	for i := lo; i < hi; i++ {
		if i > lo && f.toks[i].flags&xGap != 0 {
			b.WriteByte(' ')
		}
		b.WriteString(f.word(&f.toks[i]))
	}
	return b.String()
}

// contiguous: only single blanks stand between the tokens.
func (f *finder) contiguous(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		gap := f.text[f.toks[i-1].end:f.toks[i].start]
		if gap != "" && gap != " " {
			return false
		}
	}
	return true
}
