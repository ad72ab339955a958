package same_test

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/wording/same"
)

// canonical are the groups as sets of texts, whatever order those came in.
func canonical(texts []same.Text, groups [][]int) []string {
	var all []string
	for _, g := range groups {
		var lines []string
		for _, i := range g {
			t := texts[i]
			line := t.Date.Format(time.DateOnly) + " " + t.Words + " | " + t.Around
			if t.Reported {
				line += " ~"
			}
			lines = append(lines, line)
		}
		slices.Sort(lines)
		all = append(all, strings.Join(lines, "\n"))
	}
	slices.Sort(all)
	return all
}

// check holds what is true of every grouping.
func check(t *testing.T, texts []same.Text) {
	t.Helper()
	groups := same.Group(texts)
	times := make([]int, len(texts))
	for _, g := range groups {
		if len(g) == 0 {
			t.Error("an empty statement")
		}
		for _, i := range g {
			times[i]++
		}
	}
	for i, n := range times {
		if n != 1 {
			t.Fatalf("%q is in %d statements", texts[i].Words, n)
		}
	}
	shuffled := slices.Clone(texts)
	rand.New(rand.NewPCG(1, uint64(len(texts)))).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if diff := cmp.Diff(canonical(texts, groups), canonical(shuffled, same.Group(shuffled))); diff != "" {
		t.Errorf("another order makes other statements: %s", diff)
	}
}

func TestGroupInAnyOrder(t *testing.T) {
	var texts []same.Text
	for _, c := range gold(t) {
		for _, l := range c.lines {
			texts = append(texts, l.text)
		}
	}
	check(t, texts)
	check(t, newTalker().quotes(2000))
	check(t, nil)
}

// How many cores there are makes no difference.
func TestGroupOnOneCore(t *testing.T) {
	talk := newTalker()
	for _, texts := range [][]same.Text{
		newTalker().quotes(3000),
		made(2000, func(i int) string { return strings.Join(talk.say(9+i%3), " ") + strings.Repeat(" vora", i%5) }),
	} {
		all := same.Group(texts)
		cores := runtime.GOMAXPROCS(1)
		one := same.Group(texts)
		runtime.GOMAXPROCS(cores)
		if diff := cmp.Diff(one, all); diff != "" {
			t.Error(diff)
		}
	}
}

// FuzzGroup reads a text a line, the day of which is its length.
func FuzzGroup(f *testing.F) {
	f.Add("We will not wait.\n~that they would not wait\nwe will “not wait” … for the divers\nWe will [not] wait?")
	f.Add("a a a a a a a a\na a a a\nA a … a a [a a] a a\n…\n\n[a]")
	f.Add("a habit is|that a letter was no proof but a habit is\nA letter is no proof but a habit is")
	f.Add("twenty-one men\n21 men of the Ember\n22 men of the Ember and the Weir waited there for nine days")
	f.Fuzz(func(t *testing.T, s string) {
		var texts []same.Text
		for l := range strings.Lines(s) {
			text := same.Text{Words: l}
			text.Words, text.Reported = strings.CutPrefix(strings.TrimSpace(l), "~")
			if before, after, ok := strings.Cut(text.Words, "|"); ok {
				text.Words, text.Around = before, after
			}
			if n := len(l) % 20; n > 0 {
				text.Date = onDay(n * n)
			}
			texts = append(texts, text)
		}
		check(t, texts)
	})
}
