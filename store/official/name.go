package official

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// name is a person's name taken apart and folded. A name of one word has a
// family name only, though it may be no family's.
type name struct {
	given  []string // forenames and initials
	family string
	suffix string // jr, iii
	sound  string // of the family name of a usage
}

// parseName takes a name apart: “Gen. Juan P. de la Cruz Jr.” is juan, p and
// cruz. Particles do not count: reporters drop and keep them as they like.
func parseName(s string) name {
	words := strings.FieldsFunc(prose.Fold(pointed(s)), func(r rune) bool {
		return r == ',' || unicode.IsSpace(r)
	})
	var n name
	for _, w := range words {
		w = strings.Trim(w, "“”\"'’()")
		bare := strings.TrimRight(w, ".")
		switch {
		case suffix(bare) && len(n.given) > 0:
			n.suffix = bare
		case bare == "" || honorific(bare) || particle(bare):
		case strings.Contains(bare, ".") && initials(bare):
			n.given = append(n.given, strings.Split(bare, ".")...)
		default:
			n.given = append(n.given, withoutArticle(bare))
		}
	}
	if last := len(n.given) - 1; last >= 0 {
		n.family = n.given[last]
		n.given = n.given[:last:last]
	}
	return n
}

// pointed puts the points into initials that stand without: RD Moor is R.D.
// Moor.
func pointed(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if !ok || len(first) < 2 || len(first) > 3 || strings.ToUpper(rest) == rest {
		return s
	}
	for i := range len(first) {
		if first[i] < 'A' || first[i] > 'Z' {
			return s
		}
	}
	return strings.Join(strings.Split(first, ""), ".") + ". " + rest
}

// full reports whether the name has more than one word.
func (n name) full() bool { return len(n.given) > 0 }

// key is the same for names that are spelled alike.
func (n name) key() string {
	return strings.Join(n.given, " ") + "|" + n.family + "|" + n.suffix
}

// weight grows with what a name tells.
func (n name) weight() int {
	w := len(n.suffix)
	for _, g := range n.given {
		w += 1 + len(g)
	}
	return w
}

func honorific(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon", "rev",
		"fr", "sr", "st", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr", "brig", "shri", "smt", "sen", "rep",
		"gov", "pres", "mme", "herr", "frau", "señor", "signor", "sheikh", "imam", "the":
		return true
	}
	return false
}

func particle(w string) bool {
	switch w {
	case "de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "la", "le", "los", "las", "van", "von",
		"zu", "ter", "ten", "bin", "ibn", "al", "el", "y", "e", "af":
		return true
	}
	return false
}

// withoutArticle takes the Arabic article off a name.
func withoutArticle(w string) string {
	for _, article := range [...]string{"al-", "el-", "al’", "as-", "ar-", "ash-"} {
		if rest, ok := strings.CutPrefix(w, article); ok && len(rest) > 2 {
			return rest
		}
	}
	return w
}

func suffix(w string) bool {
	switch w {
	case "jr", "sr", "ii", "iii", "iv", "junior", "senior":
		return true
	}
	return false
}

// initials reports whether w is nothing but initials: j.f
func initials(w string) bool {
	for part := range strings.SplitSeq(w, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

func initial(w string) bool { return utf8.RuneCountInString(w) == 1 }

// agrees reports whether two names of one family can be one person's: no
// forename, initial or suffix of one speaks against the other.
func (n name) agrees(m name) bool {
	if n.family != m.family || n.suffix != "" && m.suffix != "" && n.suffix != m.suffix {
		return false
	}
	if !n.full() || !m.full() {
		return true
	}
	if !sameGiven(n.given[0], m.given[0]) {
		return false
	}
	long, short := n.given[1:], m.given[1:]
	if len(long) < len(short) {
		long, short = short, long
	}
	// George W. and George H. W. are two people: where one has as many
	// middle names as the other or fewer, they stand in the same places.
	for i, g := range short {
		if !sameGiven(g, long[i]) {
			return false
		}
	}
	return true
}

func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if initial(a) || initial(b) {
		return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
	}
	return slices.Contains(shortForms()[a], b)
}

// root is the forename that another is a short form of, as far as is known.
func root(forename string) string {
	if forms := shortForms()[forename]; len(forms) > 0 {
		return forms[0]
	}
	return forename
}

// familyFirst reports whether w is a family name that stands before the
// forename, so that it alone may be all a story calls somebody.
func familyFirst(w string) bool {
	switch w {
	case "xi", "mao", "deng", "hu", "jiang", "zhou", "li", "wang", "zhang", "chen", "liu", "kim", "park", "moon",
		"lee", "yoon", "ban", "roh", "nguyen", "tran", "pham", "ho", "le", "wen", "zhu":
		return true
	}
	return false
}

// spelled is a name as stories spell it, read once.
type spelled struct {
	own     name
	known   acquaintance // by what those quoted beside know whom it means
	oneName bool         // it is a single name that begins with a capital
}

// names reads every name once.
type names struct {
	read [quote.Unnamed + 1]map[string]*spelled
	none *name
}

func newNames() names {
	n := names{none: &name{}}
	for kind := range n.read {
		n.read[kind] = map[string]*spelled{}
	}
	return n
}

func (n *names) of(s string, k quote.SpeakerKind) *spelled {
	one := n.read[k][s]
	if one != nil {
		return one
	}
	one = &spelled{oneName: oneName(s)}
	if k == quote.Person || one.oneName {
		one.own = parseName(s)
		one.own.sound = sound(one.own.family)
	}
	if k == quote.Person {
		one.known = one.own.knownBy()
	}
	n.read[k][s] = one
	return one
}
