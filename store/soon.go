package store

import "context"

type soonKey struct{}

// Soon is a context for who would rather know now what is known than wait for
// all of it, and asks again when the state has changed: while an index is
// built, questions about officials are answered of the stories that are joined
// already, as soon as there are some. A screen asks so; what is printed is not
// asked for again and waits.
func Soon(ctx context.Context) context.Context { return context.WithValue(ctx, soonKey{}, true) }

// IsSoon reports whether a question was asked with the context of [Soon].
func IsSoon(ctx context.Context) bool { return ctx.Value(soonKey{}) != nil }
