package official

// todo is what has changed since who is who was found out.
type todo struct {
	fresh    []*usage
	moving   map[*usage]bool // whose home may be another
	families map[string]bool
	pinned   map[string]bool
	loose    map[*group]bool // groups of no entity
	words    map[string]bool
	seats    map[string]bool
	handles  map[string]bool
	plain    map[string]bool
	changed  map[*entity]bool
	slugs    map[string]bool
}

func newTodo() todo {
	return todo{
		moving: map[*usage]bool{}, families: map[string]bool{}, pinned: map[string]bool{}, loose: map[*group]bool{},
		words: map[string]bool{}, seats: map[string]bool{}, handles: map[string]bool{}, plain: map[string]bool{},
		changed: map[*entity]bool{}, slugs: map[string]bool{},
	}
}

// settle joins what has changed, layer by layer. A layer changes nothing of
// those before it. The lock is held.
func (d *Directory) settle() {
	for u := range d.todo.moving {
		if u.count > 0 {
			d.settleIn(u)
		}
	}
	for _, layer := range [...]func(){
		d.joinFamilies, d.joinVariants, d.joinWords, d.enterHolders, d.joinSeats, d.joinHandles, d.joinPlain, d.describeAll, d.giveIDs,
	} {
		if d.failed() {
			return
		}
		layer()
	}
	for _, u := range d.todo.fresh {
		u.fresh = false
	}
	d.todo = newTodo()
}
