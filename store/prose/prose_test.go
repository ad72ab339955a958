package prose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"harbour":            "harbour",
		"HARBOUR 12":         "harbour 12",
		"Élysée":             "elysee",
		"e\u0301lyse\u0301e": "elysee",
		"Łódź":               "lodz",
		"Straße, Ærø":        "strasse, aero",
		"ﬁnal Ⅷ":             "final viii",
		"ИВАН":               "иван",
		"हिन्दी":             "हिन्दी",
		"İstanbul":           "istanbul",
	} {
		if got := prose.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldsTo(t *testing.T) {
	words := []string{"", "a", "A", "ab", "AB", "é", "e\u0301b", "Straße", "strasse", "æ", "ae", "aé"}
	for _, word := range words {
		for _, w := range words {
			want := prose.Fold(w)
			for _, prefix := range []bool{false, true} {
				folded := prose.Fold(word)
				same := folded == want || prefix && strings.HasPrefix(folded, want)
				if got := prose.FoldsTo(word, want, prefix); got != same {
					t.Errorf("FoldsTo(%q, %q, %t) = %t", word, want, prefix, got)
				}
			}
		}
	}
}

func TestFoldedWords(t *testing.T) {
	got := prose.FoldedWords("“Don’t go,” Ruiz-Moor said; 東京 café №7")
	want := []string{"don", "t", "go", "ruiz", "moor", "said", "東", "京", "cafe", "7"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWords(t *testing.T) {
	//       0         1         2         3
	//       0123456789012345678901234567890123456789
	text := "I *will* not\n> wait, [he](x.org) said.\nNo."
	blocks := []prose.Block{
		{Runs: spans(text, "I ", "will", " not\n", "wait, ", "he", " said.")},
		{Runs: spans(text, "No.")},
	}
	tests := []struct {
		name  string
		spans []prose.Span
		want  string
	}{
		{"all", []prose.Span{{Start: 0, End: len(text)}}, "I will not wait, he said. No."},
		{"two parts", spans(text, "will* not", "No"), "will not … No"},
		{"inside a run", spans(text, "il"), "il"},
		{"markup alone", spans(text, "(x.org)"), ""},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := prose.Words(text, blocks, tt.spans); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// spans finds words in text, one after another.
func spans(text string, words ...string) []prose.Span {
	var found []prose.Span
	at := 0
	for _, w := range words {
		at += strings.Index(text[at:], w)
		found = append(found, prose.Span{Start: at, End: at + len(w)})
		at += len(w)
	}
	return found
}
