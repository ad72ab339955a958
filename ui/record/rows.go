package record

import (
	"strings"
	"time"
	"unicode"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/list"
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
	wording []string // whole lines
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
// begins, the words, and every place where they stand, with its own wording
// below where that differs.
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
		lines = append(append(lines, bar+ink.Set(p.where)), p.wording...)
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
	if r.rows.Height() > 3 && (i == 0 || ok && day(said(before)) != day(said(s))) {
		l.day = r.inks.day.Set(list.Fit(" "+day(said(s)), r.width))
	}
	for _, line := range list.Wrap(words(fullest), r.width-3, max(1, min(wordsLines, r.rows.Height()-1))) {
		l.words = append(l.words, list.Fit(line, r.width-2))
	}
	for n, p := range s.Places {
		at := laidPlace{where: list.Fit(where(p, day(said(s)), r.official.Name), r.width-2)}
		if n > 0 {
			at.wording = r.wording(p, fullest)
		}
		l.places = append(l.places, at)
	}
	r.laid[i] = l
	return l
}

// words writes the words of a quote so that it shows how they are quoted.
func words(p official.Place) string {
	if p.Kind == quote.Indirect {
		return "reported: " + p.Words
	}
	return p.Kind.Cite(p.Words)
}

// where names the place of a quote: who speaks, if that is not certain, when
// it was printed, if that is not the day above, how it was said, by whom it
// was passed on, who reports it, and in which story.
func where(p official.Place, above, name string) string {
	parts := make([]string, 0, 6)
	if p.Unsure {
		parts = append(parts, quote.Uncertain(name))
	}
	if d := day(p.Date); d != above {
		parts = append(parts, d)
	}
	if strings.ContainsFunc(p.Cue, unicode.IsLetter) { // a colon is no word for how it was said
		parts = append(parts, p.Cue)
	}
	if p.Relay != "" {
		parts = append(parts, "relayed by "+p.Relay)
	}
	if p.Source != "" {
		parts = append(parts, p.Source)
	}
	return strings.Join(append(parts, p.Headline), " · ")
}

// said is the day of the first story that has the statement: the nearest to
// when it was made.
func said(s official.Statement) time.Time {
	var first time.Time
	for i, p := range s.Places {
		if i == 0 || p.Date.Before(first) {
			first = p.Date
		}
	}
	return first
}

func day(t time.Time) string {
	if t.IsZero() {
		return "undated"
	}
	return t.Format("2 January 2006")
}
