package english

import (
	"slices"
	"sort"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// only is the one man or woman whom the story has named, as often as that;
// -1 for several.
func (f *finder) only(c lex.Class, least int, before int32) int {
	found := -1
	for who := range f.names.persons[:min(len(f.names.persons), 200)] {
		p := &f.names.persons[who]
		if !p.known || p.count < least || p.first > before || c&lex.Man != 0 && p.she > p.he || c&lex.Woman != 0 && p.he > p.she {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = who
	}
	return found
}

// holder is who has an office with this head; the words around the head
// decide between several.
func (f *finder) holder(lo, hi, head int, word string, prev int) int {
	best, bestScore := -1, 0
	next, nextScore := -1, 0
	off, past := f.Units[lo].Start, f.pastPhrase(lo, hi)
	list := f.names.byHead[headRoot(word)]
	from := sort.Search(len(list), func(i int) bool { return list[i].pos > off })
	for _, h := range list[max(0, from-40):min(len(list), from+10)] {
		s := f.officeScore(h, lo, hi, head, word, prev)
		if s > 5 && !past && f.names.persons[h.who].offices[h.office].past() {
			s = 5 // the president is the one in office, if the story has one
		}
		switch {
		case s > bestScore:
			if best != h.who {
				next, nextScore = best, bestScore
			}
			best, bestScore = h.who, s
			f.shown = h
		case s > nextScore && h.who != best:
			next, nextScore = h.who, s
		}
	}
	if bestScore < 5 {
		return -1
	}
	f.contender = -1
	if nextScore >= max(5, bestScore-3) {
		f.contender = next
	}
	return best
}

// officeScore weighs whether a phrase means the holder of an office.
func (f *finder) officeScore(h held, lo, hi, head int, word string, prev int) int {
	p := &f.names.persons[h.who]
	o := &p.offices[h.office]
	if p.org || p.count == 0 || f.abroad(o, lo, head) {
		return 0
	}
	s := 10
	if o.pos > f.Units[lo].Start && !f.Paragraphs[f.paraOf(lo)].Heading {
		s -= 3
	}
	if !sameHead(o.head, word) {
		s -= 4
	}
	if o.past() && f.pastPhrase(lo, hi) {
		s += 4
	}
	for k := f.ownerEnd(lo, head); k < hi; k++ {
		if k == head || f.Units[k].Kind != scan.Word || f.Class(k)&(lex.Determiner|lex.Preposition|lex.And|lex.Possessor|lex.Time) != 0 || f.passing(k) {
			continue
		}
		if slices.Contains(o.words, f.fold(&f.Units[k])) {
			s += 4
		} else if f.Class(k)&lex.Modifier != 0 || k > lo && f.Units[k].Flags&scan.Capital != 0 {
			s -= 7 // the Harbour chief is no chief secretary
		}
	}
	if f.belowHead(o, lo, hi) {
		s -= 6
	}
	if p.speaker >= 0 {
		s++
		if p.speaker == prev {
			s += 2
		}
	}
	return s
}

// abroad: the phrase is of one country, and the office of another: Norland’s
// minister of sport is not the sports minister of Holmland.
func (f *finder) abroad(o *office, lo, head int) bool {
	if o.country == "" {
		return false
	}
	in := ownerIn(f, f.Units, lo, head)
	return in != "" && !strings.Contains(in, o.country) && !strings.Contains(o.country, in)
}

// ownerIn is the country, or the name with an 's, that stands in the words lo
// to hi: Norland of Norland’s minister and of the Norlandic minister.
func ownerIn(f *finder, words []scan.Token, lo, hi int) string {
	for k := lo; k < hi; k++ {
		t := &words[k]
		if t.Flags&scan.Capital == 0 || t.Kind != scan.Word {
			continue
		}
		end := k + 1
		for end < hi && words[end].Kind == scan.Word && words[end].Flags&scan.Capital != 0 {
			end++
		}
		if end < len(words) && words[end].Kind == scan.Possessive {
			return lex.Fold(f.Text[t.Start:words[end-1].End])
		}
		if c := f.Entry(t).Country; c != "" {
			return lex.Fold(c)
		}
	}
	return ""
}

// belowHead: the office is one below that of the phrase: the deputy mayor is
// not the mayor.
func (f *finder) belowHead(o *office, lo, hi int) bool {
	for _, w := range o.words {
		switch w {
		case "deputy", "vice", "shadow":
			if w == o.head {
				return false
			}
			for k := lo; k < hi; k++ {
				if f.Is(k, w) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// past: the story gives the office to somebody who does not hold it, or not
// yet: the former president, the foreign minister designate, a shadow minister.
func (o *office) past() bool { return slices.ContainsFunc(o.words, pastWord) }

func pastWord(w string) bool {
	switch w {
	case "former", "ex", "late", "then", "designate", "elect", "shadow", "onetime", "one-time", "erstwhile":
		return true
	}
	return strings.HasPrefix(w, "ex-") || strings.HasPrefix(w, "then-") || strings.HasSuffix(w, "-designate") || strings.HasSuffix(w, "-elect")
}

// pastPhrase: a phrase means somebody who held the office.
func (f *finder) pastPhrase(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if pastWord(f.fold(&f.Units[k])) {
			return true
		}
	}
	return false
}

// passing: a word that tells when somebody has an office, not which it is.
func (f *finder) passing(k int) bool {
	switch f.Entry(&f.Units[k]).Word {
	case "former", "then", "late", "retired", "veteran", "outgoing", "incoming", "current", "new", "longtime", "long-time", "ex", "elder", "younger":
		return true
	}
	return false
}

// ownerEnd is where a phrase goes on after its owner: the board’s chairman.
func (f *finder) ownerEnd(lo, head int) int {
	for k := head - 1; k > lo; k-- {
		if f.Units[k].Kind == scan.Possessive {
			return k + 1
		}
	}
	return lo
}

// ministerLike: an environment secretary is a minister too.
func ministerLike(o office, word string) bool {
	return word == "minister" && o.head == "secretary" && len(o.words) == 2 && o.words[0] != "press" && o.words[0] != "general"
}

// sameHead: chairwoman is chairman is chair.
func sameHead(a, b string) bool {
	if a == b {
		return true
	}
	return headRoot(a) == headRoot(b)
}

func headRoot(w string) string {
	switch w {
	case "leader", "head", "boss":
		return "leader"
	case "senator", "representative", "mp", "congress", "lawmaker", "legislator", "td", "msp", "mep", "mla", "mlc", "mha", "mpp", "mca", "mna", "mpa", "mk", "parliamentarian", "backbencher":
		return "lawmaker"
	case "inspector", "constable", "sergeant", "superintendent", "detective":
		return "officer"
	case "lawyer", "attorney", "barrister", "counsel", "solicitor", "advocate", "silk":
		return "lawyer"
	case "judge", "justice", "magistrate":
		return "judge"
	case "reverend", "vicar", "priest", "pastor", "cleric", "clergyman", "churchman", "rector", "curate":
		return "priest"
	}
	for _, end := range []string{"woman", "man", "person"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) > 2 {
			return cut
		}
	}
	return w
}

// holdsOther: all offices of the person are others: a union’s leader is not
// the minister.
func (p *person) holdsOther(word string) bool {
	other := false
	for i := range p.offices {
		o := &p.offices[i]
		if sameHead(o.head, word) {
			return false
		}
		other = other || o.real
	}
	return other
}

// countryman is who was named last with an office of a country, or else the
// person whom the story has just been about: the American, the Irishwoman.
func (f *finder) countryman(k, i int) int {
	country := f.Entry(&f.Units[k]).Country
	if f.Is(k, "american") {
		country = "United States"
	}
	if country == "" {
		return -1
	}
	last := f.candidates(k)
	for j := last; j >= 0 && j > last-40; j-- {
		who := f.names.mentions[j].who
		if who < 0 {
			continue
		}
		for _, o := range f.names.persons[who].offices {
			if strings.Contains(o.text, country) {
				return who
			}
		}
	}
	w := f.fold(&f.Units[k])
	if strings.EqualFold(w, country) {
		return -1
	}
	for _, people := range [...]string{"sh", "ch", "se", "ss"} {
		if strings.HasSuffix(w, people) {
			return -1 // the Dutch are many
		}
	}
	switch {
	case strings.HasSuffix(w, "s"):
		return -1
	case strings.HasSuffix(w, "woman"):
		return f.salient(k, i, lex.Woman)
	case strings.HasSuffix(w, "man") && !strings.HasPrefix(w, "german") && !strings.HasPrefix(w, "roman") && w != "oman":
		return f.salient(k, i, lex.Man)
	}
	return f.salient(k, i, 0)
}
