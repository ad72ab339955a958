package verify

import "onrecord/store/official"

// Directory tells of the quotes that were found whose they are and where
// they stand.
type Directory interface {
	Of(story string, speaker int) (official.Official, bool)
	Place(story string, quote int) (official.Place, bool)
}

// Ask answers whether words were said, by an official or, with the zero
// Official, by anybody.
func (x *Index) Ask(words string, by official.Official, d Directory) (Verdict, error) {
	c := x.claim(words)
	if len(c.words) == 0 {
		return Verdict{}, ErrNoWords
	}
	j := newJudge(x, &c, by, d)
	x.exact(c.words, j.hear)
	if j.heard == 0 {
		x.elided(&c, j.hear)
	}
	if !j.enough() {
		x.alike(&c, j.exact, j.hear)
	}
	return j.verdict(), nil
}
