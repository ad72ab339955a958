package official

import (
	"encoding/binary"
	"time"
)

// packer writes the parts of a card one after another.
type packer struct{ b []byte }

func (p *packer) int(n int64) { p.b = binary.AppendVarint(p.b, n) }
func (p *packer) len(n int)   { p.b = binary.AppendUvarint(p.b, uint64(n)) }
func (p *packer) text(s string) {
	p.len(len(s))
	p.b = append(p.b, s...)
}

func (p *packer) texts(all []string) {
	p.len(len(all))
	for _, s := range all {
		p.text(s)
	}
}

func (p *packer) counts(all counts) {
	p.len(len(all))
	for _, c := range all {
		p.text(c.text)
		p.len(c.n)
	}
}

// moment writes a time with its offset from UTC: which day it is depends on
// that.
func (p *packer) moment(t time.Time) {
	if t.IsZero() {
		p.b = append(p.b, 0)
		return
	}
	_, offset := t.Zone()
	p.b = append(p.b, 1)
	p.int(t.Unix())
	p.len(t.Nanosecond())
	p.int(int64(offset))
}

// unpacker reads what a packer wrote. Of a card that is damaged it gives
// nothing more, and remembers that.
type unpacker struct {
	b   []byte
	bad bool
	d   *Directory // which keeps each text once
}

func (u *unpacker) fail() {
	u.b, u.bad = nil, true
}

func (u *unpacker) int() int64 {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return n
}

// len reads a number of things that take a byte each at least.
func (u *unpacker) len() int {
	n, size := binary.Uvarint(u.b)
	if size <= 0 || n > uint64(len(u.b)) {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return int(n)
}

func (u *unpacker) count() int {
	n, size := binary.Uvarint(u.b)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.b = u.b[size:]
	return int(n)
}

func (u *unpacker) text() string {
	n := u.len()
	if n > len(u.b) {
		u.fail()
		return ""
	}
	s := u.b[:n]
	u.b = u.b[n:]
	if u.d == nil {
		return string(s)
	}
	return u.d.texts.read(s)
}

func (u *unpacker) texts() []string {
	n := u.len()
	if n == 0 {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = u.text()
	}
	return all
}

func (u *unpacker) counts() counts {
	n := u.len()
	if n == 0 {
		return nil
	}
	all := make(counts, n)
	for i := range all {
		all[i] = textCount{u.text(), u.count()}
	}
	return all
}

func (u *unpacker) byte() byte {
	if len(u.b) == 0 {
		u.fail()
		return 0
	}
	b := u.b[0]
	u.b = u.b[1:]
	return b
}

func (u *unpacker) moment() time.Time {
	if u.byte() == 0 {
		return time.Time{}
	}
	t := time.Unix(u.int(), int64(u.count()))
	if offset := int(u.int()); offset != 0 {
		return t.In(time.FixedZone("", offset))
	}
	return t.UTC()
}
