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
	people  *people
}

// people are the officials of an edition as they are asked for.
type people struct {
	*official.Directory
	byCount, byName func() []listed
	records         records
}

// listed is an official with the words by which a filter finds her.
type listed struct {
	official.Official
	words []string
}

// whoIsWho joins the speakers of all stories.
func (m *Memory) whoIsWho(ctx context.Context) (*people, error) {
	all, err := m.waitAnalysed(ctx)
	if err != nil {
		return nil, err
	}
	m.who.mu.Lock()
	defer m.who.mu.Unlock()
	if m.who.people != nil && m.who.stories == len(all) {
		return m.who.people, nil
	}
	stories := make([]official.Story, len(all))
	for i, e := range all {
		stories[i] = official.Story{
			ID: e.story.ID, Headline: e.story.Headline, Source: e.story.Source, URL: e.story.URL, Topics: e.story.Topics, Date: e.story.Date,
			Quotes: e.analysis.found.Quotes, Speakers: e.analysis.found.Speakers, Words: e.analysis.found.Words,
		}
	}
	m.who.people, m.who.stories = newPeople(m.directory(stories)), len(all)
	return m.who.people, nil
}

// directory joins the speakers of stories as the reader's notes say.
func (m *Memory) directory(stories []official.Story) *official.Directory {
	m.mu.Lock()
	d := official.NewDirectory(m.notes)
	m.mu.Unlock()
	d.Add(stories...)
	return d
}

func newPeople(d *official.Directory) *people {
	p := &people{Directory: d}
	p.byName = sync.OnceValue(func() []listed {
		list := make([]listed, 0, len(d.All()))
		surnames := map[string]string{}
		for _, o := range d.All() {
			surnames[o.ID] = official.Surname(o.Name, o.Kind) + " " + prose.Fold(o.Name)
			list = append(list, listed{o, wordsOf(o)})
		}
		slices.SortFunc(list, func(a, b listed) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(surnames[a.ID], surnames[b.ID]), cmp.Compare(a.ID, b.ID))
		})
		return list
	})
	p.byCount = sync.OnceValue(func() []listed {
		list := slices.Clone(p.byName())
		slices.SortStableFunc(list, func(a, b listed) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Quotes, a.Quotes))
		})
		return list
	})
	return p
}

// wordsOf are the words of an official's name, aliases and offices.
func wordsOf(o official.Official) []string {
	words := prose.FoldedWords(o.Name)
	for _, a := range o.Aliases {
		words = append(words, prose.FoldedWords(a)...)
	}
	for _, f := range o.Offices {
		words = append(words, prose.FoldedWords(f.Title)...)
	}
	return words
}

// begun reports whether each of some words begins one of others.
func begun(words, others []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(others, func(o string) bool { return strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return true
}

// Officials lists the speakers of all stories: people before organisations
// and these before the unnamed, then in the order that is asked for.
func (m *Memory) Officials(ctx context.Context, q OfficialsQuery, p Page) (Officials, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return Officials{}, err
	}
	list := who.byCount
	if q.Order == ByName {
		list = who.byName
	}
	all := list()
	if words := prose.FoldedWords(q.Filter); len(words) > 0 {
		chosen := make([]listed, 0, len(all))
		for _, o := range all {
			if begun(words, o.words) {
				chosen = append(chosen, o)
			}
		}
		all = chosen
	}
	found := Officials{Total: len(all)}
	for _, o := range page(all, p) {
		found.Officials = append(found.Officials, o.Official)
	}
	return found, nil
}

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

// Explain says why the forms of an official's name were taken for one
// person's. The official may be named as for Record.
func (m *Memory) Explain(ctx context.Context, officialRef string) (official.Explanation, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Explanation{}, err
	}
	id, err := findOfficial(who, officialRef)
	if err != nil {
		return official.Explanation{}, err
	}
	e, _ := who.Directory.Explain(id)
	return e, nil
}

// findOfficial gives the ID of the official that ref means.
func findOfficial(who *people, ref string) (string, error) {
	if o, ok := who.Find(ref); ok {
		return o.ID, nil
	}
	words := prose.FoldedWords(ref)
	same := func(s string) bool { return slices.Equal(prose.FoldedWords(s), words) }
	all := who.byCount()
	for _, meant := range [...]func(listed) bool{
		func(o listed) bool { return same(o.Name) },
		func(o listed) bool { return slices.ContainsFunc(o.Aliases, same) },
		func(o listed) bool { return begun(words, prose.FoldedWords(o.Name)) },
		func(o listed) bool { return begun(words, o.words) },
	} {
		var ids []string
		for _, o := range all {
			if len(words) > 0 && meant(o) {
				ids = append(ids, o.ID)
			}
		}
		switch len(ids) {
		case 0:
		case 1:
			return ids[0], nil
		default:
			return "", &AmbiguousError{What: "official", Ref: ref, IDs: ids}
		}
	}
	near := nearest(ref, all, func(o listed) (string, []string) {
		return o.ID, prose.FoldedWords(o.Name + " " + strings.Join(o.Aliases, " "))
	})
	return "", &NotFoundError{What: "official", Ref: ref, Nearest: near}
}
