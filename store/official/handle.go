package official

// handle is an account of a network, @PeteHegseth, and the officials whom
// stories tie it to.
type handle struct {
	members usages
	owners  map[*entity]bool
	left    *entity
}

func newHandle() *handle { return &handle{members: usages{}, owners: map[*entity]bool{}} }

// joinHandles gives handles to the only official whom some story ties them to:
// “Pete Hegseth (@PeteHegseth)”. That a handle spells a name ties it to nobody.
func (d *Directory) joinHandles() {
	for handle := range d.todo.handles {
		d.needHome(home{inHandle, handle})
	}
	for key := range d.todo.handles {
		h := d.handles[key]
		if h == nil {
			continue
		}
		d.joinHandle(h)
		if len(h.members)+len(h.owners) == 0 {
			delete(d.handles, key)
		}
	}
}

func (d *Directory) joinHandle(h *handle) {
	d.kill(h.left)
	h.left = nil
	var left []*usage
	for _, u := range h.members.sorted() {
		d.release(u)
		if len(h.owners) == 1 {
			for e := range h.owners {
				d.give(u, e, byHandle)
			}
			continue
		}
		left = append(left, u)
	}
	if len(left) > 0 {
		h.left = d.newEntity(newGroup(left...))
	}
}
