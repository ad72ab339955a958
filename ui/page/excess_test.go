package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/story"
	"onrecord/ui/theme"
)

// TestNoLineIsTooWideForSingleCharacters: terminals that add up single
// characters show no line cut off either.
func TestNoLineIsTooWideForSingleCharacters(t *testing.T) {
	const text = "The harbour minister Rajan Oak (राजन ओक सिंह) waved 👍🏽 to the crews of सिंदूर and of 👩‍👩‍👧‍👦, " +
		"and said that the quay would open on Monday if the divers came up with good news by then."
	s, err := story.Parse(story.File{Name: "2031-01-01-a.md"}, []byte("# A\n\n"+text+"\n\n> "+text+"\n\n- "+text+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for width := 30; width <= 90; width++ {
		p := Set(s, s.Blocks(), nil, Options{Width: width, Theme: theme.New(true)})
		for i, line := range p.Lines {
			if w := ansi.StringWidthWc(strings.TrimRight(ansi.Strip(line), " ")); w > width {
				t.Errorf("width %d: line %d has %d cells: %q", width, i, w, p.Text(i))
			}
		}
	}
}
