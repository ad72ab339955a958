package official

import (
	"strings"

	"onrecord/store/quote"
	"onrecord/store/wording"
)

// Wording is one form of a statement, and the places that have it.
type Wording struct {
	// Words are the speaker's own words of the first of the places (see
	// Place.Own); where it is Reported, the reporter's account of them.
	Words    string
	Reported bool
	// Places are the indices of the places among those of the statement.
	Places []int
	// Difference is how the words differ from the fullest ones; None for
	// those themselves. That of an account tells no change of the speaker's
	// words: what a reporter retells is in other words by its nature.
	Difference wording.Difference
}

// Wordings are the forms of a statement, the fullest first, the others in the
// order of their places. Words that differ in style alone, “we’ll” and “we
// will”, are one form.
func (s Statement) Wordings() []Wording {
	if len(s.Places) == 0 {
		return nil
	}
	fullest := s.Places[0].Own()
	of := map[string]int{}
	var all []Wording
	for i, p := range s.Places {
		own, reported := p.Own(), p.Kind == quote.Indirect
		key := form(own, reported)
		n, ok := of[key]
		if !ok {
			n = len(all)
			of[key] = n
			all = append(all, Wording{Words: own, Reported: reported})
			if n > 0 {
				all[n].Difference = wording.Show(fullest, own)
			}
		}
		all[n].Places = append(all[n].Places, i)
	}
	return all
}

// form is what words have in common with others of the same form: the words,
// and where an ellipsis stands between them.
func form(words string, reported bool) string {
	var b strings.Builder
	if reported {
		b.WriteByte('~')
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(words, "...", "…"), "…") {
		for _, w := range wording.Words(part) {
			b.WriteString(w.Folded)
			b.WriteByte(' ')
		}
		b.WriteByte('|')
	}
	return strings.TrimRight(b.String(), "|")
}

// Altered tells by source what was done to the words: “The Ledger: 1 word
// changed, 3 left out”. Sources that only quote in part are not told, nor are
// a reporter's accounts.
func (s Statement) Altered() []string {
	var lines []string
	for _, w := range s.Wordings() {
		if w.Reported || !w.Difference.Counts.Altered() {
			continue
		}
		lines = append(lines, s.sources(w)+": "+w.Difference.Counts.String())
	}
	return lines
}

// sources names who has a wording, each once.
func (s Statement) sources(w Wording) string {
	var names []string
	seen := map[string]bool{}
	for _, i := range w.Places {
		name := s.Places[i].Source
		if name == "" {
			name = s.Places[i].StoryID
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
