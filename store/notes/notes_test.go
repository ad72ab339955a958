package notes_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/store/notes"
	"onrecord/store/official"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestAFileAsPeopleWriteIt(t *testing.T) {
	const file = `# Who is who in Port Selm.
# The people are invented.

Ana Ruiz
  also: A. Ruiz Calder, the harbour lady   # as the Herald has it
  also: @anaruiz
  office: Minister of Trade, Industry and the Sea, 2019-05-20 to 2024
  office: Mayor of Port Selm, since 2024-02
  office: Chair, 1922 Committee
  not: Anna Ruiz, Lee Hart, Jr.

John Reyes (senator)
	in: 2025-03-02-bridge, 2025-04-*

# The pilot needs no blank line above.
John Reyes (pilot)
  in: 2025-05-01-harbour
  office: Pilot, until 1999

Ministry of Trade, Industry and the Sea
  Also: District #3 Office
`
	got, errs := notes.Parse([]byte(file))
	for _, err := range errs {
		t.Error(err)
	}
	want := official.Notes{
		{
			Name: "Ana Ruiz", Line: 4, Aliases: []string{"A. Ruiz Calder", "the harbour lady", "@anaruiz"},
			Offices: []official.Office{
				{Title: "Minister of Trade, Industry and the Sea", First: day("2019-05-20"), Last: day("2024-12-31")},
				{Title: "Mayor of Port Selm", First: day("2024-02-01")},
				{Title: "Chair, 1922 Committee"},
			},
			Apart: []string{"Anna Ruiz", "Lee Hart, Jr."},
		},
		{Name: "John Reyes", Label: "senator", Line: 12, Stories: []string{"2025-03-02-bridge", "2025-04-*"}},
		{
			Name: "John Reyes", Label: "pilot", Line: 16, Stories: []string{"2025-05-01-harbour"},
			Offices: []official.Office{{Title: "Pilot", Last: day("1999-12-31")}},
		},
		{Name: "Ministry of Trade, Industry and the Sea", Line: 20, Aliases: []string{"District #3 Office"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What an editor leaves in a file is no mistake of its writer.
func TestLineEndsAndMarks(t *testing.T) {
	const plain = "Ana Ruiz\n  also: A. Ruiz\n\nIlmar Tamm\n  not: Ilmar Tam\n"
	want, _ := notes.Parse([]byte(plain))
	if len(want) != 2 {
		t.Fatal(want)
	}
	for name, file := range map[string]string{
		"line ends of Windows": strings.ReplaceAll(plain, "\n", "\r\n"),
		"a byte order mark":    "\ufeff" + plain,
		"tabs":                 strings.ReplaceAll(strings.ReplaceAll(plain, "  ", "\t"), ": ", ":\t"),
		"no line end":          strings.TrimSuffix(plain, "\n"),
		"blanks at line ends":  strings.ReplaceAll(plain, "\n", "  \n"),
		"wide blanks":          strings.ReplaceAll(plain, "A. Ruiz", "A.\u00a0Ruiz"),
	} {
		got, errs := notes.Parse([]byte(file))
		if diff := cmp.Diff(want, got); diff != "" || errs != nil {
			t.Error(name, errs, diff)
		}
	}
	for _, file := range []string{"", "\n\n", "# nothing yet", "\ufeff"} {
		if got, errs := notes.Parse([]byte(file)); len(got) != 0 || errs != nil {
			t.Errorf("%q: %v, %v", file, got, errs)
		}
	}
}

func TestTimes(t *testing.T) {
	for text, want := range map[string]official.Office{
		"Mayor":                                  {Title: "Mayor"},
		"Mayor, 2024":                            {Title: "Mayor", First: day("2024-01-01"), Last: day("2024-12-31")},
		"Mayor, 2024-02":                         {Title: "Mayor", First: day("2024-02-01"), Last: day("2024-02-29")},
		"Mayor, 2024-02-03":                      {Title: "Mayor", First: day("2024-02-03"), Last: day("2024-02-03")},
		"Mayor, since 2024":                      {Title: "Mayor", First: day("2024-01-01")},
		"Mayor, from 2024-05":                    {Title: "Mayor", First: day("2024-05-01")},
		"Mayor, until 2024":                      {Title: "Mayor", Last: day("2024-12-31")},
		"Mayor, to 2024-05":                      {Title: "Mayor", Last: day("2024-05-31")},
		"Mayor, from 2019 to 2024":               {Title: "Mayor", First: day("2019-01-01"), Last: day("2024-12-31")},
		"Mayor, 2024 to 2024-01-01":              {Title: "Mayor", First: day("2024-01-01"), Last: day("2024-01-01")},
		"Commander, 7th Fleet":                   {Title: "Commander, 7th Fleet"},
		"Leader, 101 Squadron":                   {Title: "Leader, 101 Squadron"},
		"Director of Expo 2020":                  {Title: "Director of Expo 2020"},
		"Chair, 1922 Committee, 1922 to 1930":    {Title: "Chair, 1922 Committee", First: day("1922-01-01"), Last: day("1930-12-31")},
		"Minister from the North":                {Title: "Minister from the North"},
		"Envoy, to the Isles":                    {Title: "Envoy, to the Isles"},
		"Head of the Office of March, Until Now": {Title: "Head of the Office of March, Until Now"},
	} {
		got, errs := notes.Parse([]byte("Ana Ruiz\n  office: " + text + "\n"))
		if len(got) != 1 || len(errs) > 0 {
			t.Errorf("%q: %v", text, errs)
			continue
		}
		if diff := cmp.Diff([]official.Office{want}, got[0].Offices); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// What is written out is read again as the same.
func sameAgain(t *testing.T, all official.Notes) {
	t.Helper()
	again, errs := notes.Parse([]byte(notes.Format(all)))
	if len(errs) > 0 {
		t.Fatalf("what was written out has a mistake: %v\n%s", errs[0], notes.Format(all))
	}
	if diff := cmp.Diff(all, again, cmpopts.IgnoreFields(official.Told{}, "Line")); diff != "" {
		t.Fatal(diff)
	}
}

func FuzzNotes(f *testing.F) {
	f.Add([]byte("Ana Ruiz\n  also: A. Ruiz, B\n  office: Mayor, 2019 to 2024\n  in: 2025-*\n  not: Anna Ruiz\n"))
	f.Add([]byte("Lee Hart, Jr. (senator)\r\n\talso: Hart, Jr., Sr.\n\n# x\nLee Hart # y\n  in: a, b*\n"))
	f.Add([]byte("\ufeffA\n office: B, 1922 Committee, until 1930-02-03\n office: B\n"))
	f.Add([]byte("A\n also: B # c\n also: #d\nalso: e\nf: g\n h\n"))
	f.Add([]byte("A ((b))\n also: c (d)\n\xff\n\u202ex\n y: \x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		all, errs := notes.Parse(file)
		lines := strings.Count(string(file), "\n") + 1
		for _, err := range errs {
			if err.Line < 0 || err.Line > lines || err.Wrong == "" {
				t.Fatalf("%d lines: %+v", lines, err)
			}
		}
		for _, told := range all {
			if told.Name == "" || told.Line < 1 || told.Line > lines {
				t.Fatalf("%+v", told)
			}
		}
		sameAgain(t, all)
	})
}
