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
	ID, Headline, Source string
	Date                 time.Time
	Quotes               []quote.Quote
	Speakers             []quote.Speaker
	// Words are the words of each quote as a reader sees them.
	Words []string
}

// Directory knows who is who in a set of stories. It does not change and may
// be asked by several goroutines.
type Directory struct {
	stories   []Story // in order of ID
	byStory   map[string]int
	officials []Official // those who are quoted, in order of ID
	byID      map[string]int
	of        [][]int  // for each story and speaker, the index of the official
	quotes    [][]cite // of each official
}

// cite is one quote of an official.
type cite struct{ story, quote int }

// mention is one speaker of one story.
type mention struct {
	story, speaker int
	name           name
	date           time.Time
	office         office
}

// Join finds out who is who. The result does not depend on the order of the
// stories.
func Join(stories []Story) *Directory {
	d := &Directory{stories: slices.Clone(stories), byStory: map[string]int{}}
	slices.SortFunc(d.stories, func(a, b Story) int { return cmp.Compare(a.ID, b.ID) })
	persons := map[string][]mention{}         // by family name
	others := map[string]*group{}             // organisations and unnamed speakers
	d.of = make([][]int, len(d.stories))      // filled by enter
	families, names := []string{}, []string{} // the keys, in order of appearance
	surnames := readSurnames(d.stories)
	offices := officeReader{}
	for i, s := range d.stories {
		d.byStory[s.ID] = i
		d.of[i] = make([]int, len(s.Speakers))
		for j, sp := range s.Speakers {
			m := mention{story: i, speaker: j, date: s.Date, office: offices.of(sp.Office)}
			if sp.Kind == quote.Person || sp.Kind == quote.Unnamed && surnames.bare[sp.Name] {
				m.name = parseName(sp.Name).hyphenated(surnames.hyphened)
				if m.name.family != "" {
					if _, ok := persons[m.name.family]; !ok {
						families = append(families, m.name.family)
					}
					persons[m.name.family] = append(persons[m.name.family], m)
					continue
				}
			}
			key := sp.Kind.String() + " " + plainKey(sp.Name)
			if others[key] == nil {
				others[key] = newGroup()
				names = append(names, key)
			}
			others[key].add(m)
		}
	}
	var groups []*group
	for _, family := range families {
		groups = append(groups, joinFamily(persons[family])...)
	}
	groups = joinBare(groups)
	for _, key := range names {
		groups = append(groups, others[key])
	}
	d.enter(groups)
	return d
}

// surnames are what all stories together tell about family names.
type surnames struct {
	// bare are the names of one word that stories give to somebody whom they
	// leave unnamed, and that are the last words of a name elsewhere.
	bare map[string]bool
	// hyphened are family names of two words that some story has with a
	// hyphen: others may do without.
	hyphened map[string]bool
}

func readSurnames(stories []Story) surnames {
	found := surnames{map[string]bool{}, map[string]bool{}}
	families := map[string]bool{}
	for _, s := range stories {
		for _, sp := range s.Speakers {
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
	for _, k := range keys {
		if !byKey[k][0].name.full() {
			for _, m := range byKey[k] {
				groups = append(groups, newGroup(m))
			}
			continue
		}
		for _, g := range namesakes(byKey[k]) {
			if to := g.choose(groups); to != nil {
				to.add(g.mentions...)
			} else {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// namesakes parts mentions of one spelling into people: they are one unless
// their offices are of different countries.
func namesakes(mentions []mention) []*group {
	slices.SortFunc(mentions, func(a, b mention) int {
		// Those that name a country decide, the earliest first.
		return cmp.Or(cmp.Compare(min(len(b.office.countries), 1), min(len(a.office.countries), 1)), a.date.Compare(b.date), cmp.Compare(a.story, b.story))
	})
	var groups []*group
	for _, m := range mentions {
		one := newGroup(m)
		if to := one.choose(groups); to != nil {
			to.add(m)
		} else {
			groups = append(groups, one)
		}
	}
	return groups
}

// joinBare gives every mention of a bare surname to the full name that it
// must mean. Those it cannot give away are one person as long as nothing
// speaks against it.
func joinBare(groups []*group) []*group {
	var full, bare []*group
	byFamily := map[string][]*group{}
	byFirst := map[string][]*group{}
	for _, g := range groups {
		n := g.mentions[0].name
		if !n.full() {
			bare = append(bare, g)
			continue
		}
		full = append(full, g)
		byFamily[n.family] = append(byFamily[n.family], g)
		if familyFirst(n.given[0]) {
			byFirst[n.given[0]] = append(byFirst[n.given[0]], g)
		}
	}
	// Every bare mention is judged against the full names as they stand
	// before the first is given away: the order must not matter.
	target := make([]*group, len(bare))
	for i, g := range bare {
		word := g.mentions[0].name.family
		target[i] = g.choose(byFamily[word])
		if target[i] == nil && len(byFamily[word]) == 0 {
			target[i] = g.chooseFirst(byFirst[word])
		}
	}
	left := map[string][]*group{}
	for i, g := range bare {
		if target[i] != nil {
			target[i].add(g.mentions...)
			continue
		}
		word := g.mentions[0].name.family
		if to := g.choose(left[word]); to != nil {
			to.add(g.mentions...)
			continue
		}
		left[word] = append(left[word], g)
		full = append(full, g)
	}
	return full
}
