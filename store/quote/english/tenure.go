package english

import (
	"slices"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// office is the office that somebody holds when the story is written, in its
// fullest form: of those that the story gives the first, or what she came to
// since. One that she held once is shown only where there is no other: the
// former mayor who became minister is the minister.
func (p *person) office() string {
	if o := p.newest(); o != "" {
		return o
	}
	if o := p.fullest((*person).holds); o != "" {
		return o
	}
	if o := p.rank(elected); o != "" {
		return o
	}
	if o := p.fullest((*person).held); o != "" {
		return o
	}
	if o := p.rank(shownRank); o != "" {
		return o
	}
	for i := range p.offices {
		if o := &p.offices[i]; o.bare && o.real {
			return o.text
		}
	}
	return ""
}

// rank is the first short title of a kind that the story gives somebody, ""
// for none.
func (p *person) rank(kind func(string) bool) string {
	for i := range p.offices {
		if o := &p.offices[i]; o.rank && kind(o.head) && len(o.text) <= 80 {
			return o.text
		}
	}
	return ""
}

// fullest is the longest text of the first office that a person has in some
// way, "" for none.
func (p *person) fullest(has func(*person, *office) bool) string {
	best, head := "", ""
	for i := range p.offices {
		o := &p.offices[i]
		if o.shown() && has(p, o) && (head == "" || o.head == head) && len(o.text) > len(best) {
			best, head = o.text, o.head
		}
	}
	return best
}

// newest is the last office that the story says somebody came to, unless the
// story calls her by another one after that.
func (p *person) newest() string {
	found := -1
	for i := range p.offices {
		if o := &p.offices[i]; o.began && o.shown() && !o.former() {
			found = i
		}
	}
	if found < 0 {
		return ""
	}
	began := &p.offices[found]
	for i := range p.offices {
		if o := &p.offices[i]; o.shown() && o.last > began.pos && headRoot(o.head) != headRoot(began.head) && p.holds(o) {
			return ""
		}
	}
	return p.fullest(func(p *person, o *office) bool { return o.head == began.head && o.pos >= began.pos && p.holds(o) })
}

// shown: the text of the office can stand beside a name.
func (o *office) shown() bool { return o.text != "" && o.real && !o.bare && len(o.text) <= 80 }

// former: the story says that the office was held once. The head of a fund for
// the former mayor holds hers.
func (o *office) former() bool {
	for _, w := range o.words {
		if formerWord(w) {
			return true
		}
		if w == o.head {
			return false
		}
	}
	return false
}

func formerWord(w string) bool {
	switch w {
	case "shadow", "designate", "elect":
		return false
	}
	return pastWord(w) && !strings.HasSuffix(w, "-designate") && !strings.HasSuffix(w, "-elect")
}

func (p *person) held(o *office) bool { return !p.holds(o) }

// holds: the office is neither a former one nor what stories go on calling
// those who have left it: President Pruett is still the former president.
func (p *person) holds(o *office) bool {
	if o.former() {
		return false
	}
	for i := range p.offices {
		if was := &p.offices[i]; was.former() && !slices.ContainsFunc(o.words, func(w string) bool { return !slices.Contains(was.words, w) }) && !o.began {
			return false
		}
	}
	return true
}

// came notes that somebody came to the offices from number n on.
func (p *person) came(n int) {
	for i := n; i < len(p.offices); i++ {
		p.offices[i].began = true
	}
}

// comes: somebody has the office that follows the verb at token k from then
// on: became, was sworn in as. Who was elected mayor may wait.
func (f *finder) comes(k int) bool {
	if lex.FoldEqual(f.Word(&f.Tokens[k]), "became") {
		return true
	}
	switch f.fold(&f.Tokens[k+1]) {
	case "sworn", "appointed", "installed", "inaugurated", "promoted":
		return f.Entry(&f.Tokens[k]).Class&lex.Be != 0
	}
	return false
}

// longAgo: a year stands in what is left of the sentence from token k, as in
// “became mayor in 1998”.
func (f *finder) longAgo(k, hi int) bool {
	for ; k < hi && !f.stops(k); k++ {
		if t := &f.Tokens[k]; t.Kind == scan.Number && t.End-t.Start == 4 {
			return true
		}
	}
	return false
}
