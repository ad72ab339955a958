package notes_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/store/notes"
)

// What the documents show can be written as it stands there.
func TestDocumentsShowNotesThatCanBeRead(t *testing.T) {
	for name, entries := range map[string]int{"officials.md": 4, "formats.md": 1} {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		_, below, _ := strings.Cut(string(text), map[string]string{"officials.md": "## Your own notes", "formats.md": "## Notes about officials"}[name])
		var shown strings.Builder
		for line := range strings.Lines(below) {
			if strings.HasPrefix(line, "## ") {
				break
			}
			if code, ok := strings.CutPrefix(line, "    "); ok {
				shown.WriteString(code)
			}
		}
		all, errs := notes.Parse([]byte(shown.String()))
		if len(errs) > 0 || len(all) != entries {
			t.Errorf("%s: %d entries, %v", name, len(all), errs)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	var file strings.Builder
	for i := range 5000 {
		name := "Ruiz" + strings.Repeat("a", i%7) + strings.Repeat("b", i/7%11) + strings.Repeat("c", i/77)
		file.WriteString("Ana " + name + "\n  also: A. " + name + "\n  office: Mayor, 2019 to 2024\n  in: 2025-*\n\n")
	}
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		if all, errs := notes.Parse([]byte(file.String())); len(all) != 5000 {
			b.Fatal(len(all), errs)
		}
	}
}
