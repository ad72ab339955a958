package shelf

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
	"time"

	"onrecord/store/story"
)

// key is what a story is known by. All are sums, "" where there is none.
type key struct {
	guid, url string
	// text is the same for two stories that cannot be told apart.
	text string
	// sum changes with what a reader sees of a story. A new date alone makes
	// no new version.
	sum string
	// page changes with the text of the story's own page, "" if that is not
	// known.
	page string
	// headline tells two stories at one address apart.
	headline string
}

func keysOf(d Draft) key {
	k := key{
		sum: digest(d.Headline, d.Summary, d.Place, d.Source, d.Author, d.Lang, d.Record,
			strings.Join(d.Topics, "\n"), d.Body),
		text:     digest(d.Headline, d.Source, day(d.Date), strings.Join(strings.Fields(d.Body), " ")),
		headline: digest(d.Headline),
	}
	if d.GUID != "" {
		k.guid = digest("guid", scope(d), d.GUID)
	}
	if c := canonical(d.URL); c != "" {
		k.url = digest("url", c)
	}
	if d.Page != nil {
		k.page = digest("page", d.Page.Body)
	}
	return k
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// digest is a sum of several texts.
func digest(texts ...string) string {
	const length = 8
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	return hex.EncodeToString(sum[:length])
}

// scope is where a GUID is one: everywhere if it looks like it, and else, as
// for a mere number, only where the story comes from.
func scope(d Draft) string {
	if strings.Contains(d.GUID, ":") || strings.Contains(d.GUID, "@") {
		return ""
	}
	if u, err := url.Parse(d.URL); err == nil && u.Host != "" {
		return strings.ToLower(u.Host)
	}
	return d.Source
}

// canonical is an address without what does not tell where the story is: the
// way it was found, the place on the page. It is empty for a front page,
// which is the address of no story.
func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	q := u.Query()
	for name := range q {
		if tracks(name) {
			delete(q, name)
		}
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	if path == "" && len(q) == 0 {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	return host + path + "?" + q.Encode()
}

// tracks reports whether a part of an address tells where the reader came from.
func tracks(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign", "cmpid", "ocid"}, name)
}

// foreign is what stands in the front matter beside the fields of a story.
type foreign struct {
	guid, sum, page string
	dated           bool
}

// keyOfFile is what a file on the shelf is known by, whoever wrote it.
func keyOfFile(name string, content []byte) (key, error) {
	st, err := story.Parse(story.File{Name: name}, content)
	if err != nil {
		return key{}, err
	}
	f := foreignFields(content)
	d := draftOf(st, f)
	titled := !slices.ContainsFunc(st.Notes, func(n string) bool { return strings.HasPrefix(n, "The title is missing") })
	if !titled {
		d.Headline = ""
	}
	k := keysOf(d.clean())
	if f.sum != "" {
		k.sum, k.page = f.sum, f.page
	}
	return k, nil
}

// foreignFields reads the fields that are the shelf's own.
func foreignFields(content []byte) (f foreign) {
	head, _, ok := strings.Cut(strings.ReplaceAll(string(content[:min(len(content), 1<<16)]), "\r\n", "\n"), "\n---")
	if !ok || !strings.HasPrefix(head, "---\n") {
		return f
	}
	for l := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSpace(l), ": ")
		switch name {
		case "guid":
			f.guid = unscalar(value)
		case "checksum":
			f.sum = unscalar(value)
		case "page":
			f.page = unscalar(value)
		case "date":
			f.dated = true
		}
	}
	const length = 16
	if len(f.sum) != length {
		f.sum = ""
	}
	if len(f.page) != length {
		f.page = ""
	}
	return f
}

// unscalar reads what scalar has spelled.
func unscalar(s string) string {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' || s[len(s)-1] != s[0] {
		return s
	}
	inner := s[1 : len(s)-1]
	if s[0] == '\'' {
		return inner
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\u0026`, "&").Replace(inner)
}
