package command

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/query"
)

func TestErrorsAreReported(t *testing.T) {
	missing := &store.NotFoundError{What: "story", Ref: "brigde", Nearest: []string{"bridge", "bridges"}}
	for _, c := range []struct {
		name string
		err  error
		code int
		want string
	}{
		{"nothing wrong", nil, Done, ""},
		{"nobody reads on", fmt.Errorf("writing: %w", syscall.EPIPE), Done, ""},
		{"a signal", Interrupted{syscall.SIGTERM}, 143, ""},
		{"reported already", &failure{code: Failed, err: errReported}, Failed, ""},
		{"a failure", errors.New("no space left"), Failed, "onrecord: no space left\n"},
		{"a hint", usage("do it so", "%d stories", 2), Usage, "onrecord: 2 stories\n  do it so\n"},
		{"no such story", missing, NotFound, "onrecord: no story \"brigde\"\n  nearest: bridge bridges\n  see all: onrecord list\n"},
		{
			"several stories", &store.AmbiguousError{Ref: "b", IDs: strings.Fields("b1 b2 b3 b4 b5 b6 b7 b8")}, NotFound,
			"onrecord: \"b\" is the beginning of 8 stories\n  could be: b1 b2 b3 b4 b5 b6 and 2 more\n",
		},
		{"a hostile name", errors.New("a\x1b[31m\nb\u202e"), Failed, "onrecord: a b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			Report(&b, c.err)
			if diff := cmp.Diff(c.want, b.String()); diff != "" {
				t.Error(diff)
			}
			if got := Code(c.err); got != c.code {
				t.Errorf("the exit code is %d, not %d", got, c.code)
			}
		})
	}
}

func TestCaretUnderThePlace(t *testing.T) {
	for _, tt := range []struct{ query, want string }{
		{"harbour bi:ruiz", "  harbour bi:ruiz\n          ^\n"},
		{"宮 after:soon", "  宮 after:soon\n           ^\n"},
		{"\x1b[2Jsea is:x", ""},
		{strings.Repeat("harbour ", 20) + "kind:x " + strings.Repeat("quay ", 20), ""},
	} {
		_, err := query.Parse(tt.query)
		var b strings.Builder
		Report(&b, err)
		_, got, _ := strings.Cut(b.String(), "\n")
		if tt.want != "" && got != tt.want {
			t.Errorf("%q: got\n%s", tt.query, got)
		}
		lines := strings.Split(got, "\n")
		at := strings.Index(lines[1], "^")
		var bad *query.Error
		if !errors.As(err, &bad) || !strings.HasPrefix(ansi.Cut(lines[0], at, at+20), bad.Got) || ansi.StringWidth(lines[0]) > 80 || strings.Contains(got, "\x1b") {
			t.Errorf("%q: the caret is beside its place:\n%s", tt.query, got)
		}
	}
}
