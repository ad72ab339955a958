package versus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// keeper has the records of some officials.
type keeper struct {
	records map[string]official.Record
	asked   int
}

func (k *keeper) Record(ctx context.Context, q store.RecordQuery, p store.Page) (official.Record, error) {
	k.asked++
	r, ok := k.records[q.Official]
	switch {
	case ctx.Err() != nil:
		return official.Record{}, ctx.Err()
	case !ok:
		return official.Record{}, errors.New("the disk is gone")
	}
	r.Total = len(r.Statements)
	from := min(p.Offset, r.Total)
	r.Statements = r.Statements[from:min(from+p.Limit, r.Total)]
	return r, nil
}

func date(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }

// said is a statement of a day; its story is called after the words.
func said(day int, words string) official.Statement {
	return official.Statement{Places: []official.Place{{
		StoryID: strings.Fields(words)[0], Headline: "Harbour opens again", Source: "Coast Desk", Date: date(day), Words: words, Cue: "said",
	}}}
}

func record(name, office string, statements ...official.Statement) official.Record {
	o := official.Official{ID: strings.ToLower(name), Name: name, Offices: []official.Office{{Title: office}}, First: date(1), Last: date(9)}
	return official.Record{Official: o, Statements: statements}
}

func two() *keeper {
	reported := said(7, "g3 that the divers were late")
	reported.Places[0].Kind = quote.Indirect
	twice := said(4, "r4 nobody asked the divers, and nobody will")
	twice.Places = append(twice.Places, twice.Places[0])
	return &keeper{records: map[string]official.Record{
		"ruiz": record("Ruiz", "Harbour Minister", said(9, "r1 we will not wait for the divers any longer, whatever they say of it"), said(7, "r2 no"), said(7, "r3 and no again"), twice),
		"tamm": record("Tamm", "Chief of the divers", said(8, "g1 the anchor is still down there"), said(7, "g2 wait"), reported, said(1, "g4 at last")),
	}}
}

// open opens the two records and lets all answers come.
func open(k *keeper, width, height int, at Position) Model {
	m := New(context.Background(), k, theme.New(true), keys.Default())
	m.SetFocus(true)
	m.SetSize(width, height)
	return run(m, m.Open(at))
}

func run(m Model, cmd tea.Cmd) Model {
	if cmd == nil {
		return m
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			m = run(m, c)
		}
	default:
		m, cmd = m.Update(msg)
		m = run(m, cmd)
	}
	return m
}

func press(m Model, names string) Model {
	for _, r := range names {
		m, _ = m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return m
}

func chosen(m Model) string {
	p, _ := m.Chosen()
	return p.StoryID
}

func TestChoice(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"", "r1"},
		{"j", "r2"}, {"jj", "r3"}, {"jjj", "r4"}, {"jjjj", "r4"}, {"jjjk", "r3"}, {"k", "r1"},
		{"l", "g1"}, {"lj", "g2"}, {"ljjj", "g4"}, {"ljh", "r2"}, {"jl", "g2"}, {"jjl", "g2"}, {"jjjl", "g4"},
		{"G", "g4"}, {"Gh", "r4"}, {"Gg", "r1"}, {"Ghg", "r1"}, {"h", "r1"}, {"ll", "g1"},
	} {
		for _, width := range []int{100, 40} {
			m := press(open(two(), width, 20, Position{Left: "ruiz", Right: "tamm"}), tt.keys)
			if got := chosen(m); got != tt.want {
				t.Errorf("%d cells, %q chooses %q, want %q", width, tt.keys, got, tt.want)
			}
		}
	}
}

func TestOpensWhereItWasLeft(t *testing.T) {
	m := press(open(two(), 100, 20, Position{Left: "ruiz", Right: "tamm"}), "ljj")
	at := m.Position()
	again := open(two(), 80, 12, at)
	if again.Position() != at || chosen(again) != "g3" {
		t.Errorf("%+v became %+v", at, again.Position())
	}
	gone := at
	gone.StoryID = "gone"
	if got := chosen(open(two(), 80, 12, gone)); got == "" {
		t.Error("nothing is chosen where the statement is gone")
	}
}

func TestTheNewestIsChosenWhosever(t *testing.T) {
	if got := chosen(open(two(), 100, 20, Position{Left: "tamm", Right: "ruiz"})); got != "r1" {
		t.Error(got)
	}
}

// A day is complete before it is shown, and all of both records comes.
func TestLongRecordsComeInParts(t *testing.T) {
	k := &keeper{records: map[string]official.Record{}}
	for c, id := range []string{"ruiz", "tamm"} {
		var all []official.Statement
		for i := range 3000 {
			s := said(1, fmt.Sprintf("%s%d words", id, i))
			s.Places[0].Date = date(1).AddDate(0, 0, -i/(2+c))
			all = append(all, s)
		}
		k.records[id] = record(id, "", all...)
	}
	m := New(context.Background(), k, theme.New(true), keys.Default())
	m.SetSize(100, 30)
	batch := m.Open(Position{Left: "ruiz", Right: "tamm"})().(tea.BatchMsg)
	m, cmd := m.Update(batch[0]())
	if len(m.days) != 0 {
		t.Errorf("%d days while one record is unknown", len(m.days))
	}
	m = run(m, batch[1])
	m = run(m, cmd)
	days, statements := map[time.Time]bool{}, [2]int{}
	for i, d := range m.days {
		if days[d.date] || i > 0 && !d.date.Before(m.days[i-1].date) {
			t.Fatalf("day %d, %v, comes twice or late", i, d.date)
		}
		days[d.date] = true
		for c := range statements {
			statements[c] += d.to[c] - d.from[c]
		}
	}
	if statements != [2]int{3000, 3000} {
		t.Errorf("%v statements stand in the days", statements)
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	k := two()
	m := New(context.Background(), k, theme.New(true), keys.Default())
	m.SetSize(100, 20)
	late := m.Open(Position{Left: "ruiz", Right: "tamm"})().(tea.BatchMsg)[0]
	m = run(m, m.Open(Position{Left: "tamm", Right: "ruiz"}))
	before := m.View()
	if m = run(m, late); m.View() != before {
		t.Error("a late answer changes the pane")
	}
}

func TestOneCannotBeRead(t *testing.T) {
	m := open(two(), 100, 20, Position{Left: "ruiz", Right: "gone"})
	if chosen(m) != "r1" || !strings.Contains(ansi.Strip(m.View()), "the disk is gone") {
		t.Errorf("%s", ansi.Strip(m.View()))
	}
}

func TestClick(t *testing.T) {
	m := open(two(), 100, 20, Position{Left: "ruiz", Right: "tamm"})
	for y, line := range strings.Split(ansi.Strip(m.View()), "\n") {
		for x, story := range map[int]string{5: "r", 70: "g"} {
			cell := []rune(line)
			if at := strings.Index(string(cell[min(x-3, len(cell)):]), "“"+story); at == 0 || at > 0 && at < 6 {
				if !m.Click(x, y) || !strings.HasPrefix(chosen(m), story) {
					t.Errorf("a click at %d, %d chooses %q", x, y, chosen(m))
				}
			}
		}
	}
	if m.Click(5, 0) || m.Click(5, 19) || m.Click(5, 40) {
		t.Error("a click where nothing stands chooses something")
	}
}

func TestScreens(t *testing.T) {
	for _, size := range [][2]int{{100, 24}, {40, 20}} {
		m := press(open(two(), size[0], size[1], Position{Left: "ruiz", Right: "tamm"}), "jl")
		golden.Check(t, fmt.Sprintf("two-%dx%d", size[0], size[1]), m.View())
	}
}

func TestFillsItsFrame(t *testing.T) {
	for _, k := range []*keeper{two(), {records: map[string]official.Record{}}} {
		m := open(k, 100, 20, Position{Left: "ruiz", Right: "tamm"})
		for width := 1; width < 130; width += 7 {
			for height := range 30 {
				m.SetSize(width, height)
				for _, keys := range []string{"j", "l", "G", "g"} {
					m = press(m, keys)
					golden.Fits(t, m.View(), width, height)
				}
				m.Scroll(1)
				golden.Fits(t, m.View(), width, height)
			}
		}
	}
}
