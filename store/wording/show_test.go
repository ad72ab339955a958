package wording_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/wording"
)

func TestShow(t *testing.T) {
	const (
		cranes  = "The cranes should never have fallen, and those villages expect to hear how they did."
		ropes   = "You were told in April that the ropes were dry. Nobody asked for a test, nobody offered one, and nobody paid for one. I regret it."
		carts   = "Tomorrow at noon we shall lower the drawbridge for the first hay carts."
		barrels = "We counted the barrels twice, in the rain, and there were nine fewer of them."
	)
	for _, tt := range []struct{ name, full, words, text, counts string }{
		{"the same", cranes, "“The cranes should NEVER have fallen — and those villages expect to hear how they did!”", "", ""},
		{"another style book", "We don’t owe £40m, or 5 per cent, for the harbour’s programme.", "We do not owe 40 million pounds, or five percent, for the harbor’s program.", "", ""},
		{"cut short", cranes, "The cranes should never have fallen", "The cranes should never have fallen …", "quoted in part"},
		{"cut and changed", cranes, "the cranes ought never to have fallen", "the cranes [should → ought] never [+to] have fallen …", "1 word changed, 1 added, quoted in part"},
		{"a word left out", ropes, "You were told that the ropes were dry. Nobody asked for a test, nobody offered one, and nobody paid for one. I regret it.", "You were told [−in April] that the ropes were dry. …", "2 words left out"},
		{"a sentence left out", ropes, "You were told in April that the ropes were dry. I regret it.", "… that the ropes were dry. [−Nobody asked for … paid for one.] I regret it.", "13 words left out"},
		{"a sentence left out with an ellipsis", ropes, "You were told in April that the ropes were dry … I regret it.", "… the ropes were dry … I regret it.", "quoted in part"},
		{"an ellipsis of three dots", barrels, "We counted the barrels twice ... and there were nine fewer of them.", "We counted the barrels twice ... and there were nine fewer of them.", "quoted in part"},
		{"an editor's ellipsis", barrels, "We counted the barrels twice [...] and there were nine fewer of them.", "We counted the barrels twice [...] and there were nine fewer of them.", "quoted in part"},
		{"an editor's word", "He knew about the stamps.", "[The postmaster] knew about the stamps.", "[He → [The postmaster]] knew about the stamps.", "1 word changed, 1 added"},
		{"moved", carts, "We shall lower the drawbridge for the first hay carts tomorrow at noon.", "We shall lower the drawbridge for the first hay carts [moved: tomorrow at noon.]", "3 words moved"},
		{"a negation gone", "We will not tax them.", "We will tax them.", "We will [−not] tax them.", "1 word left out"},
		{"a contraction against its half", "We didn’t ask.", "We did ask.", "We [didn’t → did] ask.", "1 word changed"},
		{"a figure", "We lost 12 men there.", "We lost 21 men there.", "We lost [12 → 21] men there.", "1 word changed"},
		{"other words", "We wait.", "They left at dawn.", "[We wait. → They left at dawn.]", "2 words changed, 2 added"},
		{"nothing", "We wait.", "", "[−We wait.]", "2 words left out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := wording.Show(tt.full, tt.words)
			if diff := cmp.Diff([]string{tt.text, tt.counts}, []string{d.Text, d.Counts.String()}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzShow(f *testing.F) {
	f.Add("We counted the barrels twice, in the rain.", "in the rain … we counted")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := wording.Show(a, b)
		at := 0
		for _, m := range d.Marks {
			if m.Start < at || m.End < m.Start || m.End > len(d.Text) {
				t.Fatalf("%q: %+v after %d", d.Text, m, at)
			}
			at = m.End
		}
		if d.None() && (d.Counts != wording.Counts{} || len(d.Marks) > 0) {
			t.Errorf("no difference, and %+v", d)
		}
	})
}
