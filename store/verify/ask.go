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
	hits := x.exact(&c, c.words)
	if len(hits) == 0 {
		hits = x.elided(&c)
	}
	hits = append(hits, x.alike(&c, hits)...)
	j := judge{index: x, claim: &c, by: by, directory: d, whose: map[speaker]official.Official{}}
	return j.verdict(hits), nil
}
