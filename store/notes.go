package store

import (
	"fmt"

	"onrecord/store/notes"
	"onrecord/store/official"
)

// mostMistakes is how many mistakes of a file of notes are told one by one.
const mostMistakes = 50

// ReadNotes gives what the reader has noted about officials, and what is
// wrong with her file; nil is no file.
func ReadNotes(f *notes.File) (official.Notes, []Problem) {
	told, errs := f.Read()
	var problems []Problem
	for i, err := range errs {
		if i == mostMistakes {
			more := fmt.Sprintf("there are %d mistakes more", len(errs)-i)
			problems = append(problems, Problem{f.Path(), &notes.Error{Wrong: more, Instead: "mend these first"}})
			break
		}
		problems = append(problems, Problem{f.Path(), err})
	}
	return told, problems
}
