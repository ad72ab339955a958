package verify

import (
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/wording"
)

// Shown is what was said as it is shown to somebody who asked, with what
// differs from what she asked for.
type Shown struct {
	wording.Difference
	// About is the stretch of the text that the words asked for are about;
	// the rest is there so that nothing is read out of its context.
	About prose.Span
}

// Show writes what was said between the quotation marks it has, and what a
// claim makes of it: “not [forget → forgive] them”. At most so many words
// before and after are shown. Where words are only near, none are marked: all
// of them would be.
func (f Finding) Show(claim string, around int) Shown {
	said := f.Against(claim)
	d, about := said.Show(around)
	if f.Match == Near {
		d = wording.Difference{Text: said.Around(2 * around)}
	}
	before, after := "", ""
	switch f.Place.Kind {
	case quote.Direct:
		before, after = "“", "”"
		d.Text = strings.TrimSuffix(d.Text, ",")
	case quote.Indirect:
		before = "reported: "
	}
	s := Shown{Difference: wording.Difference{Text: before + d.Text + after}}
	for _, m := range d.Marks {
		m.Start += len(before)
		m.End += len(before)
		s.Marks = append(s.Marks, m)
	}
	s.About = prose.Span{Start: about.Start + len(before), End: min(about.End, len(d.Text)) + len(before)}
	if about.Empty() || f.Match == Near {
		s.About = prose.Span{End: len(s.Text)}
	}
	return s
}

// Against is what was said beside what is claimed. The claim is the words of
// the verdict.
func (f Finding) Against(claim string) wording.Claim {
	said := f.Words()
	whole := prose.Span{End: len(claim)}
	switch {
	case said != f.Place.Words || f.At.Empty():
	case f.Match <= Excerpt: // an ellipsis of the claim stands for what is there
		return wording.Beyond(said, f.At, claim, whole)
	case f.Match == Beyond && !f.Of.Empty() && f.Of.End <= len(claim):
		return wording.Beyond(said, f.At, claim, f.Of)
	}
	return wording.Against(said, claim)
}

// Same reports whether two findings are the same words of one speaker, so
// that the words need not be shown again.
func (f Finding) Same(g Finding) bool {
	return f.Official.ID == g.Official.ID && f.Match == g.Match && f.Place.Kind == g.Place.Kind &&
		f.Place.Unsure == g.Place.Unsure && f.Words() == g.Words()
}
