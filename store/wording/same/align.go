package same

// likeness says how well words stand in others.
type likeness struct {
	words   int     // how many there are
	kept    int     // how many of them both have
	edits   float32 // how many of them were changed, put in or left out
	matched float32 // what the words that both have say
	cost    float32 // what the changed ones say
	other   int     // figures, names and opposites that are another’s
	gaps    int     // stretches of the longer text that are left out in the middle
}

func (k *likeness) add(o likeness) {
	k.words += o.words
	k.kept += o.kept
	k.edits += o.edits
	k.matched += o.matched
	k.cost += o.cost
	k.other += o.other
	k.gaps += o.gaps
}

// ratio is how much of what is said is changed.
func (k likeness) ratio() float32 {
	if k.cost == 0 {
		return 0
	}
	return k.cost / (k.matched + k.cost)
}

// aligner finds the stretch of a text that words are, with the fewest and the
// least changes. It is the alignment of Sellers (1980) with the gaps of Gotoh
// (1982): what stands before and after the stretch is free, and to leave out
// many words in a row costs little more than to leave out one, as an aside
// is left out.
type aligner struct {
	lexicon     *lexicon
	cost, gap   []float32
	trace       []uint8
	above       []float32
	short, long []word
}

// The steps of an alignment, as they are traced. A gap is a stretch of the
// long text that is left out.
const (
	stepBoth uint8 = iota // a word of both, perhaps changed
	stepIn                // a word put in
	stepGap               // the end of a gap
	stepMask uint8 = 3
	gapGoes  uint8 = 4 // the gap goes on to the left
)

const (
	gapOpens = 0.35 // the most that the first word of a gap costs
	gapLasts = 0.05 // of what each further word says
)

// align aligns short with some stretch of long.
func (a *aligner) align(long, short []word) likeness {
	if at := contained(long, short); at >= 0 {
		return whole(short)
	}
	a.long, a.short = long, short
	a.fill()
	return a.follow()
}

// whole is the likeness of words with themselves.
func whole(words []word) likeness {
	k := likeness{words: len(words), kept: len(words)}
	for _, w := range words {
		k.matched += w.says
	}
	return k
}

// contained is where short begins in long; -1 where it does not stand there.
func contained(long, short []word) int {
	for i := 0; i+len(short) <= len(long); i++ {
		n := 0
		for n < len(short) && long[i+n].id == short[n].id {
			n++
		}
		if n == len(short) {
			return i
		}
	}
	return -1
}

func (a *aligner) fill() {
	m := len(a.long) + 1
	a.cost, a.gap, a.above = grown(a.cost, m), grown(a.gap, m), grown(a.above, m)
	if n := (len(a.short) + 1) * m; cap(a.trace) < n {
		a.trace = make([]uint8, n)
	} else {
		a.trace = a.trace[:n]
	}
	const never = 1e9
	above, row := a.above, a.cost
	clear(above)
	for i, s := range a.short {
		trace := a.trace[(i+1)*m : (i+2)*m]
		row[0], trace[0] = above[0]+s.says, stepIn
		gap := float32(never)
		for j, l := range a.long {
			open, last := row[j]+min(l.says, gapOpens), gap+gapLasts*l.says
			var step uint8
			if gap = open; last < open {
				gap, step = last, gapGoes
			}
			best := above[j] + change(s, l)
			if in := above[j+1] + s.says; in < best {
				best, step = in, step|stepIn
			}
			if gap < best {
				best, step = gap, step&gapGoes|stepGap
			}
			row[j+1], trace[j+1] = best, step
		}
		above, row = row, above
	}
	a.above, a.cost = row, above // the last row is cost
}

func grown(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// change is what it costs to say another word, or another form of it.
func change(s, l word) float32 {
	switch {
	case s.id == l.id:
		return 0
	case s.stem == l.stem:
		return max(s.says, l.says) / 5
	}
	return max(s.says, l.says)
}

// follow goes back on the best alignment and tells what it is like.
func (a *aligner) follow() likeness {
	m := len(a.long) + 1
	j := 0
	for i := range a.cost[:m] {
		if a.cost[i] <= a.cost[j] { // rather a word changed than one put in at the end
			j = i
		}
	}
	k := likeness{words: len(a.short), cost: a.cost[j]}
	for i := len(a.short); i > 0; {
		step := a.trace[i*m+j]
		switch step & stepMask {
		case stepBoth:
			a.pair(&k, a.short[i-1], a.long[j-1])
			i, j = i-1, j-1
		case stepIn:
			k.edits += edit(a.short[i-1])
			i--
		default:
			k.gaps++
			k.edits += edit(a.long[j-1])
			for ; step&gapGoes != 0; step = a.trace[i*m+j] {
				j--
			}
			j--
		}
	}
	return k
}

func (a *aligner) pair(k *likeness, s, l word) {
	switch {
	case s.id == l.id:
		k.matched += s.says
		k.kept++
	case s.stem == l.stem:
		k.matched += s.says * 4 / 5
		k.kept++
	default:
		k.edits += edit(s)
		if a.another(s, l) {
			k.other++
		}
	}
}

// edit is what a changed word counts: half where it says little.
func edit(w word) float32 {
	if w.says <= plain {
		return 0.5
	}
	return 1
}

// another reports whether two words are figures or names of two things, and
// not two spellings of one, or each other's opposite: “Half a canal is
// nothing”, “Half a canal is something” are no two wordings of one thing.
func (a *aligner) another(s, l word) bool {
	x, y := a.lexicon.terms[s.id], a.lexicon.terms[l.id]
	if x.figure && y.figure || opposite(x.text, y.text) {
		return true
	}
	if s.flags&l.flags&name == 0 {
		return false
	}
	const enough = 4
	n := 0
	for n < len(x.text) && n < len(y.text) && x.text[n] == y.text[n] {
		n++
	}
	return n < enough
}
