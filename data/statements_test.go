package data_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sources returns the statements of the speaker of l in which the words stand.
func sources(all []statement, l line, words string) []statement {
	var found []statement
	for _, st := range all {
		if st.speaker == l.speaker && holds(st.words, words) {
			found = append(found, st)
		}
	}
	return found
}

// No word is put into anyone's mouth: every passage in quotation marks is
// given to a speaker by the quotes table, and stands in a statement of that
// speaker.
func TestPassagesAreStatements(t *testing.T) {
	all := statements(t)
	for _, s := range edition(t) {
		t.Run(s.ID, func(t *testing.T) {
			listed := lines(t, s.ID)
			for _, p := range passages(s, s.Blocks()) {
				checkPassage(t, p.text, listed, all)
			}
			for _, field := range []string{s.Headline, s.Summary} {
				if strings.Contains(field, "“") {
					checkPassage(t, inMarks(field), listed, all)
				}
			}
		})
	}
}

func checkPassage(t *testing.T, words string, listed []line, all []statement) {
	t.Helper()
	given := false
	var speakers []string
	for _, l := range listed {
		if l.kind == "indirect" || !holds(l.words, words) {
			continue
		}
		given = true
		speakers = append(speakers, l.speaker)
		if len(sources(all, l, words)) > 0 {
			return
		}
	}
	if !given {
		t.Errorf("no line of the quotes table has “%s”", words)
		return
	}
	t.Errorf("no statement of %s has “%s”", strings.Join(speakers, " or "), words)
}

func TestStatementsAreWellFormed(t *testing.T) {
	statuses := map[string]bool{"verified": true, "one-source": true, "translation": true, "variant": true}
	for _, st := range statements(t) {
		if !statuses[st.status] {
			t.Errorf("%s: unknown status %q", st.event, st.status)
		}
		if st.speaker == "" || st.office == "" || st.date == "" || st.words == "" {
			t.Errorf("%s: an empty field beside “%s”", st.event, st.words)
		}
		if strings.ContainsAny(st.words, `"'`) {
			t.Errorf("%s: typewriter marks in “%s”", st.event, st.words)
		}
	}
}

// Each passage of a story belongs to exactly one line of its quotes table,
// and the lines stand in reading order.
func TestQuotesTablesFollowTheText(t *testing.T) {
	for _, s := range edition(t) {
		t.Run(s.ID, func(t *testing.T) {
			var want, got []string
			for _, p := range passages(s, s.Blocks()) {
				want = append(want, plain(p.text))
			}
			for _, l := range lines(t, s.ID) {
				if l.kind == "indirect" {
					continue
				}
				for _, part := range parts(l.words) {
					got = append(got, plain(part))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("passages of the story (-), of the table (+):\n%s", diff)
			}
		})
	}
}
