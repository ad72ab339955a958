package english

import (
	"embed"
	"strings"
	"sync"

	"onrecord/store/quote/lex"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// english loads the lexicons when the first story is read: a start of the
// program that reads none costs nothing.
var english = sync.OnceValue(func() *lex.Lexicon {
	l, err := lex.Load(lexiconFiles, "lexicon", verbForms)
	if err != nil {
		panic(err) // the files are part of the program
	}
	return l
})

// verbForms gives base, third person, -ing, past and participle.
func verbForms(w string) []string {
	if strings.Contains(w, "/") {
		return strings.Split(w, "/")
	}
	stem, third := w, w+"s"
	switch {
	case strings.HasSuffix(w, "e"):
		stem = w[:len(w)-1]
	case endsInConsonantY(w):
		return []string{w, w[:len(w)-1] + "ies", w + "ing", w[:len(w)-1] + "ied", w[:len(w)-1] + "ied"}
	case doubles[w]:
		stem = w + w[len(w)-1:]
	}
	for _, s := range []string{"s", "sh", "ch", "x", "z"} {
		if strings.HasSuffix(w, s) {
			third = w + "es"
		}
	}
	return []string{w, third, stem + "ing", stem + "ed", stem + "ed"}
}

func endsInConsonantY(w string) bool {
	return len(w) > 2 && w[len(w)-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2]))
}

var doubles = map[string]bool{
	"admit": true, "quip": true, "quiz": true, "slam": true, "rebut": true, "dub": true, "nod": true,
	"shrug": true, "grin": true, "hum": true, "snap": true, "chat": true, "concur": true, "sob": true,
	"ad-lib": true, "blog": true, "brag": true, "pen": true, "refer": true,
	"submit": true, "aver": true,
	"plan": true, "rap": true, "pan": true, "rebuff": false, "dispel": true, "label": false,
}
