package same

const (
	// nearDays is how many days may lie between two accounts of one event.
	nearDays = 14
	// farEnough is what two texts of other days must both say to share a part.
	farEnough = 3.0
	// fewAltered is how many words there must be for some to be altered.
	fewAltered = 4
)

// compare tells how like two units are, of which the first may lead the
// second, and whether they are one statement.
func (f *finder) compare(lead, u *unit) (likeness, bool) {
	long, short := lead.words, u.words
	if len(short) > len(long) {
		long, short = short, long
	}
	common, says := f.common(lead), min(lead.says, u.says)
	if common < 0.3*says {
		return likeness{}, false
	}
	days := lead.apart(u)
	if u.around == nil {
		switch {
		case len(short) < fewAltered: // there are no rules but for an excerpt
			k := whole(short)
			return k, contained(long, short) >= 0 && alike(k, days)
		case days > nearDays && common < min(2, 0.75*says):
			return likeness{}, false
		case common < 0.6*says:
			return f.share(long, short, days)
		}
	}
	k := f.alignAll(long, short)
	const brief = 8
	switch {
	case k.cost > 0 && k.words < brief && asked(long) != asked(short):
		return k, false // “Is it a tax?” asks what “It is a tax.” says
	case alike(k, days):
		return k, true
	case u.around != nil:
		return f.retold(lead, u, days)
	case k.other > 0 && k.edits <= float32(k.words)/3:
		return k, false // all but a figure or a name is the same
	}
	return f.share(long, short, days)
}

// hear notes the words of the unit that others are compared with.
func (f *finder) hear(u *unit) {
	f.turn++
	for _, words := range [...][]word{u.words, u.around} {
		for _, w := range words {
			f.heard[w.stem] = f.turn
		}
	}
}

// common is what those words of a unit say that the unit heard has too, in
// whatever order: an estimate from above of what both say. Very long texts
// may have anything.
func (f *finder) common(v *unit) float32 {
	const long = 512
	if len(v.words) > long {
		return v.says
	}
	var says float32
	for _, w := range v.words {
		if f.heard[w.stem] == f.turn {
			says += w.says
		}
	}
	return says
}

func asked(words []word) bool { return len(words) > 0 && words[len(words)-1].flags&asks != 0 }

// retold is the rule for words that a reporter has in a sentence: “that a
// pattern was no secret but ‘a number is’”. They stand in the longer wording,
// and so, with a few others, does the sentence.
func (f *finder) retold(lead, u *unit, days int32) (likeness, bool) {
	const enough = 2.0
	if f.alignAll(lead.words, u.words).cost > 0 {
		return likeness{}, false
	}
	long, short := lead.words, u.around
	if len(short) > len(long) {
		long, short = short, long
	}
	k := f.alignAll(long, short)
	k.cost += 0.01 // its own words are less than that
	if k.matched >= enough && alike(k, days) {
		return k, true
	}
	k = f.longestRun(lead.words, u.around)
	k.cost += 0.01
	return k, k.matched >= enough && (days <= nearDays || k.matched >= farEnough)
}

// alike is the rule by which words are others cut short, or altered in a few
// words.
func alike(k likeness, days int32) bool {
	if k.cost == 0 {
		return excerpt(k, days)
	}
	const (
		changed, enough   = 0.36, 1.4 // of what is said; what both say
		slightly, little  = 0.15, 1.0 // changed so little that fewer words will do
		farChanged, much  = 0.22, 3.0 // on other days
		farSlightly, some = 0.15, 2.0
	)
	ratio := k.ratio()
	switch {
	case k.kept < 3 || k.words < fewAltered || k.edits > float32(k.words)/3 || ratio > changed || k.matched < enough && (ratio > slightly || k.matched < little):
		return false
	case k.other > 0:
		return k.other == 1 && k.words >= 8 && k.matched >= much && days <= 3
	case days > nearDays:
		return ratio <= farChanged && k.matched >= much || ratio <= farSlightly && k.matched >= some
	}
	return days <= within(k.matched)
}

// excerpt is the rule for words that stand in others without a change.
func excerpt(k likeness, days int32) bool {
	const week, month = 7, 30
	switch k.words {
	case 0, 1:
		return false
	case 2:
		return k.matched >= 2*rare && days <= 3
	case 3:
		return k.matched >= 2 || k.matched >= 1.2 && days <= week
	}
	return k.matched >= 1.7 || k.matched >= 1.4 && days <= month || k.matched >= 0.9 && days <= week
}

// mostAligned is how many words are aligned at once: longer ones go in
// pieces, each with the stretch of the other text that has most of it.
const mostAligned = 128

// alignAll aligns words with others part by part, as something was left out
// between the parts. Of a very long text not every part is looked at.
func (f *finder) alignAll(long, short []word) likeness {
	const most = 32 // parts
	step := 1 + len(short)/(most*mostAligned)
	var k likeness
	for i := 0; len(short) > 0; i++ {
		n := 1
		for n < len(short) && n < mostAligned && short[n-1].flags&elided == 0 {
			n++
		}
		if i%step == 0 {
			k.add(f.aligner.align(f.stretch(long, short[:n]), short[:n]))
		}
		short = short[n:]
	}
	return k
}

// share is the rule for two texts of which each has words of its own: they
// are one statement where a whole sentence, or what stands between two
// ellipses, or a long run of words is in both and is much of the shorter one.
func (f *finder) share(long, short []word, days int32) (likeness, bool) {
	const (
		much   = 0.35 // of the shorter text
		enough = 2.0
		run    = 2.5
	)
	best := f.pieces(long, short)
	if k := f.pieces(short, long); k.matched > best.matched {
		best = k
	}
	if k := f.longestRun(long, short); k.matched > best.matched && k.matched >= run {
		best = k
	}
	far := float32(farEnough)
	if best.cost == 0 {
		far = enough
	}
	best.cost += 0.01 // it is never all of it
	all := min(whole(short).matched, whole(long).matched)
	return best, best.matched >= enough && best.matched >= much*all && (days <= nearDays || best.matched >= far)
}

// pieces are the sentences of a text, and what stands between its ellipses,
// that stand in another.
func (f *finder) pieces(in, of []word) likeness {
	const shortest, changed, enough = 5, 0.2, 1.4
	const most = 64 // of them
	var shared likeness
	for rest := of; len(rest) > 0 && shared.words < most*mostAligned; {
		n := 1
		for n < len(rest) && n < mostAligned && rest[n-1].flags&(elided|ends) == 0 {
			n++
		}
		if n >= shortest && n < len(of) {
			if k := f.aligner.align(f.stretch(in, rest[:n]), rest[:n]); k.kept >= shortest-1 && k.ratio() <= changed && k.other == 0 && k.matched >= enough {
				shared.add(k)
			}
		}
		rest = rest[n:]
	}
	return shared
}

// longestRun is the stretch without a change that stands in two texts and
// says most.
func (f *finder) longestRun(long, short []word) likeness {
	const shortest, most = 7, 1 << 16
	var best likeness
	if len(long)*len(short) > most {
		return best
	}
	f.lengths = append(f.lengths[:0], make([]int, len(long)+1)...)
	lengths := f.lengths
	for i := range short {
		last := 0 // the run that ends at the word before in both
		for j := range long {
			here := lengths[j+1]
			lengths[j+1] = 0
			if short[i].id == long[j].id {
				lengths[j+1] = last + 1
			}
			last = here
			if n := lengths[j+1]; n >= shortest {
				if k := whole(short[i+1-n : i+1]); k.matched > best.matched {
					best = k
				}
			}
		}
	}
	return best
}
