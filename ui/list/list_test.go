package list

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
)

const testWidth = 12

// tall is rows of the given heights.
type tall []int

func (r tall) Height(i int) int { return r[i] }

func (r tall) Draw(i int, chosen bool) []string {
	lines := make([]string, r[i])
	for n := range lines {
		sign := " "
		if chosen {
			sign = ">"
		}
		lines[n] = Fit(fmt.Sprintf("%s%d.%d", sign, i, n), testWidth)
	}
	return lines
}

// slow does what a list does in the plainest way: all rows are lines of one
// long column, and the window begins at one of them.
type slow struct {
	rows   tall
	chosen int
	window int
	height int
}

func (s *slow) start(row int) int {
	at := 0
	for _, h := range s.rows[:row] {
		at += h
	}
	return at
}

func (s *slow) total() int { return s.start(len(s.rows)) }

// whole is the first line from at on where a window may begin: the beginning
// of a row, or the middle of one that is taller than the window.
func (s *slow) whole(at, tallRow int) int {
	for row, h := range s.rows {
		from := s.start(row)
		if at <= from {
			return from
		}
		if at < from+h && row == tallRow {
			return at
		}
	}
	return at
}

func (s *slow) choose(row int) {
	if len(s.rows) == 0 {
		return
	}
	s.chosen = max(0, min(row, len(s.rows)-1))
	if s.height == 0 {
		return
	}
	from := s.start(s.chosen)
	to := from + min(s.rows[s.chosen], s.height)
	switch {
	case from < s.window:
		s.window = from
	case to > s.window+s.height:
		s.window = s.whole(to-s.height, s.chosen)
	}
	s.fill()
}

func (s *slow) fill() {
	last := len(s.rows) - 1
	s.window = min(s.window, s.whole(max(s.total()-s.height, 0), last))
}

func (s *slow) view() string {
	var all []string
	for i := range s.rows {
		all = append(all, s.rows.Draw(i, i == s.chosen)...)
	}
	all = all[min(s.window, len(all)):]
	for len(all) < s.height {
		all = append(all, strings.Repeat(" ", testWidth))
	}
	return strings.Join(all[:s.height], "\n")
}

// randomly compares the list with the slow one over random operations.
func randomly(t *testing.T, seed uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	rows := make(tall, r.IntN(12))
	for i := range rows {
		rows[i] = 1 + r.IntN(6)
	}
	var m Model
	s := slow{rows: rows}
	size := func() {
		s.height = r.IntN(12)
		m.SetSize(testWidth, s.height)
		m.Choose(m.Chosen(), s.rows)
		s.choose(s.chosen)
	}
	m.SetLen(len(rows))
	size()
	for range 40 {
		var did string
		switch r.IntN(6) {
		case 0:
			did = "resized"
			size()
		case 1:
			row := r.IntN(len(rows)+4) - 2
			did = fmt.Sprint("chose ", row)
			m.Choose(row, s.rows)
			s.choose(row)
		case 2:
			did = "down"
			m.Update(tea.KeyPressMsg{Code: 'j', Text: "j"}, keys.Default(), s.rows)
			s.choose(s.chosen + 1)
		case 3:
			did = "up"
			m.Update(tea.KeyPressMsg{Code: 'k', Text: "k"}, keys.Default(), s.rows)
			s.choose(s.chosen - 1)
		case 4:
			did = "end"
			m.Update(tea.KeyPressMsg{Code: 'G', Text: "G"}, keys.Default(), s.rows)
			s.choose(len(rows) - 1)
		case 5:
			did = "a row grew"
			if len(rows) > 0 {
				s.window = s.start(m.top) + m.skip
				i := r.IntN(len(rows))
				before, old := s.start(m.top), s.rows[i]
				s.rows = slices.Clone(s.rows)
				s.rows[i] = 1 + r.IntN(6)
				s.window += s.start(m.top) - before
				if i == m.top && m.skip > 0 {
					s.rows[i] = old // a place inside a row that changes means nothing
				}
				m.Choose(m.Chosen(), s.rows)
				s.choose(s.chosen)
			}
		}
		if m.Chosen() != s.chosen {
			t.Fatalf("seed %d, %s: chosen is %d, not %d", seed, did, m.Chosen(), s.chosen)
		}
		if got := m.View(s.rows); got != s.view() {
			t.Fatalf("seed %d, %s, rows %v, height %d:\n%s\nwant:\n%s", seed, did, s.rows, s.height, got, s.view())
		}
	}
}

func TestListIsAsTheSlowOne(t *testing.T) {
	for seed := range uint64(600) {
		randomly(t, seed)
	}
}

func FuzzList(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(randomly)
}

// Whatever the reader does, the chosen row is in sight from its first line
// on, or, where it is taller than the window, with some of it.
func TestChoiceStaysInSight(t *testing.T) {
	presses := []tea.KeyPressMsg{
		{Code: 'j', Text: "j"}, {Code: 'k', Text: "k"}, {Code: 'g', Text: "g"}, {Code: 'G', Text: "G"},
		{Code: 'd', Mod: tea.ModCtrl}, {Code: 'u', Mod: tea.ModCtrl}, {Code: tea.KeyPgDown}, {Code: tea.KeyPgUp},
	}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		rows := make(tall, 1+r.IntN(40))
		for i := range rows {
			rows[i] = 1 + r.IntN(9)
		}
		var m Model
		m.SetSize(testWidth, 1+r.IntN(12))
		m.SetLen(len(rows))
		for range 60 {
			switch n := r.IntN(len(presses) + 3); {
			case n < len(presses):
				m.Update(presses[n], keys.Default(), rows)
			case n == len(presses):
				m.Scroll(r.IntN(7)-3, rows)
			case n == len(presses)+1:
				m.SetSize(testWidth, 1+r.IntN(12))
				m.Choose(m.Chosen(), rows)
			default:
				from := r.IntN(rows[m.Chosen()])
				m.ChooseLines(m.Chosen(), from, from+1, rows)
				if !strings.Contains(m.View(rows), fmt.Sprintf(">%d.%d ", m.Chosen(), from)) {
					t.Fatalf("seed %d: line %d of row %d is out of sight:\n%s", seed, from, m.Chosen(), m.View(rows))
				}
			}
			view := m.View(rows)
			golden.Fits(t, view, testWidth, m.Height())
			if !strings.Contains(view, ">") {
				t.Fatalf("seed %d: the choice is out of sight:\n%s", seed, view)
			}
			if rows[m.Chosen()] <= m.Height() && strings.Count(view, ">") != rows[m.Chosen()] {
				t.Fatalf("seed %d: the chosen row is cut:\n%s", seed, view)
			}
			if strings.HasPrefix(view, strings.Repeat(" ", testWidth)) {
				t.Fatalf("seed %d: nothing at the top:\n%s", seed, view)
			}
			for y := range m.Height() {
				row := m.At(y, rows)
				line := strings.Split(view, "\n")[y]
				if row >= 0 != (strings.TrimSpace(line) != "") || row >= 0 && !strings.HasPrefix(line[1:], fmt.Sprintf("%d.", row)) {
					t.Fatalf("seed %d: line %d %q is row %d", seed, y, line, row)
				}
			}
		}
	}
}

func TestPagesTurn(t *testing.T) {
	rows := make(tall, 100)
	for i := range rows {
		rows[i] = 2
	}
	var m Model
	m.SetSize(testWidth, 10)
	m.SetLen(len(rows))
	press := func(msg tea.KeyPressMsg) { m.Update(msg, keys.Default(), rows) }
	press(tea.KeyPressMsg{Code: tea.KeyPgDown})
	if m.Chosen() != 5 || m.top != 5 {
		t.Errorf("a page down chooses %d below %d", m.Chosen(), m.top)
	}
	press(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	if m.Chosen() != 7 || m.top != 7 {
		t.Errorf("half a page down chooses %d below %d", m.Chosen(), m.top)
	}
	press(tea.KeyPressMsg{Code: tea.KeyPgUp})
	press(tea.KeyPressMsg{Code: tea.KeyPgUp})
	if m.Chosen() != 0 || m.top != 0 {
		t.Errorf("two pages up choose %d below %d", m.Chosen(), m.top)
	}
	m.SetSize(testWidth, 1)
	press(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	if m.Chosen() != 1 {
		t.Errorf("half a page of one line chooses %d", m.Chosen())
	}
}

func TestShiftKeepsTheLine(t *testing.T) {
	rows := make(tall, 50)
	for i := range rows {
		rows[i] = 1
	}
	var m Model
	m.SetSize(testWidth, 10)
	m.SetLen(40)
	m.Choose(20, rows)
	line := m.chosen - m.top
	m.SetLen(45)
	m.Shift(5, rows)
	if m.Chosen() != 25 || m.chosen-m.top != line {
		t.Errorf("row %d on line %d", m.Chosen(), m.chosen-m.top)
	}
}

func TestTypingKeepsItsKeys(t *testing.T) {
	var m Model
	rows := tall{1, 1, 1}
	m.SetSize(testWidth, 3)
	m.SetLen(3)
	for _, msg := range []tea.KeyPressMsg{{Code: 'j', Text: "j"}, {Code: tea.KeySpace, Text: " "}, {Code: tea.KeyHome}, {Code: 'd', Mod: tea.ModCtrl}} {
		if m.UpdateTyping(msg, keys.Default(), rows) {
			t.Errorf("%s moves in the list", msg)
		}
	}
	if !m.UpdateTyping(tea.KeyPressMsg{Code: tea.KeyDown}, keys.Default(), rows) || m.Chosen() != 1 {
		t.Error("down does not move in the list")
	}
}
