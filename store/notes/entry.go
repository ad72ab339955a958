package notes

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/official"
	"onrecord/store/query"
)

// The words that a line of an entry begins with.
const (
	also   = "also"
	office = "office"
	in     = "in"
	not    = "not"
)

func keywords() []string { return []string{also, office, in, not} }

// longest is how many letters a name, an office or an ID may have.
const longest = 200

// keyOf is the word before the colon of a line, if it is one of ours.
func keyOf(text string) (string, bool) {
	key, _, ok := strings.Cut(text, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	return key, ok && slices.Contains(keywords(), key)
}

// meant is the word of ours that somebody means who writes another.
func meant(word string) string {
	switch word = strings.ToLower(word); word {
	case "alias", "aliases", "aka", "alsoknownas", "name", "names", "form", "forms", "handle":
		return also
	case "title", "titles", "role", "roles", "post", "position", "job", "offices":
		return office
	case "story", "stories", "id", "ids", "where", "only":
		return in
	case "isnot", "apart", "isn't", "other", "others", "different":
		return not
	}
	return query.Nearest(word, keywords())
}

// name reads the first line of an entry: John Reyes (senator).
func (p *parser) name(text string) {
	e := p.now
	e.Name, e.Label = labelled(text)
	if e.Label == "" && strings.HasSuffix(text, ")") {
		p.fail("the brackets are empty", "write in them who of the namesakes this is, or leave them out")
		return
	}
	if before, after, ok := strings.Cut(text, ":"); ok {
		instead := "write the name on a line of its own, and what is known below it, indented"
		if word := meant(before); word != "" && strings.TrimSpace(after) != "" {
			instead = fmt.Sprintf("if it belongs to the name above, write “  %s: …”, with two blanks before it", word)
		}
		e.Name = ""
		p.fail("a name has no colon", instead)
		return
	}
	if turned, ok := inverted(e.Name); ok {
		p.fail(fmt.Sprintf("%q begins with the surname", e.Name), fmt.Sprintf("write it as stories do: %s", turned))
		return
	}
	p.readable(e.Name, "name")
	if e.Label != "" {
		p.readable(e.Label, "name in brackets")
	}
}

// labelled parts a name and the label in brackets behind it.
func labelled(shown string) (name, label string) {
	open := strings.LastIndexByte(shown, '(')
	if open < 0 || !strings.HasSuffix(shown, ")") {
		return shown, ""
	}
	return strings.TrimSpace(shown[:open]), strings.TrimSpace(shown[open+1 : len(shown)-1])
}

// inverted turns “Ruiz, Ana” round. A suffix and the name of a ministry may
// stand behind a comma.
func inverted(name string) (string, bool) {
	family, given, ok := strings.Cut(name, ", ")
	words := strings.Fields(given)
	if !ok || strings.Contains(family, " ") || len(words) == 0 || len(words) > 2 || suffix(given) {
		return "", false
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return "", false
		}
	}
	return given + " " + family, true
}

// suffix reports whether s is what stands behind a name and a comma: Jr.
func suffix(s string) bool {
	switch strings.ToLower(strings.TrimSuffix(s, ".")) {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// readable checks that something is a name at all, and not endless.
func (p *parser) readable(s, what string) bool {
	switch {
	case !strings.ContainsFunc(s, unicode.IsLetter):
		p.fail(fmt.Sprintf("%q is no %s", s, what), "there must be a letter in it")
	case utf8.RuneCountInString(s) > longest:
		p.fail(fmt.Sprintf("the %s has more than %d letters", what, longest), "is a line end missing?")
	default:
		return true
	}
	return false
}

// field reads an indented line.
func (p *parser) field(text string) {
	word, value, ok := strings.Cut(text, ":")
	word, value = strings.TrimSpace(word), strings.TrimSpace(value)
	key, known := keyOf(text)
	switch {
	case p.now == nil:
		p.fail("this line is indented, but there is no name above it", "begin the first entry with a name at the beginning of a line")
	case !ok:
		p.fail(fmt.Sprintf("%q is neither a name nor says what it is", text),
			"a name begins its line; before what is known of one stands also:, office:, in: or not:")
	case !known:
		instead := "there are also, office, in and not"
		if best := meant(word); best != "" {
			instead = fmt.Sprintf("the nearest is %q (%s)", best+":", instead)
		}
		p.fail(fmt.Sprintf("nothing is called %q here", word+":"), instead)
	case value == "":
		p.fail(fmt.Sprintf("nothing stands behind %q", key+":"), "write it there, or leave the line out")
	case key == office:
		p.office(value)
	default:
		p.list(key, value)
	}
}

// list reads what stands between commas.
func (p *parser) list(key, value string) {
	e := p.now
	for _, item := range items(value) {
		if item == "" {
			p.fail(fmt.Sprintf("something is missing at a comma behind %q", key+":"), "write it, or take the comma out")
			continue
		}
		switch key {
		case also:
			p.addName(&e.Aliases, item, e.Name)
		case not:
			p.addName(&e.Apart, item, "")
		case in:
			p.story(item)
		}
	}
}

// items parts a list at its commas. A suffix belongs to the name before it:
// “Lee Hart, Jr.” is one name.
func items(value string) []string {
	var all []string
	for item := range strings.SplitSeq(value, ",") {
		item = strings.TrimSpace(item)
		if suffix(item) && len(all) > 0 && all[len(all)-1] != "" {
			all[len(all)-1] += ", " + item
			continue
		}
		all = append(all, item)
	}
	return all
}

// addName adds a name to a list of the entry.
func (p *parser) addName(to *[]string, item, own string) {
	switch {
	case !p.readable(item, "name"):
	case item == own:
		p.fail(fmt.Sprintf("%q is the name of the entry itself", item), "leave it out here")
	case slices.Contains(*to, item):
		p.fail(fmt.Sprintf("%q stands here twice", item), "leave one out")
	default:
		*to = append(*to, item)
	}
}

// story adds a story, or all whose IDs begin in one way.
func (p *parser) story(item string) {
	e := p.now
	begin := strings.TrimSuffix(item, "*")
	switch {
	case begin == "":
		p.fail("a star alone stands for all stories", "leave the line out: a name means its entry everywhere")
	case strings.Contains(begin, "*"):
		p.fail(fmt.Sprintf("a star can only end an ID, as it does not in %q", item), "as in: 2025-04-*")
	case strings.ContainsAny(item, " /\\"):
		p.fail(fmt.Sprintf("%q is no ID of a story", item), "IDs stand first in the lines of: onrecord list; commas part them")
	case strings.HasSuffix(item, ".md"), strings.HasSuffix(item, ".txt"), strings.HasSuffix(item, ".markdown"):
		p.fail(fmt.Sprintf("%q is the name of a file", item), fmt.Sprintf("the ID is %q", item[:strings.LastIndexByte(item, '.')]))
	case utf8.RuneCountInString(item) > longest:
		p.fail(fmt.Sprintf("an ID has more than %d letters", longest), "commas part IDs")
	case slices.Contains(e.Stories, item):
		p.fail(fmt.Sprintf("%q stands here twice", item), "leave one out")
	default:
		e.Stories = append(e.Stories, item)
	}
}

// office adds an office: Harbour Minister, 2019-05-20 to 2024.
func (p *parser) office(value string) {
	held, wrong, instead := readOffice(value)
	switch {
	case wrong != "":
		p.fail(wrong, instead)
	case !p.readable(held.Title, "office"):
	case slices.Contains(p.now.Offices, held):
		p.fail(fmt.Sprintf("the office %q stands here twice", value), "leave one out")
	default:
		p.now.Offices = append(p.now.Offices, held)
	}
}

// readOffice reads a title with the days that may follow it behind a comma.
func readOffice(value string) (held official.Office, wrong, instead string) {
	at := strings.LastIndexByte(value, ',')
	if at < 0 {
		if title, days := trailing(value); days != "" {
			return held, fmt.Sprintf("a comma is missing before %q", days), fmt.Sprintf("write office: %s, %s", title, days)
		}
		if isPeriod(value) {
			return held, fmt.Sprintf("%q is a time without an office", value), "as in: office: Harbour Minister, 2019-05-20 to 2024"
		}
		return official.Office{Title: value}, "", ""
	}
	title, days := strings.TrimSpace(value[:at]), strings.TrimSpace(value[at+1:])
	if title == "" || days == "" {
		return held, "something is missing at the comma", "as in: office: Harbour Minister, 2019-05-20 to 2024"
	}
	if !isPeriod(days) {
		if part, days := trailing(days); days != "" {
			return held, fmt.Sprintf("a comma is missing before %q", days), fmt.Sprintf("write office: %s, %s, %s", title, part, days)
		}
		return official.Office{Title: value}, "", ""
	}
	held.Title = title
	held.First, held.Last, wrong, instead = readPeriod(days)
	return held, wrong, instead
}
