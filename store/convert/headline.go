package convert

import (
	"cmp"
	"strings"
)

// headline is that of the story. A page whose only title is that of its window
// mostly has its own name in it: “Harbour opens | Coast Wire”. The name is cut
// off only where the page says that this is what it is called, or has the
// rest for its first heading; else it may be a part of the headline.
func (m meta) headline() string {
	said := cmp.Or(m.published, m.told, m.title, m.heading)
	for _, site := range []string{m.site, m.publishedBy} {
		if rest, ok := without(said, site); ok {
			return rest
		}
	}
	if rest, ok := headed(said, m.heading, m.site); ok {
		return rest
	}
	return said
}

// partings are what stands between a headline and the name of a site.
var partings = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " : ", " » ", " « ", " / ", ": "}

// without is a title without the name of its site at the end or at the
// beginning.
func without(title, site string) (string, bool) {
	if site == "" || len(site) >= len(title) {
		return "", false
	}
	for _, p := range partings {
		if rest, name, ok := cutLast(title, p); ok && p != ": " && sameName(name, site) {
			return rest, rest != ""
		}
		if name, rest, ok := strings.Cut(title, p); ok && sameName(name, site) {
			return strings.TrimSpace(rest), rest != ""
		}
	}
	return "", false
}

// headed is the heading of a page if its title is that and something else.
func headed(title, heading, site string) (string, bool) {
	if heading == "" || sameName(heading, site) {
		return "", false
	}
	for _, p := range partings {
		if len(title) > len(heading)+len(p) && (strings.EqualFold(title[:len(heading)+len(p)], heading+p) ||
			strings.EqualFold(title[len(title)-len(heading)-len(p):], p+heading)) {
			return heading, true
		}
	}
	return "", false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:i]), s[i+len(sep):], true
}

// sameName reports whether two names are one but for an article before it.
func sameName(a, b string) bool {
	bare := func(s string) string {
		s = strings.ToLower(strings.TrimSpace(s))
		return strings.TrimPrefix(s, "the ")
	}
	return b != "" && bare(a) == bare(b)
}
