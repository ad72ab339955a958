package verify

import (
	"encoding/binary"
	"errors"
	"time"

	"onrecord/store/quote"
)

// A word of a quote is kept as its number with what was seen of it there.
const (
	opens  = 1 << 31 // a sentence begins with it
	marked = 1 << 30 // it stands inside quotation marks

	none = -1
)

// told is a story as it is searched: its quotes as rows of numbers.
type told struct {
	id     string
	date   time.Time
	quotes []entry
	words  []uint32 // of all quotes, one after another
}

// entry is a quote of a story.
type entry struct {
	from, to int32 // its words
	next     int32 // the quote of the same speaker right behind it, or none
	before   int32 // the one right before it, or none
	speaker  int32
	kind     quote.Kind
	unsure   bool
}

func (t *told) wordsOf(i int32) []uint32 { return t.words[t.quotes[i].from:t.quotes[i].to] }

// link ties the quotes of a story that follow one another in the mouth of
// one speaker. Reported speech between them does not part them.
func (t *told) link() {
	last := int32(none)
	for i := range t.quotes {
		e := &t.quotes[i]
		e.next, e.before = none, none
		if e.kind == quote.Indirect || e.from == e.to {
			continue
		}
		if last != none && e.speaker != quote.None && t.quotes[last].speaker == e.speaker {
			t.quotes[last].next, e.before = int32(i), last
		}
		last = int32(i)
	}
}

// compare puts stories in order of time.
func (t *told) compare(u *told) int {
	if n := t.date.Compare(u.date); n != 0 {
		return n
	}
	switch {
	case t.id < u.id:
		return -1
	case t.id > u.id:
		return 1
	}
	return 0
}

// encode writes a story for a Store; its ID is kept beside it. Nearly every
// word takes its number alone; where a sentence begins, or marks begin or end,
// a byte behind the number says so.
func (t *told) encode() []byte {
	b := binary.AppendVarint(nil, t.date.Unix())
	b = binary.AppendUvarint(b, uint64(t.date.Nanosecond()))
	b = binary.AppendUvarint(b, uint64(len(t.words)))
	b = binary.AppendUvarint(b, uint64(len(t.quotes)))
	for i, e := range t.quotes {
		k := byte(e.kind) << 1
		if e.unsure {
			k |= 1
		}
		b = append(b, k)
		b = binary.AppendUvarint(b, uint64(e.speaker+1))
		b = binary.AppendUvarint(b, uint64(e.to-e.from))
		was := uint32(0)
		for _, w := range t.wordsOf(int32(i)) {
			seen := w &^ number
			n := uint64(w&number) << 1
			if seen == was {
				b = binary.AppendUvarint(b, n)
				continue
			}
			b = binary.AppendUvarint(b, n|1)
			b = append(b, byte(seen>>30))
			was = seen & marked
		}
	}
	return b
}

var errTold = errors.New("a story in the index of quotes cannot be read")

// decode reads what encode has written.
func decode(id string, b []byte) (*told, error) {
	r := reader{b: b}
	seconds, nanoseconds := r.signed(), r.next()
	total, quotes := r.next(), r.next()
	if total > uint64(len(b)) || quotes > uint64(len(b)) {
		return nil, errTold
	}
	t := &told{id: id, date: time.Unix(seconds, int64(nanoseconds)).UTC(), words: make([]uint32, 0, total), quotes: make([]entry, 0, quotes)}
	for range quotes {
		k := r.byte()
		e := entry{kind: quote.Kind(k >> 1), unsure: k&1 != 0, speaker: int32(r.next()) - 1, from: int32(len(t.words))}
		t.words = r.words(t.words, int(min(r.next(), total)))
		e.to = int32(len(t.words))
		t.quotes = append(t.quotes, e)
	}
	if r.short {
		return nil, errTold
	}
	t.link()
	return t, nil
}

// words appends the words of a quote.
func (r *reader) words(to []uint32, n int) []uint32 {
	was := uint32(0)
	for range n {
		w := r.next()
		seen := was
		if w&1 != 0 {
			seen = uint32(r.byte()) << 30
			was = seen & marked
		}
		to = append(to, uint32(w>>1)&number|seen)
	}
	return to
}

// reader reads numbers one after another. Where there are none left it goes
// on with zeros, and is short.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.short = true
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}

func (r *reader) next() uint64 {
	b := r.b
	switch { // most numbers are short
	case len(b) > 0 && b[0] < 0x80:
		r.b = b[1:]
		return uint64(b[0])
	case len(b) > 1 && b[1] < 0x80:
		r.b = b[2:]
		return uint64(b[0]&0x7f) | uint64(b[1])<<7
	case len(b) > 2 && b[2] < 0x80:
		r.b = b[3:]
		return uint64(b[0]&0x7f) | uint64(b[1]&0x7f)<<7 | uint64(b[2])<<14
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.short, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) signed() int64 {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.short, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}
