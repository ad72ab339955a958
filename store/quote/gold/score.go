package gold

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

// found is a stretch that the engine says somebody said.
type found struct {
	prose.Span
	words   set
	quote   quote.Quote
	speaker string
	mention prose.Span
}

// scorer compares what was found in one story with what is marked in it.
type scorer struct {
	*Table
	story    *Story
	words    *words
	marked   []found // in quotation marks, run by run
	reported []found
}

// add finds the quotes of a story and adds to the table how right they are.
func (t *Table) add(s *Story) error {
	st, err := story.Parse(story.File{Name: "story.txt"}, []byte(s.Text))
	if err != nil {
		return err
	}
	quotes, speakers := find.Quotes(st.Body, st.Blocks())
	sc := scorer{Table: t, story: s, words: wordsOf(s.Text)}
	for _, q := range quotes {
		sc.collect(&st, q, speakers)
	}
	t.Stories++
	sc.scoreMarked()
	sc.scoreReported()
	return nil
}

// collect notes the stretches of a quote: reported ones part by part, others
// run by run, so that it makes no difference whether a quote in several
// paragraphs is one or many.
func (sc *scorer) collect(st *story.Story, q quote.Quote, speakers []quote.Speaker) {
	f := found{quote: q}
	if q.Speaker != quote.None {
		f.speaker = speakers[q.Speaker].Name
	}
	if !q.Mention.Empty() {
		f.mention = st.FileSpan(q.Mention.Span)
	}
	for _, part := range q.Parts {
		f.Span = st.FileSpan(part)
		if q.Kind == quote.Indirect {
			if f.words = sc.words.in(f.Span); !f.words.empty() {
				sc.reported = append(sc.reported, f)
			}
			continue
		}
		for _, run := range sc.cut(f.Span, q.Kind) {
			f.Span = trim(sc.story.Text, run)
			f.words = sc.words.in(f.Span)
			same := func(o found) bool { return o.Span == f.Span }
			if !f.words.empty() && !slices.ContainsFunc(sc.marked, same) {
				sc.marked = append(sc.marked, f)
			}
		}
	}
}

// cut parts a stretch that holds several runs, or more than a run, into them.
func (sc *scorer) cut(s prose.Span, k quote.Kind) []prose.Span {
	var inside []prose.Span
	whole := 0
	for _, run := range sc.story.Runs {
		if !run.Overlaps(s) {
			continue
		}
		if both := (prose.Span{Start: max(run.Start, s.Start), End: min(run.End, s.End)}); both.Len() > 0 {
			inside = append(inside, both)
			if sc.words.in(run).half(sc.words.in(both)) {
				whole++
			}
		}
	}
	if whole > 1 || k == quote.Mixed && len(inside) > 0 {
		return inside
	}
	return []prose.Span{s}
}

// pairs joins marked and found stretches one to one, those that share most
// first, and none that share less than half of their words. It gives the
// number of the found one for every marked one, -1 for none.
func pairs(marked []set, got []found) (to []int, taken []bool) {
	type pair struct {
		i, j  int
		share float64
	}
	var all []pair
	for i := range marked {
		for j := range got {
			if x := marked[i].overlap(got[j].words); x >= 0.5 {
				all = append(all, pair{i, j, x})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.share, a.share) })
	to, taken = make([]int, len(marked)), make([]bool, len(got))
	for i := range to {
		to[i] = -1
	}
	for _, p := range all {
		if to[p.i] < 0 && !taken[p.j] {
			to[p.i], taken[p.j] = p.j, true
		}
	}
	return to, taken
}

// scoreMarked compares the words in quotation marks.
func (sc *scorer) scoreMarked() {
	var need []set
	var said []Said
	free := sc.words.in(sc.story.Free...)
	exact := map[prose.Span]bool{}
	for _, s := range sc.story.Said {
		s.Span = trim(sc.story.Text, s.Span)
		ws := sc.words.in(s.Span)
		free = free.or(ws)
		if !s.Optional && !ws.empty() {
			need, said = append(need, ws), append(said, s)
			exact[s.Span] = true
		}
	}
	for _, q := range sc.story.Quotes {
		free = free.or(sc.words.in(q.Words...))
	}
	to, taken := pairs(need, sc.marked)
	for j := range sc.marked {
		switch f := &sc.marked[j]; {
		case exact[f.Span]:
			sc.Exact.Right++
		case taken[j]:
			sc.Exact.False++
			sc.err(markedCut, f.Span, nil, f)
		case !f.words.half(free):
			sc.Exact.False++
			sc.EndToEnd.False++
			sc.err(markedFalse, f.Span, nil, f)
			sc.Marked.add(f.quote.Confidence, false)
		}
	}
	sc.Exact.Missed += len(need)
	for i, s := range said {
		sc.whoMarked(&sc.story.Quotes[s.Quote], s.Span, to[i])
	}
}

// whoMarked compares the speaker of words in marks; j is what was found.
func (sc *scorer) whoMarked(q *Quote, words prose.Span, j int) {
	if j < 0 {
		sc.err(markedMissed, words, q, nil)
	}
	if len(q.Mention) == 0 {
		return // the story does not say who spoke
	}
	if j < 0 {
		sc.EndToEnd.Missed++
		return
	}
	f := &sc.marked[j]
	source := sc.sameSource(q, f)
	sc.Source.add(source)
	right := sc.rightSpeaker(q, f)
	if q.Speaker != "" {
		a := agree(q.Speaker, q.Surname, q.Other, f.speaker)
		switch {
		case q.Pronoun:
			sc.Pronouns.add(a.surname)
		default:
			sc.Surname.add(a.surname)
			if len(nameWords(q.Speaker)) > 1 {
				sc.FullName.add(a.full)
			}
		}
	} else if !q.Pronoun {
		sc.Others.add(right)
	}
	sc.Marked.add(f.quote.Confidence, right)
	sc.EndToEnd.count(right)
	if !right {
		sc.EndToEnd.Missed++
		sc.err(wrongSpeaker(q, f, source), words, q, f)
	}
}

// rightSpeaker: the name agrees where the marks have one; else the phrase
// beside the cue is the right one, or the speaker is called by a word of it.
func (sc *scorer) rightSpeaker(q *Quote, f *found) bool {
	if q.Speaker != "" {
		return agree(q.Speaker, q.Surname, q.Other, f.speaker).surname
	}
	if sc.sameSource(q, f) {
		return true
	}
	if q.Pronoun {
		return false // nothing better is known
	}
	phrase := sc.words.strings(sc.words.in(q.Mention...))
	for w := range strings.FieldsFuncSeq(prose.Fold(f.speaker), func(r rune) bool { return !inWord(r) && r != '\'' && r != '’' && r != '.' }) {
		if phrase[strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")] {
			return true
		}
	}
	return false
}

// sameSource: the phrase that was taken for the source shares a word, in its
// place, with the marked one.
func (sc *scorer) sameSource(q *Quote, f *found) bool {
	return !f.mention.Empty() && sc.words.telling(q.Mention...).shared(sc.words.in(f.mention)) > 0
}

// scoreReported compares reported speech. Words that lie in other
// attributions are not held against it.
func (sc *scorer) scoreReported() {
	var need, may []set
	var quotes, optional []*Quote
	all, needed := sc.words.in(), sc.words.in()
	for i := range sc.story.Quotes {
		q := &sc.story.Quotes[i]
		ws := sc.words.in(q.Words...)
		all = all.or(ws)
		switch {
		case q.Kind != quote.Indirect || ws.empty():
		case q.Optional:
			may, optional = append(may, ws), append(optional, q)
		default:
			need, quotes = append(need, ws), append(quotes, q)
			needed = needed.or(ws)
		}
	}
	other := all.without(needed).or(sc.words.in(sc.story.Free...))
	to, taken := pairs(need, sc.reported)
	got := sc.words.in()
	for j := range sc.reported {
		f := &sc.reported[j]
		got = got.or(f.words)
		if taken[j] || sc.whoOptional(f, may, optional) || f.words.half(other) {
			continue
		}
		sc.Reported.False++
		sc.ReportedCal.add(f.quote.Confidence, false)
		if f.words.shared(needed) > 0 {
			sc.err(reportedCut, f.Span, nil, f)
		} else {
			sc.err(reportedFalse, f.Span, nil, f)
		}
	}
	sc.ReportedWords.Right += got.shared(needed)
	sc.ReportedWords.False += got.without(needed).without(other).size()
	sc.ReportedWords.Missed += needed.without(got).size()
	for i, q := range quotes {
		sc.whoReported(q, to[i], got.shared(need[i]) > 0)
	}
}

func (sc *scorer) whoReported(q *Quote, j int, touched bool) {
	if j < 0 {
		sc.Reported.Missed++
		if !touched {
			sc.err(reportedMissed, q.Words[0], q, nil)
		}
		return
	}
	sc.Reported.Right++
	if len(q.Mention) == 0 {
		return
	}
	f := &sc.reported[j]
	sc.ReportedSource.add(sc.sameSource(q, f))
	right := sc.rightSpeaker(q, f)
	sc.ReportedCal.add(f.quote.Confidence, right)
	if !right {
		sc.err(reportedSpeaker, f.Span, q, f)
	}
}

// whoOptional compares the speaker of reported words that may be found or not,
// for the sake of their confidence alone.
func (sc *scorer) whoOptional(f *found, may []set, optional []*Quote) bool {
	for i, q := range optional {
		if may[i].overlap(f.words) < 0.5 {
			continue
		}
		if len(q.Mention) > 0 {
			sc.ReportedCal.add(f.quote.Confidence, sc.rightSpeaker(q, f))
		}
		return true
	}
	return false
}
