package export

import (
	"fmt"
	"hash/fnv"
	"strings"

	"onrecord/store/story"
)

// cited is a story as a bibliography has it.
type cited struct {
	*Story
	// key is the citation key: the same in BibTeX, CSL-JSON and the footnotes
	// of Markdown, so that a text can be moved from one to the other.
	key     string
	authors []author
}

// bibliography are the stories of a selection, each once, in order.
func (s Selection) bibliography() []cited {
	var all []cited
	taken := map[string]bool{}
	for _, st := range s.stories() {
		key := keyOf(st.ID)
		if taken[strings.ToLower(key)] { // BibTeX does not tell Bridge from bridge
			key = marked(key, st.ID)
		}
		taken[strings.ToLower(key)] = true
		all = append(all, cited{st, key, authorsOf(st.Author)})
	}
	return all
}

// keyOf makes of the ID of a story a key that all the formats can read, the
// same in every selection.
func keyOf(id string) string {
	key := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}, id)
	key = strings.Trim(key, "-.")
	if key == id {
		return key
	}
	parts := strings.FieldsFunc(key, func(r rune) bool { return r == '-' })
	return marked(strings.Join(parts, "-"), id)
}

// marked adds to a key a sum of the ID, which tells it from others.
func marked(key, id string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	return strings.TrimPrefix(fmt.Sprintf("%s-%08x", key, h.Sum32()), "-")
}

// language is the language of a story as a tag; empty where it gives none
// that can be one.
func language(h story.Header) string {
	const longest = 35
	if len(h.Lang) < 2 || len(h.Lang) > longest {
		return ""
	}
	for _, part := range strings.Split(h.Lang, "-") {
		if part == "" || len(part) > 8 || strings.ContainsFunc(part, func(r rune) bool {
			return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9')
		}) {
			return ""
		}
	}
	return h.Lang
}
