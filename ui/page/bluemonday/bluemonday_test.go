package bluemonday

import "testing"

// The answers are those of the real package.
func TestSanitize(t *testing.T) {
	for in, want := range answers {
		if got := StrictPolicy().Sanitize(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
