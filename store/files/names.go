package files

import (
	"hash/fnv"
	"strconv"

	"onrecord/store/story"
)

// Names gives every story an ID of its own. It keeps a sum of each and not
// the ID, for there may be millions: were two sums the same, one story would
// have its folder in its ID, and no harm be done.
type Names struct {
	// Taken, if it is there, says which IDs are taken already besides those
	// that were given here.
	Taken func(id string) bool

	taken map[uint64]struct{}
}

// NewNames gives one by which nothing is named yet.
func NewNames() *Names { return &Names{taken: map[uint64]struct{}{}} }

// Give takes an ID. Where it is taken already, the story's folder is put in
// front of it, and where that does not help, a number behind it.
func (n *Names) Give(id, folder string) string {
	if n.has(id) && folder != "" && folder != "." && folder != "/" {
		id = story.IDOf(folder+".") + "-" + id
	}
	unique := id
	for i := 2; n.has(unique); i++ {
		unique = id + "-" + strconv.Itoa(i)
	}
	n.taken[sum(unique)] = struct{}{}
	return unique
}

// Take takes an ID that was given before, and reports whether it was free.
func (n *Names) Take(id string) bool {
	free := !n.has(id)
	n.taken[sum(id)] = struct{}{}
	return free
}

// Free gives an ID back whose story is gone.
func (n *Names) Free(id string) { delete(n.taken, sum(id)) }

func (n *Names) has(id string) bool {
	_, ok := n.taken[sum(id)]
	return ok || n.Taken != nil && n.Taken(id)
}

// sum is the same in every run, and so are the IDs.
func sum(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	return h.Sum64()
}
