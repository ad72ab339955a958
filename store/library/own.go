package library

import (
	"context"

	"onrecord/store"
	"onrecord/store/marks"
)

// Mark sets or clears a mark of the reader's on a story.
func (l *Library) Mark(ctx context.Context, ref string, mark store.Mark, on bool) error {
	found, err := l.find(ctx, ref)
	if err != nil {
		return err
	}
	err = l.marks.Set(found.id, marks.Mark(mark), on)
	l.state.Bump()
	return err
}

// Own is what the reader has left on a story besides marks.
func (l *Library) Own(ctx context.Context, ref string) (store.Own, error) {
	found, err := l.find(ctx, ref)
	if err != nil {
		return store.Own{}, err
	}
	place, _ := l.marks.Place(found.id)
	note, err := l.marks.Note(found.id)
	return store.Own{Note: note, Place: place}, err
}

// SetNote keeps a note of the reader's on a story.
func (l *Library) SetNote(ctx context.Context, ref, began, note string) (string, error) {
	found, err := l.find(ctx, ref)
	if err != nil {
		return "", err
	}
	kept, err := l.marks.SetNote(found.id, began, note)
	l.state.Bump()
	return kept, err
}

// SetPlace keeps where in a story the reader is. The state stays as it is, for
// no list shows it.
func (l *Library) SetPlace(ctx context.Context, ref string, p store.Place) error {
	found, err := l.find(ctx, ref)
	if err != nil {
		return err
	}
	return l.marks.SetPlace(found.id, p)
}
