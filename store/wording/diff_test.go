package wording_test

import (
	"fmt"
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
		{"we — all — wait", "we … all wait", "we … all wait"},
		{"we didn’t wait", "we did not wait", "we did not wait"},
		{"we did wait", "we didn’t wait", "we -[did] +[didn’t] wait"},
		{"a long-term ceasefire", "a long term cease-fire", "a long term cease-fire"},
		{"two hundred and fifty barges, 5 per cent", "250 barges, five percent", "250 barges, five percent"},
		{"the colour programme", "The color program.", "The color program."},
		{"the clock should never have stopped", "the clock ought never to have stopped", "the clock -[should] +[ought] never +[to] have stopped"},
		{"we waited, and we will not wait", "we will not wait", "-[we waited, and] we will not wait"},
		{"we saw the red gate and the tall crane", "we saw a man in a small boat", "we saw -[the red gate and the tall crane] +[a man in a small boat]"},
		{"We count. They lie, all of them, every day. We go.", "We count. We go.", "We count. -[They lie, all of them, every day.] We go."},
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
				for _, w := range wording.Words(p.Text) {
					first = append(first, w.Folded)
				}
			}
			if p.Change != wording.Dropped {
				second = append(second, strings.Fields(p.Text)...)
			}
		}
		var want []string
		for _, w := range wording.Words(a) {
			want = append(want, w.Folded)
		}
		// What is one word in b may be two in a: ceasefire.
		if diff := cmp.Diff(strings.Join(want, ""), strings.Join(first, "")); diff != "" {
			t.Error(diff)
		}
		// Not all scripts have blanks between their words.
		if diff := cmp.Diff(strings.Join(strings.Fields(b), ""), strings.Join(second, "")); diff != "" {
			t.Error(diff)
		}
	})
}

// Long texts are not compared in a table of all their words.
func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{30, 1000, 100_000} {
		text := func(change int) string {
			words := make([]string, n)
			for i := range words {
				if words[i] = fmt.Sprint("word", (i*7919)%(n/2+1)); i%97 == change {
					words[i] = fmt.Sprint("other", i)
				}
			}
			return strings.Join(words, " ")
		}
		x, y := text(3), text(50)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				wording.Diff(x, y)
			}
		})
	}
}
