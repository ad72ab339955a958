package gold

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// joins counts pairs of mentions.
func (m *measure) joins() {
	people, officials := map[int][]met{}, map[string][]met{}
	for _, a := range m.met {
		officials[a.official] = append(officials[a.official], a)
		if m.isPerson(a) {
			m.table.Mentions++
			people[a.who] = append(people[a.who], a)
		}
	}
	missed := map[int]int{}
	for _, f := range m.gold.lacking(m.met) {
		missed[f]++
	}
	t := m.table
	for _, who := range slices.Sorted(maps.Keys(people)) {
		all := people[who]
		right := pairsWithin(all, func(a met) string { return a.official })
		gold := pairs(len(all))
		t.Joins.Right += right
		t.Joins.Gold += gold
		t.EndToEnd.Gold += pairs(len(all) + missed[who])
		if right < gold {
			t.Split++
			m.fault("split", gold-right, "%s: %s", m.gold.People[who].Name, m.places(all, func(a met) string { return a.official }))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(officials)) {
		all := officials[id]
		persons := slices.DeleteFunc(slices.Clone(all), func(a met) bool { return !m.isPerson(a) })
		others := slices.DeleteFunc(slices.Clone(all), func(a met) bool { return m.isPerson(a) || a.who == unknown })
		found := pairs(len(persons)) + len(persons)*len(others)
		right := pairsWithin(persons, func(a met) string { return m.name(a.who) })
		t.Joins.Found += found
		if right < found {
			t.Merged++
			m.fault("merged", found-right, "%s: %s", id, m.places(append(persons, others...), func(a met) string { return m.name(a.who) }))
		}
	}
	t.EndToEnd.Right, t.EndToEnd.Found = t.Joins.Right, t.Joins.Found
	m.apart()
	m.unnamed()
}

// apart counts the pairs of people, of those whom it would be easy to take
// for one, that share no official.
func (m *measure) apart() {
	officials := map[string]map[string]bool{}
	for _, a := range m.met {
		if officials[m.name(a.who)] == nil {
			officials[m.name(a.who)] = map[string]bool{}
		}
		officials[m.name(a.who)][a.official] = true
	}
	for _, pair := range m.gold.Apart {
		m.table.Apart.Of++
		one := ""
		for id := range officials[pair[0]] {
			if officials[pair[1]][id] {
				one = id
			}
		}
		if one == "" {
			m.table.Apart.Right++
			continue
		}
		m.fault("not kept apart", 1, "%s and %s are both %s", pair[0], pair[1], one)
	}
}

// unnamed counts the nameless speakers who became a person.
func (m *measure) unnamed() {
	for _, a := range m.met {
		if a.who != nameless {
			continue
		}
		m.table.Taken.Of++
		if o := m.found.byID[a.official]; a.person || o.Kind.String() == "person" {
			m.table.Taken.Right++
			m.fault("unnamed, joined", 1, "%s: %q is %s", a.story, a.name, a.official)
		}
	}
}

// lacking are the people who are quoted and no speakers, once for each story.
func (g Gold) lacking(all []met) []int {
	type key struct {
		who   int
		story string
	}
	here := map[key]bool{}
	for _, a := range all {
		here[key{a.who, a.story}] = true
	}
	var lacking []int
	for i, p := range g.People {
		for _, said := range p.Mentions {
			if said.Quoted && !here[key{i, said.Story}] {
				lacking = append(lacking, i)
			}
		}
	}
	return lacking
}

// name is what a fault calls somebody.
func (m *measure) name(who int) string {
	if who < 0 {
		return "(nobody)"
	}
	return m.gold.People[who].Name
}

// places tells where each part of some mentions stands:
// ana-ruiz (gates-1 “Ruiz”, gates-2 “the minister”) | a-ruiz (gates-3).
func (m *measure) places(all []met, part func(met) string) string {
	parts := map[string][]string{}
	for _, a := range all {
		parts[part(a)] = append(parts[part(a)], fmt.Sprintf("%s “%s”", a.story, a.name))
	}
	var told []string
	for _, k := range slices.Sorted(maps.Keys(parts)) {
		told = append(told, fmt.Sprintf("%s (%s)", k, strings.Join(parts[k], ", ")))
	}
	return strings.Join(told, " | ")
}
