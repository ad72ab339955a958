package store

import (
	"context"

	"onrecord/store/official"
	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/store/verify"
)

// Opening is an edition that is being opened: who asks waits until it is. So a
// screen can be drawn before a file of an index has been looked at.
type Opening struct {
	ready   chan struct{} // closed once what follows is there
	edition Edition
	err     error
}

var _ Edition = (*Opening)(nil)

// OpenBehind opens an edition behind what else is going on.
func OpenBehind(open func() (Edition, error)) *Opening {
	o := &Opening{ready: make(chan struct{})}
	go func() {
		defer close(o.ready)
		o.edition, o.err = open()
	}()
	return o
}

// onceOpen puts a question to an edition once it is open.
func onceOpen[T any](ctx context.Context, o *Opening, ask func(Edition) (T, error)) (T, error) {
	var none T
	select {
	case <-o.ready:
		if o.err != nil {
			return none, o.err
		}
		return ask(o.edition)
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// tell is onceOpen for what has no answer.
func tell(ctx context.Context, o *Opening, ask func(Edition) error) error {
	_, err := onceOpen(ctx, o, func(e Edition) (struct{}, error) { return struct{}{}, ask(e) })
	return err
}

// Stories asks the edition.
func (o *Opening) Stories(ctx context.Context, c Choice, p Page) (Listing, error) {
	return onceOpen(ctx, o, func(e Edition) (Listing, error) { return e.Stories(ctx, c, p) })
}

// Position asks the edition.
func (o *Opening) Position(ctx context.Context, c Choice, id string) (int, error) {
	return onceOpen(ctx, o, func(e Edition) (int, error) { return e.Position(ctx, c, id) })
}

// Story asks the edition.
func (o *Opening) Story(ctx context.Context, ref string) (story.Story, error) {
	return onceOpen(ctx, o, func(e Edition) (story.Story, error) { return e.Story(ctx, ref) })
}

// Analysis asks the edition.
func (o *Opening) Analysis(ctx context.Context, id string) (Analysis, error) {
	return onceOpen(ctx, o, func(e Edition) (Analysis, error) { return e.Analysis(ctx, id) })
}

// Officials asks the edition.
func (o *Opening) Officials(ctx context.Context, q OfficialsQuery, p Page) (Officials, error) {
	return onceOpen(ctx, o, func(e Edition) (Officials, error) { return e.Officials(ctx, q, p) })
}

// OfficialOf asks the edition.
func (o *Opening) OfficialOf(ctx context.Context, storyID string, speaker int) (official.Official, error) {
	return onceOpen(ctx, o, func(e Edition) (official.Official, error) { return e.OfficialOf(ctx, storyID, speaker) })
}

// Record asks the edition.
func (o *Opening) Record(ctx context.Context, q RecordQuery, p Page) (official.Record, error) {
	return onceOpen(ctx, o, func(e Edition) (official.Record, error) { return e.Record(ctx, q, p) })
}

// Explain asks the edition.
func (o *Opening) Explain(ctx context.Context, ref string) (official.Explanation, error) {
	return onceOpen(ctx, o, func(e Edition) (official.Explanation, error) { return e.Explain(ctx, ref) })
}

// Verify asks the edition.
func (o *Opening) Verify(ctx context.Context, q verify.Question) (verify.Verdict, error) {
	return onceOpen(ctx, o, func(e Edition) (verify.Verdict, error) { return e.Verify(ctx, q) })
}

// Search asks the edition.
func (o *Opening) Search(ctx context.Context, text string, p Page) (Results, error) {
	return onceOpen(ctx, o, func(e Edition) (Results, error) { return e.Search(ctx, text, p) })
}

// Count asks the edition.
func (o *Opening) Count(ctx context.Context, text string, most int) (n int, more bool, err error) {
	n, err = onceOpen(ctx, o, func(e Edition) (int, error) {
		n, further, err := e.Count(ctx, text, most)
		more = further
		return n, err
	})
	return n, more, err
}

// Complete asks the edition.
func (o *Opening) Complete(ctx context.Context, f query.Field, begin string, most int) ([]string, error) {
	return onceOpen(ctx, o, func(e Edition) ([]string, error) { return e.Complete(ctx, f, begin, most) })
}

// Quotes asks the edition.
func (o *Opening) Quotes(ctx context.Context, text string, p Page) (Selection, error) {
	return onceOpen(ctx, o, func(e Edition) (Selection, error) { return e.Quotes(ctx, text, p) })
}

// Mark tells the edition.
func (o *Opening) Mark(ctx context.Context, id string, m Mark, on bool) error {
	return tell(ctx, o, func(e Edition) error { return e.Mark(ctx, id, m, on) })
}

// Own asks the edition.
func (o *Opening) Own(ctx context.Context, id string) (Own, error) {
	return onceOpen(ctx, o, func(e Edition) (Own, error) { return e.Own(ctx, id) })
}

// SetNote tells the edition.
func (o *Opening) SetNote(ctx context.Context, id, began, note string) (string, error) {
	return onceOpen(ctx, o, func(e Edition) (string, error) { return e.SetNote(ctx, id, began, note) })
}

// SetPlace tells the edition.
func (o *Opening) SetPlace(ctx context.Context, id string, p Place) error {
	return tell(ctx, o, func(e Edition) error { return e.SetPlace(ctx, id, p) })
}

// Watch has the edition watch its files.
func (o *Opening) Watch(ctx context.Context) error {
	return tell(ctx, o, func(e Edition) error { return e.Watch(ctx) })
}

// State asks the edition.
func (o *Opening) State(ctx context.Context, known int) (State, error) {
	return onceOpen(ctx, o, func(e Edition) (State, error) { return e.State(ctx, known) })
}

// Close closes the edition once it is open, if it can be closed.
func (o *Opening) Close() error {
	<-o.ready
	if c, ok := o.edition.(interface{ Close() error }); ok {
		return c.Close()
	}
	return nil
}
