package notes

import (
	"fmt"
	"strings"
	"time"
)

const howDates = "dates are written 2019, 2019-05 or 2019-05-20"

// isPeriod reports whether words are meant as a time and not as part of an
// office: “Chair, 1922 Committee” is an office, “Chair, 1922 to 1930” a time.
func isPeriod(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	switch {
	case opening(first) || closing(first):
		return len(words) > 1 && (figure(words[1]) || figure(last))
	case dated(first):
		return len(words) == 1 || opening(words[1]) || closing(words[1]) || joining(words[1]) || dated(words[1])
	}
	return figure(last) && monthName(first)
}

// trailing parts an office from a time that follows it without a comma:
// “Mayor since 2019”, “Minister of Transport 2025-01-10”. An office may well
// have a year in it, or end with one: “Director of Expo 2020”.
func trailing(s string) (title, days string) {
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		if dated(words[0]) || opening(words[0]) || closing(words[0]) {
			break // it is nothing but a time
		}
		days = strings.Join(words[i:], " ")
		if i == len(words)-1 && !strings.Contains(days, "-") {
			break
		}
		if _, _, wrong, _ := readPeriod(days); wrong == "" {
			return strings.Join(words[:i], " "), days
		}
	}
	return "", ""
}

// opening and closing are the words before the first and the last day.
func opening(w string) bool {
	switch strings.ToLower(w) {
	case "since", "from", "after":
		return true
	}
	return false
}

func closing(w string) bool {
	switch strings.ToLower(w) {
	case "to", "until", "till", "through", "before", "-", "–", "—":
		return true
	}
	return false
}

func joining(w string) bool { return w == "and" || w == "&" || w == "/" }

func figure(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// dated reports whether a word is nothing but figures and what may part them
// in a date, with a year’s worth of figures.
func dated(w string) bool {
	figures := 0
	for _, r := range w {
		switch {
		case r >= '0' && r <= '9':
			figures++
		case !strings.ContainsRune("-–/.", r):
			return false
		}
	}
	return figures >= 4 && figure(w)
}

func monthName(w string) bool {
	if len(w) < 3 {
		return false
	}
	_, err := time.Parse("Jan", strings.ToUpper(w[:1])+strings.ToLower(w[1:3]))
	return err == nil
}

// readPeriod reads “2019-05-20 to 2024”, “since 2019”, “until 2024” and
// “2024”. A day that is left open is zero.
func readPeriod(s string) (first, last time.Time, wrong, instead string) {
	words := strings.Fields(s)
	from, to := "", ""
	switch n := len(words); {
	case n == 1:
		from, to = words[0], words[0]
	case n == 2 && (words[0] == "since" || words[0] == "from"):
		from = words[1]
	case n == 2 && (words[0] == "until" || words[0] == "to"):
		to = words[1]
	case n == 3 && words[1] == "to":
		from, to = words[0], words[2]
	case n == 4 && words[0] == "from" && words[2] == "to":
		from, to = words[1], words[3]
	default:
		return first, last, fmt.Sprintf("%q is no time that can be read", s),
			"write 2019 to 2024, since 2019, until 2024 or 2024; " + howDates
	}
	if from != "" {
		var ok bool
		if first, _, ok = readDate(from); !ok {
			return first, last, noDate(from), howFor(from)
		}
	}
	if to != "" {
		var ok bool
		if _, last, ok = readDate(to); !ok {
			return first, last, noDate(to), howFor(to)
		}
	}
	if from != "" && to != "" && last.Before(first) {
		return first, last, fmt.Sprintf("the office ends in %s, before it begins in %s", to, from), fmt.Sprintf("is it %s to %s?", to, from)
	}
	return first, last, "", ""
}

func noDate(s string) string { return fmt.Sprintf("%q is no date", s) }

// howFor says how to write what is no date.
func howFor(s string) string {
	switch strings.ToLower(s) {
	case "now", "today", "present":
		return "for an office that somebody still holds, write since 2019"
	}
	if from, to, ok := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-"); ok {
		if _, _, both := readDate(to); both {
			return fmt.Sprintf("write %s to %s", from, to)
		}
	}
	return howDates
}

// readDate gives the first and the last day of a date, which may be a year or
// a month.
func readDate(s string) (first, last time.Time, ok bool) {
	const earliest = 1000 // before it a year has not four figures of its own
	if day, err := time.Parse(time.DateOnly, s); err == nil && day.Year() >= earliest {
		return day, day, true
	}
	if month, err := time.Parse("2006-01", s); err == nil && month.Year() >= earliest {
		return month, month.AddDate(0, 1, -1), true
	}
	if year, err := time.Parse("2006", s); err == nil && year.Year() >= earliest {
		return year, year.AddDate(1, 0, -1), true
	}
	return first, last, false
}
