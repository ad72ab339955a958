// Package find finds who said what in a text, in the language of the text.
package find

import (
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/english"
)

// Quotes returns the quotes of a text in reading order, and their speakers
// and relays in order of appearance. Blocks are the parts of the text that
// are read, in order; offsets in the result are offsets into text.
func Quotes(text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker) {
	return english.Find(text, blocks)
}
