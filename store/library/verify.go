package library

import (
	"context"

	"onrecord/store/official"
	"onrecord/store/verify"
)

// Verify answers whether words were said, and by whom.
func (l *Library) Verify(ctx context.Context, q verify.Question) (v verify.Verdict, err error) {
	err = l.joined(ctx, func(c *conn) error {
		d := &sayers{who: who{ctx: ctx, c: c}}
		var by official.Official
		if q.By != "" {
			number, _, err := findOfficial(ctx, c, q.By)
			if err != nil {
				return err
			}
			if by, err = d.card(number); err != nil {
				return err
			}
		}
		v, err = verify.Ask(ctx, phrases{c}, q.Words, by, d)
		if err == nil {
			err = d.err
		}
		return err
	})
	return v, err
}

// sayers are who said what is found, and where it stands.
type sayers struct {
	who
	story official.Story // the one that was asked for last
}

var _ verify.Directory = (*sayers)(nil)

// Place is where a quote of a story stands.
func (s *sayers) Place(id string, number int) (official.Place, bool) {
	if s.story.ID != id {
		var key int64
		err := s.c.row(s.ctx, "SELECT key FROM story WHERE id = ?", id).Scan(&key)
		if err == nil {
			s.story, err = toldStory(s.ctx, s.c, key)
		}
		if err != nil {
			s.fail(err)
			return official.Place{}, false
		}
	}
	if number < 0 || number >= len(s.story.Quotes) {
		return official.Place{}, false
	}
	return official.NewPlace(&s.story, number), true
}

// StoriesOf gives the IDs of the stories that quote an official.
func (s *sayers) StoriesOf(officialID string) []string {
	ids, err := column[string](s.ctx, s.c,
		"SELECT id FROM story WHERE key IN (SELECT story FROM said WHERE who = (SELECT who FROM official WHERE id = ?))", officialID)
	s.fail(err)
	return ids
}

// fail keeps the first thing that goes wrong.
func (s *sayers) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}
