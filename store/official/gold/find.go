package gold

import (
	"context"
	"fmt"
	"time"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// foundStory is what the engine found in a story.
type foundStory struct {
	store.Analysis
	date      time.Time
	officials []official.Official // of each speaker
	statement []string            // of each quote; empty where it has none
}

// found is what the engine found in an edition.
type found struct {
	stories map[string]*foundStory
	ids     []string                     // of the stories, as the edition has them
	byID    map[string]official.Official // officials
}

// find asks an edition everything that the gold can judge.
func find(ctx context.Context, texts []store.Text) (*found, error) {
	edition := store.Open(store.Options{Texts: texts, Analyse: true})
	defer edition.Close()
	f := &found{stories: map[string]*foundStory{}, byID: map[string]official.Official{}}
	// Officials waits until all stories have been read and analysed.
	if _, err := edition.Officials(ctx, store.OfficialsQuery{}, store.Page{Limit: 1}); err != nil {
		return nil, err
	}
	listing, err := edition.Stories(ctx, store.Choice{}, store.Page{})
	if err != nil {
		return nil, err
	}
	for _, s := range listing.Entries {
		fs, err := findStory(ctx, edition, s.ID)
		if err != nil {
			return nil, fmt.Errorf("story %s: %w", s.ID, err)
		}
		fs.date = s.Date
		f.stories[s.ID], f.ids = fs, append(f.ids, s.ID)
		for _, o := range fs.officials {
			f.byID[o.ID] = o
		}
	}
	for id := range f.byID {
		if err := f.findStatements(ctx, edition, id); err != nil {
			return nil, fmt.Errorf("record of %s: %w", id, err)
		}
	}
	return f, nil
}

func findStory(ctx context.Context, e store.Edition, id string) (*foundStory, error) {
	a, err := e.Analysis(ctx, id)
	if err != nil {
		return nil, err
	}
	fs := &foundStory{Analysis: a, statement: make([]string, len(a.Quotes))}
	for i := range a.Speakers {
		o, err := e.OfficialOf(ctx, id, i)
		if err != nil {
			return nil, err
		}
		fs.officials = append(fs.officials, o)
	}
	return fs, nil
}

// findStatements notes which quotes are one statement.
func (f *found) findStatements(ctx context.Context, e store.Edition, id string) error {
	r, err := e.Record(ctx, store.RecordQuery{Official: id}, store.Page{})
	if err != nil {
		return err
	}
	for i, s := range r.Statements {
		for _, p := range s.Places {
			if fs := f.stories[p.StoryID]; fs != nil && p.Quote < len(fs.statement) {
				fs.statement[p.Quote] = fmt.Sprintf("%s #%d", id, i)
			}
		}
	}
	return nil
}

// speaks reports whether a speaker of the story has a quote and does not only
// pass words on.
func (fs *foundStory) speaks(speaker int) bool {
	for _, q := range fs.Quotes {
		if q.Speaker == speaker {
			return true
		}
	}
	return false
}

// person reports whether a speaker is a person for the engine.
func (fs *foundStory) person(speaker int) bool { return fs.Speakers[speaker].Kind == quote.Person }
