package library

import (
	"context"
	"errors"

	"onrecord/store"
	"onrecord/store/query"
	"onrecord/store/verify"
)

// errMissing is the answer to what cannot be asked yet.
var errMissing = errors.New("the index cannot answer this yet")

// Verify answers whether words were said, and by whom.
func (l *Library) Verify(ctx context.Context, _ verify.Question) (verify.Verdict, error) {
	return verify.Verdict{}, notYet(ctx)
}

// Search finds stories, newest first.
func (l *Library) Search(ctx context.Context, _ string, _ store.Page) (store.Results, error) {
	return store.Results{}, notYet(ctx)
}

// chosen are the stories of a choice that a query makes, newest first.
func (l *Library) chosen(ctx context.Context, _ store.Choice, _ store.Page) (store.Listing, error) {
	return store.Listing{}, notYet(ctx)
}

// positionIn is the index of a story in the list of such a choice.
func (l *Library) positionIn(ctx context.Context, _ store.Choice, _ found) (int, error) {
	return 0, notYet(ctx)
}

// Count is how many stories a search finds.
func (l *Library) Count(ctx context.Context, _ string, _ int) (n int, more bool, err error) {
	return 0, false, notYet(ctx)
}

// Complete gives what a field of a search can be about.
func (l *Library) Complete(ctx context.Context, _ query.Field, _ string, _ int) ([]string, error) {
	return nil, notYet(ctx)
}

// Quotes chooses quotes by story.
func (l *Library) Quotes(ctx context.Context, _ string, _ store.Page) (store.Selection, error) {
	return store.Selection{}, notYet(ctx)
}

func notYet(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return errMissing
}
