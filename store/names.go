package store

import (
	"strconv"

	"onrecord/store/story"
)

// names gives every story an ID of its own.
type names struct{ taken map[string]bool }

func newNames() *names { return &names{map[string]bool{}} }

// give takes an ID. Where it is taken already, the story's folder is put in
// front of it, and where that does not help, a number behind it.
func (n *names) give(id, folder string) string {
	if n.taken[id] && folder != "" && folder != "." && folder != "/" {
		id = story.IDOf(folder+".") + "-" + id
	}
	unique := id
	for i := 2; n.taken[unique]; i++ {
		unique = id + "-" + strconv.Itoa(i)
	}
	n.taken[unique] = true
	return unique
}
