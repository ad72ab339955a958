package library

import (
	"context"
	"strings"

	"onrecord/store/library/volume"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/story"
)

// wordRows are what is written of the words of a story.
type wordRows struct {
	text volume.Text
}

// makeWords makes what finds a story by its words, topics and source.
func makeWords(m *made) wordRows { return wordRows{volume.Of(&m.story)} }

// bindWords writes the words, topics and sources of all stories of one
// transaction.
func bindWords(ctx context.Context, c *conn, written []*made) error {
	texts := make([]volume.Text, len(written))
	counts := map[value]int{}
	for i, m := range written {
		texts[i] = m.text
		texts[i].Key = m.key
		h, err := listedHeader(ctx, c, m.key)
		if err != nil {
			return err
		}
		count(counts, &h, 1)
	}
	if err := writeCounts(ctx, c, counts); err != nil {
		return err
	}
	return bindTexts(ctx, c, texts)
}

// dropWords takes the words of a story out of the index.
func dropWords(ctx context.Context, c *conn, key int64) error {
	h, err := listedHeader(ctx, c, key)
	if err != nil {
		return err
	}
	counts := map[value]int{}
	count(counts, &h, -1)
	if err := writeCounts(ctx, c, counts); err != nil {
		return err
	}
	return unbind(ctx, c, key)
}

// listedHeader is the header of a story as the list has it.
func listedHeader(ctx context.Context, c *conn, key int64) (story.Header, error) {
	var id string
	var header []byte
	if err := c.row(ctx, "SELECT id, header FROM story WHERE key = ?", key).Scan(&id, &header); err != nil {
		return story.Header{}, err
	}
	return decodeHeader(header, id)
}

// value is a topic or a source.
type value struct {
	field query.Field
	shown string
}

func count(counts map[value]int, h *story.Header, by int) {
	for _, topic := range h.Topics {
		counts[value{query.Topic, topic}] += by
	}
	counts[value{query.In, h.Source}] += by
}

// writeCounts tells how many more or fewer stories have some topics and
// sources.
func writeCounts(ctx context.Context, c *conn, counts map[value]int) error {
	for v, n := range counts {
		if n == 0 {
			continue
		}
		words := prose.FoldedWords(v.shown)
		for i := range words {
			at := strings.Join(words[i:], " ")
			err := c.exec(ctx, `INSERT INTO value (field, at, shown, n) VALUES (?1, ?2, ?3, ?4)
				ON CONFLICT (field, at, shown) DO UPDATE SET n = n + ?4`, int(v.field), at, v.shown, n)
			if err != nil {
				return err
			}
			if n > 0 {
				continue
			}
			if err := c.exec(ctx, "DELETE FROM value WHERE field = ? AND at = ? AND shown = ? AND n <= 0", int(v.field), at, v.shown); err != nil {
				return err
			}
		}
	}
	return nil
}

// forgetWords lets go of what is kept of the index, for another takes its place.
func forgetWords(*Library) {}
