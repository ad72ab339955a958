package export

import (
	"strconv"
	"strings"

	"onrecord/store/quote"
	"onrecord/store/wording"
)

// notes say what has to be known of a quote besides its words, each in a few
// words: that they are reported, passed on, or perhaps somebody else’s.
func (it *Item) notes() []string {
	var notes []string
	if it.Quote.Unsure() {
		notes = append(notes, "speaker uncertain, "+it.Quote.Sureness())
	}
	switch it.Quote.Kind {
	case quote.Mixed:
		notes = append(notes, "partly reported speech")
	case quote.Indirect:
		notes = append(notes, "reported speech")
	case quote.Direct:
	}
	if it.Relay.Name != "" {
		notes = append(notes, "relayed by "+it.Relay.Name)
	}
	return notes
}

// by is the speaker with the office.
func (it *Item) by() string {
	switch {
	case !it.known():
		return "speaker not known"
	case it.Speaker.Office == "":
		return it.Speaker.Name
	}
	return it.Speaker.Name + ", " + it.Speaker.Office
}

// differs is how the words of a place differ from the fullest wording.
func differs(fullest, it *Item) wording.Difference {
	if fullest == it || fullest.Words == it.Words {
		return wording.Difference{}
	}
	return wording.Show(fullest.Words, it.Words)
}

// where names the story of a place in one line.
func where(s *Story) string {
	line := "“" + s.Headline + "”"
	for _, part := range []string{s.Source, day(s.Date)} {
		if part != "" {
			line += ", " + part
		}
	}
	return line
}

// lead says how much there is, and of an official which offices she held.
func (s Selection) lead() string {
	var line strings.Builder
	statements := 0
	for range s.statements {
		statements++
	}
	what := count(statements, "quote", "quotes")
	if s.Official != nil {
		what = count(statements, "statement", "statements")
		for i, o := range s.Official.Offices {
			line.WriteString([...]string{"Quoted as ", "; "}[min(i, 1)] + o.Title)
		}
		if line.Len() > 0 {
			line.WriteString(". ")
		}
	}
	line.WriteString(what + " in " + count(len(s.stories()), "story", "stories") + ".")
	return line.String()
}

func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
