package library

import (
	"context"

	"onrecord/store/verify"
)

// phraseRows are what is written of the words of quotes.
type phraseRows struct {
	quotes *verify.Prepared
}

// makePhrases makes the rows by which words that were said are found.
func makePhrases(m *made) phraseRows {
	return phraseRows{verify.Prepare(m.analysis.Said(&m.story))}
}

// putPhrases writes those of all stories of one transaction.
func putPhrases(ctx context.Context, c *conn, written []*made) error {
	quotes := make([]*verify.Prepared, len(written))
	for i, m := range written {
		quotes[i] = m.quotes
	}
	return verify.Add(ctx, phrases{c}, quotes...)
}

// dropPhrases takes the quotes of a story out of the index.
func dropPhrases(ctx context.Context, c *conn, key int64) error {
	var id string
	if err := c.row(ctx, "SELECT id FROM story WHERE key = ?", key).Scan(&id); err != nil {
		return err
	}
	return verify.Remove(ctx, phrases{c}, id)
}

// forgetPhrases lets go of what is kept of the index, for another takes its
// place: nothing is.
func forgetPhrases(*Library) {}
