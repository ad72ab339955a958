package library

import "context"

// peopleRows are what is written of the speakers of a story.
type peopleRows struct{}

// makePeople makes them.
func makePeople(*made) peopleRows { return peopleRows{} }

// putPeople tells who is who of a story that has come.
func putPeople(context.Context, *conn, *made) error { return nil }

// dropPeople tells it of one that leaves.
func dropPeople(context.Context, *conn, int64) error { return nil }
