package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// recordTables keep the records of those who are quoted much, grouped and
// counted, so that a page of one costs no more than its rows.
var recordTables = []string{
	// places find the statement of a quote: see packPlaces.
	`CREATE TABLE record (who INTEGER PRIMARY KEY, head BLOB NOT NULL, places BLOB NOT NULL)`,
	`CREATE TABLE statement (who INTEGER, n INTEGER, data BLOB NOT NULL, PRIMARY KEY (who, n)) WITHOUT ROWID`,
}

// putRecord keeps the record of an official.
func putRecord(ctx context.Context, c *conn, number int64, r official.Record) error {
	if err := dropRecord(ctx, c, number); err != nil {
		return err
	}
	if err := c.exec(ctx, "INSERT INTO record (who, head, places) VALUES (?, ?, ?)", number, encodeHead(r), packPlaces(r.Statements)); err != nil {
		return err
	}
	for n, s := range r.Statements {
		if err := c.exec(ctx, "INSERT INTO statement (who, n, data) VALUES (?, ?, ?)", number, n, encodeStatement(s)); err != nil {
			return err
		}
	}
	return nil
}

func dropRecord(ctx context.Context, c *conn, number int64) error {
	if err := c.exec(ctx, "DELETE FROM record WHERE who = ?", number); err != nil {
		return err
	}
	return c.exec(ctx, "DELETE FROM statement WHERE who = ?", number)
}

// keptHead is the record of an official without its statements; the error is
// sql.ErrNoRows where none is kept.
func keptHead(ctx context.Context, c *conn, number int64) (official.Record, error) {
	var head, data []byte
	err := c.row(ctx, "SELECT r.head, o.data FROM record r JOIN official o USING (who) WHERE r.who = ?", number).Scan(&head, &data)
	if err != nil {
		return official.Record{}, err
	}
	r, err := decodeHead(head)
	if err != nil {
		return r, err
	}
	r.Official, err = official.Unpack(data)
	r.Head.Stories, r.Total, r.At = r.Official.Stories, r.All, -1
	return r, err
}

// statements are those of a kept record from one on; a limit of less than 0
// means all.
func statements(ctx context.Context, c *conn, number int64, from, limit int) (list []official.Statement, err error) {
	rows, err := c.query(ctx, "SELECT data FROM statement WHERE who = ? AND n >= ? ORDER BY n LIMIT ?", number, from, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var data sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&data); err != nil {
			return nil, err
		}
		s, err := decodeStatement(data)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// statementOf is the index of the statement that has a quote among its places,
// or -1.
func statementOf(ctx context.Context, c *conn, number int64, q store.QuoteOf) (int, error) {
	if q.StoryID == "" {
		return -1, nil
	}
	var data []byte
	err := c.row(ctx, "SELECT places FROM record WHERE who = ?", number).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	story := hashOfID(q.StoryID)
	for ; len(data) >= placeSize; data = data[placeSize:] {
		if binary.LittleEndian.Uint64(data) == story && int(binary.LittleEndian.Uint32(data[8:])) == q.Quote {
			return int(binary.LittleEndian.Uint32(data[12:])), err
		}
	}
	return -1, err
}

// placeSize is that of a place: a hash of the story's ID, the index of the
// quote in it and that of the statement.
const placeSize = 8 + 4 + 4

func packPlaces(list []official.Statement) []byte {
	var data []byte
	for n, s := range list {
		for _, p := range s.Places {
			data = binary.LittleEndian.AppendUint64(data, hashOfID(p.StoryID))
			data = binary.LittleEndian.AppendUint32(data, uint32(p.Quote))
			data = binary.LittleEndian.AppendUint32(data, uint32(n))
		}
	}
	return data
}

func hashOfID(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	return h.Sum64()
}

// encodeHead writes what stands above the statements of a record, but for the
// official, who changes more often.
func encodeHead(r official.Record) []byte {
	e := encoder{form}
	e.count(r.All)
	for _, n := range r.Kinds {
		e.count(n)
	}
	e.time(r.First)
	e.time(r.Last)
	for _, list := range [...][]official.Tally{r.Topics, r.Sources, r.Cues, r.Relays, r.Beside} {
		e.count(len(list))
		for _, t := range list {
			e.text(t.Name)
			e.text(t.ID)
			e.count(t.Count)
		}
	}
	e.count(int(r.Timeline.Unit))
	e.count(len(r.Timeline.Spans))
	for _, s := range r.Timeline.Spans {
		e.time(s.From)
		e.count(s.Count)
	}
	e.count(r.Timeline.Outside)
	return e
}

func decodeHead(data []byte) (official.Record, error) {
	var r official.Record
	d := decoder{rest: data}
	d.form()
	r.All = int(d.number())
	for i := range r.Kinds {
		r.Kinds[i] = int(d.number())
	}
	r.First, r.Last = d.time(), d.time()
	for _, list := range [...]*[]official.Tally{&r.Topics, &r.Sources, &r.Cues, &r.Relays, &r.Beside} {
		*list = make([]official.Tally, d.count())
		for i := range *list {
			(*list)[i] = official.Tally{Name: d.text(), ID: d.text(), Count: int(d.number())}
		}
	}
	r.Timeline.Unit = below(&d, official.Year)
	if n := d.count(); n > 0 {
		r.Timeline.Spans = make([]official.Span, n)
	}
	for i := range r.Timeline.Spans {
		r.Timeline.Spans[i] = official.Span{From: d.time(), Count: int(d.number())}
	}
	r.Timeline.Outside = int(d.number())
	return r, d.end()
}

func encodeStatement(s official.Statement) []byte {
	e := encoder{form}
	e.count(len(s.Places))
	for _, p := range s.Places {
		for _, text := range [...]string{p.StoryID, p.Headline, p.Source, p.URL, p.Words, p.Cue, p.Relay, p.RelayID, p.Office} {
			e.text(text)
		}
		e.time(p.Date)
		e.count(p.Quote)
		e.count(int(p.Kind))
		e.texts(p.Topics)
		e = binary.LittleEndian.AppendUint32(e, math.Float32bits(p.Confidence))
		e.flag(p.Unsure)
		e.count(len(p.Spans))
		for _, sp := range p.Spans {
			e.span(sp)
		}
	}
	return e
}

func decodeStatement(data []byte) (official.Statement, error) {
	d := decoder{rest: data}
	d.form()
	s := official.Statement{Places: make([]official.Place, d.count())}
	for i := range s.Places {
		p := &s.Places[i]
		for _, text := range [...]*string{&p.StoryID, &p.Headline, &p.Source, &p.URL, &p.Words, &p.Cue, &p.Relay, &p.RelayID, &p.Office} {
			*text = d.text()
		}
		p.Date, p.Quote, p.Kind = d.time(), int(d.number()), below(&d, quote.Indirect)
		p.Topics, p.Confidence, p.Unsure = d.texts(), math.Float32frombits(d.four()), d.flag()
		for range d.count() {
			p.Spans = append(p.Spans, d.span())
		}
	}
	return s, d.end()
}
