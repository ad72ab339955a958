package notes_test

import (
	"strings"
	"testing"

	"onrecord/store/notes"
)

// Each file has one mistake, and an entry “Ilmar Tamm” that it must not cost.
func TestMistakesSayWhatToWrite(t *testing.T) {
	const good = "\nIlmar Tamm\n  also: Tamm\n"
	for _, tt := range []struct {
		name, file string
		line       string
		want       []string
	}{
		{"an unknown word", "Ana Ruiz\n  aslo: A. Ruiz", "line 2", []string{`"aslo:"`, `nearest is "also:"`}},
		{"a word for another", "Ana Ruiz\n  role: Mayor", "line 2", []string{`"role:"`, `"office:"`}},
		{"a word like no other", "Ana Ruiz\n  xyzzyxyzzy: Mayor", "line 2", []string{`"xyzzyxyzzy:"`, "also, office, in and not"}},
		{"no word at all", "Ana Ruiz\n  A. Ruiz", "line 2", []string{`"A. Ruiz"`, "also:"}},
		{"a line that is not indented", "Ana Ruiz\nalso: A. Ruiz", "line 2", []string{"not indented", "two blanks", `"Ana Ruiz"`}},
		{"a line before the first name", "  also: A. Ruiz", "line 1", []string{"no name above"}},
		{"a word before the first name", "also: A. Ruiz", "line 1", []string{"before the first name"}},
		{"all on one line", "Ana Ruiz: Mayor", "line 1", []string{"colon", "below it"}},
		{"a surname first", "Ruiz, Ana\n  also: Ruiz", "line 1", []string{"Ana Ruiz"}},
		{"an empty value", "Ana Ruiz\n  also:", "line 2", []string{"nothing", `"also:"`}},
		{"an empty name in a list", "Ana Ruiz\n  also: A. Ruiz,, B. Ruiz", "line 2", []string{"comma"}},
		{"a comma at the end", "Ana Ruiz\n  not: A. Ruiz,", "line 2", []string{"comma"}},
		{"a name without letters", "***\n  also: A. Ruiz", "line 1", []string{"letter"}},
		{"empty brackets", "Ana Ruiz ()\n  also: A. Ruiz", "line 1", []string{"brackets"}},
		{"an endless name", strings.Repeat("Ana ", 60) + "\n  also: A. Ruiz", "line 1", []string{"200"}},
		{"the name as alias", "Ana Ruiz\n  also: Ana Ruiz", "line 2", []string{"itself"}},
		{"an alias twice", "Ana Ruiz\n  also: A. Ruiz\n  also: A. Ruiz", "line 3", []string{"twice"}},
		{"a backward office", "Ana Ruiz\n  office: Mayor, 2024 to 2019", "line 2", []string{"before it begins", "2019 to 2024"}},
		{"a day that is not", "Ana Ruiz\n  office: Mayor, since 2023-02-30", "line 2", []string{`"2023-02-30"`, "2019-05-20"}},
		{"a date of another kind", "Ana Ruiz\n  office: Mayor, 20.5.2019 to 2024", "line 2", []string{`"20.5.2019"`, "2019-05-20"}},
		{"a month in words", "Ana Ruiz\n  office: Mayor, May 2019", "line 2", []string{"no time", "2019-05"}},
		{"until now", "Ana Ruiz\n  office: Mayor, 2019 to present", "line 2", []string{"still holds", "since 2019"}},
		{"years with a dash", "Ana Ruiz\n  office: Mayor, 2019–2024", "line 2", []string{`"2019–2024"`, "2019 to 2024"}},
		{"years with a hyphen", "Ana Ruiz\n  office: Mayor, 2019-2024", "line 2", []string{`"2019-2024"`, "2019 to 2024"}},
		{"a time without an office", "Ana Ruiz\n  office: 2019 to 2024", "line 2", []string{"without an office"}},
		{"a day without a comma", "Ana Ruiz\n  office: Minister of Transport 2025-01-10", "line 2", []string{`"2025-01-10"`, "write office: Minister of Transport, 2025-01-10"}},
		{"years without a comma", "Ana Ruiz\n  office: Mayor of Selm 2019 to 2024", "line 2", []string{"comma is missing", "Mayor of Selm, 2019 to 2024"}},
		{"a beginning without a comma", "Ana Ruiz\n  office: Minister of Trade, Industry and the Sea since 2019", "line 2", []string{"Sea, since 2019"}},
		{"a comma too many", "Ana Ruiz\n  office: Mayor,", "line 2", []string{"comma"}},
		{"the same office twice", "Ana Ruiz\n  office: Mayor, 2019\n  office: Mayor, 2019", "line 3", []string{"twice"}},
		{"all stories", "Ana Ruiz\n  in: *", "line 2", []string{"all stories"}},
		{"a star in the middle", "Ana Ruiz\n  in: 2025-*-bridge", "line 2", []string{"star", "2025-04-*"}},
		{"a headline", "Ana Ruiz\n  in: The bridge opens", "line 2", []string{"no ID", "onrecord list"}},
		{"a file", "Ana Ruiz\n  in: 2025-03-02-bridge.md", "line 2", []string{`the ID is "2025-03-02-bridge"`}},
		{"two people of one name without a word", "Ana Ruiz\n  not: Ana Ruiz", "line 1", []string{"brackets"}},
		{"not UTF-8", "Ana Ruiz\n  also: J\xf6rg", "line 2", []string{"UTF-8"}},
		{"a control character", "Ana Ruiz\n  also: A\x1b[31m", "line 2", []string{"control character", "U+001B", "column 10"}},
		{"a bidirectional override", "Ana \u202eRuiz\n  also: A", "line 1", []string{"invisible", "U+202E", "column 5"}},
		{"a lone carriage return", "Ana Ruiz\n  also: A\rB", "line 2", []string{"U+000D"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, errs := notes.Parse([]byte(tt.file + "\n" + good))
			if len(errs) != 1 {
				t.Fatalf("%d mistakes: %v", len(errs), errs)
			}
			for _, want := range append(tt.want, tt.line+": ") {
				if !strings.Contains(errs[0].Error(), want) {
					t.Errorf("%q is missing in: %v", want, errs[0])
				}
			}
			if len(all) != 1 || all[0].Name != "Ilmar Tamm" {
				t.Errorf("left is %+v", all)
			}
		})
	}
}

// Of two entries that contradict each other the upper one is kept.
func TestContradictions(t *testing.T) {
	const ana = "Ana Ruiz\n  also: the minister\n"
	for _, tt := range []struct {
		name, file string
		want       []string
	}{
		{"an entry twice", ana + "ANA RUIZ\n  also: A. Ruiz\n", []string{"line 3: ", "line 1"}},
		{"an alias of two", ana + "Ilmar Tamm\n  also: The Minister\n", []string{"line 3: ", `"The Minister"`, "line 1", "in: "}},
		{"a name that is another’s alias", ana + "The minister\n  also: X\n", []string{"line 3: ", "line 1"}},
		{"the same stories", "A B (x)\n  in: 2025-04-*\nA B (y)\n  in: 2025-04-01-rain\n", []string{"line 3: in 2025-04-01-rain, ", "line 1"}},
		{"the same beginning", "A B (x)\n  in: 2025-*\nC D\n  also: A B\n  in: 2025-04-*\n", []string{"line 3: in 2025-04-*, "}},
		{"one label for two", "A B (x)\n  in: a\nA B (x)\n  in: b\n", []string{"line 3: ", "line 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, errs := notes.Parse([]byte(tt.file))
			if len(errs) != 1 || len(all) != 1 || all[0].Line != 1 {
				t.Fatalf("%+v, %v", all, errs)
			}
			for _, want := range tt.want {
				if !strings.Contains(errs[0].Error(), want) {
					t.Errorf("%q is missing in: %v", want, errs[0])
				}
			}
		})
	}
	for name, file := range map[string]string{
		"stories apart":             ana + "Ilmar Tamm\n  also: the minister\n  in: 2024-*\n",
		"other stories":             "A B (x)\n  in: 2025-04-*\nA B (y)\n  in: 2025-05-*, 2024\n",
		"labels and offices":        "A B (x)\n  office: Mayor\nA B (y)\n  office: Pilot\n",
		"an ID that begins another": "A B (x)\n  in: 2025\nA B (y)\n  in: 2025-rain\n",
		"an alias without accents":  "Inés Róka\n  also: Ines Roka\n",
		"a namesake named":          "A B (x)\n  not: A B (y)\n  in: a\nA B (y)\n  in: b\n",
	} {
		all, errs := notes.Parse([]byte(file))
		if len(errs) > 0 || len(all) == 0 {
			t.Errorf("%s: %v", name, errs)
		}
	}
}

func TestFilesThatAreNoText(t *testing.T) {
	for name, file := range map[string]string{
		"UTF-16":   "\xff\xfeA\x00n\x00a\x00",
		"4 MB":     strings.Repeat("x", notes.Largest+1),
		"not a te": "Ana Ruiz\n  also: \x00\x01",
	} {
		all, errs := notes.Parse([]byte(file))
		if len(all) != 0 || len(errs) != 1 || errs[0].Line != 0 || !strings.Contains(errs[0].Error(), name) {
			t.Errorf("%s: %v, %v", name, all, errs)
		}
	}
}

func TestAllMistakesAreTold(t *testing.T) {
	_, errs := notes.Parse([]byte("Ana Ruiz\n  aslo: x\n  office: Mayor, 2024 to 2019\nIlmar Tamm\n  in: *\nOlu: Adeyemi\n"))
	var lines []int
	for _, err := range errs {
		lines = append(lines, err.Line)
	}
	if len(lines) != 4 || lines[0] != 2 || lines[1] != 3 || lines[2] != 5 || lines[3] != 6 {
		t.Error(errs)
	}
}
