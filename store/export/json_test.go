package export

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestJSONLinesHideNothing(t *testing.T) {
	said := "a\x1b]0;x\a b\u009b31m c\u202ed e\U000E0041 <f> \u2028"
	var b strings.Builder
	if err := WriteJSON(&b, said); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(strings.TrimSuffix(b.String(), "\n"), func(r rune) bool { return r < ' ' || unseen(r) }); i >= 0 {
		t.Errorf("a control stands at %d of %q", i, b.String())
	}
	if !strings.Contains(b.String(), "<f>") {
		t.Errorf("what is harmless is not left as it is: %s", b.String())
	}
	var back string
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back != said {
		t.Errorf("it comes back as %q, %v", back, err)
	}
}

func TestHostileStoryAsJSON(t *testing.T) {
	s := hostile(t)
	lines := strings.Split(strings.TrimSuffix(written(t, s, JSONLines), "\n"), "\n")
	if len(lines) != len(s.Items) {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		var got line
		if err := json.Unmarshal([]byte(l), &got); err != nil {
			t.Fatal(err)
		}
		if got.Text != s.Items[i].Words || got.Story.Title != s.Items[i].Story.Headline {
			t.Errorf("it comes back as %+v", got)
		}
	}
}
