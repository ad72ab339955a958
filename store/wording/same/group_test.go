package same_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/store/wording/same"
)

// line is a text of the gold files with the statement it belongs to.
type line struct {
	label string
	text  same.Text
}

type goldCase struct {
	name  string
	lines []line
}

// gold reads testdata/gold.
func gold(t testing.TB) []goldCase {
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold", err)
	}
	var cases []goldCase
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			c := goldCase{name: strings.TrimSuffix(filepath.Base(file), ".txtar") + "/" + f.Name}
			for l := range strings.Lines(string(f.Data)) {
				if l = strings.TrimSpace(l); l != "" {
					c.lines = append(c.lines, parseLine(t, l))
				}
			}
			cases = append(cases, c)
		}
	}
	return cases
}

func parseLine(t testing.TB, s string) line {
	fields := strings.SplitN(s, " ", 3)
	if len(fields) < 3 {
		t.Fatalf("gold: %q", s)
	}
	l := line{label: fields[0]}
	l.text.Words, l.text.Reported = strings.CutPrefix(fields[2], "~")
	if around, words, ok := strings.Cut(l.text.Words, " | "); ok {
		l.text.Words, l.text.Around = words, around
	}
	if fields[1] != "-" {
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			t.Fatalf("gold: %q", s)
		}
		l.text.Date = time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	}
	return l
}

// statements are the groups as a number for each text.
func statements(n int, groups [][]int) []int {
	of := make([]int, n)
	for g, texts := range groups {
		for _, i := range texts {
			of[i] = g
		}
	}
	return of
}

func TestGroup(t *testing.T) {
	for _, c := range gold(t) {
		t.Run(c.name, func(t *testing.T) {
			texts := make([]same.Text, len(c.lines))
			for i, l := range c.lines {
				texts[i] = l.text
			}
			of := statements(len(texts), same.Group(texts))
			for i, x := range c.lines {
				for j, y := range c.lines[:i] {
					if same := of[i] == of[j]; same != (x.label == y.label) {
						t.Errorf("one statement: %t, want %t\n%s\n%s", same, !same, y.text.Words, x.text.Words)
					}
				}
			}
		})
	}
}

// All cases in one record: what was apart stays apart, what was one stays
// one. The pairs are counted.
func TestGroupTogether(t *testing.T) {
	var texts []same.Text
	var cases, labels []string
	for _, c := range gold(t) {
		for _, l := range c.lines {
			texts = append(texts, l.text)
			cases, labels = append(cases, c.name), append(labels, l.label)
		}
	}
	of := statements(len(texts), same.Group(texts))
	var right, wrong, missed int
	for i := range texts {
		for j := range i {
			if cases[i] != cases[j] {
				continue // several cases have the same words
			}
			switch same, want := of[i] == of[j], labels[i] == labels[j]; {
			case same && want:
				right++
			case same:
				wrong++
				t.Logf("%s: one statement\n%s\n%s", cases[i], texts[j].Words, texts[i].Words)
			case want:
				missed++
				t.Logf("%s: two statements\n%s\n%s", cases[i], texts[j].Words, texts[i].Words)
			}
		}
	}
	t.Logf("pairs: %d right, %d wrong, %d missed", right, wrong, missed)
	if wrong > 0 || missed > 0 {
		t.Fail()
	}
}
