package quote

import (
	"strconv"
	"strings"
)

// Cite writes the words of a quote of this kind on their own: those of a
// direct one between quotation marks, without the comma that led on to “she
// said” in the story.
func (k Kind) Cite(words string) string {
	if k != Direct {
		return words
	}
	return "“" + strings.TrimSuffix(words, ",") + "”"
}

// Named writes the name of a quote's speaker, with a question mark where it
// is not certain that it is: nobody is to take a guess for a fact.
func (q Quote) Named(name string) string {
	if q.Unsure() {
		return Uncertain(name)
	}
	return name
}

// Uncertain marks a name as one that may be another’s.
func Uncertain(name string) string { return name + " (?)" }

// Sureness is the confidence of a quote in words: 94 % sure.
func (q Quote) Sureness() string {
	// Rounded down at the top: nothing is certain, and 100 % would say so.
	return strconv.Itoa(min(int(q.Confidence*100+0.5), 99)) + " % sure"
}
