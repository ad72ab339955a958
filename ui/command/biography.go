package command

import (
	"io"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/story"
	"onrecord/ui/list"
	"onrecord/ui/profile"
	"onrecord/ui/statement"
)

// biography is a record as text for people, line by line, written as an
// answer is.
type biography struct {
	answer
	record official.Record
}

// printBiography writes who an official is, what is on record, and, if wanted,
// every statement with its places. Without a width, for no terminal is there,
// each fact is one line and nothing is drawn.
func printBiography(w io.Writer, rec official.Record, width int, statements bool) error {
	const endless = 1 << 20
	b := biography{answer{width: min(width, pageWidth), inks: newAnswerInks()}, rec}
	if width <= 0 {
		b.width, b.inks = endless, answerInks{}
	}
	b.who()
	b.onRecord(width > 0)
	if statements {
		b.statements()
	}
	_, err := lipgloss.Fprint(w, b.text.String())
	return err
}

// fact writes a line that needs no sentence; an empty one is left out.
func (b *biography) fact(name, value string) {
	if value != "" {
		b.paragraph("", name+": "+value, list.Ink{}, nil)
	}
}

// who writes the name, the offices with the latest first, and what else the
// official is called.
func (b *biography) who() {
	o := b.record.Official
	b.paragraph("", o.Name+" ("+o.ID+")", b.inks.strong, nil)
	for i := len(o.Offices) - 1; i >= 0; i-- {
		office := o.Offices[i]
		lead := "before: "
		if i == len(o.Offices)-1 {
			lead = ""
		}
		b.paragraph("", lead+office.Title+", "+profile.Days(office.First, office.Last), list.Ink{}, nil)
	}
	b.fact("also called", strings.Join(o.Aliases, ", "))
	b.fact("note", o.Note)
}

// onRecord writes what the statements come to. The timeline stands there in
// words too, for those who have it read to them.
func (b *biography) onRecord(drawn bool) {
	b.blank()
	b.paragraph("", profile.Statements(b.record), b.inks.strong, nil)
	if b.record.All == 0 {
		return
	}
	b.fact("quoted", profile.Kinds(b.record.Head))
	b.fact("said", profile.Days(b.record.First, b.record.Last))
	if drawn {
		b.timeline()
	}
	b.fact("said over time", profile.Told(b.record.Timeline))
	b.fact("topics", most(b.record.Topics))
	b.fact("cues", most(b.record.Cues))
	b.fact("relayed by", most(b.record.Relays))
	b.fact("quoted beside", most(b.record.Beside))
	b.fact("sources", most(b.record.Sources))
}

// timeline draws when it was said.
func (b *biography) timeline() {
	if len(b.record.Timeline.Spans) < 2 {
		return
	}
	c := profile.Draw(b.record.Timeline, b.width, 2)
	for _, line := range c.Lines {
		b.text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	b.text.WriteString(b.inks.faint.Set(c.Axis(b.width, profile.Labels(b.record))) + "\n")
}

// most names what comes up most, with its count.
func most(all []official.Tally) string {
	const enough = 12
	var parts []string
	for i, t := range all {
		if i == enough {
			parts = append(parts, strconv.Itoa(len(all)-enough)+" more")
			break
		}
		parts = append(parts, t.Name+" "+strconv.Itoa(t.Count))
	}
	return strings.Join(parts, ", ")
}

// statements writes what was said under the day it was said on.
func (b *biography) statements() {
	last := ""
	for _, s := range b.record.Statements {
		if day := statement.Day(s.Said()); day != last {
			last = day
			b.blank()
			b.paragraph("", day, b.inks.strong, nil)
		} else {
			b.blank()
		}
		b.statement(s)
	}
	if b.differs {
		b.blank()
		b.paragraph("", "In brackets: [in the fullest wording → here], [−left out here], [+only here], [moved: here from elsewhere].", b.inks.faint, nil)
	}
}

// statement writes the words in the fullest wording with the places that have
// it, and then every other wording with its places.
func (b *biography) statement(s official.Statement) {
	b.paragraph("  ", statement.Words(s.Places[0]), list.Ink{}, nil)
	for _, w := range s.Wordings() {
		if !w.Difference.None() {
			b.differs = true
			b.otherwise(w)
		}
		for _, i := range w.Places {
			b.place(s.Places[i], statement.Day(s.Said()))
		}
	}
}

// place writes where a statement stands, the ID of the story first.
func (b *biography) place(p official.Place, day string) {
	id := story.Line(p.StoryID)
	where := story.Line(statement.Where(p, day, b.record.Official.Name))
	bold := []list.Mark{{Span: prose.Span{End: len(id)}, Ink: b.inks.strong}}
	b.paragraph("    ", id+" · "+where, b.inks.faint, bold)
}

// otherwise writes what a wording has otherwise than the fullest.
func (b *biography) otherwise(w official.Wording) {
	lead, end := "“", "”"
	if w.Reported {
		lead, end = "reported: ", ""
	}
	text, shift := lead+w.Difference.Text+end, len(lead)
	marks := make([]list.Mark, len(w.Difference.Marks))
	for i, m := range w.Difference.Marks {
		m.Start += shift
		m.End += shift
		marks[i] = list.Mark{Span: m.Span, Ink: b.inks.changes[m.Change]}
	}
	b.paragraph("    ", text, list.Ink{}, marks)
}
