package english

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"onrecord/store/quote"
)

// Every quote can say what ties the words to the phrase beside them, what
// makes a name of that phrase, and where the story shows it.
func TestWhy(t *testing.T) {
	for name, c := range map[string]struct {
		story string
		words string // of the quote that is asked about
		bound quote.Bound
		named quote.Named
		from  string
		next  string
	}{
		"full name": {
			"“We wait,” said Ana Ruiz.",
			"We wait,", quote.ByVerb, quote.FullName, "", "",
		},
		"surname": {
			"Mayor Ana Ruiz came to Gullport on Monday.\n\n“We wait,” said Ruiz.",
			"We wait,", quote.ByVerb, quote.PartOfName, "Mayor Ana Ruiz", "",
		},
		"pronoun": {
			"Ana Ruiz came to Gullport. Her sister Mary Lind did not.\n\nRuiz looked at the gates. “We wait,” she said.",
			"We wait,", quote.ByVerb, quote.Pronoun, "Ruiz", "Mary Lind",
		},
		"office": {
			"Ana Ruiz, the harbour minister, came to Gullport with Bo Lind.\n\n“We wait,” the minister said.",
			"We wait,", quote.ByVerb, quote.Office, "Ana Ruiz, the harbour minister", "",
		},
		"office from a deed": {
			"Ana Ruiz, who chairs the board, came with Bo Lind. “We wait,” the chairwoman said.",
			"We wait,", quote.ByVerb, quote.Office, "Ana Ruiz, who chairs", "",
		},
		"age": {
			"Ana Ruiz, 71, has fished here all her life. “We wait,” the 71-year-old said.",
			"We wait,", quote.ByVerb, quote.Description, "Ana Ruiz", "",
		},
		"phrase": {
			"The gates were shut, according to a spokesman for the port.",
			"The gates were shut", quote.ByPhrase, quote.Phrasal, "", "",
		},
		"label": {
			"Ana Ruiz came to Gullport.\n\nRuiz: “We wait for the tide.”",
			"We wait for the tide.", quote.ByLabel, quote.PartOfName, "Ana Ruiz", "",
		},
		"signature": {
			"“We wait for the tide.”\n— Ana Ruiz, harbour minister",
			"We wait for the tide.", quote.BySignature, quote.FullName, "", "",
		},
		"neighbour": {
			"“We wait,” said Ana Ruiz, who was wet.\n\n“There is no other way.”",
			"There is no other way.", quote.ByNeighbour, quote.FullName, "", "",
		},
		"relay": {
			"The ministry quoted Ana Ruiz as saying “we wait for the tide”.",
			"we wait for the tide", quote.ByRelay, quote.FullName, "", "",
		},
		"nobody": {
			"“We wait for the tide.”",
			"We wait for the tide.", quote.Unbound, quote.Nobody, "", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			quotes, speakers := Find(c.story, paragraphs(c.story))
			for _, q := range quotes {
				if s := q.Span(); !strings.Contains(c.story[s.Start:s.End], c.words) {
					continue
				}
				got := []any{q.Why.Bound, q.Why.Named, q.Why.From.Text, q.Why.Next}
				if diff := cmp.Diff([]any{c.bound, c.named, c.from, c.next}, got); diff != "" {
					t.Errorf("why (-want +got):\n%s\n%s", diff, strings.Join(q.Explain(speakers), "\n"))
				}
				return
			}
			t.Errorf("not found: %q in %+v", c.words, quotes)
		})
	}
}

// Whatever speaks for or against a speaker can be said in words.
func TestSignsHaveNames(t *testing.T) {
	for s := range signs {
		if signNames[s] == "" {
			t.Errorf("sign %d has no name", s)
		}
	}
	if signs > 64 {
		t.Errorf("%d signs do not fit the set of a quote", signs)
	}
}
