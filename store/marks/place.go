package marks

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/store/quote"
)

// Place is where in a story a reader is. It holds for any width, and where the
// story is set or analysed otherwise another time: At is the byte of the body
// at the top, Quote the byte where the chosen quote begins, or quote.None.
type Place struct{ At, Quote int }

// Start is the place of who has not read yet.
func Start() Place { return Place{Quote: quote.None} }

// Place is where in a story the reader was, and whether she has got beyond its
// beginning.
func (b *Book) Place(id string) (Place, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	if p, ok := b.places[b.on.find(id)]; ok {
		return p, true
	}
	return Start(), false
}

// SetPlace keeps where in a story the reader is. As with marks, it holds for
// this run even if it could not be written.
func (b *Book) SetPlace(id string, p Place) error {
	p.At, p.Quote = max(p.At, 0), max(p.Quote, quote.None)
	if !isID(id) {
		return fmt.Errorf("keeping the place in story %q: not an ID", id)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	if was, ok := b.places[b.on.find(id)]; was == p || !ok && p == Start() {
		return nil
	}
	b.put(id, p)
	if err := b.write(p.line(id)); err != nil {
		return fmt.Errorf("keeping the place in story %s: %w", id, err)
	}
	return nil
}

func (b *Book) put(id string, p Place) {
	if p == Start() {
		delete(b.places, b.on.find(id))
		return
	}
	if b.places == nil {
		b.places = map[int]Place{}
	}
	b.places[b.on.put(id, 0, false)] = p
}

// placeWord begins the line of a place.
const placeWord = "place"

func (p Place) line(id string) string {
	q := "-"
	if p.Quote != quote.None {
		q = strconv.Itoa(p.Quote)
	}
	return fmt.Sprintf("%s %d %s %s\n", placeWord, p.At, q, id)
}

// ParsePlace reads what stands behind the word of a place: “1204 1311 ID”.
func ParsePlace(rest string) (id string, p Place, ok bool) {
	at, rest, _ := strings.Cut(rest, " ")
	q, id, _ := strings.Cut(rest, " ")
	p = Start()
	var err error
	if p.At, err = strconv.Atoi(at); err != nil || p.At < 0 {
		return "", p, false
	}
	if q != "-" {
		if p.Quote, err = strconv.Atoi(q); err != nil || p.Quote < 0 {
			return "", p, false
		}
	}
	id = strings.TrimSpace(id)
	return id, p, isID(id)
}
