package gold

import (
	"slices"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// finish finds the mentions, the runs and what is optional, once all words
// are known.
func (r *reader) finish(s *Story) {
	ends := map[int]bool{}
	var taken []prose.Span
	for _, m := range r.lines {
		for _, w := range m.quote.Words {
			ends[w.End] = true
			taken = append(taken, w)
		}
	}
	s.Runs = runsOf(r.text, ends)
	for i := range r.lines {
		m := &r.lines[i]
		q := m.quote
		if m.mention != "" {
			q.Mention = []prose.Span{r.mentionOf(m, taken)}
		}
		low := strings.ToLower(m.mention)
		q.Pronoun = pronouns[low] || pronouns[low[strings.LastIndexByte(low, ' ')+1:]]
		for _, h := range m.hints {
			if name, ok := strings.CutPrefix(h, "surname:"); ok {
				q.Surname = strings.TrimSpace(name)
			}
		}
		if slices.Contains(m.hints, "org") || !slices.Contains(m.hints, "person") && isBody(q.Speaker) {
			q.Speaker = ""
		}
		q.Optional = slices.Contains(m.hints, "np") || judges(m.cue)
		s.addSaid(q, len(s.Quotes))
		s.Quotes = append(s.Quotes, q)
	}
}

// addSaid notes the runs that a quote has words in. Direct words without
// marks, of a transcript or a letter, may be found or not.
func (s *Story) addSaid(q Quote, index int) {
	for _, w := range q.Words {
		marked := false
		for _, run := range s.Runs {
			switch {
			case q.Kind == quote.Direct && run.Contains(w):
				marked = true
			case q.Kind != quote.Direct && w.Contains(run):
				s.Said = append(s.Said, Said{run, index, q.Kind == quote.Indirect})
			}
		}
		if q.Kind == quote.Direct {
			s.Said = append(s.Said, Said{w, index, !marked})
		}
	}
}

// mentionOf is the place of the mention that is nearest to the cue, and that
// to the words, without a sentence between them where it can be.
func (r *reader) mentionOf(m *marked, taken []prose.Span) prose.Span {
	best, bestCost := prose.Span{}, 1<<30
	cues := r.places(m.cue, taken, m.quote.Words)
	if len(cues) == 0 {
		cues = m.quote.Words[:1]
	}
	for _, place := range r.places(m.mention, taken, m.quote.Words) {
		for _, cue := range cues {
			if place.Overlaps(cue) && m.cue != "" {
				continue
			}
			c := r.cost(place, cue)
			words := 1 << 29
			for _, w := range m.quote.Words {
				words = min(words, r.cost(cue, w))
			}
			if c += words; c < bestCost {
				best, bestCost = place, c
			}
		}
	}
	return best
}

// places are where a phrase stands, not inside what somebody said unless it
// stands nowhere else near.
func (r *reader) places(phrase string, taken, own []prose.Span) []prose.Span {
	var free, all []prose.Span
	if phrase == "" {
		return nil
	}
	phrase, _, _ = strings.Cut(phrase, " / ")
	for i := 0; ; {
		k := strings.Index(r.text[i:], phrase)
		if k < 0 {
			break
		}
		sp := prose.Span{Start: i + k, End: i + k + len(phrase)}
		i = sp.Start + 1
		if r.inWord(sp.Start, sp.End) || r.cost(sp, own[0]) > 4000 {
			continue
		}
		inside := slices.ContainsFunc(taken, sp.Overlaps)
		if !inside {
			free = append(free, sp)
		}
		all = append(all, sp)
	}
	if len(free) > 0 {
		return free
	}
	return all
}

// cost is how far two places are from each other: characters, and much more
// for every end of a sentence or a paragraph between them.
func (r *reader) cost(a, b prose.Span) int {
	lo, hi := min(a.End, b.End), max(a.Start, b.Start)
	if hi <= lo {
		return 0
	}
	between := r.text[lo:hi]
	return hi - lo + 120*(strings.Count(between, ". ")+strings.Count(between, "? ")) + 300*strings.Count(between, "\n\n")
}

var pronouns = setOf("he she they it i we you who his her their its my our whose him them which himself herself")

// isBody: the name is that of a body rather than of somebody.
func isBody(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if bodies[strings.Trim(w, ".,’'")] {
			return true
		}
	}
	first, rest, several := strings.Cut(name, " ")
	if !several {
		return len(first) > 1 && strings.ToUpper(first) == first
	}
	if first == "The" {
		return true
	}
	for w := range strings.FieldsSeq(rest) {
		if w == "for" || w == "of" {
			return true
		}
	}
	return false
}

var bodies = setOf(`council department ministry police union party association commission committee court board bank company group federation university
	college hospital trust agency authority office service services government parliament assembly senate club fc ltd limited plc inc corporation corp
	society foundation institute institution network news times herald gazette press airlines railways bus transport mining fund house army force forces
	navy congress alliance movement coalition campaign centre center school church diocese team league inquiry tribunal bureau inspectorate regulator
	partners holdings workers farmers teachers nurses ports port water energy power foods media radio firm cooperative ombudsman energia shipping`)

// judges: the cue is one by which somebody is judged or thanked rather than
// quoted, or that says what somebody thinks; its reported words may be found
// or not.
func judges(cue string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(cue)) {
		for _, stem := range judging {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

var judging = [...]string{
	"accus", "describ", "call", "blam", "criticis", "criticiz", "condemn", "prais", "dismiss", "reject", "brand", "slam", "hail", "welcom", "denounc",
	"defend", "thank", "blast", "label", "mock", "ridicul", "liken", "compar", "characteri", "dubb", "lambast", "decr", "apologis", "apologiz", "attack",
	"declin", "deni", "deny", "suspect", "expect", "hope", "hoping", "believ", "think", "thought", "fear", "want",
}
