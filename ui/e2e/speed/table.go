//go:build linux

package main

import (
	"fmt"
	"strings"
	"time"
)

// table sets the figures beside one another, in Markdown.
func table(all []figures) string {
	rows := []struct {
		name string
		cell func(f figures) string
	}{
		{"start to first text, median, and against an empty program", func(f figures) string {
			empty, start := f.emptyStart.at(50), f.start.at(50)
			if empty == 0 || start == 0 {
				return "–"
			}
			return fmt.Sprintf("%s, %.2fx", ms(start), float64(start)/float64(empty))
		}},
		{"`j` in the list, median / p95", func(f figures) string { return both(f.row) }},
		{"opening a story, median / p95", func(f figures) string { return both(f.open) }},
		{"search as one types, a key, median / p95", func(f figures) string { return both(f.search) }},
		{"the longest record, first screen, median / most", func(f figures) string { return most(f.record) }},
		{"one new story found and shown, median / most", func(f figures) string { return most(f.fresh) }},
		{"quitting, median / p95", func(f figures) string { return both(f.quit) }},
		{"memory while reading / while building", func(f figures) string { return fmt.Sprintf("%d / %d MB", f.reading, f.building) }},
		{"building the index, analysis included", func(f figures) string { return f.build.Round(100 * time.Millisecond).String() }},
		{"work of the processors for that", func(f figures) string { return f.buildCPU.Round(100 * time.Millisecond).String() }},
	}
	var b strings.Builder
	b.WriteString("\n| stories |")
	for _, f := range all {
		fmt.Fprintf(&b, " %d |", f.stories)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(all)) + "\n")
	for _, r := range rows {
		b.WriteString("| " + r.name + " |")
		for _, f := range all {
			b.WriteString(" " + r.cell(f) + " |")
		}
		b.WriteString("\n")
	}
	for _, f := range all {
		for _, fault := range f.faults {
			fmt.Fprintf(&b, "\n%d stories: %s\n", f.stories, fault)
		}
	}
	return b.String()
}

func ms(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func both(s spread) string { return pair(s, 95) }
func most(s spread) string { return pair(s, 100) }

func pair(s spread, percent int) string {
	if len(s) == 0 {
		return "–"
	}
	return ms(s.at(50)) + " / " + ms(s.at(percent))
}
