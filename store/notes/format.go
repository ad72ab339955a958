package notes

import (
	"strings"
	"time"

	"onrecord/store/official"
)

// Format writes notes as Parse reads them.
func Format(all official.Notes) string {
	var b strings.Builder
	for i, t := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t.Shown() + "\n")
		line(&b, also, strings.Join(t.Aliases, ", "))
		for _, o := range t.Offices {
			line(&b, office, o.Title+period(o))
		}
		line(&b, in, strings.Join(t.Stories, ", "))
		line(&b, not, strings.Join(t.Apart, ", "))
	}
	return b.String()
}

func line(b *strings.Builder, key, value string) {
	if value != "" {
		b.WriteString("  " + key + ": " + value + "\n")
	}
}

// period is the time of an office, behind its comma.
func period(o official.Office) string {
	first, last := o.First.Format(time.DateOnly), o.Last.Format(time.DateOnly)
	switch {
	case o.First.IsZero() && o.Last.IsZero():
		return ""
	case o.Last.IsZero():
		return ", since " + first
	case o.First.IsZero():
		return ", until " + last
	}
	return ", " + first + " to " + last
}
