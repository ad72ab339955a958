package command

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/store/verify"
	"onrecord/store/wording"
	"onrecord/ui/list"
)

const (
	// mostShown is how many findings a terminal shows.
	mostShown = 12
	// around is how many words are shown before and after those of a claim.
	around = 12
	// bracketed explains the marks of a difference.
	bracketed = "In brackets: [as said → as claimed], [−not claimed], [+not said]."
)

// printAnswer writes a verdict for people: the answer, then the words as they
// were said with what differs in the claim, each with the places where they
// stand.
func printAnswer(w io.Writer, claim string, v verify.Verdict, width int) error {
	a := answer{claim: claim, width: min(width, pageWidth), inks: newAnswerInks()}
	a.paragraph("", v.Sentence(), a.inks.strong, nil)
	shown := v.Findings[:min(len(v.Findings), mostShown)]
	if v.Answer == verify.NotFound && len(shown) > 0 {
		a.paragraph("", "Nearest:", list.Ink{}, nil)
	}
	for i, f := range shown {
		again := i > 0 && shown[i-1].Same(f)
		if !again {
			a.blank()
			if i > 0 || v.Answer == verify.NotFound {
				a.paragraph("", speaker(f)+":", list.Ink{}, nil)
			}
			a.words(f)
		}
		a.place(f, i == 0 || again)
	}
	if more := v.Total - len(shown); more > 0 {
		a.blank()
		a.paragraph("", "And "+count(more, "more place.", "more places."), a.inks.faint, nil)
	}
	if a.differs {
		a.blank()
		a.paragraph("", bracketed, a.inks.faint, nil)
	}
	_, err := lipgloss.Fprint(w, a.text.String())
	return err
}

// answerInks are what an answer is written with.
type answerInks struct {
	strong, faint list.Ink
	changes       [3]list.Ink
}

func newAnswerInks() answerInks {
	plain := lipgloss.NewStyle()
	k := answerInks{strong: list.NewInk(plain.Bold(true)), faint: list.NewInk(plain.Faint(true))}
	// What is struck out was not said; what is left to read was.
	k.changes[wording.Same] = k.faint
	k.changes[wording.Added] = list.NewInk(plain.Foreground(lipgloss.Red).Strikethrough(true))
	k.changes[wording.Dropped] = list.NewInk(plain.Foreground(lipgloss.Green).Underline(true))
	return k
}

// answer is a verdict as text, line by line.
type answer struct {
	text    strings.Builder
	claim   string
	width   int
	inks    answerInks
	differs bool // something stands in brackets
}

func (a *answer) blank() { a.text.WriteByte('\n') }

// paragraph sets a text with an indent. What the stories and the reader gave
// is clean already; the gate is passed again for what comes of the two.
func (a *answer) paragraph(indent, text string, ink list.Ink, marks []list.Mark) {
	const endless = 1 << 20
	if marks == nil {
		text = story.Line(text)
	}
	lines, _ := list.Set(text, max(a.width-ansi.StringWidth(indent), 8), endless)
	for _, line := range lines {
		a.text.WriteString(indent + list.Paint(text, line, ink, marks) + "\n")
	}
}

// words writes what was said with what differs in the claim. What the claim
// is not about steps back.
func (a *answer) words(f verify.Finding) {
	said := f.Show(a.claim, around)
	a.differs = a.differs || len(said.Marks) > 0
	marks := []list.Mark{{Span: prose.Span{End: said.About.Start}, Ink: a.inks.faint}}
	for _, m := range said.Marks {
		marks = append(marks, list.Mark{Span: m.Span, Ink: a.inks.changes[m.Change]})
	}
	marks = append(marks, list.Mark{Span: prose.Span{Start: said.About.End, End: len(said.Text)}, Ink: a.inks.faint})
	a.paragraph("  ", said.Text, list.Ink{}, marks)
}

// place writes where a finding stands.
func (a *answer) place(f verify.Finding, plain bool) {
	a.paragraph("  ", f.Place.StoryID, a.inks.strong, nil)
	parts := []string{"undated"}
	if !f.Place.Date.IsZero() {
		parts[0] = f.Place.Date.Format("2 January 2006")
	}
	if f.Place.Source != "" {
		parts = append(parts, f.Place.Source)
	}
	parts = append(parts, f.Place.Headline, fmt.Sprintf("quote %d", f.Place.Quote+1))
	if manner := f.Manner(); manner != "" && !plain && f.Match != verify.Near {
		parts = append(parts, manner)
	}
	if f.Place.Relay != "" {
		parts = append(parts, "relayed by "+f.Place.Relay)
	}
	parts = append(parts, sureness(f.Place))
	a.paragraph("    ", strings.Join(parts, " · "), list.Ink{}, nil)
}

func sureness(p official.Place) string { return quote.Quote{Confidence: p.Confidence}.Sureness() }

// speaker names who said what was found, with the office held then.
func speaker(f verify.Finding) string {
	name := f.Name()
	if name == "" {
		return "Nobody is named"
	}
	if office := f.Office(); office != "" {
		name += ", " + office
	}
	return name
}
