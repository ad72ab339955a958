package gold

import (
	"fmt"
	"strings"
)

// Table is how much of what is marked was found.
//
// Words in marks are compared run by run, a run being what stands between two
// marks in one paragraph; marks, blanks and signs at its ends do not count. A
// run that was found and that nobody said is false; runs that may be found or
// not are neither. A run and what was found are joined where they share half
// of their words.
type Table struct {
	Stories int
	// Exact: runs found with exactly their words.
	Exact Found
	// EndToEnd: runs found, and given to the right speaker.
	EndToEnd Found
	// Source: the phrase beside the cue is the right one.
	Source Share
	// Surname and FullName: named speakers; Pronouns: he and she; Others:
	// offices, bodies and groups that the story gives no name.
	Surname, FullName, Pronouns, Others Share
	// Reported: reported speech of which half of the words agree.
	Reported Found
	// ReportedWords are the words of all reported speech.
	ReportedWords Found
	// ReportedSource: the phrase beside the cue of reported speech.
	ReportedSource Share
	// Marked and ReportedCal hold the confidence of every judged attribution
	// against whether it was right: the speaker of words in marks; half of
	// the words and the speaker of reported ones.
	Marked, ReportedCal Calibration
	// Errors counts what went wrong, by kind.
	Errors [errorKinds]int
	// Faults are the errors one by one.
	Faults []Fault
}

// Measure finds the quotes of the stories and compares them with the marks.
func Measure(stories []Story) (Table, error) {
	var t Table
	for i := range stories {
		if err := t.add(&stories[i]); err != nil {
			return t, fmt.Errorf("story %s: %w", stories[i].Name, err)
		}
	}
	t.Exact.Missed -= t.Exact.Right
	return t, nil
}

// Found counts what is there and what was found.
type Found struct{ Right, False, Missed int }

func (f *Found) count(right bool) {
	if right {
		f.Right++
	} else {
		f.False++
	}
}

// Precision is the share of what was found that is right.
func (f Found) Precision() float64 { return ratio(f.Right, f.Right+f.False) }

// Recall is the share of what is there that was found.
func (f Found) Recall() float64 { return ratio(f.Right, f.Right+f.Missed) }

// F1 is the harmonic mean of both.
func (f Found) F1() float64 { return ratio(2*f.Right, 2*f.Right+f.False+f.Missed) }

// Share counts how many of some are right.
type Share struct{ Right, All int }

func (s *Share) add(right bool) {
	s.All++
	if right {
		s.Right++
	}
}

// Rate is the share that is right.
func (s Share) Rate() float64 { return ratio(s.Right, s.All) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// String sets the table for a terminal or a page.
func (t Table) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d stories\n\n%-40s%8s%8s%8s   %s\n", t.Stories, "", "P", "R", "F1", "right/false/missed")
	for _, row := range []struct {
		name string
		Found
	}{
		{"words in marks, exact", t.Exact},
		{"found and right speaker", t.EndToEnd},
		{"reported speech, half of the words", t.Reported},
		{"reported speech, word by word", t.ReportedWords},
	} {
		fmt.Fprintf(&b, "%-40s%8.1f%8.1f%8.1f   %d/%d/%d\n", row.name, 100*row.Precision(), 100*row.Recall(), 100*row.F1(), row.Right, row.False, row.Missed)
	}
	fmt.Fprintf(&b, "\n%-40s%8s   %s\n", "", "right", "of")
	for _, row := range []struct {
		name string
		Share
	}{
		{"phrase beside the cue", t.Source},
		{"named speaker, surname", t.Surname},
		{"named speaker, full name", t.FullName},
		{"he and she", t.Pronouns},
		{"offices, bodies, groups", t.Others},
		{"phrase beside the cue, reported", t.ReportedSource},
	} {
		fmt.Fprintf(&b, "%-40s%8.1f   %d/%d\n", row.name, 100*row.Rate(), row.Share.Right, row.All)
	}
	fmt.Fprintf(&b, "\n%s\n%s\n%s", t.Marked.table("confidence, words in marks"), t.ReportedCal.table("confidence, reported speech"), t.Calibration().table("confidence, all"))
	b.WriteString(t.errors())
	return b.String()
}

// Calibration is that of words in marks and of reported speech together.
func (t Table) Calibration() Calibration {
	c := t.Marked
	for i := range c {
		c[i].plus(t.ReportedCal[i])
	}
	return c
}
