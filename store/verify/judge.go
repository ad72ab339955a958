package verify

import (
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// judge makes a verdict of what was found.
type judge struct {
	claim     *claim
	by        official.Official
	directory Directory
	heard     int
	exact     map[said]bool // the quotes that need not be compared with the words any more
	more      bool          // not all places were looked at
	// theirs are the hits of who was named, of all where nobody was; others
	// those of others, nobodys those of nobody knows whom.
	theirs, others, nobodys tally
}

// said is a quote.
type said struct {
	story *told
	quote int32
}

// most is how many findings a verdict has, nearest how many there are of
// statements that are only near.
const (
	most    = 36
	nearest = 5
)

func newJudge(c *claim, by official.Official, d Directory) *judge {
	return &judge{claim: c, by: by, directory: d, exact: map[said]bool{}}
}

// hear takes a hit in.
func (j *judge) hear(h hit) {
	j.heard++
	if h.Match < Near {
		for i := h.quote; i != none; i = h.story.quotes[i].next {
			j.exact[said{h.story, i}] = true
			if i == h.last {
				break
			}
		}
	}
	id := j.by.ID
	if id != "" {
		id = j.speaker(h).ID
	}
	switch id {
	case j.by.ID:
		j.theirs.add(h)
	case "":
		j.nobodys.add(h)
	default:
		j.others.add(h)
	}
}

// enough reports whether the words were found so often as they are that it
// need not be asked where they were said otherwise.
func (j *judge) enough() bool {
	return j.theirs.total >= most || j.theirs.total > 0 && j.claim.slight()
}

func (j *judge) verdict() Verdict {
	v := Verdict{By: j.by, Slight: j.claim.slight(), More: j.more}
	theirs, others, nobodys := j.theirs.sorted(), j.others.sorted(), j.nobodys.sorted()
	v.Answer = answer(theirs, others)
	all := merge(v.Answer, theirs, others, nobodys)
	v.Total = len(all) + j.theirs.lost() + j.others.lost() + j.nobodys.lost()
	if v.Answer == NotFound && len(all) > nearest {
		all, v.Total = all[:nearest], nearest
	}
	for _, h := range j.gathered(all) {
		v.Findings = append(v.Findings, j.finding(h))
	}
	return v
}

// tally keeps the best hits of many.
type tally struct {
	best  []hit
	total int
	full  bool // the best are sorted, and there are most of them
}

func (t *tally) add(h hit) {
	t.total++
	if t.full && order(h, t.best[most-1]) > 0 {
		return
	}
	t.best = append(t.best, h)
	if len(t.best) >= 4*most {
		sorted(t.best)
		t.best, t.full = t.best[:most], true
	}
}

func (t *tally) sorted() []hit {
	sorted(t.best)
	t.best = t.best[:min(len(t.best), most)]
	return t.best
}

// lost is how many hits are counted only.
func (t *tally) lost() int { return t.total - len(t.best) }

// answer is what the best of the hits of who was named, and of all others,
// come to. That somebody else has said exactly this is told before that who
// was named has said something like it.
func answer(theirs, others []hit) Answer {
	mine, not := NotFound, NotFound
	if len(theirs) > 0 {
		mine = theirs[0].answer()
	}
	if len(others) > 0 {
		not = others[0].answer()
	}
	switch {
	case not == NotFound, mine <= InPart && theirs[0].Match <= Excerpt:
		return mine
	case mine == NotFound, others[0].Match <= Excerpt:
		return ByAnother
	}
	return mine
}

// answer is the answer that a single hit gives. The words of a reporter are
// not those of who was heard: reported speech is never more than a part of
// the proof.
func (h hit) answer() Answer {
	switch h.Match {
	case Whole:
		if h.voice == Reporters {
			return InPart
		}
		return Said
	case Excerpt, Beyond:
		return InPart
	case Variant:
		return Otherwise
	}
	return NotFound
}

// merge puts first what the answer rests on, and leaves out what is only
// near where there is better.
func merge(a Answer, theirs, others, nobodys []hit) []hit {
	lists := [][]hit{theirs, others, nobodys}
	switch a {
	case ByAnother:
		lists = [][]hit{others, theirs, nobodys}
	case NotFound:
		lists = [][]hit{nobodys, theirs, others}
	}
	var all []hit
	for _, list := range lists {
		for _, h := range list {
			if h.Match != Near || a == NotFound {
				all = append(all, h)
			}
		}
	}
	return all
}

// gathered keeps the first hits, and puts those of one speaker that found
// the same words behind one another.
func (j *judge) gathered(hits []hit) []hit {
	hits = hits[:min(len(hits), most)]
	var all []hit
	used := make([]bool, len(hits))
	for i, h := range hits {
		if used[i] {
			continue
		}
		all = append(all, h)
		for k := i + 1; k < len(hits); k++ {
			if !used[k] && j.together(h, hits[k]) {
				all = append(all, hits[k])
				used[k] = true
			}
		}
	}
	return all
}

// together reports whether two hits are the same words of the same speaker.
func (j *judge) together(a, b hit) bool {
	if a.Match != b.Match || (a.voice == Reporters) != (b.voice == Reporters) || j.speaker(a).ID != j.speaker(b).ID {
		return false
	}
	return same(a.found(), b.found())
}

// speaker is who says what was found; the zero Official where nobody knows.
func (j *judge) speaker(h hit) official.Official {
	speaker := int(h.entry().speaker)
	if speaker == quote.None {
		return official.Official{}
	}
	o, _ := j.directory.Of(h.story.id, speaker)
	return o
}

func (j *judge) finding(h hit) Finding {
	h.leftOut()
	f := Finding{
		Match: h.Match, Voice: h.voice, Official: j.speaker(h), Place: j.place(h, h.quote),
		Negation: h.negation, Figure: h.figure,
	}
	for i, p := range h.parts {
		if f.Apart = true; i > 0 && p.quote != h.parts[i-1].quote {
			f.On = append(f.On, j.place(h, p.quote))
		}
	}
	for i := h.quote; i != h.last; {
		i = h.story.quotes[i].next
		f.On = append(f.On, j.place(h, i))
	}
	f.At = j.at(h, f.Place)
	if h.head < h.tail {
		f.Of = prose.Span{Start: j.claim.spans[h.head].Start, End: j.claim.spans[h.tail-1].End}
	}
	return f
}

func (j *judge) place(h hit, i int32) official.Place {
	p, _ := j.directory.Place(h.story.id, int(i))
	return p
}

// at is where the words stand among those of the place.
func (j *judge) at(h hit, p official.Place) prose.Span {
	e := h.entry()
	words := read(Quote{Words: p.Words, Kind: p.Kind})
	from, to := int(h.from-e.from), int(h.to-e.from)
	if h.last != h.quote || len(h.parts) > 0 {
		to = len(words)
	}
	if from >= to || to > len(words) {
		return prose.Span{}
	}
	return prose.Span{Start: words[from].Start, End: words[to-1].End}
}
