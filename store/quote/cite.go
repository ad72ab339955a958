package quote

import "strings"

// Cite writes the words of a quote of this kind on their own: those of a
// direct one between quotation marks, without the comma that led on to “she
// said” in the story.
func (k Kind) Cite(words string) string {
	if k != Direct {
		return words
	}
	return "“" + strings.TrimSuffix(words, ",") + "”"
}
