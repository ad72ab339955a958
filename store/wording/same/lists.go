package same

// lists are the units that have each mark: very many lists, nearly all of
// them short, in few pieces of memory.
type lists struct {
	marks []uint64 // a table with open addressing; 0 where there is none
	which []int32  // the list of the mark in the same place
	all   []list
	rooms [][]int32
	free  [maxClass + 1][]int32 // rooms of lists that have moved, by size
	used  int                   // of the last piece
}

// list says where the units stand, in room for a power of two of them.
type list struct {
	at    int32
	len   int16
	class int8
}

const (
	maxClass  = 11 // 2048, enough for mostListed
	pieceBits = 14
	pieceSize = 1 << pieceBits
)

// place is where a mark stands in the table, or would.
func (l *lists) place(mark uint64) int {
	mask := len(l.marks) - 1
	at := int(mark>>8) & mask
	for l.marks[at] != 0 && l.marks[at] != mark+1 {
		at = (at + 1) & mask
	}
	return at
}

// of is the list of a mark, if there is one.
func (l *lists) of(mark uint64) (int32, bool) {
	if len(l.marks) == 0 {
		return 0, false
	}
	at := l.place(mark)
	return l.which[at], l.marks[at] != 0
}

// make is the list of a mark, which is made if there is none.
func (l *lists) make(mark uint64) int32 {
	if 4*len(l.all) >= 3*len(l.marks) {
		l.grow()
	}
	at := l.place(mark)
	if l.marks[at] == 0 {
		l.marks[at], l.which[at] = mark+1, int32(len(l.all))
		l.all = append(l.all, list{at: l.room(0)})
	}
	return l.which[at]
}

func (l *lists) grow() {
	marks, which := l.marks, l.which
	size := max(64, 2*len(marks))
	l.marks, l.which = make([]uint64, size), make([]int32, size)
	for i, m := range marks {
		if m != 0 {
			at := l.place(m - 1)
			l.marks[at], l.which[at] = m, which[i]
		}
	}
}

func (l *lists) get(n int32) []int32 {
	s := &l.all[n]
	piece := l.rooms[s.at>>pieceBits]
	from := int(s.at) & (pieceSize - 1)
	return piece[from : from+int(s.len)]
}

func (l *lists) append(n, unit int32) {
	s := &l.all[n]
	if int(s.len) == 1<<s.class {
		old := l.get(n)
		l.free[s.class] = append(l.free[s.class], s.at)
		s.class++
		s.at = l.room(s.class)
		copy(l.rooms[s.at>>pieceBits][int(s.at)&(pieceSize-1):], old)
	}
	s.len++
	list := l.get(n)
	list[len(list)-1] = unit
}

// room is where a list of a size can stand.
func (l *lists) room(class int8) int32 {
	if free := l.free[class]; len(free) > 0 {
		at := free[len(free)-1]
		l.free[class] = free[:len(free)-1]
		return at
	}
	n := 1 << class
	if last := len(l.rooms) - 1; last < 0 || l.used+n > len(l.rooms[last]) {
		l.rooms = append(l.rooms, make([]int32, 1<<min(pieceBits, maxClass+len(l.rooms))))
		l.used = 0
	}
	at := (len(l.rooms)-1)<<pieceBits | l.used
	l.used += n
	return int32(at)
}
