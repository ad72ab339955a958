package columns

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
)

type paper struct {
	bytes.Buffer
	err error
}

func (p *paper) Write(b []byte) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	return p.Buffer.Write(b)
}

func (*paper) Close() error { return nil }
func (*paper) Fd() uintptr  { return 7 }

func TestWrite(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"letters", "\rAna Ruiz “waits” │ Тамм 宮本 █", "\rAna Ruiz “waits” │ Тамм 宮本 █"},
		{"a vowel sign", "\rसि│", "\rसि\x1b[3G│"},
		{"a combining mark", "\rne\u0301 3", "\rne\u0301\x1b[3G 3"},
		{"an emoji in parts", "\x1b[2;10H👩‍🚀 3", "\x1b[2;10H👩‍🚀\x1b[14G 3"},
		{"two in a row", "\r👍🚀", "\r👍\x1b[3G🚀\x1b[5G"},
		{"after a move to a column", "\x1b[41Gसि", "\x1b[41Gसि\x1b[43G"},
		{"after a move to the right", "\r\x1b[5Cab\x1b[Cसि", "\r\x1b[5Cab\x1b[Cसि\x1b[11G"},
		{"after a move to the left", "\x1b[11G\x1b[4Dab\bसि", "\x1b[11G\x1b[4Dab\bसि\x1b[10G"},
		{"after a repeated blank", "\r \x1b[9bसि", "\r \x1b[9bसि\x1b[13G"},
		{"after a tab", "\rabc\tसि", "\rabc\tसि\x1b[11G"},
		{"after a line feed", "\rab\nसि", "\rab\nसि\x1b[5G"},
		{"after what moves nothing", "\r\x1b[38;2;1;2;3m\x1b[4X\x1b[K\x1b]8;;https://news.example\x07\x1b]2;Title\x1b\\\x1b(Bसि", "\r\x1b[38;2;1;2;3m\x1b[4X\x1b[K\x1b]8;;https://news.example\x07\x1b]2;Title\x1b\\\x1b(Bसि\x1b[3G"},
		{"at the top of a scrolling region", "\x1b[2;9rसि", "\x1b[2;9rसि\x1b[3G"},
		{"nobody knows where", "abसि", "abसि"},
		{"after a cursor restored", "\rab\x1b8सि", "\rab\x1b8सि"},
		{"after another screen", "\rab\x1b[?1049hसि", "\rab\x1b[?1049hसि"},
		{"after a sequence that is not known", "\rab\x1b[5zसि", "\rab\x1b[5zसि"},
		{"a terminal that counts clusters", "\x1b[?2027h\r👩‍🚀 3", "\x1b[?2027h\r👩‍🚀\x1b[3G 3"},
		{"no longer", "\x1b[?2027h\x1b[?2027l\r👩‍🚀 3", "\x1b[?2027h\x1b[?2027l\r👩‍🚀\x1b[5G 3"},
		{"a broken sequence", "\rab\x1b[5", "\rab\x1b[5"},
		{"not UTF-8", "\rab\xffc", "\rab\xff\x1b[4Gc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p paper
			n, err := Keep(&p).Write([]byte(c.in))
			if got := p.String(); got != c.want {
				t.Errorf("%q\nwant\n%q", got, c.want)
			}
			if n != len(c.in) || err != nil {
				t.Errorf("%d bytes of %d are written: %v", n, len(c.in), err)
			}
		})
	}
}

// The column holds from one call to the next.
func TestWriteTwice(t *testing.T) {
	var p paper
	k := Keep(&p)
	for _, s := range []string{"\rab", "सि", "c"} {
		if _, err := k.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := p.String(), "\rabसि\x1b[5Gc"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWriteToAClosedTerminal(t *testing.T) {
	gone := errors.New("gone")
	if n, err := Keep(&paper{err: gone}).Write([]byte("सि")); !errors.Is(err, gone) || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
}

// Whatever is written comes out again, with moves between.
func FuzzWrite(f *testing.F) {
	moves := regexp.MustCompile(`\x1b\[\d+G`)
	f.Add("\rab\x1b[5G👩‍🚀\x1b]8;;x\x07 सि\x1b[")
	f.Add("\x1b[?2027h\xff\x00\x1bP\x1b\\é")
	f.Fuzz(func(t *testing.T, s string) {
		var p paper
		if _, err := Keep(&p).Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if got, want := moves.ReplaceAllString(p.String(), ""), moves.ReplaceAllString(s, ""); got != want {
			t.Errorf("%q is written as %q", want, got)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	line := "\x1b[12;1H\x1b[38;2;163;168;174m  Sindoor (सिंह). The boats waited “for ten days”.            \x1b[m│  organisation             \x1b[K"
	p := []byte(strings.Repeat(line, 40))
	k := Keep(&paper{})
	b.SetBytes(int64(len(p)))
	for b.Loop() {
		k.file.(*paper).Reset()
		if _, err := k.Write(p); err != nil {
			b.Fatal(err)
		}
	}
}
