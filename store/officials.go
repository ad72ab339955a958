package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// directory is who is who, found once for a list of stories.
type directory struct {
	mu      sync.Mutex
	stories int // how many it was made of
	who     *official.Directory
}

// whoIsWho joins the speakers of all stories.
func (m *Memory) whoIsWho(ctx context.Context) (*official.Directory, error) {
	all, err := m.waitAnalysed(ctx)
	if err != nil {
		return nil, err
	}
	m.who.mu.Lock()
	defer m.who.mu.Unlock()
	if m.who.who != nil && m.who.stories == len(all) {
		return m.who.who, nil
	}
	stories := make([]official.Story, len(all))
	for i, e := range all {
		stories[i] = official.Story{
			ID: e.story.ID, Headline: e.story.Headline, Source: e.story.Source, Date: e.story.Date,
			Quotes: e.analysis.found.Quotes, Speakers: e.analysis.found.Speakers, Words: e.analysis.words,
		}
	}
	m.who.who, m.who.stories = official.Join(stories), len(all)
	return m.who.who, nil
}

// Officials lists the speakers of all stories.
func (m *Memory) Officials(ctx context.Context, q OfficialsQuery, p Page) (Officials, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return Officials{}, err
	}
	all := who.All()
	if words := prose.FoldedWords(q.Filter); len(words) > 0 {
		all = slices.DeleteFunc(all, func(o official.Official) bool { return !chosen(o, words) })
	}
	slices.SortStableFunc(all, officialOrder(q.Order))
	return Officials{Officials: page(all, p), Total: len(all)}, nil
}

// chosen reports whether each word begins a word of the official's name,
// aliases or offices.
func chosen(o official.Official, words []string) bool {
	have := prose.FoldedWords(o.Name)
	for _, a := range o.Aliases {
		have = append(have, prose.FoldedWords(a)...)
	}
	for _, f := range o.Offices {
		have = append(have, prose.FoldedWords(f.Title)...)
	}
	for _, w := range words {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

// officialOrder compares officials: people before organisations and these
// before the unnamed, then as asked.
func officialOrder(o Order) func(a, b official.Official) int {
	byName := func(a, b official.Official) int {
		return cmp.Or(cmp.Compare(surname(a), surname(b)), cmp.Compare(prose.Fold(a.Name), prose.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
	}
	if o == ByName {
		return func(a, b official.Official) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), byName(a, b)) }
	}
	return func(a, b official.Official) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Quotes, a.Quotes), byName(a, b))
	}
}

func surname(o official.Official) string { return official.Surname(o.Name, o.Kind) }

// OfficialOf is who a speaker of a story is.
func (m *Memory) OfficialOf(ctx context.Context, storyID string, speaker int) (official.Official, error) {
	e, err := m.find(ctx, storyID)
	if err != nil {
		return official.Official{}, err
	}
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Official{}, err
	}
	o, ok := who.Of(e.story.ID, speaker)
	if !ok {
		return official.Official{}, &NotFoundError{What: "speaker", Ref: storyID}
	}
	return o, nil
}

// Record is everything that an official has said. The official may be named
// by ID, by name or another form of it, or by the beginning of words of it,
// as long as only one is meant.
func (m *Memory) Record(ctx context.Context, officialID string, p Page) (official.Record, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Record{}, err
	}
	id, err := findOfficial(who, officialID)
	if err != nil {
		return official.Record{}, err
	}
	r, _ := who.Record(id)
	r.Statements = page(r.Statements, p)
	return r, nil
}

// findOfficial gives the ID of the official that ref means.
func findOfficial(who *official.Directory, ref string) (string, error) {
	if o, ok := who.Find(ref); ok {
		return o.ID, nil
	}
	all := who.All()
	words := prose.FoldedWords(ref)
	named := func(match func(official.Official) bool) []string {
		var ids []string
		for _, o := range all {
			if match(o) {
				ids = append(ids, o.ID)
			}
		}
		return ids
	}
	for _, match := range [...]func(official.Official) bool{
		func(o official.Official) bool { return slices.Equal(prose.FoldedWords(o.Name), words) },
		func(o official.Official) bool {
			return slices.ContainsFunc(o.Aliases, func(a string) bool { return slices.Equal(prose.FoldedWords(a), words) })
		},
		func(o official.Official) bool { return chosen(official.Official{Name: o.Name}, words) },
		func(o official.Official) bool { return chosen(o, words) },
	} {
		if len(words) == 0 {
			break
		}
		switch ids := named(match); len(ids) {
		case 0:
		case 1:
			return ids[0], nil
		default:
			return "", &AmbiguousError{What: "official", Ref: ref, IDs: ids}
		}
	}
	near := nearest(ref, all, func(o official.Official) (string, []string) {
		return o.ID, prose.FoldedWords(o.Name + " " + strings.Join(o.Aliases, " "))
	})
	return "", &NotFoundError{What: "official", Ref: ref, Nearest: near}
}
