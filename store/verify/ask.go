package verify

import (
	"context"
	"slices"

	"onrecord/store/official"
)

// Directory tells of the quotes that were found whose they are and where
// they stand.
type Directory interface {
	Of(story string, speaker int) (official.Official, bool)
	Place(story string, quote int) (official.Place, bool)
	// StoriesOf gives the IDs of the stories that quote an official.
	StoriesOf(officialID string) []string
}

// Ask answers whether words were said, by an official or, with the zero
// Official, by anybody. Of “We wait,” Ruiz said, it is asked for all the words
// and for those in the marks, and the better answer counts.
func Ask(ctx context.Context, s Store, words string, by official.Official, d Directory) (Verdict, error) {
	x, err := inquire(ctx, s)
	if err != nil {
		return Verdict{}, err
	}
	all, inside := x.claims(words)
	if x.err == nil && len(all.words) == 0 {
		return Verdict{}, ErrNoWords
	}
	x.load(all.distinct)
	v := x.answer(&all, by, d)
	v.Words = words
	if v.Answer == Said || inside.slight() || x.err != nil {
		return v, x.err
	}
	if marked := x.answer(&inside, by, d); better(marked, v, 3*len(inside.words) >= 2*len(all.words)) {
		marked.Marked, marked.Words = true, inside.text(words)
		return marked, x.err
	}
	return v, x.err
}

// better reports whether the answer for the words in the marks, which may be
// most of them, says more than that for all. It does not where all of them
// are like a reporter's sentence that has the marks too.
func better(marked, all Verdict, most bool) bool {
	if marked.Answer == NotFound {
		return false
	}
	best, match := Near, marked.Findings[0].Match
	if all.Answer != NotFound {
		best = all.Findings[0].Match
	}
	switch best {
	case Whole, Excerpt:
		return false
	case Variant:
		shared := func(f Finding) bool { return f.Voice == Shared && f.Match == Variant }
		return (match == Whole || match == Excerpt && most) && !slices.ContainsFunc(all.Findings, shared)
	case Beyond:
		return match <= Excerpt
	}
	return match <= Excerpt || most
}

func (x *inquiry) answer(c *claim, by official.Official, d Directory) Verdict {
	x.weighWords(c)
	j := newJudge(c, by, d)
	x.exact(c, j)
	if j.heard == 0 {
		x.elided(c, j.hear)
	}
	if j.heard == 0 {
		x.apart(c, j.hear)
	}
	if !j.enough() {
		x.alike(c, j)
	}
	return j.verdict()
}
