package command

import (
	"context"
	"errors"
	"fmt"

	"onrecord/store"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/story"
)

// mistakeRecord is a mistake in the notes about officials, or something in them
// that no story speaks of.
type mistakeRecord struct {
	Kind    string `json:"kind"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Wrong   string `json:"wrong"`
	Instead string `json:"instead"`
}

// checkNotes tells every mistake in the notes about officials and, if there is
// none, what of them has no effect on the edition.
func (r *run) checkNotes(ctx context.Context) error {
	var err error
	if r.conf, err = readConfig(configFile()); err != nil {
		return err
	}
	file, err := r.notesAt()
	if err != nil {
		return err
	}
	if file == nil {
		return nothing("how to write one: docs/officials.md", "%s: there is no such file", r.notesPath())
	}
	told, errs := file.Read()
	for _, err := range errs {
		if err := r.tellMistake(file.Path(), err); err != nil {
			return err
		}
	}
	if len(errs) > 0 {
		return &failure{code: Failed, err: errReported}
	}
	if !r.json {
		if _, err := fmt.Fprintf(r.Out, "%s: %s, no mistakes\n", story.Line(file.Path()), count(len(told), "entry", "entries")); err != nil {
			return err
		}
	}
	return r.tellUnheard(ctx, file.Path(), told)
}

// tellUnheard prints what in the notes no story speaks of. That is no
// mistake: another edition may.
func (r *run) tellUnheard(ctx context.Context, path string, told official.Notes) error {
	ed, err := r.everything(ctx)
	if err != nil {
		return err
	}
	people, err := ed.Officials(ctx, store.OfficialsQuery{}, store.Page{})
	if err != nil {
		return err
	}
	listing, err := ed.Stories(ctx, store.Choice{}, store.Page{})
	if err != nil {
		return err
	}
	ids := make([]string, len(listing.Entries))
	for i, e := range listing.Entries {
		ids[i] = e.ID
	}
	for _, u := range notes.Unheard(told, people.Officials, ids) {
		if r.json {
			err = writeJSON(r.Out, mistakeRecord{Kind: "unheard", Path: path, Line: u.Line, Wrong: u.Wrong})
		} else {
			_, err = fmt.Fprintln(r.Out, story.Line(path+": "+u.Error()))
		}
		if err != nil {
			return err
		}
	}
	return r.ended(1, "")
}

// tellMistake prints one mistake: JSON is the result that was asked for, text
// goes where errors go.
func (r *run) tellMistake(path string, err error) error {
	if !r.json {
		_, err := fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(path+": "+err.Error()))
		return err
	}
	rec := mistakeRecord{Kind: "mistake", Path: path, Wrong: err.Error()}
	var mistake *notes.Error
	if errors.As(err, &mistake) {
		rec.Line, rec.Wrong, rec.Instead = mistake.Line, mistake.Wrong, mistake.Instead
	}
	return writeJSON(r.Out, rec)
}
