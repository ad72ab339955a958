package library

import (
	"context"
	"encoding/binary"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"strings"
)

// castTables hold, for a volume, who says what in its stories. They are made
// when it is known who is who, and dropped when that changes; without them the
// stories are looked at one by one.
var castTables = []string{
	`CREATE TABLE volume_cast (volume INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	// The words of the names of officials, and of the office they are told by.
	`CREATE VIRTUAL TABLE called USING fts5 (name, office, content='', contentless_delete=1, detail=column, tokenize="ascii", prefix='1 2 3')`,
}

// cast is who says what in the stories of a volume, slot by slot.
type cast struct {
	w       *caster
	v       *bound
	offices []string
	rest    []byte // from the next slot on; nil where it has not been made
	next    int
	quoted  []castQuote
}

// castOf reads the cast of a volume.
func (w *caster) castOf(v *bound) (*cast, error) {
	k := &cast{w: w, v: v}
	rows, err := w.c.query(w.ctx, "SELECT data FROM volume_cast WHERE volume = ?", v.id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return k, rows.Err()
	}
	var data []byte
	if err := rows.Scan(&data); err != nil {
		return nil, err
	}
	d := decoder{rest: data}
	d.form()
	k.offices = d.texts()
	k.rest = d.rest
	return k, d.err
}

// quotes are those of a story. They hold until it is asked for the next; slots
// come in order.
func (k *cast) quotes(slot int) ([]castQuote, error) {
	if k.rest == nil {
		slots, err := k.v.slots(k.w.ctx, k.w.c)
		if err != nil {
			return nil, err
		}
		return quotesOf(k.w.ctx, k.w.c, slots.Keys[slot])
	}
	d := decoder{rest: k.rest}
	for ; k.next < slot; k.next++ {
		d.rest = d.rest[d.count():]
	}
	size := d.count()
	one := decoder{rest: d.rest[:size]}
	k.rest = d.rest[size:]
	k.next = slot + 1
	k.quoted = k.quoted[:0]
	for len(one.rest) > 0 {
		q := castQuote{kind: below(&one, quote.Indirect), who: int64(one.number())}
		if n := one.number(); n > 0 && n <= uint64(len(k.offices)) {
			q.office = k.offices[n-1]
		}
		k.quoted = append(k.quoted, q)
	}
	if d.err != nil {
		return nil, d.err
	}
	return k.quoted, one.err
}

// makeCast writes the cast of a volume.
func makeCast(ctx context.Context, c *conn, v *bound) error {
	slots, err := v.slots(ctx, c)
	if err != nil {
		return err
	}
	gone, err := v.goneSet()
	if err != nil {
		return err
	}
	var body []byte
	var offices []string
	numbers := map[string]int{"": 0}
	for slot, key := range slots.Keys {
		var one []byte
		if !gone.Has(slot) {
			quotes, err := quotesOf(ctx, c, key)
			if err != nil {
				return err
			}
			for _, q := range quotes {
				n, ok := numbers[q.office]
				if !ok {
					offices = append(offices, q.office)
					n = len(offices)
					numbers[q.office] = n
				}
				one = binary.AppendUvarint(one, uint64(q.kind))
				one = binary.AppendUvarint(one, uint64(q.who))
				one = binary.AppendUvarint(one, uint64(n))
			}
		}
		body = binary.AppendUvarint(body, uint64(len(one)))
		body = append(body, one...)
	}
	e := encoder{form}
	e.texts(offices)
	return c.exec(ctx, "INSERT OR REPLACE INTO volume_cast (volume, data) VALUES (?, ?)", v.id, append(e, body...))
}

// hasUncast reports whether a volume has no cast.
func (l *Library) hasUncast() (uncast bool) {
	err := l.view(l.ctx, func(c *conn) error {
		return c.row(l.ctx, "SELECT EXISTS (SELECT 1 FROM volume WHERE id NOT IN (SELECT volume FROM volume_cast))").Scan(&uncast)
	})
	return err == nil && uncast
}

// makeCasts writes the casts of the volumes that have none, the newest first,
// until something else is to be done.
func (l *Library) makeCasts(ctx context.Context, interrupted func() bool) error {
	for more := true; more && !interrupted(); {
		err := l.db.change(ctx, func(c *conn) error {
			all, err := volumes(ctx, c, "WHERE id NOT IN (SELECT volume FROM volume_cast)")
			if err != nil || len(all) == 0 {
				more = false
				return err
			}
			return makeCast(ctx, c, all[0])
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// dropCasts drops the casts of the volumes that hold a story: somebody in it is
// somebody else by now.
func dropCasts(ctx context.Context, c *conn, key int64) error {
	return c.exec(ctx, "DELETE FROM volume_cast WHERE volume IN (SELECT id FROM volume WHERE newest >= ? AND oldest <= ?)", key, key)
}

// writeCalled writes by what words an official is found.
func writeCalled(ctx context.Context, c *conn, number int64, o *official.Official) error {
	names := []string{o.Name, o.ID}
	names = append(names, o.Aliases...)
	var words []string
	for _, n := range names {
		words = append(words, prose.FoldedWords(n)...)
	}
	office := strings.Join(prose.FoldedWords(o.Office()), " ")
	return c.exec(ctx, "INSERT INTO called (rowid, name, office) VALUES (?, ?, ?)", number, strings.Join(words, " "), office)
}

func dropCalled(ctx context.Context, c *conn, number int64) error {
	return c.exec(ctx, "DELETE FROM called WHERE rowid = ?", number)
}
