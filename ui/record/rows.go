package record

import (
	"onrecord/store/quote"
	"onrecord/ui/list"
	"onrecord/ui/statement"
)

const (
	// wordsLines is how many lines the words of a statement may take.
	wordsLines = 5
	// wordingLines is how many lines a differing wording may take.
	wordingLines = 4
	// mostLaid bounds the statements kept as lines.
	mostLaid = 512
)

// laid is a statement as lines, before anything of it is chosen. It is made
// once: to compare two wordings takes longer than all the rest.
type laid struct {
	day      string // a whole line; empty where no day begins
	words    []string
	reported bool
	places   []laidPlace
}

type laidPlace struct {
	wording []string // whole lines above the first place of a wording
	where   string
}

func (l *laid) height() int {
	n := l.head()
	for _, p := range l.places {
		n += len(p.wording) + 1
	}
	return n
}

// head is the number of lines above the places.
func (l *laid) head() int {
	n := len(l.words)
	if l.day != "" {
		n++
	}
	return n
}

// rows are the statements as the list asks for them: the day where a new one
// begins, the words in the fullest wording, the places that have it, and every
// other wording with its places.
type rows struct{ *Model }

func (r rows) Height(i int) int {
	if l := r.lay(i); l != nil {
		return l.height()
	}
	return 1
}

// stretch is the lines of a statement that belong to one of its places; the
// first place has the words too.
func (r rows) stretch(i, place int) (from, to int) {
	l := r.lay(i)
	if l == nil {
		return 0, 1
	}
	to = l.head()
	for n, p := range l.places {
		if n > 0 {
			from = to
		}
		to += len(p.wording) + 1
		if n == place {
			break
		}
	}
	return from, to
}

// placeOn is the place that line y of a statement belongs to.
func (r rows) placeOn(i, y int) int {
	l := r.lay(i)
	if l == nil {
		return 0
	}
	for n := range l.places {
		if _, to := r.stretch(i, n); y < to {
			return n
		}
	}
	return 0
}

func (r rows) Draw(i int, chosen bool) []string {
	l := r.lay(i)
	if l == nil {
		return []string{r.notYet(chosen)}
	}
	lines := make([]string, 0, l.height())
	if l.day != "" {
		lines = append(lines, l.day)
	}
	ink := r.inks.words[look{chosen && r.focused, l.reported}]
	for _, line := range l.words {
		lines = append(lines, "  "+ink.Set(line))
	}
	for n, p := range l.places {
		bar, ink := "  ", r.inks.muted
		if chosen && n == r.place {
			bar, ink = r.inks.bar[r.focused]+" ", r.inks.chosen[r.focused]
		}
		lines = append(append(lines, p.wording...), bar+ink.Set(p.where))
	}
	return lines
}

// notYet is the line of a statement that has not come, or could not be read.
func (r rows) notYet(chosen bool) string {
	bar, note := "  ", "…"
	if chosen {
		bar = r.inks.bar[r.focused] + " "
	}
	if r.err != nil {
		note = r.err.Error()
	}
	return list.Fit(bar+note, r.width)
}

// lay sets statement i; nil while it is not at hand.
func (r rows) lay(i int) *laid {
	if l, ok := r.laid[i]; ok {
		return l
	}
	s, ok := r.statements.At(i)
	if !ok || len(s.Places) == 0 {
		return nil
	}
	if len(r.laid) >= mostLaid {
		clear(r.laid)
	}
	fullest := s.Places[0]
	l := &laid{reported: fullest.Kind == quote.Indirect}
	before, ok := r.statements.At(i - 1)
	if r.rows.Height() > 3 && (i == 0 || ok && statement.Day(before.Said()) != statement.Day(s.Said())) {
		l.day = r.inks.day.Set(list.Fit(" "+statement.Day(s.Said()), r.width))
	}
	for _, line := range list.Wrap(statement.Words(fullest), r.width-3, max(1, min(wordsLines, r.rows.Height()-1))) {
		l.words = append(l.words, list.Fit(line, r.width-2))
	}
	for _, v := range s.wordings {
		above := r.wording(v)
		for _, p := range s.Places[v.from:v.to] {
			at := statement.Where(p, statement.Day(s.Said()), r.record.Official.Name)
			if p.Kind == quote.Indirect && fullest.Kind != quote.Indirect {
				at = "reported · " + at
			}
			l.places = append(l.places, laidPlace{above, list.Fit(at, r.width-2)})
			above = nil
		}
	}
	r.laid[i] = l
	return l
}
