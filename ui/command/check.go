package command

import (
	"errors"
	"fmt"

	"onrecord/store/notes"
	"onrecord/store/story"
)

// mistakeRecord is a mistake in the notes about officials.
type mistakeRecord struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Wrong   string `json:"wrong"`
	Instead string `json:"instead"`
}

// checkNotes reads the notes about officials and nothing else, and tells every
// mistake in them.
func (r *run) checkNotes() error {
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
		_, err = fmt.Fprintf(r.Out, "%s: %s, no mistakes\n", story.Line(file.Path()), count(len(told), "entry", "entries"))
	}
	return err
}

// tellMistake prints one mistake: JSON is the result that was asked for, text
// goes where errors go.
func (r *run) tellMistake(path string, err error) error {
	if !r.json {
		_, err := fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(path+": "+err.Error()))
		return err
	}
	rec := mistakeRecord{Path: path, Wrong: err.Error()}
	var mistake *notes.Error
	if errors.As(err, &mistake) {
		rec.Line, rec.Wrong, rec.Instead = mistake.Line, mistake.Wrong, mistake.Instead
	}
	return writeJSON(r.Out, rec)
}
