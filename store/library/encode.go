package library

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"time"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

// form is the first byte of what is encoded; another way to write it takes
// another.
const form = 1

// errForm says that something in the index is not what was written there.
var errForm = errors.New("the index has something that cannot be read")

// encodeHeader writes all of a header but the ID, which its sum covers, and the
// path.
func encodeHeader(h story.Header) []byte {
	e := encoder{form}
	e.time(h.Date)
	e.flag(h.Timed)
	for _, s := range [...]string{h.Headline, h.Place, h.Summary, h.Source, h.Author, h.URL, h.Lang, h.Record} {
		e.text(s)
	}
	e.texts(h.Topics)
	return e.sealed(h.ID)
}

func decodeHeader(data []byte, id string) (story.Header, error) {
	d := opening(data, id)
	h := story.Header{ID: id, Date: d.time(), Timed: d.flag()}
	for _, s := range [...]*string{&h.Headline, &h.Place, &h.Summary, &h.Source, &h.Author, &h.URL, &h.Lang, &h.Record} {
		*s = d.text()
	}
	h.Topics = d.texts()
	return h, d.end()
}

// decodeDate reads the date of a header alone.
func decodeDate(data []byte) (time.Time, error) {
	d := decoder{rest: data}
	d.form()
	at := d.time()
	return at, d.err
}

// encodeAnalysis writes who said what in a story.
func encodeAnalysis(a store.Analysis) []byte {
	e := encoder{form}
	e.count(len(a.Speakers))
	for _, s := range a.Speakers {
		e.count(int(s.Kind))
		e.text(s.Name)
		e.text(s.Office)
		e.texts(s.Forms)
	}
	e.count(len(a.Quotes))
	for i, q := range a.Quotes {
		e.quote(q)
		e.text(a.Words[i])
	}
	return e.sealed("")
}

func decodeAnalysis(data []byte) (store.Analysis, error) {
	var a store.Analysis
	d := opening(data, "")
	if n := d.count(); n > 0 {
		a.Speakers = make([]quote.Speaker, n)
	}
	for i := range a.Speakers {
		a.Speakers[i] = quote.Speaker{Kind: below(d, quote.Unnamed), Name: d.text(), Office: d.text(), Forms: d.texts()}
	}
	n := d.count()
	a.Words = make([]string, n)
	if n > 0 {
		a.Quotes = make([]quote.Quote, n)
	}
	signs := find.Signs()
	for i := range a.Quotes {
		a.Quotes[i] = d.quote(len(a.Speakers), signs)
		a.Words[i] = d.text()
	}
	if err := d.end(); err != nil {
		return store.Analysis{}, err
	}
	return a, nil
}

func (e *encoder) quote(q quote.Quote) {
	e.count(int(q.Kind))
	e.count(len(q.Parts))
	for _, p := range q.Parts {
		e.span(p)
	}
	e.phrase(q.Cue)
	e.phrase(q.Mention)
	e.count(q.Speaker + 1)
	e.count(q.Relay + 1)
	*e = binary.LittleEndian.AppendUint32(*e, math.Float32bits(q.Confidence))
	e.count(int(q.Why.Bound))
	e.count(int(q.Why.Named))
	e.phrase(q.Why.From)
	*e = binary.AppendUvarint(*e, q.Why.Signs.Set)
	e.flag(q.Why.Signs.Known != nil)
	e.count(q.Why.Rival + 1)
	e.text(q.Why.Next)
}

// quote reads a quote whose speakers are among so many.
func (d *decoder) quote(speakers int, signs []quote.Sign) quote.Quote {
	q := quote.Quote{Kind: below(d, quote.Indirect)}
	if n := d.count(); n > 0 {
		q.Parts = make([]prose.Span, n)
	}
	for i := range q.Parts {
		q.Parts[i] = d.span()
	}
	q.Cue, q.Mention = d.phrase(), d.phrase()
	q.Speaker, q.Relay = d.among(speakers), d.among(speakers)
	q.Confidence = math.Float32frombits(d.four())
	q.Why.Bound, q.Why.Named = below(d, quote.ByAuthor), below(d, quote.Inherited)
	q.Why.From = d.phrase()
	q.Why.Signs.Set = d.number()
	if d.flag() {
		q.Why.Signs.Known = signs
	}
	q.Why.Rival = d.among(speakers)
	q.Why.Next = d.text()
	return q
}

// encoder writes values one after another.
type encoder []byte

func (e *encoder) count(n int) { *e = binary.AppendUvarint(*e, uint64(n)) }

func (e *encoder) flag(on bool) {
	n := byte(0)
	if on {
		n = 1
	}
	*e = append(*e, n)
}

func (e *encoder) text(s string) {
	e.count(len(s))
	*e = append(*e, s...)
}

func (e *encoder) texts(list []string) {
	e.count(len(list))
	for _, s := range list {
		e.text(s)
	}
}

func (e *encoder) span(s prose.Span) {
	e.count(s.Start)
	e.count(s.End - s.Start)
}

// phrase writes a phrase; the one that does not stand in the text is short.
func (e *encoder) phrase(p quote.Phrase) {
	e.flag(p != quote.Phrase{})
	if p == (quote.Phrase{}) {
		return
	}
	e.span(p.Span)
	e.text(p.Text)
}

// time writes a moment and how far from Greenwich it was told.
func (e *encoder) time(t time.Time) {
	_, offset := t.Zone()
	*e = binary.AppendVarint(*e, t.Unix())
	e.count(t.Nanosecond())
	*e = binary.AppendVarint(*e, int64(offset))
}

// sumSize is how many bytes the sum of what is encoded takes, at its end.
const sumSize = 4

// sealed is what was encoded with a sum of it, and of what else belongs to it.
// A byte that has become another is found by it.
func (e encoder) sealed(with string) []byte {
	return binary.LittleEndian.AppendUint32(e, sumOf(e, with))
}

func sumOf(data []byte, with string) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum([]byte(with), table), table, data)
}

// opening reads what was sealed.
func opening(data []byte, with string) *decoder {
	at := len(data) - sumSize
	if at < 0 || binary.LittleEndian.Uint32(data[at:]) != sumOf(data[:at], with) {
		return &decoder{err: errForm}
	}
	d := &decoder{rest: data[:at]}
	d.form()
	return d
}

// decoder reads what an encoder has written. What it cannot read it says once,
// in the end; all values after that are zero.
type decoder struct {
	rest []byte
	err  error
}

func (d *decoder) fail() {
	d.err, d.rest = errForm, nil
}

func (d *decoder) form() {
	if d.number() != form {
		d.fail()
	}
}

func (d *decoder) end() error {
	if d.err == nil && len(d.rest) > 0 {
		d.fail()
	}
	return d.err
}

func (d *decoder) number() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) signed() int64 {
	v, n := binary.Varint(d.rest)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

// count reads how many follow: each takes a byte at least, so that no more can
// follow than there are bytes.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) flag() bool {
	n := d.number()
	if n > 1 {
		d.fail()
	}
	return n == 1
}

// below reads a value of a type of which last is the last.
func below[T ~uint8](d *decoder, last T) T {
	n := d.number()
	if n > uint64(last) {
		d.fail()
		return 0
	}
	return T(n)
}

// among reads the index of one of so many, or quote.None.
func (d *decoder) among(most int) int {
	n := d.number()
	if n > uint64(most) {
		d.fail()
		return quote.None
	}
	return int(n) - 1
}

func (d *decoder) four() uint32 {
	const size = 4
	if len(d.rest) < size {
		d.fail()
		return 0
	}
	v := binary.LittleEndian.Uint32(d.rest)
	d.rest = d.rest[size:]
	return v
}

func (d *decoder) text() string {
	n := d.count()
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) texts() []string {
	n := d.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.text()
	}
	return list
}

// span reads a span of a text that is no longer than any file.
func (d *decoder) span() prose.Span {
	const longest = 1 << 32
	start, n := d.number(), d.number()
	if start > longest || n > longest {
		d.fail()
		return prose.Span{}
	}
	return prose.Span{Start: int(start), End: int(start + n)}
}

func (d *decoder) phrase() quote.Phrase {
	if !d.flag() {
		return quote.Phrase{}
	}
	return quote.Phrase{Span: d.span(), Text: d.text()}
}

func (d *decoder) time() time.Time {
	seconds, nanos, offset := d.signed(), d.number(), d.signed()
	const second, day = uint64(time.Second), 24 * 60 * 60
	if nanos >= second || offset < -day || offset > day {
		d.fail()
		return time.Time{}
	}
	t := time.Unix(seconds, int64(nanos))
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", int(offset)))
}
