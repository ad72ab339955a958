package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/story"
)

// explainOfficial prints why the forms of a name are one person's, whose like
// names are not, and what to note where that is wrong.
func (r *run) explainOfficial(ctx context.Context, name string) error {
	if strings.TrimSpace(name) == "" {
		return usage("as in: onrecord officials --explain Truman", "--explain needs a name")
	}
	if r.csv {
		return usage("reasons need sentences: use --json or no --csv", "--explain and --csv exclude each other")
	}
	ed, err := r.everything(ctx)
	if err != nil {
		return err
	}
	why, err := ed.Explain(ctx, name)
	if err != nil {
		return err
	}
	if r.json {
		err = writeJSON(r.Out, recordOfExplanation(why))
	} else {
		width, _ := r.terminal()
		_, err = r.Out.Write([]byte(setExplanation(why, r.notesToWrite(), width)))
	}
	if err != nil {
		return err
	}
	return r.ended(1, "")
}

type explanationRecord struct {
	Official officialRecord `json:"official"`
	Forms    []formRecord   `json:"forms"`
	Apart    []apartRecord  `json:"apart"`
	Advice   []adviceRecord `json:"advice"`
}

type formRecord struct {
	Form    string   `json:"form"`
	Stories []string `json:"stories"`
	Reason  string   `json:"reason"`
}

type apartRecord struct {
	speakerRecord
	Reason string `json:"reason"`
}

type adviceRecord struct {
	If    string `json:"if"`
	Notes string `json:"notes"`
}

func recordOfExplanation(e official.Explanation) explanationRecord {
	rec := explanationRecord{Official: recordOfOfficial(e.Official), Forms: []formRecord{}, Apart: []apartRecord{}, Advice: []adviceRecord{}}
	for _, j := range e.Joins {
		rec.Forms = append(rec.Forms, formRecord{j.Form, append([]string{}, j.Stories...), j.Reason})
	}
	for _, o := range e.Others {
		rec.Apart = append(rec.Apart, apartRecord{speakerRecord{ID: o.Official.ID, Name: o.Official.Name, Office: o.Official.Office()}, o.Reason})
	}
	for _, a := range notes.Advise(e) {
		rec.Advice = append(rec.Advice, adviceRecord{a.If, notes.Format(a.Notes)})
	}
	return rec
}

// explained gathers the lines of an explanation.
type explained struct {
	strings.Builder
	width int
}

// say writes words on as many lines as they need.
func (e *explained) say(indent, words string) {
	for line := range strings.SplitSeq(ansi.Wrap(story.Clean(words), e.width-len(indent), ""), "\n") {
		e.WriteString(indent + strings.TrimRight(line, " ") + "\n")
	}
}

// mostStories is how many stories of a form are named for people to read;
// JSON has them all.
const mostStories = 6

// setExplanation sets an explanation for people. The first line begins with
// the ID, as in the list of officials.
func setExplanation(why official.Explanation, file string, width int) string {
	if width <= 0 || width > pageWidth {
		width = pageWidth
	}
	e := &explained{width: width}
	e.say("", why.Official.ID+gap+titled(why.Official))
	if why.Official.Note != "" {
		e.say("  ", why.Official.Note)
	}
	for _, j := range why.Joins {
		e.WriteString("\n")
		e.say("", fmt.Sprintf("“%s” in %s", j.Form, count(len(j.Stories), "story", "stories")))
		if j.Reason != "" {
			e.say("  ", j.Reason)
		}
		for i, id := range j.Stories {
			if i == mostStories {
				e.say("    ", fmt.Sprintf("and %d more", len(j.Stories)-i))
				break
			}
			e.say("    ", id)
		}
	}
	if len(why.Others) > 0 {
		e.WriteString("\nKept apart\n")
	}
	for _, o := range why.Others {
		e.WriteString("\n")
		e.say("", o.Official.ID+gap+titled(o.Official))
		if o.Reason != "" {
			e.say("  ", o.Reason)
		}
	}
	if all := notes.Advise(why); len(all) > 0 {
		e.WriteString("\n")
		e.say("", "If you know better, write into "+file)
		for _, a := range all {
			e.WriteString("\n")
			e.say("", a.If)
			e.WriteString("\n")
			for line := range strings.Lines(notes.Format(a.Notes)) {
				e.WriteString("    " + story.Clean(line))
			}
		}
	}
	return e.String()
}

func titled(o official.Official) string {
	if o.Office() == "" {
		return o.Name
	}
	return o.Name + ", " + o.Office()
}
