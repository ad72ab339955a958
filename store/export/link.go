package export

import (
	"fmt"
	"net/url"
	"strings"
)

// link is the address of a story where it may be followed: of the web, with
// a host, and without a name before an @ that could be taken for one. Every
// sign that one of the formats could read as its own is percent-encoded.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"'<>\\^`{|}$*", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
