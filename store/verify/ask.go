package verify

import (
	"slices"

	"onrecord/store/official"
)

// Directory tells of the quotes that were found whose they are and where
// they stand.
type Directory interface {
	Of(story string, speaker int) (official.Official, bool)
	Place(story string, quote int) (official.Place, bool)
}

// Ask answers whether words were said, by an official or, with the zero
// Official, by anybody. Of “We wait,” Ruiz said, it is asked for all the words
// and for those in the marks, and the better answer counts.
func (x *Index) Ask(words string, by official.Official, d Directory) (Verdict, error) {
	all, inside := x.claims(words)
	if len(all.words) == 0 {
		return Verdict{}, ErrNoWords
	}
	v := x.answer(&all, by, d)
	if v.Answer == Said || inside.slight() {
		return v, nil
	}
	if marked := x.answer(&inside, by, d); better(marked, v) && (marked.found() || 2*len(inside.words) >= len(all.words)) {
		marked.Marked = true
		return marked, nil
	}
	return v, nil
}

// better reports whether the answer for the words in the marks says more than
// that for all of them. It does not where all of them are like a reporter's
// sentence that has the marks too.
func better(marked, all Verdict) bool {
	if marked.Answer == NotFound || len(all.Findings) == 0 {
		return marked.Answer != NotFound
	}
	switch f := all.Findings[0]; f.Match {
	case Whole, Excerpt:
		return false
	case Variant:
		shared := func(f Finding) bool { return f.Voice == Shared && f.Match == Variant }
		return marked.Findings[0].Match == Whole && !slices.ContainsFunc(all.Findings, shared)
	case Beyond:
		return marked.Findings[0].Match <= Excerpt
	}
	return true
}

// found reports whether the words were found as they are.
func (v Verdict) found() bool { return len(v.Findings) > 0 && v.Findings[0].Match <= Excerpt }

func (x *Index) answer(c *claim, by official.Official, d Directory) Verdict {
	j := newJudge(x, c, by, d)
	x.exact(c.words, j.hear)
	if j.heard == 0 {
		x.elided(c, j.hear)
	}
	if !j.enough() {
		x.alike(c, j.exact, j.hear)
	}
	return j.verdict()
}
