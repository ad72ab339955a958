package page

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/store/story"
	"onrecord/ui/theme"
)

// TestALineIsFoundAgain: where a reader was is kept as an offset, and that must
// lead to the same line again.
func TestALineIsFoundAgain(t *testing.T) {
	files, err := filepath.Glob("../testdata/edition/*")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := story.Parse(story.File{Path: name}, content)
		if err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{20, 37, 51, 80} {
			p := Set(s, s.Blocks(), nil, Options{Width: width, Theme: theme.New(true)})
			for line := range p.Lines {
				at := p.OffsetAt(line)
				if got := p.LineAt(at); got != line && line >= p.BlockLine(0) {
					t.Errorf("%s, %d cells: line %d is at %d, which is on line %d", filepath.Base(name), width, line, at, got)
				}
			}
		}
	}
}
