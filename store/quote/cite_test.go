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

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		name string
		q    Quote
		want string
		sure string
	}{
		{"certain", Quote{Confidence: 0.94}, "Ana Ruiz", "94 % sure"},
		{"at the threshold", Quote{Confidence: Doubtful}, "Ana Ruiz", "60 % sure"},
		{"below it", Quote{Confidence: 0.3}, "Ana Ruiz (?)", "30 % sure"},
		{"nothing is certain", Quote{Confidence: 1}, "Ana Ruiz", "99 % sure"},
	} {
		if got := c.q.Named("Ana Ruiz"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := c.q.Sureness(); got != c.sure {
			t.Errorf("%s: %q, want %q", c.name, got, c.sure)
		}
	}
}
