package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestSquare(t *testing.T) {
	const width = 24
	for _, c := range []struct{ name, left, right string }{
		{"plain", "Ana Ruiz", "3"},
		{"accents", "Éva Ó Laoghaire", "3"},
		{"combining marks", "E\u0301va Ruiz", "3"},
		{"wide", "宮本あや", "12"},
		{"Devanagari", "राजनाथ सिंह", "3"},
		{"family", "Ruiz 👩‍👩‍👧‍👦", "3"},
		{"skin", "Ruiz 👍🏽", "3"},
		{"selectors", "❤️ ☎️ 1️⃣", "3"},
		{"Hebrew", "יצחק רבין", "3"},
	} {
		room := width - ansi.StringWidth(c.left) - len(c.right)
		line := "\x1b[1m" + c.left + "\x1b[m" + strings.Repeat(" ", room) + c.right
		got := square(line, width)
		if w := ansi.StringWidthWc(got); w != width {
			t.Errorf("%s: %d cells: %q", c.name, w, got)
		}
		if !strings.HasSuffix(got, " "+c.right) || !strings.Contains(got, c.left) {
			t.Errorf("%s: %q has lost something", c.name, got)
		}
	}
	full := strings.Repeat("👍🏽", width/2)
	if got := square(full, width); ansi.StringWidthWc(got) != width || !strings.Contains(got, "…") {
		t.Errorf("a full line is not cut with an ellipsis: %q", got)
	}
}

func TestColumnsStandStraightWithoutClusters(t *testing.T) {
	s := openScreen(t, 120, 40, Options{})
	s.settled()
	s.m.clusters = false
	for i, line := range strings.Split(s.m.View().Content, "\n") {
		if w := ansi.StringWidthWc(line); w != 120 {
			t.Errorf("line %d has %d cells: %q", i, w, ansi.Strip(line))
		}
	}
}
