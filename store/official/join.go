package official

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Story is what an analysed story contributes.
type Story struct {
	ID, Headline, Source, URL string
	Topics                    []string
	Date                      time.Time
	Quotes                    []quote.Quote
	Speakers                  []quote.Speaker
	// Words are the words of each quote as a reader sees them.
	Words []string
}

// joined is who is who in a set of stories.
type joined struct {
	stories   []Story // in order of ID
	byStory   map[string]int
	officials []Official // those who are quoted, in order of ID
	byID      map[string]int
	of        [][]int  // for each story and speaker, the index of the official
	quotes    [][]cite // of each official
}

// cite is one quote of an official.
type cite struct {
	story *Story
	quote int
}

// mention is one speaker of one story.
type mention struct {
	story, speaker int
	name           name
	date           time.Time
	office         office
}

// join finds out who is who. The result does not depend on the order of the
// stories.
func join(stories []Story) *joined {
	d := &joined{stories: stories, byStory: map[string]int{}}
	slices.SortFunc(d.stories, func(a, b Story) int { return cmp.Compare(a.ID, b.ID) })
	d.of = make([][]int, len(d.stories))
	h := heard{known: readNames(d.stories), offices: officeReader{}, persons: map[string][]mention{}, others: map[string]*group{}}
	for i, s := range d.stories {
		d.byStory[s.ID] = i
		d.of[i] = make([]int, len(s.Speakers))
		for j, sp := range s.Speakers {
			h.take(mention{story: i, speaker: j, date: s.Date, office: h.offices.of(sp.Office)}, sp)
		}
	}
	d.enter(h.groups())
	return d
}

// heard are the mentions of all stories by what they may have in common.
type heard struct {
	known   known
	offices officeReader
	// persons are by their family name, organisations and speakers without a
	// name by their key; the keys are in order of appearance.
	persons         map[string][]mention
	others          map[string]*group
	families, names []string
}

func (h *heard) take(m mention, sp quote.Speaker) {
	if sp.Kind == quote.Person || sp.Kind == quote.Unnamed && h.known.bare[sp.Name] {
		m.name = parseName(sp.Name).hyphenated(h.known.hyphened)
		if family := m.name.family; family != "" {
			if _, ok := h.persons[family]; !ok {
				h.families = append(h.families, family)
			}
			h.persons[family] = append(h.persons[family], m)
			return
		}
	}
	key := plainKey(sp.Name)
	if sp.Kind != quote.Organisation && !h.known.organisations[key] {
		key = "? " + key
	}
	if h.others[key] == nil {
		h.others[key] = newGroup()
		h.names = append(h.names, key)
	}
	h.others[key].add(m)
}

// groups parts the mentions into officials.
func (h *heard) groups() []*group {
	var groups []*group
	for _, family := range h.families {
		groups = append(groups, joinFamily(h.persons[family])...)
	}
	groups = joinBare(groups)
	for _, key := range h.names {
		groups = append(groups, h.others[key])
	}
	return groups
}

// known is what all stories together tell about names.
type known struct {
	// bare are the names of one word that stories give to somebody whom they
	// leave unnamed, and that are the last words of a name elsewhere.
	bare map[string]bool
	// hyphened are family names of two words that some story has with a
	// hyphen: others may do without.
	hyphened map[string]bool
	// organisations are the keys of those that some story knows for one.
	organisations map[string]bool
}

func readNames(stories []Story) known {
	found := known{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	families := map[string]bool{}
	for _, s := range stories {
		for _, sp := range s.Speakers {
			if sp.Kind == quote.Organisation {
				found.organisations[plainKey(sp.Name)] = true
			}
			if sp.Kind == quote.Person {
				n := parseName(sp.Name)
				families[n.family] = true
				if n.full() && strings.Contains(n.family, "-") {
					found.hyphened[n.family] = true
				}
			}
		}
	}
	for _, s := range stories {
		for _, sp := range s.Speakers {
			if sp.Kind != quote.Unnamed || strings.Contains(sp.Name, " ") {
				continue
			}
			first, _ := utf8.DecodeRuneInString(sp.Name)
			if unicode.IsUpper(first) && families[parseName(sp.Name).family] {
				found.bare[sp.Name] = true
			}
		}
	}
	return found
}

// plainKey is the same for the names of an organisation that are spelled
// with and without an article.
func plainKey(s string) string {
	words := prose.FoldedWords(s)
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	key := ""
	for _, w := range words {
		key += w + " "
	}
	return key
}

// joinFamily groups the mentions of one family name. Names that are spelled
// alike come first, those that tell most before the others, so that “J. Ruiz”
// finds all the Ruizes there are before it has to choose.
func joinFamily(mentions []mention) []*group {
	byKey := map[string][]mention{}
	var keys []string
	for _, m := range mentions {
		k := m.name.key()
		if byKey[k] == nil {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], m)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(byKey[b][0].name.weight(), byKey[a][0].name.weight()), cmp.Compare(a, b))
	})
	var groups []*group
	known := newRoster()
	for _, k := range keys {
		if !byKey[k][0].name.full() {
			for _, m := range byKey[k] {
				g := newGroup(m)
				groups = append(groups, g)
				known.add(g)
			}
			continue
		}
		for _, g := range namesakes(byKey[k]) {
			if to := known.choose(g); to != nil {
				known.merge(to, g)
				continue
			}
			groups = append(groups, g)
			known.add(g)
		}
	}
	return groups
}

// namesakes parts mentions of one spelling into people: they are one unless
// their offices are of different countries.
func namesakes(mentions []mention) []*group {
	if len(mentions) == 1 {
		return []*group{newGroup(mentions[0])}
	}
	slices.SortFunc(mentions, func(a, b mention) int {
		// Those that name a country decide, the earliest first.
		return cmp.Or(cmp.Compare(min(len(b.office.countries), 1), min(len(a.office.countries), 1)), a.date.Compare(b.date), cmp.Compare(a.story, b.story))
	})
	var groups []*group
	found := newRoster()
	for _, m := range mentions {
		one := newGroup(m)
		if to := found.choose(one); to != nil {
			found.merge(to, one)
			continue
		}
		groups = append(groups, one)
		found.add(one)
	}
	return groups
}

// joinBare gives every mention of a bare surname to the full name that it
// must mean. Those it cannot give away are one person as long as nothing
// speaks against it.
func joinBare(groups []*group) []*group {
	var full, bare []*group
	byFamily, byFirst := rosters{}, rosters{}
	for _, g := range groups {
		n := g.mentions[0].name
		if !n.full() {
			bare = append(bare, g)
			continue
		}
		full = append(full, g)
		byFamily.add(n.family, g)
		if familyFirst(n.given[0]) {
			byFirst.add(n.given[0], g)
		}
	}
	// Every bare mention is judged against the full names as they stand
	// before the first is given away: the order must not matter.
	target := make([]*group, len(bare))
	for i, g := range bare {
		word := g.mentions[0].name.family
		if r := byFamily[word]; r != nil {
			target[i] = r.choose(g)
		} else if r := byFirst[word]; r != nil {
			target[i] = r.chooseFirst(g)
		}
	}
	left := rosters{}
	for i, g := range bare {
		if target[i] != nil {
			target[i].add(g.mentions...)
			continue
		}
		word := g.mentions[0].name.family
		if r := left[word]; r != nil {
			if to := r.choose(g); to != nil {
				r.merge(to, g)
				continue
			}
		}
		left.add(word, g)
		full = append(full, g)
	}
	return full
}
