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

// namesakes are the officials whose names make one ID.
type namesakes struct {
	members map[*entity]bool
	ids     []string
}

func newNamesakes() *namesakes { return &namesakes{members: map[*entity]bool{}} }

// giveIDs gives every official of the names that have changed an ID. Of
// namesakes the one who was heard first has the name for an ID; the others
// have a point and what tells them apart behind it: ana-ruiz.mexico. No name
// has a point in it, so that the ID of one can never be another's.
func (d *Directory) giveIDs() {
	before := map[string]*entity{}
	var now []*entity
	for slug := range d.todo.slugs {
		d.need(key(ofSlug, slug))
	}
	for key := range d.todo.slugs {
		n := d.slugs[key]
		for _, id := range n.ids {
			before[id] = d.byID[id]
			delete(d.byID, id)
		}
		n.ids = n.ids[:0]
		if len(n.members) == 0 {
			delete(d.slugs, key)
			continue
		}
		all := make([]*entity, 0, len(n.members))
		for e := range n.members {
			all = append(all, e)
		}
		d.tellApart(key, all)
		for _, e := range all {
			n.ids = append(n.ids, e.official.ID)
			d.byID[e.official.ID] = e
		}
		now = append(now, all...)
	}
	for _, e := range now {
		d.shelf.stain(e)
		old := before[e.official.ID]
		if old == nil || old.told == nil || !sameOfficial(*old.told, e.official) {
			d.remember(e.official.ID)
		}
		told := e.official
		delete(before, e.official.ID)
		e.told = &told
	}
	for id := range before {
		d.remember(id)
	}
}

// tellApart gives IDs to the officials of one name.
func (d *Directory) tellApart(name string, all []*entity) {
	if len(all) == 1 && d.notes.label(all[0]) == "" {
		all[0].official.ID = name
		return
	}
	slices.SortFunc(all, func(a, b *entity) int {
		x, y := a.official, b.official
		if c := cmp.Or(cmp.Compare(x.Kind, y.Kind), x.First.Compare(y.First), cmp.Compare(x.Name, y.Name)); c != 0 {
			return c
		}
		return a.origin().compare(b.origin())
	})
	taken := map[string]bool{}
	counts := map[string]int{}
	marks := make([][]string, len(all))
	for i, e := range all {
		marks[i] = slices.Compact(d.marks(e)) // “coach” is all there is of the coach
		for _, m := range marks[i] {
			counts[m]++
		}
	}
	number := 1
	for i, e := range all {
		id := ""
		if i == 0 && d.notes.label(e) == "" {
			id = name
		}
		for _, m := range marks[i] {
			// What two of them have tells neither from the other.
			if id == "" && m != "" && counts[m] == 1 && !taken[name+"."+m] {
				id = name + "." + m
			}
		}
		for id == "" {
			if number++; !taken[name+"."+strconv.Itoa(number)] {
				id = name + "." + strconv.Itoa(number)
			}
		}
		taken[id] = true
		e.official.ID = id
	}
}

// marks are the words that may tell an official from namesakes, the most
// readable first: what the notes say, the country, the office, the year.
func (d *Directory) marks(e *entity) []string {
	if l := d.notes.label(e); l != "" {
		return []string{slug(l, quote.Unnamed)}
	}
	var all []string
	var earliest *usage
	countries := map[string]bool{}
	for u := range e.usages {
		if u.office.title != "" && (earliest == nil || compareUsages(u, earliest) < 0) {
			earliest = u
		}
		for _, c := range u.office.countries {
			countries[c] = true
		}
	}
	if len(countries) == 1 {
		for c := range countries {
			all = append(all, c)
		}
	}
	if earliest != nil {
		o := earliest.office
		if words := strings.Fields(o.seat); len(words) == 1 {
			all = append(all, words[0])
		} else if o.head != "" {
			all = append(all, o.head)
		}
		all = append(all, slug(o.title, quote.Organisation))
	}
	return append(all, strconv.Itoa(e.official.First.Year()))
}

// origin is the mention of an official that comes first in time.
type origin struct {
	*mention
}

func (e *entity) origin() origin {
	var first origin
	for u := range e.usages {
		for _, m := range u.all() {
			if o := (origin{m}); first.mention == nil || o.compare(first) < 0 {
				first = o
			}
		}
	}
	return first
}

func (o origin) compare(p origin) int {
	return cmp.Or(o.of.date.Compare(p.of.date), cmp.Compare(o.of.id, p.of.id), cmp.Compare(o.speaker, p.speaker))
}

func sameOfficial(a, b Official) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Name == b.Name && a.Quotes == b.Quotes && a.Stories == b.Stories &&
		a.First.Equal(b.First) && a.Last.Equal(b.Last) && a.Note == b.Note &&
		slices.Equal(a.Offices, b.Offices) && slices.Equal(a.Aliases, b.Aliases)
}

// slug is a name as one word in small letters: rajnath-singh. The article of
// an organisation, or of somebody without a name, is no part of it.
func slug(s string, k quote.SpeakerKind) string {
	if first, rest, ok := strings.Cut(s, " "); ok && k != quote.Person && article(prose.Fold(first)) {
		s = rest
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
