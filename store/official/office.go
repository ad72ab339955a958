package official

import (
	"slices"
	"strings"

	"onrecord/store/prose"
)

// office is an office as a story gives it, taken apart.
type office struct {
	title string
	// key is the same for one office however it is spelled.
	key string
	// seat is the key without countries and ranks: defense secretary.
	seat string
	// words are those of the key; rank are the ones that make another office
	// of it: vice, deputy, former.
	words, rank []string
	countries   []string
	// calling is what sort of work it is, empty where that is not known; head
	// is the word of it that says so: mayor. matter are the words of the seat
	// that are no role and no portfolio: port, selm.
	calling calling
	head    string
	matter  []string
}

// officeReader takes every title apart once.
type officeReader struct {
	read map[string]*office
	none *office
}

func newOfficeReader() officeReader { return officeReader{map[string]*office{}, &office{}} }

func (r officeReader) of(title string) *office {
	if title == "" {
		return r.none
	}
	o := r.read[title]
	if o == nil {
		read := readOffice(title)
		o = &read
		r.read[strings.Clone(title)] = o
	}
	return o
}

// readOffice takes a title apart: “the US Secretary of Defense” and “Pentagon
// chief” are both defense, secretary and us.
func readOffice(title string) office {
	o := office{title: title}
	words := prose.FoldedWords(title)
	if !sensible(words) {
		return o
	}
	o.title = strings.TrimSpace(title)
	var seat []string
	c := countryTable()
	for i := 0; i < len(words); {
		if w, n, in := phrase(words[i:]); n > 0 {
			seat = append(seat, w...)
			if in != "" {
				o.countries = append(o.countries, in)
			}
			i += n
			continue
		}
		if id, n, own := c.match(words[i:]); n > 0 {
			switch {
			case id == "":
				own = true
			case abroad(words, i):
				// The ambassador to India is an officer of another country.
				seat, own = append(seat, "to "+id), false
			default:
				o.countries = append(o.countries, id)
			}
			for _, w := range words[i : i+n] {
				if w = term(w); own && w != "" {
					seat = append(seat, w)
				}
			}
			i += n
			continue
		}
		if w := term(words[i]); rank(w) {
			o.rank = append(o.rank, w)
		} else if w != "" {
			seat = append(seat, w)
		}
		i++
	}
	if len(o.countries) == 0 {
		if w, id := nation(title); id != "" {
			o.countries = append(o.countries, id)
			seat = slices.DeleteFunc(seat, func(v string) bool { return v == w })
		}
	}
	o.finish(seat)
	return o
}

// finish sets what follows from the words of an office.
func (o *office) finish(seat []string) {
	for _, w := range seat {
		if c := callingOf(w, seat); c != none && o.calling == none {
			o.calling, o.head = c, w
		}
		if !role(w) && !portfolio(w) && !strings.HasPrefix(w, "to ") {
			o.matter = append(o.matter, w)
		}
	}
	set := func(words []string) []string {
		words = slices.Clone(words)
		slices.Sort(words)
		return slices.Compact(words)
	}
	seat, o.rank, o.countries, o.matter = set(seat), set(o.rank), set(o.countries), set(o.matter)
	o.seat = strings.Join(seat, " ")
	o.words = set(slices.Concat(seat, o.rank, o.countries))
	o.key = strings.Join(o.words, " ")
	if len(o.words) == 0 {
		o.key = prose.Fold(o.title)
	}
}

// sensible reports whether words can be an office: one that speaks of him or
// her is a piece of a sentence.
func sensible(words []string) bool {
	for _, w := range words {
		switch w {
		case "him", "her", "his", "hers", "them", "their", "they", "he", "she", "it", "who", "which", "was", "were", "is", "are", "said", "says":
			return false
		}
	}
	return len(words) > 0
}

// abroad reports whether the country at i is where the office looks and not
// whose it is: ambassador to India, envoy for Sudan.
func abroad(words []string, i int) bool {
	if i > 0 && words[i-1] == "the" {
		i--
	}
	return i > 0 && (words[i-1] == "to" || words[i-1] == "for")
}

// rank reports whether w makes another office of one.
func rank(w string) bool {
	switch w {
	case "vice", "deputy", "former", "acting", "assistant", "under", "then", "incoming", "elect", "shadow", "interim", "designate", "retired":
		return true
	}
	return false
}

// past reports whether the story says that the office is no longer, or not
// yet, held.
func (o *office) past() bool {
	return slices.ContainsFunc(o.rank, func(w string) bool {
		return w == "former" || w == "then" || w == "retired" || w == "incoming" || w == "elect" || w == "designate"
	})
}

// within reports whether o is p told shorter: “the president” for “the
// President of the United States”, but not for her vice-president.
func (o *office) within(p *office) bool {
	if len(o.words) >= len(p.words) || !slices.Equal(o.rank, p.rank) {
		return false
	}
	for _, w := range o.words {
		if !slices.Contains(p.words, w) {
			return false
		}
	}
	return len(o.words) > 0
}

// specific reports whether an office says enough for two bearers of it to be
// suspected of being one: a country, a body, or a portfolio.
func (o *office) specific() bool {
	if o.seat == "" {
		return false
	}
	return len(o.countries) > 0 || len(o.matter) > 0 || strings.Contains(o.seat, " ")
}

// spokesKey is the same for the spokespeople of one body, however they are
// told; empty for others.
func spokesKey(s string) string {
	var key []string
	found := false
	for _, w := range prose.FoldedWords(s) {
		switch w {
		case "spokesperson", "spokesman", "spokeswoman", "spokespeople":
			w, found = "spokesperson", true
		case "a", "an", "the", "for", "of", "at", "s":
			continue
		}
		key = append(key, w)
	}
	if !found {
		return ""
	}
	slices.Sort(key)
	return strings.Join(key, " ") + " "
}
