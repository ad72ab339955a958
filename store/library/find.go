package library

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"onrecord/store/library/volume"
	"onrecord/store/marks"
	"onrecord/store/query"
)

// finder puts a query to the volumes, the newest first, and stops where it has
// enough. What it costs does not grow with the number of stories but for words
// that never stand together: they cost two looks into each volume.
type finder struct {
	ctx   context.Context
	c     *conn
	terms []query.Term // those that cost least first
	marks *marks.Book
	asOf  time.Time
	few   map[query.State][]int64 // see withMark
	who   *caster                 // for terms that ask something of quotes
}

// window says what of the stories that are found is wanted: those from an
// offset on, at most so many (0 for all), and how far all of them are counted
// (0 for all). Without keys, stories are only counted.
type window struct {
	offset, limit, most int
	noKeys              bool
}

// foundKeys are the keys of the stories that are found, the newest first.
type foundKeys struct {
	keys  []int64
	total int
	more  bool
}

func newFinder(ctx context.Context, c *conn, q query.Query, book *marks.Book, asOf time.Time) *finder {
	f := &finder{ctx: ctx, c: c, terms: slices.Clone(q.Terms), marks: book, asOf: asOf, few: map[query.State][]int64{}}
	if q.OfQuotes() {
		f.who = newCaster(ctx, c, q)
	}
	slices.SortStableFunc(f.terms, func(a, b query.Term) int {
		return cmp.Or(cmp.Compare(cost(a), cost(b)), cmp.Compare(letters(b), letters(a)))
	})
	return f
}

// cost says how much it costs to put a term to a volume; what it cuts away
// need not be asked of others.
func cost(t query.Term) int {
	const (
		day = iota
		word
		without
		mark
		phrase
	)
	switch {
	case t.Field == query.After || t.Field == query.Before:
		return day
	case t.Field == query.Is:
		return mark
	case t.Field == query.Any && len(t.Words) > 1:
		return phrase
	case t.Not:
		return without
	}
	return word
}

// letters is how long the words of a term are: the longer, the rarer.
func letters(t query.Term) int {
	n := 0
	for _, w := range t.Words {
		n += len(w)
	}
	return n
}

// find gives the stories that fit.
func (f *finder) find(w window) (foundKeys, error) {
	all, err := volumes(f.ctx, f.c, "")
	if err != nil {
		return foundKeys{}, err
	}
	end := math.MaxInt
	switch {
	case w.noKeys:
		end = 0
	case w.limit > 0:
		end = max(w.offset, 0) + w.limit
	}
	waiting, err := f.unbound(math.MinInt64)
	if err != nil {
		return foundKeys{}, err
	}
	got := foundKeys{keys: waiting[:min(len(waiting), end)], total: len(waiting)}
	for i, v := range all {
		if err := f.ctx.Err(); err != nil {
			return got, err
		}
		set, err := f.match(v, w.most)
		if err != nil {
			return got, err
		}
		if n := set.Count(); n > 0 {
			got.total += n
			if got.keys, err = f.take(got.keys, v, set, end); err != nil {
				return got, err
			}
		}
		if w.most > 0 && got.total > w.most && settled(got.keys, end, all[i+1:]) {
			break
		}
	}
	if w.most > 0 && got.total > w.most {
		got.total, got.more = w.most, true
	}
	got.keys = got.keys[min(max(w.offset, 0), len(got.keys)):]
	return got, nil
}

// settled reports whether no story of other volumes comes before those keys
// that are wanted.
func settled(keys []int64, end int, rest []*bound) bool {
	return len(rest) == 0 || end == 0 || len(keys) >= end && keys[end-1] > rest[0].newest
}

// take adds the stories of a volume to keys, which are in order, up to end of
// them.
func (f *finder) take(keys []int64, v *bound, set volume.Set, end int) ([]int64, error) {
	if end == 0 || len(keys) >= end && keys[end-1] > v.newest {
		return keys, nil
	}
	slots, err := v.slots(f.ctx, f.c)
	if err != nil {
		return nil, err
	}
	sorted := len(keys) == 0 || keys[len(keys)-1] > v.newest
	n := 0
	for slot := range set.Slots() {
		if n == end {
			break
		}
		keys = append(keys, slots.Keys[slot])
		n++
	}
	if !sorted {
		slices.SortFunc(keys, func(a, b int64) int { return cmp.Compare(b, a) })
	}
	return keys[:min(len(keys), end)], nil
}

// position counts the stories that fit and stand above that with a key, and
// says whether it fits itself.
func (f *finder) position(key int64) (at int, in bool, err error) {
	all, err := volumes(f.ctx, f.c, "WHERE newest >= ?", key)
	if err != nil {
		return 0, false, err
	}
	waiting, err := f.unbound(key - 1)
	if err != nil {
		return 0, false, err
	}
	at = len(waiting)
	if in = at > 0 && waiting[at-1] == key; in {
		at--
	}
	for _, v := range all {
		if err := f.ctx.Err(); err != nil {
			return 0, false, err
		}
		set, err := f.match(v, 0)
		if err != nil {
			return 0, false, err
		}
		if v.oldest > key || set.Empty() {
			at += set.Count()
			continue
		}
		slots, err := v.slots(f.ctx, f.c)
		if err != nil {
			return 0, false, err
		}
		for slot := range set.Slots() {
			if slots.Keys[slot] <= key {
				in = in || slots.Keys[slot] == key
				break
			}
			at++
		}
	}
	return at, in, nil
}

// match gives the stories of a volume that fit. Where more than most of them do
// (0 is all) those are enough that come first.
func (f *finder) match(v *bound, most int) (volume.Set, error) {
	set := volume.Full(v.stories)
	gone, err := v.goneSet()
	if err != nil {
		return nil, err
	}
	set.AndNot(gone)
	for _, t := range f.terms {
		if set.Empty() {
			return set, nil
		}
		if err := f.narrow(v, set, t); err != nil {
			return nil, err
		}
	}
	if f.who != nil && !set.Empty() {
		err = f.who.narrow(f, v, set, most)
	}
	return set, err
}

// narrow keeps those stories of a set that have what a term asks for.
func (f *finder) narrow(v *bound, set volume.Set, t query.Term) error {
	var has volume.Set
	var err error
	switch t.Field {
	case query.Any:
		has, err = f.withWords(v, set, t)
	case query.Topic:
		has, err = f.withValue(v, t, volume.TopicWord, volume.WholeTopic)
	case query.In:
		has, err = f.withValue(v, t, volume.SourceWord, volume.WholeSource)
	case query.After, query.Before:
		has, err = f.onDays(v, t)
	case query.Is:
		has, err = f.marked(v, set, t.State)
	default:
		return nil // see caster
	}
	switch {
	case err != nil:
	case t.Not:
		set.AndNot(has)
	default:
		set.And(has)
	}
	return err
}

// withWords gives the stories that have a word or a phrase; only those of a
// set matter.
func (f *finder) withWords(v *bound, among volume.Set, t query.Term) (volume.Set, error) {
	field := volume.Word
	if t.OfHeadline() {
		field = volume.HeadWord
	}
	has, err := f.withAll(v, t, field)
	if err != nil || len(t.Words) == 1 {
		return has, err
	}
	if has.And(among); has.Empty() {
		return has, nil
	}
	if exact, err := f.withPairs(v, has, t); err != nil || exact || has.Empty() {
		return has, err
	}
	words := make([][][]byte, len(t.Words))
	for i, w := range t.Words {
		err := f.each(v, volume.Place.Term(w), t.Prefix && i == len(t.Words)-1, func(_, value []byte) error {
			words[i] = append(words[i], value)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return volume.Phrase(has, words)
}

// withPairs keeps those stories of a set that have the short words of a phrase
// that follow one another, and says whether they are all of it.
func (f *finder) withPairs(v *bound, set volume.Set, t query.Term) (exact bool, err error) {
	last := len(t.Words) - 1
	for i := range last {
		if t.Prefix && i+1 == last {
			break
		}
		pair, ok := volume.Pair(t.Words[i], t.Words[i+1])
		if !ok {
			continue
		}
		has := volume.NewSet(v.stories)
		value, err := v.value(f.ctx, f.c, pair)
		if err == nil && value != nil {
			err = has.AddSlots(value)
		}
		if err != nil {
			return false, err
		}
		set.And(has)
		exact = last == 1
	}
	return exact, nil
}

// withAll gives the stories that have all words of a term in a field.
func (f *finder) withAll(v *bound, t query.Term, field volume.Field) (volume.Set, error) {
	all := volume.Full(v.stories)
	for i, w := range t.Words {
		has := volume.NewSet(v.stories)
		err := f.each(v, field.Term(w), t.Prefix && i == len(t.Words)-1, func(_, value []byte) error { return has.AddSlots(value) })
		if err != nil {
			return nil, err
		}
		if all.And(has); all.Empty() {
			break
		}
	}
	return all, nil
}

// each hands over what a volume knows of a term, or of all that begin so.
func (f *finder) each(v *bound, term string, prefix bool, yield func(term, value []byte) error) error {
	if prefix {
		return v.values(f.ctx, f.c, term, yield)
	}
	value, err := v.value(f.ctx, f.c, term)
	if err != nil || value == nil {
		return err
	}
	return yield([]byte(term), value)
}

// withValue gives the stories that have a topic or source in which all words
// of a term stand.
func (f *finder) withValue(v *bound, t query.Term, word, whole volume.Field) (volume.Set, error) {
	has, err := f.withAll(v, t, word)
	if err != nil || len(t.Words) == 1 || has.Empty() {
		return has, err
	}
	// They stand in the topics of one story, but perhaps in several of them.
	has = volume.NewSet(v.stories)
	err = v.values(f.ctx, f.c, whole.Term(""), func(term, value []byte) error {
		if t.Among(volume.Words(string(term[1:]))) {
			return has.AddSlots(value)
		}
		return nil
	})
	return has, err
}

// onDays gives the stories of the days that a term asks for.
func (f *finder) onDays(v *bound, t query.Term) (volume.Set, error) {
	day, after := volume.Day(t.Day), t.Field == query.After
	if before := v.last < day; before || v.first >= day {
		if before == after {
			return volume.NewSet(v.stories), nil
		}
		return volume.Full(v.stories), nil
	}
	slots, err := v.slots(f.ctx, f.c)
	if err != nil {
		return nil, err
	}
	has := volume.NewSet(v.stories)
	for slot, d := range slots.Days {
		if (d >= day) == after {
			has.Add(slot)
		}
	}
	return has, nil
}
