package official

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// enter makes the officials of groups, with IDs that do not depend on the
// order in which the stories were read.
func (d *joined) enter(groups []*group) {
	people := make([]Official, len(groups))
	quoted := d.count(groups)
	for i, g := range groups {
		people[i] = d.describe(g, quoted[i])
	}
	giveIDs(people)
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(people[a].ID, people[b].ID) })
	d.officials = make([]Official, len(groups))
	d.quotes = make([][]cite, len(groups))
	d.byID = make(map[string]int, len(groups))
	for to, from := range order {
		d.officials[to], d.quotes[to] = people[from], quoted[from]
		d.byID[people[from].ID] = to
		for _, m := range groups[from].mentions {
			d.of[m.story][m.speaker] = to
		}
	}
}

// count gathers the quotes of each group, in order of story and quote.
func (d *joined) count(groups []*group) [][]cite {
	for i, g := range groups {
		for _, m := range g.mentions {
			d.of[m.story][m.speaker] = i
		}
	}
	quoted := make([][]cite, len(groups))
	for i := range d.stories {
		s := &d.stories[i]
		for j, q := range s.Quotes {
			if q.Speaker >= 0 && q.Speaker < len(s.Speakers) {
				g := d.of[i][q.Speaker]
				quoted[g] = append(quoted[g], cite{&d.stories[i], j})
			}
		}
	}
	return quoted
}

// describe sums a group up.
func (d *joined) describe(g *group, quoted []cite) Official {
	names, forms := map[string]int{}, map[string]bool{}
	var kinds [quote.Unnamed + 1]int
	for _, m := range g.mentions {
		sp := d.stories[m.story].Speakers[m.speaker]
		names[sp.Name]++
		forms[sp.Name] = true
		for _, f := range sp.Forms {
			forms[f] = true
		}
		kinds[sp.Kind]++
	}
	kind := quote.Person
	for kind < quote.Unnamed && kinds[kind] == 0 {
		kind++
	}
	o := Official{Kind: kind, Name: bestName(names, kind), Quotes: len(quoted)}
	delete(forms, o.Name)
	delete(forms, "")
	for f := range forms {
		o.Aliases = append(o.Aliases, f)
	}
	slices.Sort(o.Aliases)
	o.Offices = held(g.mentions)
	var last *Story
	for _, c := range quoted {
		date := c.story.Date
		if c.story != last {
			o.Stories++
			last = c.story
		}
		if o.First.IsZero() || date.Before(o.First) {
			o.First = date
		}
		if date.After(o.Last) {
			o.Last = date
		}
	}
	if len(quoted) == 0 {
		o.First, o.Last = g.first, g.last
	}
	return o
}

// bestName is the name that an official goes by: of those that tell a
// forename the one that most stories use.
func bestName(names map[string]int, k quote.SpeakerKind) string {
	best := ""
	better := func(a, b string) bool {
		if k == quote.Person {
			if x, y := forenames(a), forenames(b); x != y {
				return x > y
			}
		}
		if names[a] != names[b] {
			return names[a] > names[b]
		}
		if len(a) != len(b) {
			return len(a) > len(b)
		}
		return a < b
	}
	for n := range names {
		if best == "" || better(n, best) {
			best = n
		}
	}
	return best
}

// forenames says how much a name tells: nothing, initials, a forename.
func forenames(s string) int {
	n := parseName(s)
	told := 0
	for _, g := range n.given {
		if !initial(g) {
			return 2
		}
		told = 1
	}
	return told
}

// giveIDs makes an ID of every name; of namesakes the one who was heard
// first has it bare.
func giveIDs(people []Official) {
	order := make([]*Official, len(people))
	for i := range people {
		order[i] = &people[i]
	}
	slices.SortStableFunc(order, func(a, b *Official) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), a.First.Compare(b.First), cmp.Compare(a.Office(), b.Office()))
	})
	taken := map[string]bool{}
	last := map[string]int{} // the number given last to a bearer of a name
	for _, o := range order {
		base := slug(o.Name, o.Kind)
		id := base
		for n := max(2, last[base]+1); taken[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
			last[base] = n
		}
		taken[id] = true
		o.ID = id
	}
}

// slug is a name as one word in small letters: rajnath-singh. The article of
// an organisation, or of somebody without a name, is no part of it.
func slug(s string, k quote.SpeakerKind) string {
	if first, rest, ok := strings.Cut(s, " "); ok && k != quote.Person {
		switch prose.Fold(first) {
		case "the", "a", "an":
			s = rest
		}
	}
	var b strings.Builder
	for _, r := range prose.Fold(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case r == '’' || r == '\'' || r == '.':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	const longest = 60
	id := strings.Trim(b.String(), "-")
	if len(id) > longest {
		id = id[:longest]
		id = strings.ToValidUTF8(id[:max(strings.LastIndexByte(id, '-'), longest/2)], "")
	}
	if id == "" {
		return "somebody"
	}
	return id
}

// pronoun reports whether a key is a word that stands for any name.
func pronoun(key string) bool {
	switch strings.TrimSpace(key) {
	case "", "i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them", "who", "whoever", "that", "this",
		"these", "those", "one", "some", "others", "another", "many", "all", "both", "himself", "herself", "themselves":
		return true
	}
	return false
}
