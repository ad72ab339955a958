package convert

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// UTF8 turns bytes of any charset into UTF-8. The charset is that of the byte
// order mark, of contentType, as a server sends it, or of what the content
// says of itself; what says nothing and is no UTF-8 is read as Windows-1252.
// Letters beyond ASCII that can be read as UTF-8 are, whatever is said: in
// another charset that hardly ever comes about, and servers are often wrong.
func UTF8(content []byte, contentType string) []byte {
	content, told := bytes.CutPrefix(content, []byte("\xef\xbb\xbf"))
	if told {
		return content
	}
	if utf8.Valid(content) && bytes.ContainsFunc(content, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return content
	}
	e, name, certain := charset.DetermineEncoding(content[:min(len(content), 4<<10)], contentType)
	if name == "utf-8" || !certain && utf8.Valid(content) {
		return content
	}
	text, err := e.NewDecoder().Bytes(content)
	if err != nil {
		return content
	}
	return text
}
