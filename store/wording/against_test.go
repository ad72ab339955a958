package wording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
	"onrecord/store/wording"
)

func TestAgainst(t *testing.T) {
	const said = "We will wait for the divers, and when they have come up we will open the harbour—not before. Nobody needs to ask."
	tests := []struct{ name, said, claim, want string }{
		{"the same", "We wait.", "“WE WAIT!”", "We wait."},
		{"a sentence of several", said, "nobody needs to ask", "… the harbour—not before. Nobody needs to ask."},
		{"a piece", said, "when they have come up", "… for the divers, and when they have come up we will open the …"},
		{"a word changed", said, "we will wait for the lawyers and when they", "We will wait for the [divers → lawyers], and when they have come up we …"},
		{"a word put in", said, "we will wait for all the divers", "We will wait for [+all] the divers, and when they have …"},
		{"words put in after a comma", said, "We will wait for the divers, if we must, and when they", "We will wait for the divers, [+if we must] and when they have come up we …"},
		{"a word left out", said, "we will wait for divers, and when", "We will wait for [−the] divers, and when they have come up …"},
		{"the last word changed", "Ships wait for tomorrow.", "ships wait for today", "Ships wait for [tomorrow → today]."},
		{"the first word changed", "Ships wait for tomorrow.", "boats wait for tomorrow", "[Ships → boats] wait for tomorrow."},
		{"a dash without blanks", said, "we will open the harbour - not before", "… they have come up we will open the harbour—not before. Nobody needs to ask."},
		{"a word after a dash", said, "open the harbour, never before", "… come up we will open the harbour—[not → never] before. Nobody needs to ask."},
		{"an apostrophe", "We don’t wait.", "we do wait", "We [don’t → do] wait."},
		{"a negation put in", "We do wait.", "we don't wait", "We [do → don't] wait."},
		{"written out", "We don’t pay £40m for colour.", "we do not pay 40 million pounds for color", "We don’t pay £40m for colour."},
		{"another apostrophe", "We don’t wait.", "We don't wait", "We don’t wait."},
		{
			"quoted with an ellipsis", said, "We will wait for the divers … we will open the harbour",
			"We will wait for the divers, [−and when they have come up] we will open the harbour—not before. Nobody needs …",
		},
		{"more than was said", "We wait. That is all.", "We wait. That is all. And we are glad of it.", "We wait. That is all. [+And we are glad of it]"},
		{"a word said twice", "We leave at noon tomorrow.", "we leave at noon tomorrow tomorrow at the latest", "We leave at noon tomorrow. [+tomorrow at the latest]"},
		{"two words at the end changed", "Ships wait for tomorrow morning.", "ships wait for next year", "Ships wait for [tomorrow morning → next year]."},
		{"something else before", "It rained all day in the town. We wait for them.", "He lied to all of you out there. We wait for them.", "… day in the town. [+He lied to all of you out there] We wait for them."},
		{"nothing in common", "We wait.", "They ran", "[We wait → They ran]."},
		{"no claim", "We wait.", "…", "We wait."},
		{"Chinese", "我们不会等待。", "我们会等待", "我们[−不]会等待。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, core := wording.Against(tt.said, tt.claim).Show(4)
			if diff := cmp.Diff(tt.want, got.Text); diff != "" {
				t.Error(diff)
			}
			if core.Start > core.End || core.End > len(got.Text) {
				t.Errorf("the claim stands at %v", core)
			}
		})
	}
}

// Of words beside those that were said nothing is taken for another wording.
func TestBeyond(t *testing.T) {
	const said = "Open the harbour gate! Captain, tear it down! Nobody asked."
	for _, tt := range []struct{ name, part, claim, of, want string }{
		{"behind", "Open the harbour gate", "Open the harbour gate, and tear it up!", "Open the harbour gate", "Open the harbour gate [+and tear it up]! Captain, tear it …"},
		{"before", "Nobody asked", "He cried: nobody asked.", "nobody asked", "… tear it down! [+He cried] Nobody asked."},
		{"both", "tear it down", "and tear it down, he cried", "tear it down", "… harbour gate! Captain, [+and] tear it down [+he cried]! Nobody asked."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at, of := spanOf(said, tt.part), spanOf(tt.claim, tt.of)
			c := wording.Beyond(said, at, tt.claim, of)
			got, core := c.Show(3)
			if diff := cmp.Diff(tt.want, got.Text); diff != "" {
				t.Error(diff)
			}
			if c.Verbatim() || core.End > len(got.Text) {
				t.Errorf("%+v at %v", c.Pieces, core)
			}
		})
	}
}

func spanOf(s, part string) prose.Span {
	at := strings.Index(s, part)
	return prose.Span{Start: at, End: at + len(part)}
}

func TestAround(t *testing.T) {
	const said = "We will wait for the divers, and when they have come up we will open the harbour."
	for claim, want := range map[string]string{
		"when they":    "… divers, and when they have come …",
		"we will wait": "We will wait for the …",
		"harbour":      "… open the harbour.",
		said:           said,
	} {
		if got := wording.Against(said, claim).Around(2); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestVerbatim(t *testing.T) {
	for claim, want := range map[string]bool{"we wait": true, "wait": true, "we never wait": false, "": false} {
		if got := wording.Against("“We wait,” he said.", claim).Verbatim(); got != want {
			t.Errorf("%q: %v", claim, got)
		}
	}
}

// folded are the words of a text as they are compared.
func folded(s string) []string {
	var all []string
	for _, w := range wording.Words(s) {
		all = append(all, w.Folded)
	}
	return all
}

func FuzzAgainst(f *testing.F) {
	f.Add("We will wait for the divers, not you.", "we wait for the diver")
	f.Add("我们不会等待", "don’t — “wait”")
	f.Fuzz(func(t *testing.T, said, claim string) {
		if len(said) > 2000 || len(claim) > 2000 {
			return
		}
		c := wording.Against(said, claim)
		if c.Stretch.Start < 0 || c.Stretch.End > len(said) || c.Stretch.Start > c.Stretch.End {
			t.Fatalf("the stretch is %v", c.Stretch)
		}
		// The pieces spell the claim, and stand in what was said in order.
		var claimed strings.Builder
		at := 0
		for _, p := range c.Pieces {
			if p.Change != wording.Dropped {
				claimed.WriteString(p.Text + " ; ") // or “two” and “hundred” would be one word
			}
			if p.Change != wording.Added {
				i := strings.Index(said[at:], p.Text)
				if i < 0 {
					t.Fatalf("%q was not said after byte %d", p.Text, at)
				}
				at += i + len(p.Text)
			}
		}
		if diff := cmp.Diff(folded(claim), folded(claimed.String())); diff != "" {
			t.Error(diff)
		}
		d, core := c.Show(len(said) % 4)
		last := 0
		for _, m := range d.Marks {
			if m.Start < last || m.End > len(d.Text) {
				t.Fatalf("marks %v", d.Marks)
			}
			last = m.End
		}
		if core.Start > core.End || core.End > len(d.Text) {
			t.Fatalf("the claim stands at %v of %d", core, len(d.Text))
		}
	})
}
