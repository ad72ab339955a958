package library

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"onrecord/store"
	"onrecord/store/official"
)

// joiner writes to the index who is who.
type joiner struct {
	ctx context.Context
	c   *conn
	// counts are how much more or less names and offices are spoken under.
	counts map[value]int
	stale  map[int64]bool // whose records are no longer what they were
	err    error
}

func (j *joiner) exec(query string, args ...any) {
	if j.err == nil {
		j.err = j.c.exec(j.ctx, query, args...)
	}
}

// one asks for a number, and says whether there is one.
func (j *joiner) one(query string, args ...any) (n int64, ok bool) {
	if j.err != nil {
		return 0, false
	}
	err := j.c.row(j.ctx, query, args...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false
	}
	j.err = err
	return n, err == nil
}

func (j *joiner) write(batch []arrived, u official.Update) error {
	j.counts, j.stale = map[value]int{}, map[int64]bool{}
	for _, s := range u.Gone {
		j.outdate(s.ID)
		j.gone(s)
	}
	for _, s := range u.Stories {
		j.story(s)
	}
	for _, c := range u.Removed {
		j.forget(c.Number)
		j.stale[c.Number] = true
		j.exec("DELETE FROM official WHERE who = ?", c.Number)
		j.exec("DELETE FROM names WHERE rowid = ?", c.Number)
		j.exec("DELETE FROM card WHERE who = ?", c.Number)
		j.keys(c)
	}
	for _, c := range u.Cards {
		j.card(c)
	}
	speakers := map[string][]int64{}
	for _, s := range u.Moved {
		if s.Was == 0 {
			speakers[s.StoryID] = append(speakers[s.StoryID], s.Number)
		} else {
			j.move(s)
		}
	}
	for i := range batch {
		j.settle(&batch[i], speakers[batch[i].id])
	}
	if j.err == nil {
		j.err = writeCounts(j.ctx, j.c, j.counts)
	}
	for number := range j.stale {
		if j.err == nil {
			j.err = dropRecord(j.ctx, j.c, number)
		}
	}
	if j.err == nil {
		j.err = newVersion(j.ctx, j.c)
	}
	return j.err
}

func (j *joiner) gone(s official.GoneStory) {
	number, ok := j.one("SELECT number FROM joined WHERE id = ?", s.ID)
	if !ok {
		return
	}
	for _, usage := range s.Usages {
		j.exec("DELETE FROM mention WHERE usage = ? AND number = ?", usage, number)
	}
	j.exec("DELETE FROM joined WHERE number = ?", number)
}

func (j *joiner) story(s official.StoryCard) {
	j.exec("INSERT INTO joined (id, data) VALUES (?, ?)", s.ID, s.Data)
	number, _ := j.one("SELECT number FROM joined WHERE id = ?", s.ID)
	for _, usage := range s.Usages {
		j.exec("INSERT OR IGNORE INTO mention (usage, number) VALUES (?, ?)", usage, number)
	}
}

func (j *joiner) keys(c official.Card) {
	for _, k := range c.Dropped {
		j.exec("DELETE FROM card_key WHERE key = ? AND who = ?", int64(k), c.Number)
	}
	for _, k := range c.Added {
		j.exec("INSERT OR REPLACE INTO card_key (key, who, n) VALUES (?, ?, ?)", int64(k.Key), c.Number, k.N)
	}
}

// outdate says that those who speak in a story are quoted otherwise, or beside
// others.
func (j *joiner) outdate(id string) {
	if j.err != nil {
		return
	}
	var list []int64
	list, j.err = cards{ctx: j.ctx, c: j.c}.Speakers(id)
	for _, number := range list {
		j.stale[number] = true
	}
}

// known is an official as the index has her, nil where it does not.
func (j *joiner) known(number int64) *official.Official {
	if j.err != nil {
		return nil
	}
	o, err := scanOfficial(j.c.row(j.ctx, "SELECT data FROM official WHERE who = ?", number))
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	j.err = err
	return &o
}

// forget takes an official who is no more out of what finds her by her words.
func (j *joiner) forget(number int64) {
	o := j.known(number)
	if o == nil || j.err != nil {
		return
	}
	if o.Listed() {
		countOfficial(j.counts, o, -1)
	}
	j.err = dropCalled(j.ctx, j.c, number)
}

// card writes an official who is new or has changed. The cards of those who
// are no more have gone before, so that no ID is there twice. Most have only
// been quoted once more, and are found by the words that they were.
func (j *joiner) card(c official.Card) {
	before, now := j.known(c.Number), &c.Official
	listed := store.NewListed(*now)
	if before != nil && before.Listed() {
		countOfficial(j.counts, before, -1)
	}
	if now.Listed() {
		countOfficial(j.counts, now, 1)
	}
	j.exec(`INSERT INTO official (who, id, listed, kind, quotes, surname, data) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (who) DO UPDATE SET id = excluded.id, listed = excluded.listed, kind = excluded.kind,
		quotes = excluded.quotes, surname = excluded.surname, data = excluded.data`,
		c.Number, now.ID, now.Listed(), int(now.Kind), now.Quotes, listed.Surname, now.Pack())
	j.exec("INSERT OR REPLACE INTO card (who, data) VALUES (?, ?)", c.Number, c.Data)
	if before == nil || before.Listed() != now.Listed() || !sameWords(before, now) {
		j.words(c.Number, before, listed)
	}
	if before != nil && (before.Name != now.Name || before.Kind != now.Kind) {
		j.rename(c.Number)
	}
	j.keys(c)
}

// sameWords reports whether an official is found by the words that she was.
func sameWords(a, b *official.Official) bool {
	return a.ID == b.ID && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) &&
		slices.EqualFunc(a.Offices, b.Offices, func(f, g official.Office) bool { return f.Title == g.Title })
}

// words writes the words by which an official is found.
func (j *joiner) words(number int64, before *official.Official, now *store.Listed) {
	if before != nil {
		j.exec("DELETE FROM names WHERE rowid = ?", number)
		if j.err == nil {
			j.err = dropCalled(j.ctx, j.c, number)
		}
	}
	if j.err == nil {
		j.err = writeCalled(j.ctx, j.c, number, &now.Official)
	}
	if now.Listed() {
		words, _ := now.Words()
		words = slices.Compact(slices.Sorted(slices.Values(words)))
		j.exec("INSERT INTO names (rowid, words) VALUES (?, ?)", number, strings.Join(words, " "))
	}
}

// rename says that an official goes by another name than before: the records
// of all who are quoted beside her have it.
func (j *joiner) rename(number int64) {
	if j.err != nil {
		return
	}
	var beside []int64
	beside, j.err = column[int64](j.ctx, j.c, "SELECT DISTINCT p.who FROM said q JOIN speaker p ON p.story = q.story WHERE q.who = ?", number)
	for _, who := range beside {
		j.stale[who] = true
	}
}

// move makes a speaker of a story that was there another's. The story may have
// gone meanwhile.
func (j *joiner) move(s official.Speaker) {
	var data []byte
	j.outdate(s.StoryID)
	j.stale[s.Number] = true
	if j.err != nil {
		return
	}
	err := j.c.row(j.ctx, "SELECT speakers FROM pending WHERE id = ? AND speakers IS NOT NULL", s.StoryID).Scan(&data)
	if err == nil {
		list := unpackSpeakers(data)
		if s.Speaker < len(list) {
			list[s.Speaker] = s.Number
		}
		j.exec("UPDATE pending SET speakers = ? WHERE id = ?", packSpeakers(list), s.StoryID)
		return
	}
	if !errors.Is(err, sql.ErrNoRows) {
		j.err = err
		return
	}
	key, ok := j.one("SELECT key FROM story WHERE id = ?", s.StoryID)
	if !ok {
		return
	}
	j.recast(key)
	j.exec("UPDATE speaker SET who = ? WHERE story = ? AND n = ?", s.Number, key, s.Speaker)
	j.exec("UPDATE said SET who = ? WHERE who = ? AND story = ? AND speaker = ?", s.Number, s.Was, key, s.Speaker)
}

// recast has the volume bound anew in which somebody is somebody else by now.
func (j *joiner) recast(key int64) {
	if j.err == nil {
		j.err = dropCasts(j.ctx, j.c, key)
	}
}

// settle ends what was pending. A story that has come or gone again meanwhile
// stays so, with the speakers by which it has been joined.
func (j *joiner) settle(a *arrived, speakers []int64) {
	turn, ok := j.one("SELECT turn FROM pending WHERE id = ?", a.id)
	if !ok {
		return
	}
	if int(turn) != a.turn {
		var known []byte
		if a.key != 0 {
			known = packSpeakers(speakers)
		}
		j.exec("UPDATE pending SET speakers = ? WHERE id = ?", known, a.id)
		return
	}
	j.exec("DELETE FROM pending WHERE id = ?", a.id)
	j.recast(a.key)
	for n, who := range speakers {
		j.stale[who] = true
		j.exec("INSERT OR REPLACE INTO speaker (story, n, who, office) VALUES (?, ?, ?, ?)", a.key, n, who, a.offices[n])
	}
	for n, q := range a.said {
		if q.speaker >= 0 && q.speaker < len(speakers) {
			j.exec("INSERT OR REPLACE INTO said (who, story, n, kind, speaker) VALUES (?, ?, ?, ?, ?)", speakers[q.speaker], a.key, n, int(q.kind), q.speaker)
		}
	}
}
