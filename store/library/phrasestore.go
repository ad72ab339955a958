package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"iter"
	"slices"
	"strings"

	"onrecord/store/verify"
)

// phrases are the quotes in the index, over one connection and so of one
// moment.
type phrases struct{ *conn }

var _ verify.Writer = phrases{}

// rowBits are the bits of a place that tell the row; those above tell the block.
const rowBits = 24

func placeOf(block int, row int32) int64 { return int64(block)<<rowBits | int64(row) }

// atOnce is how many things one statement asks for.
const atOnce = 64

// several asks for many things, some at a time: the query has atOnce marks for
// them at its end, of which those that are left over ask again for the last.
func several[T any](ctx context.Context, c *conn, query string, all []T, see func(*sql.Rows) error) error {
	query += " IN (?" + strings.Repeat(",?", atOnce-1) + ")"
	args := make([]any, atOnce)
	for len(all) > 0 {
		n := min(len(all), atOnce)
		for i := range args {
			args[i] = all[min(i, n-1)]
		}
		all = all[n:]
		rows, err := c.query(ctx, query, args...)
		if err != nil {
			return err
		}
		for err == nil && rows.Next() {
			err = see(rows)
		}
		if err := errors.Join(err, rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (p phrases) Numbers(ctx context.Context, words []string) ([]uint32, error) {
	numbers, _, err := p.numbers(ctx, words)
	return numbers, err
}

// numbers gives the numbers of words, and where those are that have none.
func (p phrases) numbers(ctx context.Context, words []string) (numbers []uint32, missing map[string][]int, err error) {
	numbers, missing = make([]uint32, len(words)), map[string][]int{}
	var asked []string
	for i, w := range words {
		n, ok := verify.Listed(w)
		if !ok {
			n = verify.Unknown
			if missing[w] == nil {
				asked = append(asked, w)
			}
			missing[w] = append(missing[w], i)
		}
		numbers[i] = n
	}
	slices.Sort(asked)
	err = several(ctx, p.conn, "SELECT word, number FROM phrase_word WHERE word", asked, func(rows *sql.Rows) error {
		var w string
		var n int
		if err := rows.Scan(&w, &n); err != nil {
			return err
		}
		for _, i := range missing[w] {
			numbers[i] = verify.NumberOf(n, w)
		}
		delete(missing, w)
		return nil
	})
	return numbers, missing, err
}

func (p phrases) Learn(ctx context.Context, words []string) ([]uint32, error) {
	numbers, missing, err := p.numbers(ctx, words)
	if err != nil || len(missing) == 0 {
		return numbers, err
	}
	// Numbers are counted in the table of blocks, where 0 is no block.
	var next int
	if err := p.row(ctx, "SELECT coalesce(max(voices), 0) FROM phrase_block WHERE id = 0").Scan(&next); err != nil {
		return nil, err
	}
	for i, w := range words {
		if numbers[i] != verify.Unknown {
			continue
		}
		if err := p.exec(ctx, "INSERT INTO phrase_word (word, number) VALUES (?, ?)", w, next); err != nil {
			return nil, err
		}
		for _, k := range missing[w] {
			numbers[k] = verify.NumberOf(next, w)
		}
		next++
	}
	return numbers, p.exec(ctx, "INSERT OR REPLACE INTO phrase_block (id, stories, voices, gone, leaves) VALUES (0, 0, ?, 0, x'')", next)
}

func (p phrases) Blocks(ctx context.Context) ([]verify.Block, error) {
	rows, err := p.query(ctx, "SELECT id, stories, voices, gone FROM phrase_block WHERE id > 0 ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []verify.Block
	for rows.Next() {
		var b verify.Block
		if err := rows.Scan(&b.ID, &b.Stories, &b.Voices, &b.Gone); err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, rows.Err()
}

func (p phrases) Lists(ctx context.Context, block int, terms []verify.Term, see func(verify.Term, []byte) error) error {
	var data []byte
	if err := p.row(ctx, "SELECT leaves FROM phrase_block WHERE id = ?", block).Scan(&data); err != nil {
		return err
	}
	first, err := firstTerms(data)
	if err != nil {
		return err
	}
	leaves, parts := leavesOf(first, terms)
	places := make([]int64, len(leaves))
	for i, n := range leaves {
		places[i] = placeOf(block, int32(n))
	}
	return several(ctx, p.conn, "SELECT place, data FROM phrase_leaf WHERE place", places, func(rows *sql.Rows) error {
		var place int64
		var data sql.RawBytes
		if err := rows.Scan(&place, &data); err != nil {
			return err
		}
		n, _ := slices.BinarySearch(places, place)
		return findInLeaf(first[leaves[n]], data, parts[n], see)
	})
}

func (p phrases) Stories(ctx context.Context, block int, rows []int32, see func(int32, string, []byte) error) error {
	scan := func(r *sql.Rows) error {
		var place int64
		var id string
		var data sql.RawBytes
		if err := r.Scan(&place, &id, &data); err != nil {
			return err
		}
		return see(int32(place&(1<<rowBits-1)), id, data)
	}
	if rows != nil {
		places := make([]int64, len(rows))
		for i, row := range rows {
			places[i] = placeOf(block, row)
		}
		return several(ctx, p.conn, "SELECT place, id, data FROM phrase_story WHERE place", places, scan)
	}
	all, err := p.query(ctx, "SELECT place, id, data FROM phrase_story WHERE place >= ? AND place < ? ORDER BY place", placeOf(block, 0), placeOf(block+1, 0))
	if err != nil {
		return err
	}
	defer all.Close()
	for all.Next() {
		if err := scan(all); err != nil {
			return err
		}
	}
	return all.Err()
}

func (p phrases) Find(ctx context.Context, ids []string, see func(int, int32)) error {
	return several(ctx, p.conn, "SELECT place FROM phrase_story WHERE id", ids, func(rows *sql.Rows) error {
		var place int64
		err := rows.Scan(&place)
		see(int(place>>rowBits), int32(place&(1<<rowBits-1)))
		return err
	})
}

func (p phrases) Insert(ctx context.Context, id string, story []byte) (int, error) {
	var last int64
	if err := p.row(ctx, "SELECT coalesce(max(place), -1) FROM phrase_story WHERE place < ?", placeOf(1, 0)).Scan(&last); err != nil {
		return 0, err
	}
	return int(last) + 2, p.exec(ctx, "INSERT INTO phrase_story (place, id, data) VALUES (?, ?, ?)", last+1, id, story)
}

func (p phrases) Delete(ctx context.Context, id string) (int, error) {
	var place int64
	err := p.row(ctx, "SELECT place FROM phrase_story WHERE id = ?", id).Scan(&place)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	if err != nil {
		return 0, err
	}
	block := int(place >> rowBits)
	if err := p.exec(ctx, "DELETE FROM phrase_story WHERE place = ?", place); err != nil {
		return 0, err
	}
	if block > 0 {
		err = p.exec(ctx, "UPDATE phrase_block SET gone = gone + 1 WHERE id = ?", block)
	}
	return block, err
}

func (p phrases) Replace(ctx context.Context, old []int, b verify.Block, stories []verify.Row, lists iter.Seq2[verify.Term, []byte]) error {
	for _, id := range old {
		if err := p.dropBlock(ctx, id); err != nil {
			return err
		}
	}
	if len(stories) == 0 {
		return nil
	}
	if err := p.row(ctx, "SELECT coalesce(max(id), 0) + 1 FROM phrase_block").Scan(&b.ID); err != nil {
		return err
	}
	for row, s := range stories {
		if err := p.exec(ctx, "INSERT INTO phrase_story (place, id, data) VALUES (?, ?, ?)", placeOf(b.ID, int32(row)), s.ID, s.Story); err != nil {
			return err
		}
	}
	leaves, err := p.putLists(ctx, b.ID, lists)
	if err != nil {
		return err
	}
	if leaves == nil {
		leaves = []byte{} // nobody is quoted in these stories, which is not NULL
	}
	return p.exec(ctx, "INSERT INTO phrase_block (id, stories, voices, gone, leaves) VALUES (?, ?, ?, 0, ?)", b.ID, b.Stories, b.Voices, leaves)
}

// putLists writes the leaves of a block, and gives their first terms.
func (p phrases) putLists(ctx context.Context, block int, lists iter.Seq2[verify.Term, []byte]) (leaves []byte, err error) {
	var leaf phraseLeaf
	last, n := verify.Term(0), int32(0)
	put := func() error {
		if len(leaf.data) == 0 {
			return nil
		}
		leaves = binary.AppendUvarint(leaves, uint64(leaf.first-last))
		err := p.exec(ctx, "INSERT INTO phrase_leaf (place, data) VALUES (?, ?)", placeOf(block, n), leaf.data)
		last, leaf.data = leaf.first, leaf.data[:0]
		n++
		return err
	}
	for t, list := range lists {
		if leaf.add(t, list) {
			continue
		}
		if err := put(); err != nil {
			return nil, err
		}
		leaf.add(t, list)
	}
	return leaves, put()
}

func (p phrases) dropBlock(ctx context.Context, id int) error {
	if err := p.exec(ctx, "DELETE FROM phrase_story WHERE place >= ? AND place < ?", placeOf(id, 0), placeOf(id+1, 0)); err != nil || id == 0 {
		return err
	}
	if err := p.exec(ctx, "DELETE FROM phrase_leaf WHERE place >= ? AND place < ?", placeOf(id, 0), placeOf(id+1, 0)); err != nil {
		return err
	}
	return p.exec(ctx, "DELETE FROM phrase_block WHERE id = ?", id)
}
