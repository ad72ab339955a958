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

// forget takes an official out of what is found by her name and her offices.
func (j *joiner) forget(number int64) {
	if j.err != nil {
		return
	}
	var data []byte
	err := j.c.row(j.ctx, "SELECT data FROM official WHERE who = ?", number).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return
	}
	var o official.Official
	if err == nil {
		o, err = official.Unpack(data)
	}
	if err == nil && o.Listed() {
		countOfficial(j.counts, &o, -1)
	}
	if err == nil {
		err = dropCalled(j.ctx, j.c, number)
	}
	j.err = err
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

// card writes an official who is new or has changed. The cards of those who
// are no more have gone before, so that no ID is there twice.
func (j *joiner) card(c official.Card) {
	j.rename(c.Number, c.Official)
	listed := store.NewListed(c.Official)
	shown := c.Official.Listed()
	j.forget(c.Number)
	if shown {
		countOfficial(j.counts, &c.Official, 1)
	}
	if j.err == nil {
		j.err = writeCalled(j.ctx, j.c, c.Number, &c.Official)
	}
	j.exec(`INSERT INTO official (who, id, listed, kind, quotes, surname, data) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (who) DO UPDATE SET id = excluded.id, listed = excluded.listed, kind = excluded.kind,
		quotes = excluded.quotes, surname = excluded.surname, data = excluded.data`,
		c.Number, c.Official.ID, shown, int(c.Official.Kind), c.Official.Quotes, listed.Surname, c.Official.Pack())
	j.exec("INSERT OR REPLACE INTO card (who, data) VALUES (?, ?)", c.Number, c.Data)
	j.exec("DELETE FROM names WHERE rowid = ?", c.Number)
	if shown {
		words, _ := listed.Words()
		words = slices.Compact(slices.Sorted(slices.Values(words)))
		j.exec("INSERT INTO names (rowid, words) VALUES (?, ?)", c.Number, strings.Join(words, " "))
	}
	j.keys(c)
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

// rename looks whether an official goes by another name than before: then the
// records of all who are quoted beside her have it.
func (j *joiner) rename(number int64, now official.Official) {
	if j.err != nil {
		return
	}
	before, err := scanOfficial(j.c.row(j.ctx, "SELECT data FROM official WHERE who = ?", number))
	if errors.Is(err, sql.ErrNoRows) {
		return
	}
	if err != nil {
		j.err = err
		return
	}
	if before.Name == now.Name && before.Kind == now.Kind {
		return
	}
	beside, err := column[int64](j.ctx, j.c, "SELECT DISTINCT p.who FROM said q JOIN speaker p ON p.story = q.story WHERE q.who = ?", number)
	j.err = err
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
