package command

import (
	"context"
	"errors"
	"slices"
	"strings"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/official"
	"onrecord/store/story"
)

// selection gathers the quotes that are to be exported.
func (r *run) selection(ctx context.Context, o exporting, f export.Format) (export.Selection, error) {
	w := sortArgs(o.stories)
	ed, ids, err := r.chosen(ctx, w)
	if err != nil {
		return export.Selection{}, err
	}
	if len(o.stories) == 0 {
		ids = nil
	}
	g := gatherer{ctx: ctx, ed: ed, text: f == export.HTML && !o.bare, stories: map[string]*told{}}
	if o.by != "" {
		err = g.record(o.by, o.query, ids)
	} else {
		err = g.quotes(o.query, ids)
	}
	if err != nil {
		return export.Selection{}, err
	}
	if len(g.Items) == 0 && !r.failed && o.query != "" {
		if st, err := ed.Story(ctx, o.query); err == nil {
			return export.Selection{}, nothing("for the story: onrecord export --story "+st.ID, "no quote fits: %s", o.query)
		}
	}
	g.Title = g.title(o)
	return g.Selection, nil
}

// gatherer makes a selection of what an edition answers.
type gatherer struct {
	export.Selection
	ctx     context.Context
	ed      store.Edition
	text    bool // the stories are to be read in the export
	stories map[string]*told
}

// told is a story with who said what in it.
type told struct {
	export.Story
	store.Analysis
	people map[int]export.Person
}

// title says what the quotes have in common.
func (g *gatherer) title(o exporting) string {
	var parts []string
	if g.Official != nil {
		parts = append(parts, g.Official.Name)
	}
	switch {
	case len(o.stories) == 0:
	case len(g.stories) == 1:
		for _, st := range g.stories {
			parts = append(parts, st.Headline)
		}
	default:
		parts = append(parts, "Quotes of "+count(len(g.stories), "story", "stories"))
	}
	if o.query != "" {
		parts = append(parts, "Quotes found for: "+story.Line(o.query))
	}
	if len(parts) == 0 {
		return "All quotes"
	}
	return strings.Join(parts, " · ")
}

// quotes gathers what a search finds, in these stories or in all, the newest
// first or in the order of the stories.
func (g *gatherer) quotes(query string, ids []string) error {
	found, err := g.ed.Quotes(g.ctx, query, store.Page{})
	if err != nil {
		return err
	}
	if ids != nil {
		byID := make(map[string]store.Selected, len(found.Stories))
		for _, s := range found.Stories {
			byID[s.ID] = s
		}
		found.Stories = found.Stories[:0]
		for _, id := range ids {
			if s, ok := byID[id]; ok {
				found.Stories = append(found.Stories, s)
				delete(byID, id) // named twice, written once
			}
		}
	}
	g.Items = make([]export.Item, 0, found.Chosen)
	for _, s := range found.Stories {
		for _, i := range s.Quotes {
			if err := g.add(s.ID, i, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// record gathers the statements of an official: those of which a place is
// found by the search and stands in one of the stories, and only such places.
func (g *gatherer) record(name, query string, ids []string) error {
	rec, err := g.ed.Record(g.ctx, store.RecordQuery{Official: name}, store.Page{})
	if err != nil {
		return err
	}
	g.Official = &rec.Official
	chosen := map[string]bool{}
	for _, id := range ids {
		chosen[id] = true
	}
	fits := func(p official.Place) bool { return ids == nil || chosen[p.StoryID] }
	if query != "" {
		found, err := g.ed.Quotes(g.ctx, query, store.Page{})
		if err != nil {
			return err
		}
		in := map[string][]int{}
		for _, s := range found.Stories {
			in[s.ID] = s.Quotes
		}
		named := fits
		fits = func(p official.Place) bool { return named(p) && slices.Contains(in[p.StoryID], p.Quote) }
	}
	number := 0
	for _, s := range rec.Statements {
		first := len(g.Items)
		for _, p := range s.Places {
			if !fits(p) {
				continue
			}
			if len(g.Items) == first {
				number++
			}
			if err := g.add(p.StoryID, p.Quote, number); err != nil {
				return err
			}
		}
	}
	return nil
}

// add adds a quote of a story.
func (g *gatherer) add(id string, i, statement int) error {
	st, err := g.told(id)
	if err != nil {
		return err
	}
	if i < 0 || i >= len(st.Quotes) {
		return nil // the story has been read anew in between
	}
	it := export.Item{Story: &st.Story, Quote: &st.Quotes[i], Number: i, Words: st.Words[i], Statement: statement}
	if it.Speaker, err = g.person(st, st.Quotes[i].Speaker); err != nil {
		return err
	}
	if it.Relay, err = g.person(st, st.Quotes[i].Relay); err != nil {
		return err
	}
	g.Items = append(g.Items, it)
	return nil
}

func (g *gatherer) told(id string) (*told, error) {
	if st := g.stories[id]; st != nil {
		return st, nil
	}
	whole, err := g.ed.Story(g.ctx, id)
	if err != nil {
		return nil, err
	}
	a, err := g.ed.Analysis(g.ctx, id)
	if err != nil {
		return nil, err
	}
	st := &told{Story: export.Story{Story: whole}, Analysis: a, people: map[int]export.Person{}}
	if g.text {
		st.Read = whole.Blocks
	}
	g.stories[id] = st
	return st, nil
}

// person is a speaker of a story under the name that the edition knows, with
// the office that the story gives, or else the one held on the day.
func (g *gatherer) person(st *told, i int) (export.Person, error) {
	if i < 0 || i >= len(st.Speakers) {
		return export.Person{}, nil
	}
	if p, ok := st.people[i]; ok {
		return p, nil
	}
	p := export.Person{Name: st.Speakers[i].Name, Office: st.Speakers[i].Office}
	o, err := g.ed.OfficialOf(g.ctx, st.ID, i)
	var unknown *store.NotFoundError
	switch {
	case errors.As(err, &unknown):
	case err != nil:
		return p, err
	default:
		p.ID, p.Name = o.ID, o.Name
		if p.Office == "" {
			p.Office = o.OfficeOn(st.Date)
		}
	}
	st.people[i] = p
	return p, nil
}
