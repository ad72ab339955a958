package library

import (
	"reflect"
	"slices"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/official"
)

// heedNotes reads what the reader states about officials, once.
func (l *Library) heedNotes() {
	l.people.once.Do(func() {
		if l.options.Notes == nil {
			return
		}
		told, problems := store.ReadNotes(l.options.Notes)
		l.mu.Lock()
		defer l.mu.Unlock()
		l.people.notes, l.people.mistakes = told, problems
	})
}

// toldNotes are those that were read last.
func (l *Library) toldNotes() official.Notes {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.people.notes
}

func (l *Library) isNotes(path string) bool {
	return l.options.Notes != nil && files.Key(path) == files.Key(l.options.Notes.Path())
}

// notesAgain reads the notes where they are among some paths, and has all
// officials joined anew if they are others. It gives the other paths. Only the
// keeper may.
func (l *Library) notesAgain(paths []string) (others []string) {
	others = slices.DeleteFunc(slices.Clone(paths), l.isNotes)
	if len(others) == len(paths) {
		return paths
	}
	l.heedNotes() // what is read now is not to be followed by what was there first
	told, problems := store.ReadNotes(l.options.Notes.Again())
	l.mu.Lock()
	same := reflect.DeepEqual(told, l.people.notes)
	l.people.notes, l.people.mistakes = told, problems
	if !same {
		l.changed++
	}
	l.mu.Unlock()
	// Who does not keep the index shows officials as the other joins them.
	if !same && l.leads() {
		l.people.known.Store(false)
	}
	l.state.Bump()
	return others
}
