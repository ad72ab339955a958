package library

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"onrecord/store"
	"onrecord/store/library/volume"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
)

// caster puts those terms of a query to stories that ask something of quotes:
// who said it, in which office, and how it is quoted.
type caster struct {
	ctx       context.Context
	c         *conn
	terms     []whoTerm
	officials map[int64]official.Official
	// said are the keys of the stories that one of the terms leaves, the newest
	// first, where they are few. exact says that nothing else is asked.
	said  []int64
	few   bool
	exact bool
	begun bool
}

// whoTerm is a term with the officials who have its words in a name, or in the
// office that they have where a story does not say it.
type whoTerm struct {
	query.Term
	who     map[int64]bool
	offices map[string]bool // what has been found out about offices
}

func newCaster(ctx context.Context, c *conn, q query.Query) *caster {
	w := &caster{ctx: ctx, c: c, officials: map[int64]official.Official{}}
	for _, t := range q.Terms {
		if t.OfQuotes() {
			w.terms = append(w.terms, whoTerm{Term: t, offices: map[string]bool{}})
		}
	}
	return w
}

// begin finds out whom the terms mean.
func (w *caster) begin() error {
	if w.begun {
		return nil
	}
	w.begun = true
	for i := range w.terms {
		t := &w.terms[i]
		if t.Field == query.Kind {
			continue
		}
		var err error
		if t.who, err = w.meant(t.Term); err != nil {
			return err
		}
		if t.Field == query.By && !t.Not && !w.few {
			if w.said, w.few, err = w.storiesOf(t.who); err != nil {
				return err
			}
		}
	}
	w.exact = w.few && len(w.terms) == 1
	return nil
}

// meant are the officials who have the words of a term in one name, or in
// their office.
func (w *caster) meant(t query.Term) (map[int64]bool, error) {
	column := "name"
	if t.Field == query.Office {
		column = "office"
	}
	var match []string
	for i, word := range t.Words {
		m := column + ` : "` + word + `"`
		if t.Prefix && i == len(t.Words)-1 {
			m += " *"
		}
		match = append(match, m)
	}
	numbers, err := column64(w.ctx, w.c, "SELECT rowid FROM called WHERE called MATCH ?", strings.Join(match, " AND "))
	if err != nil {
		return nil, err
	}
	who := make(map[int64]bool, len(numbers))
	for _, n := range numbers {
		who[n] = len(t.Words) == 1
		if who[n] {
			continue
		}
		// The words stand in her names, but perhaps in several of them.
		o, err := w.official(n)
		if err != nil {
			return nil, err
		}
		who[n] = t.Field == query.Office || store.Named(&o, t)
	}
	return who, nil
}

// column64 reads the only column of some rows.
func column64(ctx context.Context, c *conn, query string, args ...any) (list []int64, err error) {
	rows, err := c.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}

func (w *caster) official(number int64) (official.Official, error) {
	if o, ok := w.officials[number]; ok {
		return o, nil
	}
	var data []byte
	if err := w.c.row(w.ctx, "SELECT data FROM official WHERE who = ?", number).Scan(&data); err != nil {
		return official.Official{}, err
	}
	o, err := official.Unpack(data)
	w.officials[number] = o
	return o, err
}

// storiesOf gives the stories in which some officials are quoted, where there
// are few of both.
func (w *caster) storiesOf(who map[int64]bool) (keys []int64, few bool, err error) {
	const mostPeople, mostQuotes = 300, 4000
	if len(who) > mostPeople {
		return nil, false, nil
	}
	quotes := 0
	for n, meant := range who {
		if !meant {
			continue
		}
		var q int
		if err := w.c.row(w.ctx, "SELECT quotes FROM official WHERE who = ?", n).Scan(&q); err != nil {
			return nil, false, err
		}
		if quotes += q; quotes > mostQuotes {
			return nil, false, nil
		}
	}
	for n, meant := range who {
		if !meant {
			continue
		}
		of, err := column64(w.ctx, w.c, "SELECT DISTINCT story FROM said WHERE who = ?", n)
		if err != nil {
			return nil, false, err
		}
		keys = append(keys, of...)
	}
	slices.SortFunc(keys, descending)
	return slices.Compact(keys), true, nil
}

// narrow keeps those stories of a set of which a quote has what is asked. Of
// more than most (0 is all) it keeps those that come first.
func (w *caster) narrow(f *finder, v *bound, set volume.Set, most int) error {
	if err := w.begin(); err != nil {
		return err
	}
	if w.few {
		at, err := f.atKeys(v, w.said)
		if err != nil {
			return err
		}
		if set.And(at); w.exact || set.Empty() {
			return nil
		}
	}
	cast, err := w.castOf(v)
	if err != nil {
		return err
	}
	n := 0
	for slot := range set.Slots() {
		if most > 0 && n > most {
			set.Drop(slot)
			continue
		}
		if n%64 == 0 && w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		quotes, err := cast.quotes(slot)
		if err != nil {
			return err
		}
		if w.fits(quotes) {
			n++
		} else {
			set.Drop(slot)
		}
	}
	return nil
}

// fits reports whether the quotes of a story have what is asked of them.
func (w *caster) fits(quotes []castQuote) bool {
	asked, found := false, false
	for i := range w.terms {
		t := &w.terms[i]
		if !t.Not {
			asked = true
			continue
		}
		if slices.ContainsFunc(quotes, t.fits) {
			return false
		}
	}
	for _, q := range quotes {
		found = found || w.wanted(q)
	}
	return !asked || found
}

// wanted reports whether a quote has all that is asked of one.
func (w *caster) wanted(q castQuote) bool {
	for i := range w.terms {
		if t := &w.terms[i]; !t.Not && !t.fits(q) {
			return false
		}
	}
	return true
}

func (t *whoTerm) fits(q castQuote) bool {
	switch {
	case t.Field == query.Kind:
		return q.kind == t.Kind
	case q.who == 0:
		return false
	case t.Field == query.By || q.office == "":
		return t.who[q.who]
	}
	fits, known := t.offices[q.office]
	if !known {
		fits = t.Among(prose.FoldedWords(q.office))
		t.offices[q.office] = fits
	}
	return fits
}

// speakers are the officials who speak in a story, by the index of a speaker.
type speakers map[int]official.Official

// Of is who one of them is.
func (s speakers) Of(_ string, speaker int) (official.Official, bool) {
	o, ok := s[speaker]
	return o, ok
}

// speakersOf says who speaks in a story, if the query asks for it.
func (f *finder) speakersOf(key int64) (speakers, error) {
	if f.who == nil {
		return nil, nil
	}
	numbers, err := column64(f.ctx, f.c, "SELECT who FROM speaker WHERE story = ? ORDER BY n", key)
	if err != nil {
		return nil, err
	}
	s := speakers{}
	for n, who := range numbers {
		if s[n], err = f.who.official(who); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// castQuote is what terms ask of a quote. who is 0 where nobody is known to
// have said it; office is that which the story gives.
type castQuote struct {
	kind   quote.Kind
	who    int64
	office string
}

// quotesOf reads the quotes of a story from what is known of it.
func quotesOf(ctx context.Context, c *conn, key int64) ([]castQuote, error) {
	a, err := keptAnalysis(ctx, c, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	who, err := column64(ctx, c, "SELECT who FROM speaker WHERE story = ? ORDER BY n", key)
	if err != nil {
		return nil, err
	}
	quotes := make([]castQuote, len(a.Quotes))
	for i, q := range a.Quotes {
		quotes[i].kind = q.Kind
		if q.Speaker >= 0 && q.Speaker < len(who) {
			quotes[i].who, quotes[i].office = who[q.Speaker], a.Speakers[q.Speaker].Office
		}
	}
	return quotes, nil
}
