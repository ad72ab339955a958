package library

import "context"

// phraseRows are what is written of the words of quotes.
type phraseRows struct{}

// makePhrases makes the rows by which words that were said are found.
func makePhrases(*made) phraseRows { return phraseRows{} }

// putPhrases writes them.
func putPhrases(context.Context, *conn, *made) error { return nil }

// dropPhrases takes the quotes of a story out of the index.
func dropPhrases(context.Context, *conn, int64) error { return nil }

// forgetPhrases lets go of what is kept of the index, for another takes its place.
func forgetPhrases(*Library) {}
