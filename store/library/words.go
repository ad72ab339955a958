package library

import "context"

// wordRows are what is written of the words of a story.
type wordRows struct{}

// makeWords makes the rows that find a story by its words, topics and source.
func makeWords(*made) wordRows { return wordRows{} }

// putWords writes them.
func putWords(context.Context, *conn, *made) error { return nil }

// dropWords takes the words of a story out of the index.
func dropWords(context.Context, *conn, int64) error { return nil }
