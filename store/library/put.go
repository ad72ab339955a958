package library

import (
	"context"

	"onrecord/store"
	"onrecord/store/story"
)

// made is all that the index holds of a story. It is made on all cores, beside
// the one connection that writes, which is left as little to do as may be.
type made struct {
	key      int64
	story    story.Story
	analysis store.Analysis
	failed   bool // the quotes could not be found
	other    bool // the file is no longer what is on the list

	data []byte // the analysis, encoded
	wordRows
	peopleRows
	phraseRows
}

// makeRows makes of a story what is to be written of it.
func makeRows(s story.Story) *made {
	a, err := store.Analyse(s)
	m := &made{story: s, analysis: a, failed: err != nil, data: encodeAnalysis(a)}
	m.wordRows = makeWords(m)
	m.peopleRows = makePeople(m)
	m.phraseRows = makePhrases(m)
	return m
}

// put writes what the index holds of a story that is on the list already, but
// for what is written of many at once.
func put(ctx context.Context, c *conn, m *made) error {
	if !m.failed {
		if err := c.exec(ctx, "INSERT INTO analysis (story, data) VALUES (?, ?)", m.key, m.data); err != nil {
			return err
		}
	}
	if err := putPeople(ctx, c, m); err != nil {
		return err
	}
	if m.other { // so that it is read when it is looked at, whatever its time is
		err := c.exec(ctx, "UPDATE file SET size = -1, hash = 0 WHERE (folder, name) = (SELECT folder, name FROM story WHERE key = ?)", m.key)
		if err != nil {
			return err
		}
	}
	return c.exec(ctx, "UPDATE story SET people = ? WHERE key = ?", m.analysis.People(), m.key)
}

// drop takes all that put has written out of the index again. The story stays
// on the list.
func drop(ctx context.Context, c *conn, key int64) error {
	for _, subject := range [...]func(context.Context, *conn, int64) error{dropWords, dropPeople, dropPhrases} {
		if err := subject(ctx, c, key); err != nil {
			return err
		}
	}
	if err := c.exec(ctx, "DELETE FROM analysis WHERE story = ?", key); err != nil {
		return err
	}
	return c.exec(ctx, "UPDATE story SET people = NULL WHERE key = ?", key)
}
