package saved_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/saved"
)

// list is a list in a file with a content.
func list(t *testing.T, content string) *saved.List {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "config", "editions.txt")
	if content != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return saved.At(path, filepath.Join(dir, "state", "lock"))
}

func content(t *testing.T, l *saved.List) string {
	t.Helper()
	b, err := os.ReadFile(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const morning = "# for the morning\r\n\nHarbour: harbour by:ruiz -weather\n  Ministers :office:minister after:2025\n"

func TestRead(t *testing.T) {
	got, errs := list(t, "\ufeff"+morning).Read()
	want := []saved.Search{{Name: "Harbour", Query: "harbour by:ruiz -weather"}, {Name: "Ministers", Query: "office:minister after:2025"}}
	if diff := cmp.Diff(want, got); diff != "" || errs != nil {
		t.Error(errs, diff)
	}
	if got, errs := list(t, "").Read(); got != nil || errs != nil {
		t.Error("a file that is not there:", got, errs)
	}
}

func TestMistakesNameFileAndLine(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"harbour by", "a name, a colon and a search were expected"},
		{"Harbour:", `"Harbour" has nothing to search for`},
		{": harbour", "needs a name"},
		{"Bad: is:red", "at 4 in the search"},
		{"good: other", `two searches called "good"`},
		{"unread: is:unread", `"unread" is there already`},
		{strings.Repeat("x", 61) + ": rain", "more than 60 characters"},
	} {
		l := list(t, "Good: rain\n"+tt.line+"\nLast: snow\n")
		got, errs := l.Read()
		if len(got) != 2 || got[1].Name != "Last" || len(errs) != 1 {
			t.Errorf("%s: %v, %v", tt.line, got, errs)
			continue
		}
		var at *saved.Error
		if !errors.As(errs[0], &at) || at.Line != 2 || !strings.HasPrefix(at.Error(), l.Path()+":2: ") || !strings.Contains(at.Error(), tt.want) {
			t.Errorf("%s: %v", tt.line, errs[0])
		}
	}
}

func TestChangesKeepTheRest(t *testing.T) {
	l := list(t, morning)
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(l.Add(saved.Search{Name: "Snow", Query: "snow*"}))
	do(l.Add(saved.Search{Name: "Snow", Query: "snow*"}))
	do(l.Replace("harbour", saved.Search{Name: "Quay", Query: "quay"}))
	const head = "# for the morning\n\n"
	const ministers = "  Ministers :office:minister after:2025\n"
	if diff := cmp.Diff(head+"Quay: quay\n"+ministers+"Snow: snow*\n", content(t, l)); diff != "" {
		t.Error(diff)
	}
	was, line, err := l.Remove("QUAY")
	do(err)
	if diff := cmp.Diff(head+ministers+"Snow: snow*\n", content(t, l)); diff != "" || was.Query != "quay" {
		t.Error(was, diff)
	}
	do(l.Restore(was, line))
	do(l.Restore(was, line))
	if diff := cmp.Diff(head+"Quay: quay\n"+ministers+"Snow: snow*\n", content(t, l)); diff != "" {
		t.Error(diff)
	}
	if _, _, err := l.Remove("nothing"); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeSaved(t *testing.T) {
	l := list(t, "Harbour: harbour\nQuay: quay\n")
	before := content(t, l)
	for name, err := range map[string]error{
		"taken":                 l.Add(saved.Search{Name: "harbour", Query: "rain"}),
		"taken by a third":      l.Replace("Quay", saved.Search{Name: "Harbour", Query: "quay"}),
		"gone":                  l.Replace("Rain", saved.Search{Name: "Rain", Query: "rain"}),
		"a colon":               l.Add(saved.Search{Name: "a:b", Query: "rain"}),
		"two lines":             l.Add(saved.Search{Name: "a\nb", Query: "rain"}),
		"a search of two lines": l.Add(saved.Search{Name: "a", Query: "rain\nb: snow"}),
		"no search":             l.Add(saved.Search{Name: "a"}),
		"a bad search":          l.Add(saved.Search{Name: "a", Query: "by:"}),
		"always there":          l.Add(saved.Search{Name: "all", Query: "rain"}),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	var taken *saved.TakenError
	if err := l.Add(saved.Search{Name: "harbour", Query: "rain"}); !errors.As(err, &taken) || taken.Search.Query != "harbour" {
		t.Error(err)
	}
	if diff := cmp.Diff(before, content(t, l)); diff != "" {
		t.Error(diff)
	}
}

func TestSeveralProgramsLoseNoSearch(t *testing.T) {
	l := list(t, "# mine\n")
	var work sync.WaitGroup
	for p := range 4 {
		work.Go(func() {
			own := saved.At(l.Path(), filepath.Join(filepath.Dir(l.Path()), "lock"))
			for i := range 20 {
				if err := own.Add(saved.Search{Name: fmt.Sprintf("s%d-%d", p, i), Query: "rain"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	work.Wait()
	if got, errs := l.Read(); len(got) != 80 || errs != nil {
		t.Errorf("%d searches, %v", len(got), errs)
	}
}

func TestSuggest(t *testing.T) {
	taken := []saved.Search{{Name: "Ruiz", Query: "by:ruiz"}}
	for query, want := range map[string]string{
		"harbour wall":           "Harbour wall",
		"by:tamm after:2025-04":  "Tamm",
		"by:ruiz":                "Ruiz 2",
		`"not a stone" -weather`: "Not a stone",
		"topic:trade is:unread":  "Trade unread",
		"is:unread":              "Unread 2",
		"after:2025":             "Search",
		"élodie*":                "Élodie",
		"10:30":                  "10 30",
		"":                       "Search",
		"by:":                    "Search",
		"a-very-long-word-that-nobody-would-ever-say": "Search",
	} {
		if got := saved.Suggest(query, taken); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestNamed(t *testing.T) {
	all := []saved.Search{{Name: "Harbour", Query: "harbour"}, {Name: "Harbour wall", Query: "wall"}, {Name: "Snow", Query: "snow"}}
	for name, want := range map[string]string{"harbour": "harbour", "harbour w": "wall", "sn": "snow", "unread": "is:unread", "har": "-", "": "-", "x": "-"} {
		s, ok := saved.Named(all, name)
		if !ok {
			s.Query = "-"
		}
		if s.Query != want {
			t.Errorf("%q is %q, want %q", name, s.Query, want)
		}
	}
}
