package gold

import (
	"strings"
	"unicode"

	"onrecord/store/prose"
)

// agreement is how far a name that was found agrees with the marked one.
type agreement struct {
	surname bool // the surname is the same, and no forename speaks against it
	full    bool // a forename agrees too
}

// agree compares names. Initials, short forms and common pet names agree with
// the forename they stand for: S. Oduya, Sam Oduya and Samuel Oduya.
func agree(want, surname string, other []string, got string) agreement {
	best := compare(nameWords(want), nameWords(surname), nameWords(got))
	for _, name := range other {
		if a := compare(nameWords(name), nil, nameWords(got)); a.surname && (a.full || !best.surname) {
			best = a
		}
	}
	return best
}

func compare(want, surname, got []string) agreement {
	if len(want) == 0 || len(got) == 0 {
		return agreement{}
	}
	if strings.Join(want, " ") == strings.Join(got, " ") {
		return agreement{true, true}
	}
	if len(surname) == 0 {
		surname = want[len(want)-1:]
		if want[len(want)-1] != got[len(got)-1] {
			return agreement{}
		}
	}
	restWant, ok := without(want, surname)
	restGot, found := without(got, surname)
	switch {
	case !ok || !found:
		return agreement{}
	case len(restWant) == 0 || len(restGot) == 0:
		return agreement{surname: true}
	}
	same := givenAgree(restWant[0], restGot[0])
	for _, a := range restWant {
		for _, b := range restGot {
			same = same || a == b && len(a) > 1
		}
	}
	return agreement{same, same}
}

// without cuts the last place where part stands out of name.
func without(name, part []string) (rest []string, ok bool) {
	for i := len(name) - len(part); i >= 0; i-- {
		if strings.Join(name[i:i+len(part)], " ") == strings.Join(part, " ") {
			return append(append([]string{}, name[:i]...), name[i+len(part):]...), true
		}
	}
	return nil, false
}

func givenAgree(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 || len(a) > 2 {
		if strings.HasPrefix(b, a) {
			return true
		}
	}
	for _, group := range petNames {
		if strings.Contains(group, " "+a+" ") && strings.Contains(group, " "+b+" ") {
			return true
		}
	}
	return false
}

var petNames = [...]string{
	" bill billy will william ", " bob bobby rob robert ", " mick mike michael ", " jim jimmy jamie james ", " tom tommy thomas ",
	" dan danny daniel ", " dave david ", " steve stephen steven ", " ted ed eddie edward theodore ", " tony anthony ",
	" dick rick richard ", " charlie chuck charles ", " liz beth betsy elizabeth ", " kate katie kathy cathy catherine katherine ",
	" jack john johnny ", " harry hank henry ", " maggie meg margaret ", " andy andrew ", " greg gregory ", " geoff jeff geoffrey jeffrey ",
	" larry lawrence ", " debbie deborah ", " sue susan ", " joe joseph ", " don donald ", " ron ronald ", " fred frederick ",
}

// nameWords are the words of a name, folded, without titles before it and
// what follows it.
func nameWords(name string) []string {
	name = strings.ReplaceAll(prose.Fold(name), "’", "'")
	name = strings.TrimSuffix(name, "'s")
	fields := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	out := fields[:0]
	for _, w := range fields {
		if w = strings.Map(letters, w); w != "" {
			out = append(out, w)
		}
	}
	for len(out) > 1 && titles[out[0]] {
		out = out[1:]
	}
	for len(out) > 1 && endings[out[len(out)-1]] {
		out = out[:len(out)-1]
	}
	return out
}

func letters(r rune) rune {
	if inWord(r) {
		return r
	}
	return -1
}

var titles = setOf("mr mrs ms miss mx dr sir dame lord lady baroness baron sen senator rep gov governor president prime vice minister " +
	"secretary judge justice prof professor gen general col colonel capt captain maj major sgt lt cmdr insp det supt pc pastor rev fr sister brother " +
	"father mayor king queen prince princess sheikh chief deputy former foreign finance attorney speaker cllr councillor mp hon chancellor alhaji hajiya")

var endings = setOf("jr sr ii iii iv phd md esq kc qc mp obe mbe")

func setOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
