package official

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/store/prose"
)

// doubt is the note of an official behind whom there may be two people: in the
// same days different outlets give offices that have nothing in common, and no
// outlet gives both. Nothing says that they are two, so they are shown as one.
func doubt(e *entity) string {
	if e.pin() != 0 {
		return ""
	}
	var told []*usage
	for u := range e.usages {
		if u.parsed.full() && u.office.seat != "" && !u.office.past() {
			told = append(told, u)
		}
	}
	const most = 200 // somebody with so many offices is in doubt anyway
	if len(told) < 2 || len(told) > most {
		return ""
	}
	slices.SortFunc(told, compareUsages)
	cluster := clusters(told)
	for i, u := range told {
		for _, v := range told[:i] {
			if cluster[u] != cluster[v] && u.during(v) {
				return fmt.Sprintf("Nothing joins the stories that say %q and those that say %q but the name: this may be two people.", v.office.title, u.office.title)
			}
		}
	}
	return ""
}

// clusters numbers usages so that those which something joins have one number.
func clusters(told []*usage) map[*usage]int {
	number := map[*usage]int{}
	for i, u := range told {
		number[u] = i
		for _, v := range told[:i] {
			if number[u] != number[v] && u.joined(v) {
				from, to := number[u], number[v]
				for _, w := range told[:i+1] {
					if number[w] == from {
						number[w] = to
					}
				}
			}
		}
	}
	return number
}

// joined reports whether more than the name joins two usages: a word of the
// office, a country, an outlet.
func (u *usage) joined(v *usage) bool {
	if !disjoint(u.office.countries, v.office.countries) {
		return true
	}
	for _, w := range strings.Fields(u.office.seat) {
		if slices.Contains(v.office.words, w) {
			return true
		}
	}
	if !disjoint(prose.FoldedWords(u.office.title), prose.FoldedWords(v.office.title)) {
		return true
	}
	for _, at := range u.outlets {
		if v.toldBy(at.text) {
			return true
		}
	}
	return false
}

// during reports whether the days of two usages overlap, give or take a year.
func (u *usage) during(v *usage) bool {
	return max(u.first.Sub(v.last), v.first.Sub(u.last)) <= year
}
