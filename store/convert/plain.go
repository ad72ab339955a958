package convert

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"onrecord/store/prose"
	"onrecord/store/story"
)

// decoded is text in UTF-8 where it comes as UTF-16. What else there may be
// is seen to when a story is parsed.
func decoded(content []byte) []byte {
	if len(content) > 1 && (content[0] == 0xFF && content[1] == 0xFE || content[0] == 0xFE && content[1] == 0xFF) {
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(content); err == nil {
			return text
		}
	}
	return content
}

// sum names a file by what is in it.
func sum(content []byte) string {
	s := sha256.Sum256(content)
	return "sha256:" + hex.EncodeToString(s[:])
}

// plainText spells a plain text in Markdown: nothing in it means more than it
// did.
func plainText(st story.Story) string {
	var b strings.Builder
	for _, block := range st.Blocks() {
		for _, run := range block.Runs {
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			words := strings.Join(strings.Fields(st.Body[run.Start:run.End]), " ")
			switch block.Kind {
			case prose.Heading:
				b.WriteString(strings.Repeat("#", max(block.Depth, 1)) + " " + escape(words))
			case prose.Item:
				b.WriteString("- " + escape(strings.TrimLeft(words, "-*• ")))
			default:
				b.WriteString(escape(words))
			}
		}
	}
	return b.String()
}

// escape spells what Markdown would take for more than words.
func escape(s string) string {
	var b strings.Builder
	numbered := strings.TrimLeft(s, "0123456789")
	for i, r := range s {
		first := i == 0 && strings.ContainsRune("#+->=|~", r)
		afterNumber := i > 0 && i == len(s)-len(numbered) && (r == '.' || r == ')')
		if first || afterNumber || strings.ContainsRune("\\*_[]<`&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain is escape for a text of several paragraphs.
func plain(body string) string {
	st, err := story.Parse(story.File{Name: "x.txt"}, []byte("\n"+body))
	if err != nil {
		return ""
	}
	return plainText(st)
}
