package wording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/wording"
)

func TestDiff(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"", "", ""},
		{"We wait.", "We wait.", "We wait."},
		{"We wait.", "“WE WAIT!”", "“WE WAIT!”"},
		{"one short walk for man, one long road", "one short walk for a man, one long road", "one short walk for +[a] man, one long road"},
		{"my deepest condolences for the loss", "my condolences for the loss", "my -[deepest] condolences for the loss"},
		{"open this gate", "open that gate now", "open -[this] +[that] gate +[now]"},
		{"a b", "", "-[a b]"},
		{"", "a b", "+[a b]"},
		{"we — all — wait", "we … all wait", "we -[—] +[…] all -[—] wait"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range wording.Diff(tt.a, tt.b) {
			switch p.Change {
			case wording.Added:
				got = append(got, "+["+p.Text+"]")
			case wording.Dropped:
				got = append(got, "-["+p.Text+"]")
			default:
				got = append(got, p.Text)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q, %q: %s", tt.a, tt.b, diff)
		}
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("one short walk for man", "one short walk for a man")
	f.Fuzz(func(t *testing.T, a, b string) {
		var first, second []string
		for _, p := range wording.Diff(a, b) {
			if p.Change != wording.Added {
				first = append(first, strings.Fields(p.Text)...)
			}
			if p.Change != wording.Dropped {
				second = append(second, strings.Fields(p.Text)...)
			}
		}
		if len(first) != len(strings.Fields(a)) {
			t.Errorf("%q became %q", a, first)
		}
		if diff := cmp.Diff(strings.Join(strings.Fields(b), " "), strings.Join(second, " ")); diff != "" {
			t.Error(diff)
		}
	})
}
