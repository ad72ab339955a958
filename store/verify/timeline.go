package verify

import "slices"

// cursor goes through stories of a block in order of time.
type cursor struct {
	shelf *shelf
	rows  []int32 // to come
	ready []*told // read already
	step  int     // how many rows are read at once
}

// peek is the next story, or nil.
func (x *inquiry) peek(c *cursor) *told {
	const least, most = 32, 512
	for len(c.ready) == 0 && len(c.rows) > 0 && x.err == nil {
		n := min(len(c.rows), c.step)
		x.fetch(c.shelf, c.rows[:n])
		for _, row := range c.rows[:n] {
			if t := c.shelf.told[row]; t != nil {
				c.ready = append(c.ready, t)
			}
		}
		c.rows, c.step = c.rows[n:], min(most, max(least, 2*c.step))
	}
	if len(c.ready) == 0 {
		return nil
	}
	return c.ready[0]
}

// inTime calls see with stories that have some voices, given for each block,
// in order of time, as long as see wants more. So many are known to be wanted.
func (x *inquiry) inTime(voices [][]uint32, wanted int, see func(*told) bool) {
	var all []*cursor
	for i, b := range x.blocks {
		if rows := rowsOf(voices[i]); len(rows) > 0 {
			all = append(all, &cursor{shelf: b, rows: rows, step: wanted})
		}
	}
	for x.err == nil {
		var first *cursor
		for _, c := range all {
			if t := x.peek(c); t != nil && (first == nil || t.compare(first.ready[0]) < 0) {
				first = c
			}
		}
		if first == nil {
			return
		}
		t := first.ready[0]
		first.ready = first.ready[1:]
		if !see(t) {
			return
		}
	}
}

// rowsOf are the rows of the stories of some voices, in order.
func rowsOf(voices []uint32) []int32 {
	rows := make([]int32, 0, len(voices))
	for _, v := range voices {
		if n := len(rows); n == 0 || rows[n-1] != rowOf(v) {
			rows = append(rows, rowOf(v))
		}
	}
	if !slices.IsSorted(rows) {
		slices.Sort(rows)
	}
	return slices.Compact(rows)
}
