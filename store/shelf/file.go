package shelf

import (
	"strconv"
	"strings"
	"time"
)

// file is the story as it stands on the shelf.
func (d Draft) file(k key) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + value + "\n")
		}
	}
	line("title", scalar(d.Headline))
	switch {
	case d.Date.IsZero():
	case d.Timed:
		line("date", d.Date.Format(time.RFC3339))
	default:
		line("date", d.Date.Format(time.DateOnly))
	}
	line("place", scalar(d.Place))
	line("summary", scalar(d.Summary))
	if len(d.Topics) > 0 {
		topics := make([]string, len(d.Topics))
		for i, t := range d.Topics {
			topics[i] = item(t)
		}
		line("topics", "["+strings.Join(topics, ", ")+"]")
	}
	line("source", scalar(d.Source))
	line("author", scalar(d.Author))
	line("url", scalar(d.URL))
	line("lang", scalar(d.Lang))
	line("record", scalar(d.Record))
	line("guid", scalar(d.GUID))
	line("checksum", `"`+k.sum+`"`)
	if k.page != "" {
		line("page", `"`+k.page+`"`)
	}
	b.WriteString("---\n\n")
	if d.Body != "" {
		b.WriteString(d.Body + "\n")
	}
	return []byte(b.String())
}

// item is an entry of a list in brackets, in which a comma would part it.
func item(s string) string {
	if strings.Contains(s, ",") && scalar(s) == s {
		return `"` + s + `"`
	}
	return scalar(s)
}

// scalar spells a value in YAML: as it is where nothing in it means anything,
// and else in quotation marks, with escapes only where it has to be. An
// ampersand may begin an entity, which is written out when a story is read.
func scalar(s string) string {
	switch {
	case s == "" || plain(s):
		return s
	case entity(s) || strings.Contains(s, `"`) && strings.Contains(s, "'") || unprintable(s):
		return escaped(s)
	case !strings.ContainsAny(s, `"\`):
		return `"` + s + `"`
	case !strings.Contains(s, "'"):
		return "'" + s + "'"
	}
	return escaped(s)
}

// plain reports whether YAML takes a value for the words it has.
func plain(s string) bool {
	for i, r := range s {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0 && r < 0x2000
		if i == 0 && !letter || r < 0x80 && !letter && !strings.ContainsRune(" 0123456789.,;()-/'?!", r) || r >= 0x2000 && r < 0x2010 {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return true
}

func entity(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if c := s[i+1]; s[i] == '&' && (c == '#' || c|0x20 >= 'a' && c|0x20 <= 'z') {
			return true
		}
	}
	return false
}

func unprintable(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !strconv.IsPrint(r) })
}

// escaped is a value in double quotation marks.
func escaped(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '&':
			b.WriteString(`\u0026`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
