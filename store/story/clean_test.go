package story_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/store/story"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "Ana Ruiz: “We wait” – Łódź, 東京, हिन्दी, 👍", "Ana Ruiz: “We wait” – Łódź, 東京, हिन्दी, 👍"},
		{"colours", "\x1b[1;31mred\x1b[0m", "red"},
		{"title of the window", "a\x1b]0;evil\x07b\x1b]2;evil\x1b\\c", "abc"},
		{"link of the terminal", "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\", "here"},
		{"device control, privacy message, start of string, program command", "a\x1bPq#1\x1b\\b\x1b^x\x1b\\c\x1bXx\x1b\\d\x1b_x\x1b\\e", "abcde"},
		{"a string that never ends costs no words", "a \x1b]0;b c\nd", "a 0;b c\nd"},
		{"reset and character sets", "a\x1bcb\x1b(Bc", "abc"},
		{"upper controls", "a\u009b31mb\u009d0;x\u009cc\u0080d", "abcd"},
		{"lone escape", "a\x1b", "a"},
		{"control characters", "a\x00b\x07c\x08d\x7fe", "abcde"},
		{"line ends", "a\r\nb\rc\u2028d\u2029e\ff\x0bg\u0085h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"tabs", "a\tb\n\tc\n  \td", "a b\n    c\n    d"},
		{"turned letters", "a\u202eb\u202cc\u2066d\u2069e\u200ef\u061cg", "abcdefg"},
		{"invisible marks", "a\u200bb\u2060c\ufeffd\u00ade\u2061f\u034fg\u180eh\U000E0041i", "abcdefghi"},
		{"our own marks", "\u2060\u200ca\u2060\u200d", "a"},
		{"private letters", "a\ue000b\U000F0000c", "abc"},
		{"family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"joiner between letters", "a\u200db", "ab"},
		{"joiner of Hindi", "क्\u200dष", "क्\u200dष"},
		{"non-joiner of Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"heart with its colour", "❤\ufe0f and 1\ufe0f\u20e3", "❤\ufe0f and 1\ufe0f\u20e3"},
		{"selector after a letter", "a\ufe0fb", "ab"},
		{"broken letter", "a\xffb é", "a\ufffdb é"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := story.Clean(tt.in); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCleanEveryControl(t *testing.T) {
	// At every place of a stretch of eight, for eight are looked at at once.
	for c := range rune(0xA0) {
		if c >= ' ' && c < 0x7F || c == '\n' {
			continue
		}
		for at := range 9 {
			in := strings.Repeat("a", at) + string(c) + strings.Repeat("a", 9-at)
			if got := story.Clean(in); strings.ContainsRune(got, c) {
				t.Errorf("Clean(%q) = %q", in, got)
			}
		}
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"":               "",
		" a  b\n\tc ":    "a b c",
		"a b":            "a b",
		"a\u00a0\u2009b": "a b",
		"a\x1b[2Jb":      "ab",
	} {
		if got := story.Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\x1b[31mb", "\x1b]0;t\x07", "👨\u200d👩", "a\ufe0f\u200d\u200c", "\u009b1m", "\r\n\t", "\xff\u0085", "\u202e\u2060\u200c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := story.Clean(s)
		checkClean(t, got)
		if again := story.Clean(got); again != got {
			t.Errorf("Clean(%q) = %q, and again %q", s, got, again)
		}
	})
}

// checkClean reports what must never be left in a text.
func checkClean(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not UTF-8", s)
	}
	for _, r := range s {
		bidi := r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x61C
		mark := r == 0x2060 || r == 0x200B || r == 0xFEFF || r >= 0xE0000
		if unicode.IsControl(r) && r != '\n' || bidi || mark {
			t.Errorf("%q has %U", s, r)
		}
	}
}
