package verify

// run is a stretch of words in a row that stands in both.
type run struct{ claim, quote, length int }

// tells reports whether a run tells that a quote stands in a claim that has
// more: many words, whole sentences of the quote, or all of it. A short quote
// must be a sentence of the claim: “I like it” does not stand in “I like it
// when you sing”. Of the reporter's words it takes more, for many report the
// same thing.
func (t *told) tells(c *claim, r run, i int32) bool {
	if r.length < shortQuote {
		return false
	}
	quoted := len(t.wordsOf(i))
	from := t.quotes[i].from + int32(r.quote)
	h := hit{story: t, quote: i, last: i, from: from, to: from + int32(r.length)}
	switch {
	case h.heard() == Reporters:
		return r.length >= longReport
	case r.length == quoted && quoted < fullQuote:
		return c.sentences(r)
	case r.length == quoted, r.length >= longRun, r.length >= fullQuote && h.begins() && h.ends():
		return r.heavy(c) >= 2
	}
	return false
}

// trimmed is the run without what reaches into sentences of the claim that
// are not in it: “… any longer. The” ends before the second sentence.
func (r run) trimmed(c *claim) run {
	from, to := r.claim, r.claim+r.length
	for from < to && !c.opens[from] {
		from++
	}
	for to > from && to < len(c.words) && !c.opens[to] {
		to--
	}
	return run{from, r.quote + from - r.claim, to - from}
}

func (r run) heavy(c *claim) int {
	n := 0
	for _, k := range c.kinds[r.claim : r.claim+r.length] {
		if k&heavy != 0 {
			n++
		}
	}
	return n
}

// longestRun finds the longest run that a quote shares with the claim.
func (c *claim) longestRun(quoted []uint32) run {
	if len(c.words) > shortClaim {
		return c.pairsRun(quoted)
	}
	var best run
	var rows [2][shortClaim + 1]int
	for j, v := range quoted {
		above, row := &rows[j%2], &rows[(j+1)%2]
		for i, w := range c.words {
			row[i+1] = 0
			if w == v&number {
				row[i+1] = above[i] + 1
				if row[i+1] > best.length {
					best = run{i + 1 - row[i+1], j + 1 - row[i+1], row[i+1]}
				}
			}
		}
	}
	return best
}

// pairsRun does so for a long claim, by the places at which its pairs of
// words stand.
func (c *claim) pairsRun(quoted []uint32) run {
	var best run
	for j := 0; j+1 < len(quoted); j++ {
		for _, i := range c.following(quoted[j]&number, quoted[j+1]&number) {
			n := 2
			for i+n < len(c.words) && j+n < len(quoted) && c.words[i+n] == quoted[j+n]&number {
				n++
			}
			if n > best.length {
				best = run{i, j, n}
			}
		}
	}
	return best
}

// following are the places in the claim where two words follow one another.
func (c *claim) following(v, w uint32) []int {
	return c.pairs[[2]uint32{v, w}]
}

// pair notes where each pair of words stands.
func (c *claim) pair() {
	c.pairs = make(map[[2]uint32][]int, len(c.words))
	for i := 1; i < len(c.words); i++ {
		if c.words[i-1] == unknown || c.words[i] == unknown {
			continue
		}
		key := [2]uint32{c.words[i-1], c.words[i]}
		c.pairs[key] = append(c.pairs[key], i-1)
	}
}
