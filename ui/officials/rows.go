package officials

import (
	"strconv"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

const (
	// officeLines is how many lines an office may take.
	officeLines = 2
	// officeMargin is what stands before and after an office.
	officeMargin = 4
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, muted, office, hint, error list.Ink
	bar                              map[bool]string // by focus
	chosen                           map[bool]list.Ink
	sign                             string
	speakers                         [theme.Speakers]list.Ink
	nobody                           list.Ink
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), muted: list.NewInk(th.Muted), office: list.NewInk(th.Office),
		hint: list.NewInk(th.Hint), error: list.NewInk(th.Error),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{},
		sign: th.Signs.ChosenQuote, nobody: list.NewInk(th.Speaker(quote.None)),
	}
	for _, focused := range []bool{false, true} {
		k.bar[focused] = th.PaneTitle(focused).Render(th.Signs.Chosen)
		k.chosen[focused] = list.NewInk(th.ChosenLine(focused))
	}
	for i := range k.speakers {
		k.speakers[i] = list.NewInk(th.Speaker(i))
	}
	return k
}

func (k *inks) speaker(i int) list.Ink {
	if i < 0 {
		return k.nobody
	}
	return k.speakers[i%len(k.speakers)]
}

// personRows are the people of the open story as the list asks for them.
type personRows struct{ *Model }

func (r personRows) Height(i int) int {
	_, office := r.quoted.people[i].shown()
	return 1 + r.heightUnder(office)
}

func (r personRows) Draw(i int, chosen bool) []string {
	p := r.quoted.people[i]
	name, office := p.shown()
	sign := r.inks.speaker(p.colour).Set(r.inks.sign)
	return append([]string{r.row(chosen, sign, name, p.quotes)}, r.under(office)...)
}

// shown is what stands for a person: a name, with a question mark where every
// quote may be another’s, and an office.
func (p person) shown() (name, office string) {
	if p.speaker == quote.None {
		return "not attributed", ""
	}
	name, office = p.who.Name, p.who.Office
	if !p.sure {
		name = quote.Uncertain(name)
	}
	if office == "" && p.who.Kind == quote.Organisation {
		office = p.who.Kind.String()
	}
	return name, office
}

// officialRows are the officials of the edition as the list asks for them.
type officialRows struct{ *Model }

func (r officialRows) Height(i int) int {
	o, ok := r.all.entries.At(i)
	if !ok {
		return 1
	}
	return 1 + r.heightUnder(office(o))
}

func (r officialRows) Draw(i int, chosen bool) []string {
	o, ok := r.all.entries.At(i)
	if !ok {
		return []string{list.Fit(r.bar(chosen)+"  …", r.all.rows.Width())}
	}
	return append([]string{r.row(chosen, " ", o.Name, o.Quotes)}, r.under(office(o))...)
}

// office is what stands below the name of an official.
func office(o official.Official) string {
	if title := o.Office(); title != "" {
		return title
	}
	if o.Kind == quote.Organisation {
		return o.Kind.String()
	}
	return ""
}

func (m *Model) bar(chosen bool) string {
	if chosen {
		return m.inks.bar[m.focused]
	}
	return " "
}

// row is a name with a count at the end of the line.
func (m *Model) row(chosen bool, sign, name string, count int) string {
	ink := m.inks.text
	if chosen {
		ink = m.inks.chosen[m.focused]
	}
	width, number := m.quoted.rows.Width()-2, strconv.Itoa(count)+" "
	name = list.Keep(name, quote.Uncertain(""), width-len(number)-2)
	return m.bar(chosen) + sign + ink.Set(list.Ends(" "+name, number, width))
}

// under is an office on a line or two, or nothing.
func (m *Model) under(office string) []string {
	if office == "" {
		return nil
	}
	width := m.quoted.rows.Width()
	set := list.Wrap(office, width-officeMargin, officeLines)
	for i, line := range set {
		set[i] = m.inks.office.Set(list.Fit("   "+line, width))
	}
	return set
}

func (m *Model) heightUnder(office string) int {
	if office == "" {
		return 0
	}
	set, _ := list.Set(office, m.quoted.rows.Width()-officeMargin, officeLines)
	return max(len(set), 1)
}
