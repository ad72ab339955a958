package story

import (
	"bytes"
	"errors"
	"unicode/utf8"
)

// The reasons why a file is no text that a story could be read from.
var (
	errUTF16  = errors.New("the file is UTF-16 text; only UTF-8 can be read")
	errBinary = errors.New("the file is binary, not text")
)

// checkText tells text from what only looks like a file of text.
func checkText(content []byte) error {
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		return errUTF16
	}
	for _, magic := range [...]string{"\x89PNG", "\xFF\xD8\xFF", "GIF8", "%PDF-", "PK\x03\x04", "\x1F\x8B", "\x7FELF", "BZh9", "\xFD7zXZ", "Rar!", "MZ\x90", "SQLite format 3\x00", "\xD0\xCF\x11\xE0"} {
		if bytes.HasPrefix(content, []byte(magic)) {
			return errBinary
		}
	}
	const look = 8 << 10
	head := content[:min(len(content), look)]
	noise := 0
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1B || c == 0x7F {
			noise++
		}
	}
	// A stray control character is cleaned away; a tenth of them is no text.
	const few = 8
	if noise >= few && noise*10 >= len(head) {
		return errBinary
	}
	if noise > 0 && bytes.IndexByte(head, 0) >= 0 && !utf8.Valid(content) {
		return errBinary
	}
	return nil
}
