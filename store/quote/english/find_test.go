package english

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/store/quote"
)

var update = flag.Bool("update", false, "write what was found into the test cases")

// Every case in testdata is one construction of the newsroom: a story, and
// the quotes that stand in it, one a line:
//
//	kind | speaker (office) | relay | cue | mention | words / words
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testStory(t, name) })
	}
}

func testStory(t *testing.T, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	story, want := string(ar.Files[0].Data), string(ar.Files[1].Data)
	blocks := paragraphs(story)
	quotes, speakers := Find(story, blocks)
	for _, q := range quotes {
		check(t, story, blocks, q, len(speakers))
	}
	got := lines(story, quotes, speakers)
	if *update {
		ar.Files[1].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("quotes (-want +got):\n%s", diff)
	}
}

// lines writes quotes as the cases have them.
func lines(text string, quotes []quote.Quote, speakers []quote.Speaker) string {
	var b strings.Builder
	for _, q := range quotes {
		who, relay := "", ""
		if q.Speaker != quote.None {
			s := speakers[q.Speaker]
			who = s.Name
			if s.Office != "" {
				who += " (" + s.Office + ")"
			}
			if s.Kind != quote.Person {
				who += " [" + s.Kind.String() + "]"
			}
		}
		if q.Relay != quote.None {
			relay = speakers[q.Relay].Name
		}
		var words []string
		for _, p := range q.Parts {
			words = append(words, strings.Join(strings.Fields(text[p.Start:p.End]), " "))
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s | %s\n", q.Kind, who, relay, q.Cue.Text, q.Mention.Text, strings.Join(words, " / "))
	}
	return b.String()
}
