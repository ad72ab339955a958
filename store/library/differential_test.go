package library

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/store"
	"onrecord/store/marks"
	"onrecord/store/query"
)

// inventor makes up stories and queries of few words, so that the queries find
// something. The people are invented.
type inventor struct{ *rand.Rand }

func (r inventor) one(of ...string) string { return of[r.IntN(len(of))] }

func (r inventor) word() string {
	return r.one("harbour", "Harbour", "harbours", "crane", "cranes", "tide", "Élan", "elan", "north-east", "don’t", "the", "of", "a", "silt", "港口", "港", "x", "e\u0301", "\u0301", "12", "1204", "ﬁre")
}

func (r inventor) words(most int) string {
	var list []string
	for range 1 + r.IntN(most) {
		list = append(list, r.word())
	}
	return strings.Join(list, " ")
}

func (r inventor) speaker() string {
	return r.one("Ana Ruiz", "Ruiz", "Ana Ruiz, the harbour minister", "Olu Adeyemi, the finance minister", "Adeyemi", "Ilmar Tamm, a diver", "Minister Ilse Moor", "the harbour ministry", "Ana Moor, a member of the council")
}

func (r inventor) topic() string {
	return r.one("trade", "sea", "sea trade", "Trade Union", "the sea of trade", "Élan")
}

func (r inventor) source() string { return r.one("Coast Desk", "Town Desk", "Desk", "") }

// story is the text of a file.
func (r inventor) story() string {
	day := time.Date(2025, 1, 1+r.IntN(6), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	if r.IntN(3) == 0 {
		day += r.one("T23:30:00-05:00", "T00:30:00+09:00", "T12:00:00Z", "T12:00:00.5Z")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\nsummary: %q\ntopics: [%s, %s]\nsource: %s\n---\n\n", r.words(4), day, r.words(3), r.topic(), r.topic(), r.source())
	for range 1 + r.IntN(4) {
		switch r.IntN(4) {
		case 0:
			fmt.Fprintf(&b, "“We will %s,” said %s.\n\n", r.words(6), r.speaker())
		case 1:
			fmt.Fprintf(&b, "%s said that %s would be %s.\n\n", r.speaker(), r.words(3), r.words(3))
		case 2:
			fmt.Fprintf(&b, "The %s, [%s](https://example.org/%s) and %s.\n%s\n\n", r.words(4), r.words(2), r.word(), r.words(4), r.words(9))
		default:
			fmt.Fprintf(&b, "## %s\n\n%s\n\n", r.words(3), r.words(30))
		}
	}
	return b.String()
}

// term is a term of a query.
func (r inventor) term() string {
	not := ""
	if r.IntN(4) == 0 {
		not = "-"
	}
	return not + r.bareTerm()
}

func (r inventor) bareTerm() string {
	begin := func(s string) string {
		runes := []rune(s)
		return string(runes[:1+r.IntN(len(runes))]) + "*"
	}
	switch r.IntN(16) {
	case 0, 1, 2:
		return r.word()
	case 3, 4:
		return begin(r.word())
	case 5, 6:
		return `"` + r.words(3) + `"`
	case 7:
		return `"` + r.one("the harbour", "of the", "We will", "said Ana Ruiz") + `"`
	case 8:
		return "by:" + r.one("ruiz", "ana", "ana-ruiz", `"ana ruiz"`, `"ruiz ana"`, `"ana adeyemi"`, "moor", "tamm", "ministry", "nobody", "a*", "ru*")
	case 9:
		return "office:" + r.one("minister", `"finance minister"`, "m*", "diver", "council", "nobody")
	case 10:
		return "topic:" + r.one("trade", "sea", `"sea trade"`, `"trade sea"`, "t*", "élan", `"union sea"`)
	case 11:
		return "in:" + r.one("desk", "coast", `"desk town"`, "d*")
	case 12:
		return r.one("after:", "before:") + r.one("2025", "2025-01", "2025-01-02", "2025-01-04", "2024")
	case 13:
		return "kind:" + r.one("direct", "mixed", "indirect")
	case 14:
		return "is:" + r.one("read", "unread", "starred", "unstarred", "noted")
	}
	return r.one("will", "said", "w*", "Ruiz", "zzz", "-")
}

func (r inventor) query() string {
	var terms []string
	for range r.IntN(4) {
		terms = append(terms, r.term())
	}
	return strings.Join(terms, " ")
}

func (r inventor) files(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("s%03d.md", r.IntN(1000)*10+i%10)] = r.story()
	}
	return files
}

// both opens the same stories in memory and as a library.
func both(t *testing.T, files map[string]string, r inventor) (*store.Memory, *Library) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	book := marks.InMemory()
	for name := range files {
		id := strings.TrimSuffix(name, ".md")
		for _, m := range []marks.Mark{marks.Read, marks.Starred} {
			if err := book.Set(id, m, r.IntN(3) == 0); err != nil {
				t.Fatal(err)
			}
		}
		if r.IntN(5) == 0 {
			if _, err := book.SetNote(id, "", "look again"); err != nil {
				t.Fatal(err)
			}
		}
	}
	o := store.Options{Paths: []string{dir}, Marks: book}
	m := inMemory(t, o)
	l := open(t, Options{Options: o, Index: filepath.Join(t.TempDir(), "index.db")})
	built(t, l)
	return m, l
}

func inMemory(t *testing.T, o store.Options) *store.Memory {
	t.Helper()
	m := store.Open(o)
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	for known := 0; ; {
		s, err := m.State(t.Context(), known)
		if err != nil {
			t.Fatal(err)
		}
		if known = s.Version; !s.Loading {
			return m
		}
	}
}

// Whatever is asked of whichever stories, the library answers as the engine in
// memory does.
func TestSearchAnswersAsMemoryDoes(t *testing.T) {
	for seed := range uint64(1) {
		answersAsMemory(t, seed)
	}
}

func FuzzSearchAnswersAsMemoryDoes(f *testing.F) {
	f.Add(uint64(100))
	f.Fuzz(answersAsMemory)
}

func answersAsMemory(t *testing.T, seed uint64) {
	r := inventor{rand.New(rand.NewPCG(seed, 7))}
	files := r.files(40 + r.IntN(60))
	m, l := both(t, files, r)
	for range 60 {
		sameAnswers(t, m, l, r)
	}
	change(t, l, r, files)
	m = inMemory(t, store.Options{Paths: l.options.Paths, Marks: l.marks})
	for range 60 {
		sameAnswers(t, m, l, r)
	}
	if t.Failed() {
		t.Fatalf("seed %d", seed)
	}
}

// change changes some of the files of a library.
func change(t *testing.T, l *Library, r inventor, files map[string]string) {
	t.Helper()
	dir := l.options.Paths[0]
	changed := map[string]string{}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range files {
			if !yield(name) {
				return
			}
		}
	})
	for _, name := range names {
		if r.IntN(5) == 0 {
			changed[name] = r.story() + "\nChanged.\n"
		}
	}
	for i := range 9 {
		changed[fmt.Sprintf("new%d.md", i)] = r.story()
	}
	write(t, dir, changed)
	if err := l.askFor(t.Context(), ask{paths: []string{dir}}); err != nil {
		t.Fatal(err)
	}
	built(t, l)
}

func sameAnswers(t *testing.T, m *store.Memory, l *Library, r inventor) {
	t.Helper()
	ctx, q := t.Context(), r.query()
	p := store.Page{Offset: r.IntN(3) * r.IntN(40), Limit: r.IntN(3) * r.IntN(30)}
	if r.IntN(3) == 0 {
		p.Offset = 0
	}
	same := func(what string, a, b any, errA, errB error) {
		t.Helper()
		if fmt.Sprint(errA) != fmt.Sprint(errB) {
			t.Errorf("%s %q %+v: %v, in the library %v", what, q, p, errA, errB)
		}
		if diff := gocmp.Diff(a, b, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s %q %+v: %s", what, q, p, diff)
		}
	}
	ra, errA := m.Search(ctx, q, p)
	rb, errB := l.Search(ctx, q, p)
	for _, r := range []store.Results{ra, rb} {
		for i := range r.Results {
			r.Results[i].People = 0 // it is known later in memory
		}
	}
	same("search", ra, rb, errA, errB)
	most := r.IntN(30)
	na, moreA, errA := m.Count(ctx, q, most)
	nb, moreB, errB := l.Count(ctx, q, most)
	same(fmt.Sprint("count to ", most), []any{na, moreA}, []any{nb, moreB}, errA, errB)
	qa, errA := m.Quotes(ctx, q, p)
	qb, errB := l.Quotes(ctx, q, p)
	same("quotes", qa, qb, errA, errB)
	choice := store.Choice{Query: cmp.Or(q, "the")}
	la, errA := m.Stories(ctx, choice, p)
	lb, errB := l.Stories(ctx, choice, p)
	same("stories", la, lb, errA, errB)
	all, err := m.Stories(ctx, store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	id := all.Entries[r.IntN(len(all.Entries))].ID
	pa, errA := m.Position(ctx, choice, id)
	pb, errB := l.Position(ctx, choice, id)
	same("position of "+id, pa, pb, errA, errB)
	f := query.Field(r.IntN(9))
	begin, few := r.one("", "a", "m", "ru", "the", "sea", "d", "un", "finance m"), 1+r.IntN(5)
	ca, errA := m.Complete(ctx, f, begin, few)
	cb, errB := l.Complete(ctx, f, begin, few)
	same(fmt.Sprintf("complete %v %q to %d", f, begin, few), ca, cb, errA, errB)
}
