package quote

import "testing"

func TestCite(t *testing.T) {
	for _, c := range []struct {
		kind        Kind
		words, want string
	}{
		{Direct, "We wait,", "“We wait”"},
		{Direct, "We wait.", "“We wait.”"},
		{Mixed, "called it “a shame,”", "called it “a shame,”"},
		{Indirect, "that she would wait", "that she would wait"},
	} {
		if got := c.kind.Cite(c.words); got != c.want {
			t.Errorf("%v %q: %q, want %q", c.kind, c.words, got, c.want)
		}
	}
}
