package story

import "time"

// parseDate reads the ways in which a date is written in front matter: a
// day, or a moment of it.
func parseDate(s string) (date time.Time, timed, ok bool) {
	if len(s) == len(time.DateOnly) {
		date, err := time.Parse(time.DateOnly, s)
		if err == nil {
			return date, false, true
		}
	}
	for _, layout := range [...]string{
		time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST",
		time.DateTime, "2006-01-02 15:04", time.RFC1123Z, time.RFC1123,
	} {
		if date, err := time.Parse(layout, s); err == nil {
			return date, true, true
		}
	}
	for _, layout := range [...]string{"2006-1-2", "2006/01/02", "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "2006-01", "2006"} {
		if date, err := time.Parse(layout, s); err == nil {
			return date, false, true
		}
	}
	return time.Time{}, false, false
}
