package quote

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
)

func TestExplain(t *testing.T) {
	speakers := []Speaker{{Name: "Ana Ruiz"}, {Name: "Bo Lind"}, {Kind: Unnamed, Name: "spokesman"}, {Kind: Organisation, Name: "Ministry of Tides"}}
	known := []Sign{{"has the attribution before", 60}, {"was named last in a heading", -18}, {"was named last", 90}, {"is named once", 0}}
	at := func(start int, text string) Phrase {
		return Phrase{Span: prose.Span{Start: start, End: start + len(text)}, Text: text}
	}
	for name, c := range map[string]struct {
		quote Quote
		want  []string
	}{
		"a full name": {
			Quote{Cue: at(10, "said"), Mention: at(15, "Ana Ruiz"), Speaker: 0, Relay: None, Why: Why{Bound: ByVerb, Named: FullName, From: at(15, "Ana Ruiz"), Rival: None}},
			[]string{"The cue is “said”, and “Ana Ruiz” is who did it.", "“Ana Ruiz” is the fullest name that the story has."},
		},
		"an office, passed on": {
			Quote{Cue: at(50, "quoted the\nminister as saying"), Mention: at(57, "the\nminister"), Speaker: 0, Relay: 3, Why: Why{Bound: ByRelay, Named: Office, From: at(3, "Ana Ruiz, the harbour minister"), Rival: 1}},
			[]string{
				"“quoted the minister as saying” passes on what “the minister” said.",
				"“the minister” is the office of Ana Ruiz: the story has “Ana Ruiz, the harbour minister”.",
				"It was passed on by Ministry of Tides.",
			},
		},
		"a pronoun": {
			Quote{Cue: at(50, "said"), Mention: at(46, "she"), Speaker: 0, Relay: None, Why: Why{Bound: ByVerb, Named: Pronoun, From: at(3, "Ruiz"), Signs: Signs{Set: 0b1111, Known: known}, Rival: 1}},
			[]string{
				"The cue is “said”, and “she” is who did it.",
				"“she” stands for Ana Ruiz, named before as “Ruiz”.",
				"For Ana Ruiz: was named last; has the attribution before.",
				"Against: was named last in a heading.",
				"The next likeliest is Bo Lind.",
			},
		},
		"a pronoun for the name before it": {
			Quote{Mention: at(46, "she"), Speaker: 0, Relay: None, Why: Why{Bound: ByNeighbour, Named: Pronoun, From: at(3, "Ana\nRuiz"), Rival: None}},
			[]string{
				"The words have no cue of their own: the attribution to “she” beside them goes on.",
				"“she” stands for Ana Ruiz.",
			},
		},
		"a rival who is quoted nowhere": {
			Quote{Mention: at(46, "she"), Speaker: 0, Relay: None, Why: Why{Bound: ByNeighbour, Named: Pronoun, Rival: None, Next: "Cy Oduya"}},
			[]string{
				"The words have no cue of their own: the attribution to “she” beside them goes on.",
				"“she” stands for Ana Ruiz.",
				"The next likeliest is Cy Oduya.",
			},
		},
		"a phrase": {
			Quote{Cue: at(50, "according to"), Mention: at(63, "a spokesman"), Speaker: 2, Relay: None, Why: Why{Bound: ByPhrase, Named: Phrasal, Rival: None}},
			[]string{"The cue is “according to”, which names “a spokesman”.", "“a spokesman” is all that the story tells of the speaker."},
		},
		"nobody": {
			Quote{Speaker: None, Relay: None, Why: Why{Rival: None}},
			[]string{"The words stand alone: nothing ties them to a speaker.", "The story does not say who spoke."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.quote.Explain(speakers)); diff != "" {
				t.Errorf("Explain (-want +got):\n%s", diff)
			}
		})
	}
}

// Every tie and every way to a name has words of its own, and none panics on
// a quote that is not filled in.
func TestExplainKnowsAll(t *testing.T) {
	seen := map[string]bool{}
	for b := Unbound; b <= ByAuthor; b++ {
		q := Quote{Speaker: None, Relay: None, Mention: Phrase{Text: "Ruiz"}, Why: Why{Bound: b}}
		if line := q.Explain(nil)[0]; seen[line] {
			t.Errorf("tie %d reads like another: %s", b, line)
		} else {
			seen[line] = true
		}
	}
	for n := Nobody; n <= Inherited; n++ {
		q := Quote{Speaker: 0, Relay: None, Mention: Phrase{Text: "Ruiz"}, Why: Why{Named: n}}
		if line := q.Explain([]Speaker{{Name: "Ana Ruiz"}})[1]; seen[line] {
			t.Errorf("way %d reads like another: %s", n, line)
		} else {
			seen[line] = true
		}
	}
}
