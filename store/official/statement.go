package official

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/store/quote"
	"onrecord/store/wording/same"
)

// Own are the words of a place that are the speaker's: of a mixed quote only
// those inside quotation marks, with an ellipsis where a reporter's words
// stand between them. Of reported speech they are the reporter's account.
func (p Place) Own() string {
	if p.Kind != quote.Mixed {
		return p.Words
	}
	var own []string
	for at := 0; ; {
		inside, end := marked(p.Words, at)
		if end < 0 {
			break
		}
		if inside != "" {
			own = append(own, inside)
		}
		at = end
	}
	if len(own) == 0 {
		return p.Words
	}
	return strings.Join(own, " … ")
}

// marked finds what next stands inside quotation marks: “so”, "so", or, in a
// newspaper that uses single ones, ‘so’. The end is -1 where there is none.
func marked(s string, at int) (inside string, end int) {
	from := strings.IndexAny(s[at:], "“\"«„‘")
	if from < 0 {
		return "", -1
	}
	from += at
	open, size := utf8.DecodeRuneInString(s[from:])
	if end = closing(s, from+size, open); end < 0 {
		return s[from+size:], len(s)
	}
	_, mark := utf8.DecodeRuneInString(s[end:])
	return s[from+size : end], end + mark
}

// closing is where the mark that closes another stands; an apostrophe inside
// a word closes nothing.
func closing(s string, from int, open rune) int {
	for i, r := range s[from:] {
		switch open {
		case '“', '„':
			if r == '”' || open == '„' && r == '“' {
				return from + i
			}
		case '"':
			if r == '"' {
				return from + i
			}
		case '«':
			if r == '»' {
				return from + i
			}
		case '‘':
			next, _ := utf8.DecodeRuneInString(s[from+i+utf8.RuneLen(r):])
			if r == '’' && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return from + i
			}
		}
	}
	return -1
}

// groupSame gathers places with the same words into statements, the latest
// first, and those of one day in the order of the stories that have the
// fullest wording.
func groupSame(places []Place) []Statement {
	order := make([]*Place, len(places))
	for i := range places {
		order[i] = &places[i]
	}
	slices.SortFunc(order, func(a, b *Place) int { // who leads where the words are the same
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), a.Date.Compare(b.Date), comparePlaces(a, b))
	})
	texts := make([]same.Text, len(order))
	for i, p := range order {
		texts[i] = same.Text{Words: p.Own(), Around: p.Words, Date: p.Date, Reported: p.Kind == quote.Indirect}
	}
	type made struct {
		Statement
		said time.Time
	}
	groups := same.Group(texts)
	all, room := make([]made, len(groups)), make([]Place, len(places))
	for n, group := range groups {
		s := Statement{Places: room[:len(group):len(group)]}
		room = room[len(group):]
		for i, at := range group {
			s.Places[i] = *order[at]
		}
		all[n] = made{s, s.Said()}
	}
	slices.SortFunc(all, func(a, b made) int {
		return cmp.Or(b.said.Compare(a.said), comparePlaces(&a.Places[0], &b.Places[0]))
	})
	var statements []Statement
	for _, s := range all {
		statements = append(statements, s.Statement)
	}
	return statements
}

func comparePlaces(a, b *Place) int {
	return cmp.Or(strings.Compare(a.StoryID, b.StoryID), cmp.Compare(a.Quote, b.Quote))
}
