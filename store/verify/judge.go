package verify

import (
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// judge makes a verdict of what was found.
type judge struct {
	index     *Index
	claim     claim
	by        official.Official
	directory Directory
}

// most is how many findings a verdict has, nearest how many there are of
// statements that are only near.
const (
	most    = 36
	nearest = 5
)

func (j *judge) verdict(hits []hit) Verdict {
	v := Verdict{By: j.by, Slight: j.claim.slight}
	j.index.sort(hits)
	var theirs, others, nobodys []hit
	for _, h := range hits {
		switch o := j.speaker(h); {
		case j.by.ID == "" || o.ID == j.by.ID:
			theirs = append(theirs, h)
		case o.ID == "":
			nobodys = append(nobodys, h)
		default:
			others = append(others, h)
		}
	}
	v.Answer = j.answer(theirs, others)
	all := merge(v.Answer, theirs, others, nobodys)
	v.Total = len(all)
	for _, h := range all[:min(len(all), limit(v.Answer))] {
		v.Findings = append(v.Findings, j.finding(h))
	}
	return v
}

func limit(a Answer) int {
	if a == NotFound {
		return nearest
	}
	return most
}

// answer is what the best of the hits of who was named, and of all others,
// come to.
func (j *judge) answer(theirs, others []hit) Answer {
	mine, not := NotFound, NotFound
	if len(theirs) > 0 {
		mine = answerOf(theirs[0])
	}
	if len(others) > 0 {
		not = answerOf(others[0])
	}
	switch {
	case not == NotFound, mine == Said, mine == InPart && theirs[0].Match <= Excerpt:
		return mine
	case mine == NotFound, others[0].Match <= Excerpt:
		return ByAnother
	}
	return mine
}

// answerOf is the answer that a single hit gives.
func answerOf(h hit) Answer {
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

// merge puts first what the answer rests on, then the rest, without what is
// only near where there is better.
func merge(a Answer, theirs, others, nobodys []hit) []hit {
	lists := [][]hit{theirs, others, nobodys}
	if a == ByAnother {
		lists = [][]hit{others, theirs, nobodys}
	}
	if a == NotFound {
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

func (j *judge) speaker(h hit) official.Official {
	e := &j.index.quotes[h.quote]
	if e.speaker == quote.None {
		return official.Official{}
	}
	o, _ := j.directory.Of(e.story.id, int(e.speaker))
	return o
}

func (j *judge) finding(h hit) Finding {
	x := j.index
	e := &x.quotes[h.quote]
	f := Finding{Match: h.Match, Voice: h.voice, Official: j.speaker(h), Negation: h.negation, Figure: h.figure}
	f.Place, _ = j.directory.Place(e.story.id, int(e.number))
	for i := h.quote; i != h.last; {
		i = x.quotes[i].next
		p, _ := j.directory.Place(e.story.id, int(x.quotes[i].number))
		f.On = append(f.On, p)
	}
	words := read(Quote{Words: f.Place.Words, Kind: f.Place.Kind})
	from, to := int(h.from-e.from), int(min(h.to, e.to)-e.from)
	if h.last != h.quote {
		to = len(words)
	}
	if from < to && to <= len(words) {
		f.At = prose.Span{Start: words[from].Start, End: words[to-1].End}
	}
	if h.head < h.tail {
		f.Of = prose.Span{Start: j.claim.spans[h.head].Start, End: j.claim.spans[h.tail-1].End}
	}
	return f
}
