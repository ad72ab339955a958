package wording

import (
	"strings"

	"onrecord/store/prose"
)

// Change says what one wording does with a piece of another.
type Change uint8

// The changes.
const (
	Same    Change = iota
	Added          // stands only in the second wording
	Dropped        // stands only in the first
)

// Piece is a stretch of two wordings.
type Piece struct {
	Text string
	Change
}

// Diff compares two wordings word by word. The pieces that are Same or
// Dropped spell a, those that are Same or Added spell b, but for white space
// and for the case and punctuation of words that are the same, which are
// given as in b.
func Diff(a, b string) []Piece {
	x, y := strings.Fields(a), strings.Fields(b)
	kx, ky := wordKeys(x), wordKeys(y)
	head := 0
	for head < len(x) && head < len(y) && kx[head] == ky[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && kx[len(x)-1-tail] == ky[len(y)-1-tail] {
		tail++
	}
	var d differ
	d.add(Same, y[:head])
	d.middle(x[head:len(x)-tail], y[head:len(y)-tail], kx[head:len(x)-tail], ky[head:len(y)-tail])
	d.add(Same, y[len(y)-tail:])
	return d.pieces
}

// wordKeys are the words as they are compared. What is punctuation alone, a
// dash, stays as it is.
func wordKeys(words []string) []string {
	keys := make([]string, len(words))
	for i, w := range words {
		if keys[i] = strings.Join(prose.FoldedWords(w), " "); keys[i] == "" {
			keys[i] = w
		}
	}
	return keys
}

type differ struct{ pieces []Piece }

func (d *differ) add(c Change, words []string) {
	if len(words) == 0 {
		return
	}
	text := strings.Join(words, " ")
	if n := len(d.pieces); n > 0 && d.pieces[n-1].Change == c {
		d.pieces[n-1].Text += " " + text
		return
	}
	d.pieces = append(d.pieces, Piece{text, c})
}

// middle compares what is left between a common beginning and end.
func (d *differ) middle(x, y, kx, ky []string) {
	const most = 4 << 20 // cells; beyond them the middle counts as replaced
	if len(x) == 0 || len(y) == 0 || len(x)*len(y) > most {
		d.add(Dropped, x)
		d.add(Added, y)
		return
	}
	width := len(y) + 1
	common := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if kx[i] == ky[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case kx[i] == ky[j]:
			d.add(Same, y[j:j+1])
			i++
			j++
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			d.add(Dropped, x[i:i+1])
			i++
		default:
			d.add(Added, y[j:j+1])
			j++
		}
	}
	d.add(Dropped, x[i:])
	d.add(Added, y[j:])
}
