// Package bluemonday stands in for the cleaner of HTML of the same name, of
// which Glamour needs one thing: the text of a piece of HTML without its tags.
// The real one compiles the grammar of CSS whenever a program starts: a
// megabyte of memory and three milliseconds before its first line runs.
//
// go.mod puts this module in the place of the real one.
package bluemonday

import (
	"strings"

	"golang.org/x/net/html"
)

// Policy says what is left of HTML.
type Policy struct{}

// StrictPolicy leaves nothing but text.
func StrictPolicy() *Policy { return &Policy{} }

// unread are the elements whose text is not for readers.
var unread = map[string]bool{
	"frame": true, "frameset": true, "iframe": true, "noembed": true, "noframes": true, "noscript": true,
	"nostyle": true, "object": true, "script": true, "style": true, "title": true,
}

// Sanitize gives the text of a piece of HTML, still with its entities.
func (*Policy) Sanitize(s string) string {
	if strings.TrimSpace(s) == "" {
		return s
	}
	var b strings.Builder
	var within int // how many unread elements are open
	skipped, last := false, ""
	for t := html.NewTokenizer(strings.NewReader(s)); t.Next() != html.ErrorToken; {
		token := t.Token()
		raw := token.Data == "script" || token.Data == "style"
		switch token.Type {
		case html.StartTagToken:
			last = token.Data
			if !raw && unread[token.Data] {
				skipped = true
				within++
			}
		case html.EndTagToken:
			if last == token.Data {
				last = ""
			}
			if !raw && unread[token.Data] {
				within--
				skipped = skipped && within != 0
			}
		case html.TextToken:
			if !skipped && last != "script" && last != "style" {
				b.WriteString(token.String())
			}
		}
	}
	return b.String()
}
