package feed

import (
	"bufio"
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// letters turns the bytes of a feed into UTF-8. What a feed says of its own
// letters is often wrong, so that a piece that can be read as UTF-8 is, and
// bytes that cannot are read as Windows-1252 where nothing better is known.
type letters struct {
	enc    encoding.Encoding // nil for UTF-8
	single bool              // a byte is a letter
}

// lettersOf finds out about the letters of a feed from its beginning and from
// what the server says. Encodings in which a < may be a part of a letter are
// put aside at once, so that the reader gives UTF-8.
func lettersOf(r *bufio.Reader, contentType string) (*bufio.Reader, letters) {
	start, _ := r.Peek(1024)
	switch {
	case bytes.HasPrefix(start, []byte{0xEF, 0xBB, 0xBF}):
		_, _ = r.Discard(3)
		return r, letters{}
	case bytes.HasPrefix(start, []byte{0xFE, 0xFF}), bytes.HasPrefix(start, []byte{0, '<'}):
		return decoded(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), letters{}
	case bytes.HasPrefix(start, []byte{0xFF, 0xFE}), bytes.HasPrefix(start, []byte{'<', 0}):
		return decoded(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), letters{}
	}
	label := declared(start)
	if label == "" {
		_, params, _ := mime.ParseMediaType(contentType)
		label = params["charset"]
	}
	enc, name := charset.Lookup(label)
	switch {
	case enc == nil, name == "utf-8", strings.HasPrefix(name, "utf-16"), name == "replacement":
		return r, letters{}
	case name == "iso-2022-jp":
		return decoded(r, enc), letters{}
	}
	return r, letters{enc: enc, single: singleByte(name)}
}

// singleByte reports whether each byte is a letter in an encoding.
func singleByte(name string) bool {
	for _, prefix := range []string{"windows-", "iso-8859-", "koi8-", "mac", "x-mac", "ibm"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

func decoded(r *bufio.Reader, enc encoding.Encoding) *bufio.Reader {
	return bufio.NewReaderSize(transform.NewReader(r, enc.NewDecoder()), r.Size())
}

// declared is the encoding that an XML declaration names.
func declared(start []byte) string {
	from := bytes.Index(start, []byte("<?xml"))
	if from < 0 {
		return ""
	}
	decl, _, _ := bytes.Cut(start[from:], []byte("?>"))
	_, value, ok := bytes.Cut(decl, []byte("encoding"))
	if !ok {
		return ""
	}
	value = bytes.TrimLeft(value, " \t\r\n=")
	if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	label, _, ok := bytes.Cut(value[1:], value[:1])
	if !ok {
		return ""
	}
	return string(label)
}

// decode is a piece of the feed in UTF-8.
func (l letters) decode(piece []byte) []byte {
	valid := utf8.Valid(piece)
	switch {
	case valid && (l.enc == nil || l.single):
		return piece
	case l.enc == nil:
		return mend(piece)
	}
	out, err := l.enc.NewDecoder().Bytes(piece)
	if err == nil && !(valid && bytes.ContainsRune(out, utf8.RuneError)) {
		return out
	}
	return mend(piece)
}

// mend reads bytes that are no UTF-8 as Windows-1252.
func mend(piece []byte) []byte {
	out := make([]byte, 0, len(piece)+len(piece)/8)
	for len(piece) > 0 {
		r, n := utf8.DecodeRune(piece)
		if r == utf8.RuneError && n <= 1 {
			r = charmap.Windows1252.DecodeByte(piece[0])
		}
		out = utf8.AppendRune(out, r)
		piece = piece[n:]
	}
	return out
}
