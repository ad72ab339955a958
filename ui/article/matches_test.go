package article

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"onrecord/store/query"
	"onrecord/store/quote"
)

func terms(t testing.TB, text string) []query.Term {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q.Words()
}

// shown are the words of the matches as the lines have them.
func shown(m Model) []string {
	var all []string
	for _, f := range m.matches.found {
		var words []string
		for _, at := range m.matches.words.at[f.first : f.last+1] {
			line := []rune(lineText(m, at.line))
			words = append(words, string(line[at.start:at.end]))
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

func lineText(m Model, line int) string {
	if line < len(m.head) {
		return stripped(m.head[line])
	}
	return m.set.page.Text(line - len(m.head))
}

func stripped(s string) string { return strings.TrimRight(lines(Model{view: s})[0], " ") }

func TestMatches(t *testing.T) {
	tests := []struct {
		query string
		want  []string
	}{
		{"FERRY", []string{"ferry", "ferry"}},
		{"wait", []string{"wait", "wait"}},
		{"wait*", []string{"waits", "wait", "waited", "wait"}},
		{`"we wait"`, []string{"We wait", "We wait"}},
		{`"the sea is not a road"`, []string{"The sea is not a road"}},
		{`"not a stone will be laid"`, []string{"not a stone will be laid"}},
		{"lâte", []string{"late"}},
		{`"it is late"`, []string{"It is late"}}, // over emphasis
		{`"told the Northmouth"`, []string{"told the Northmouth"}},
		{"海", []string{}}, // below, where cells are wide
		{"weather", []string{"weather"}},
		{`"the minister says" harbours`, []string{"the minister says", "harbours"}},
		{`"to us nobody"`, nil}, // no phrase goes over the gap between paragraphs
		{`"money first"`, nil},
		{`"first the" "first the money"`, []string{"First the money"}},
		{"-ferry", nil},
		{"nothing", nil},
	}
	for _, width := range []int{24, 40, 80, 120} {
		m := openHarbour(t, width, 20)
		for _, tt := range tests {
			if tt.query == "海" {
				continue
			}
			m.ShowMatches(terms(t, tt.query), -1)
			if got := shown(m); cmp.Diff(tt.want, got) != "" {
				t.Errorf("at %d, %s: %q, want %q", width, tt.query, got, tt.want)
			}
		}
	}
}

func TestMatchesOfWideCharacters(t *testing.T) {
	m := openHarbour(t, 60, 30)
	m.ShowMatches(terms(t, "海は道"), -1)
	f := m.matches
	if len(f.found) != 1 {
		t.Fatalf("%d matches", len(f.found))
	}
	line := f.words.lineOf(f.found[0])
	start, end := f.words.cells(f.found[0], line)
	before, _, _ := strings.Cut(lineText(m, line), "海は道")
	if want := 2 * (len([]rune(before))); start != want || end != want+6 {
		t.Errorf("cells %d to %d, want %d to %d", start, end, want, want+6)
	}
}

func TestWalkingMatches(t *testing.T) {
	m := openHarbour(t, 60, 12)
	m.ShowMatches(terms(t, "wait said"), strings.Index(m.story.Body, "First the money"))
	if want := "match 3/6"; m.Status() != want {
		t.Errorf("%q, want %q", m.Status(), want)
	}
	press(&m, "n", "n", "N")
	if !strings.HasPrefix(m.Status(), "match 4/6") {
		t.Error(m.Status())
	}
	n := len(m.matches.found)
	for m.matches.chosen != n-1 {
		press(&m, "n")
	}
	press(&m, "n")
	if want := fmt.Sprintf("match 1/%d · from the top again", n); m.Status() != want {
		t.Errorf("after the last: %q, want %q", m.Status(), want)
	}
	press(&m, "N")
	if want := fmt.Sprintf("match %d/%d · from the end again", n, n); m.Status() != want {
		t.Errorf("before the first: %q, want %q", m.Status(), want)
	}
	if !m.CloseMatches() || m.CloseMatches() {
		t.Error("matches are closed once")
	}
	press(&m, "g", "n")
	if !strings.HasPrefix(m.Status(), "quote 1/7") {
		t.Errorf("without matches: %q", m.Status())
	}
}

func TestMatchChoosesItsQuote(t *testing.T) {
	m := openHarbour(t, 60, 12)
	m.ShowMatches(terms(t, "stone ferry"), -1)
	for range len(m.matches.found) {
		press(&m, "n")
		at := m.matches.words.at[m.matches.found[m.matches.chosen].first]
		word := string([]rune(lineText(m, at.line))[at.start:at.end])
		if in := m.Chosen() == 3; in != (word == "stone") {
			t.Errorf("%s: quote %d", word, m.Chosen())
		}
	}
}

// A match that lies in the quote that the story was opened at is the reader's,
// also where page and quotes come late.
func TestMatchOfTheQuoteThatWasOpened(t *testing.T) {
	m := New(openHarbour(t, 60, 12).theme, openHarbour(t, 60, 12).keys)
	run(&m, m.SetSize(60, 12))
	s := parse(t, harbour)
	page := m.SetStory(s)
	m.ChooseQuote(6)
	m.ShowMatches(terms(t, "wait"), -1)
	run(&m, page)
	run(&m, m.SetAnalysis(inHarbour(t, s)))
	if m.Status() != "match 2/2 · quote 7/7 · Ana Ruiz, Harbour Minister" || !inView(m, "had the last word") {
		t.Errorf("%s\n%s", m.Status(), strings.Join(lines(m), "\n"))
	}
	run(&m, m.SetSize(30, 12))
	if !strings.HasPrefix(m.Status(), "match 2/2") {
		t.Errorf("at another width: %s", m.Status())
	}
}

func TestMatchOfAnOffset(t *testing.T) {
	m := openHarbour(t, 60, 6)
	m.ShowOffset(strings.Index(m.story.Body, "gulls"))
	m.ShowMatches(terms(t, "GULLS pie*"), strings.Index(m.story.Body, "gulls"))
	if !inView(m, "gulls") || !strings.HasPrefix(m.Status(), "match 1/2") {
		t.Errorf("%s\n%s", m.Status(), strings.Join(lines(m), "\n"))
	}
	for word, ink := range map[string]ink{"gulls": m.inks.chosenMatch, "pier": m.inks.match} {
		if want := string(ink) + word; !strings.Contains(m.View(), want) {
			t.Errorf("%q has no %q", m.View(), want)
		}
	}
}

func TestFind(t *testing.T) {
	m := openHarbour(t, 60, 12)
	m.SetFocus(true)
	place := m.Place()
	m.Find()
	press(&m, "l", "a", "i")
	if m.Status() != "match 1/2 · quote 4/7 · the builders · relayed by Bo Lind" {
		t.Error(m.Status())
	}
	press(&m, "q")
	if m.Status() != "not in this story" {
		t.Error(m.Status())
	}
	if !m.DropFind() || m.Matching() || m.Place() != place {
		t.Error("not as it was before", m.Place(), place)
	}
	m.Find()
	if m.find.input.Value() != "laiq" {
		t.Error(m.find.input.Value())
	}
	for _, k := range []string{"“", "w", "e", " ", "w", "a"} {
		press(&m, k)
	}
	m.Update(tea.PasteMsg{Content: "it"})
	m.EndFind()
	if m.Finding() || m.Status() != "not in this story: “we wa" {
		t.Error(m.Status())
	}
	m.Find()
	press(&m, "b", "y", ":", "r", "u")
	if !strings.HasPrefix(m.Status(), "in a story only words") {
		t.Error(m.Status())
	}
	m.DropFind()
	if m.Chosen() != quote.None {
		t.Error("a quote is chosen")
	}
}

// What a key costs does not grow with the story: its words are taken in once.
func BenchmarkFindTyped(b *testing.B) {
	for _, size := range []int{8, 64, 512} {
		b.Run(fmt.Sprintf("%dKB", size), func(b *testing.B) {
			paragraph := "“We wait,” Ana Ruiz said on the quay, as the ferry left and the gulls had the pier to themselves, for the water to come back.\n\n"
			m := open(b, 80, 40, "---\ntitle: T\ndate: 1950-03-04\n---\n"+strings.Repeat(paragraph, size<<10/len(paragraph))+"An osprey came.\n")
			for !m.set.page.Complete {
				b.Skip("not set")
			}
			m.SetFocus(true)
			m.Find()
			press(&m, "o")
			keys := []string{"s", "p", "r"}
			for i := 0; b.Loop(); i++ {
				if i%len(keys) == 0 {
					m.find.input.SetValue("o")
				}
				press(&m, keys[i%len(keys)])
			}
		})
	}
}

func BenchmarkTakeInWords(b *testing.B) {
	m := openHarbour(b, 80, 40)
	b.SetBytes(int64(len(m.story.Body)))
	for b.Loop() {
		m.matches.words = nil
		m.lookFor([]query.Term{{Words: []string{"ferry"}}})
	}
}
