package official

import "testing"

func TestNation(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"finance minister of Vesland", "vesland"},
		{"Vesland’s finance minister", "vesland"},
		{"Vesland's new president", "vesland"},
		{"the Veslandish foreign minister", "vesland"},
		{"Vesland prime minister", "vesland"},
		{"President of Karvia", "karv"},
		{"Karvian President", "karv"},
		{"ambassador from Norland", "norland"},
		{"President of the Republic of Norland", "norland"},
		{"Korea’s foreign minister", ""},
		{"Minister of Transport", ""},
		{"Minister of Hydrology", ""},
		{"President of the Senate", ""},
		{"Secretary of State", ""},
		{"Chancellor of the Exchequer", ""},
		{"President of Selm University", ""},
		{"Christian Union president", ""},
		{"Harbour Minister", ""},
		{"president of ACME", ""},
		{"Deputy Prime Minister", ""},
		{"premier of Selmia", ""},
		{"European Commission President", ""},
	} {
		if _, got := nation(tt.title); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.title, got, tt.want)
		}
	}
}
