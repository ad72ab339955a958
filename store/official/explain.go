package official

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/store/quote"
)

// Explanation is why the forms of an official's name were taken for one
// person's, and whose names were kept apart.
type Explanation struct {
	Official Official
	Joins    []Joined
	// Others bear a like name and were kept apart.
	Others []Parted
}

// Joined is a form of the name with the reason why it means this official. A
// form that means her for two reasons is there twice.
type Joined struct {
	// Form is the name or phrase that stories use: Hegseth.
	Form string
	// Stories are the IDs of the stories that use it, in order.
	Stories []string
	// Reason is one sentence: Nobody else of the edition has this surname.
	Reason string
	// Noted says that the reason is the reader's notes.
	Noted bool
}

// Parted is an official with a like name, and one sentence that says what
// speaks against their being one, or that nothing decides.
type Parted struct {
	Official Official
	Reason   string
	// Differ says that the forenames are no forms of one: Eleanor, Franklin.
	Differ bool
}

// Explain says why the forms of the name of the official with an ID were
// taken for one person's. The reasons are found when they are asked for.
func (d *Directory) Explain(id string) (Explanation, bool) {
	d.read()
	defer d.mu.RUnlock()
	if d.shelf != nil {
		d.mu.RUnlock()
		d.mu.Lock()
		defer d.mu.RLock()
		defer d.mu.Unlock()
		d.needNamesakes(id)
	}
	e := d.byID[id]
	if e == nil {
		return Explanation{}, false
	}
	return Explanation{Official: e.official, Joins: d.joins(e), Others: d.others(e)}, true
}

// needNamesakes reads the cards of all whose names are like that of the
// official with an ID.
func (d *Directory) needNamesakes(id string) {
	name, _, _ := strings.Cut(id, ".")
	d.need(key(ofSlug, name))
	e := d.byID[id]
	if e == nil {
		return
	}
	for u := range e.usages {
		if u.parsed.family != "" {
			d.need(key(ofSound, u.parsed.sound))
		}
	}
}

// joins are the forms of an official's name: the name itself, then the others
// in order.
func (d *Directory) joins(e *entity) []Joined {
	type formReason struct {
		form, reason string
		noted        bool
	}
	stories := map[formReason][]string{}
	for u := range e.usages {
		because := d.reason(e, u)
		for _, m := range u.all() {
			key := formReason{u.name, because, u.pin > 0}
			stories[key] = append(stories[key], m.of.id)
			for _, f := range m.called() {
				key := formReason{f, "The stories themselves use it for " + u.name + ".", false}
				stories[key] = append(stories[key], m.of.id)
			}
		}
	}
	var all []Joined
	for key, ids := range stories {
		slices.Sort(ids)
		all = append(all, Joined{Form: key.form, Stories: slices.Compact(ids), Reason: key.reason, Noted: key.noted})
	}
	slices.SortFunc(all, func(a, b Joined) int {
		if first := a.Form == e.official.Name; first != (b.Form == e.official.Name) {
			if first {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Reason, b.Reason))
	})
	return all
}

// reason says why a usage means an official.
func (d *Directory) reason(e *entity, u *usage) string {
	if u.pin > 0 {
		return fmt.Sprintf("Your notes say so in line %d.", d.notes.notes[u.pin-1].Line)
	}
	name := d.notes.plainName(e)
	switch u.why {
	case onlyOne:
		return fmt.Sprintf("Nobody else of the edition who could be meant has this surname; %s has.", name)
	case byOffice:
		return fmt.Sprintf("Of several with this surname only %s has the office %q.", name, u.office.title)
	case byTenure:
		return fmt.Sprintf("Of several with this surname only %s has the office %q in these days.", name, u.office.title)
	case byCircle:
		return fmt.Sprintf("Of several with this surname only %s is quoted beside the same people.", name)
	case byDays:
		return fmt.Sprintf("Of several with this surname only %s is heard in these years.", name)
	case byFirst:
		return fmt.Sprintf("It is the family name of %s, which stands before the forename.", name)
	case byForm:
		return fmt.Sprintf("Other stories call %s so, and the office, the outlet or another name in the story is the same.", name)
	case bySpelling:
		return fmt.Sprintf("It is spelled like the name of %s, who has the same office, %q, in these years.", name, u.office.title)
	case byHolder:
		return fmt.Sprintf("In these days nobody else of the edition holds this office but %s.", name)
	case byHandle:
		return fmt.Sprintf("Story %s ties this handle to %s.", e.tiedIn(u.home.key), name)
	}
	if u.parsed.family == "" {
		return "It is told with these words."
	}
	return d.spelledReason(e, u)
}

// tiedIn is the first story that ties a handle to an official.
func (e *entity) tiedIn(handle string) string {
	first := ""
	for u := range e.usages {
		for _, m := range u.all() {
			for _, f := range m.called() {
				if notedKey(f) == handle && (first == "" || m.of.id < first) {
					first = m.of.id
				}
			}
		}
	}
	return first
}

// spelledReason says how a name in full comes to be the official's.
func (d *Directory) spelledReason(e *entity, u *usage) string {
	name := d.notes.plainName(e)
	n, own := *u.parsed, parseName(name)
	if u.name == name {
		return "It is the name in full."
	}
	for _, g := range e.bases {
		if g == u.base || u.base == nil {
			continue
		}
		if g.pin != 0 && g.pin == u.base.pin {
			return fmt.Sprintf("Your notes say so in line %d.", d.notes.notes[g.pin-1].Line)
		}
		if because := evidence(u.base, g); because != "" && !n.agrees(own) {
			return fmt.Sprintf("The name is spelled otherwise than %s, but %s.", g.title(), because)
		}
	}
	switch {
	case !n.full():
		return "Nothing more than this surname is ever told, and nothing says that it is two people."
	case slices.Equal(n.given, own.given) && n.suffix == own.suffix:
		return fmt.Sprintf("It differs from %s in titles, particles, accents or hyphens alone.", name)
	case len(n.given) > 0 && initial(n.given[0]):
		return fmt.Sprintf("The initials are those of %s, and of nobody else with this surname who could be meant.", name)
	case len(own.given) > 0 && n.given[0] != own.given[0]:
		return fmt.Sprintf("%s is another form of the forename, and nobody else with this surname could be meant.", strings.Fields(withoutTitles(u.name))[0])
	}
	return fmt.Sprintf("It tells fewer or more forenames than %s, and nothing speaks against it.", name)
}

// withoutTitles is a name from its first word that is no honorific on.
func withoutTitles(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 && honorific(strings.ToLower(strings.Trim(words[0], ".,"))) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// title is the name of a group as most stories have it.
func (g *group) title() string {
	names := map[string]int{}
	for _, u := range g.usages {
		names[u.name] += u.count
	}
	return bestName(names, quote.Person)
}
