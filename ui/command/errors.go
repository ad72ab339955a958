package command

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/query"
	"onrecord/store/story"
)

// The exit codes.
const (
	Done     = 0
	Failed   = 1
	Usage    = 2
	NotFound = 3
	// Differently: words were said, but not like this. Only verify ends so.
	Differently = 4
	// Signalled is added to the number of the signal that ended the program.
	Signalled = 128
)

// failure is an error with its exit code and a hint at what to do.
type failure struct {
	code int
	err  error
	hint string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func usage(hint, format string, args ...any) error {
	return &failure{code: Usage, err: fmt.Errorf(format, args...), hint: hint}
}

func nothing(hint, format string, args ...any) error {
	return &failure{code: NotFound, err: fmt.Errorf(format, args...), hint: hint}
}

// Interrupted is the cause of a context that a signal has ended.
type Interrupted struct{ Signal syscall.Signal }

func (i Interrupted) Error() string { return i.Signal.String() }

// Code is the exit code that says how a run ended.
func Code(err error) int {
	var (
		failed    *failure
		signalled Interrupted
		missing   *store.NotFoundError
		ambiguous *store.AmbiguousError
		query     *query.Error
	)
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return Done
	case errors.As(err, &signalled):
		return Signalled + int(signalled.Signal)
	case errors.As(err, &failed):
		return failed.code
	case errors.As(err, &missing), errors.As(err, &ambiguous):
		return NotFound
	case errors.As(err, &query):
		return Usage
	}
	return Failed
}

// Report writes what went wrong for a person to read, and what to do about it.
// It writes nothing where there is nothing to say: when all went well, when the
// output has said it, when a signal ended the program, when nobody reads the output any more.
func Report(w io.Writer, err error) {
	var signalled Interrupted
	if Code(err) == Done || errors.As(err, &signalled) || errors.Is(err, errReported) || errors.Is(err, errAnswered) {
		return
	}
	fmt.Fprintf(w, "onrecord: %s\n", story.Line(err.Error()))
	var bad *query.Error
	if errors.As(err, &bad) {
		text, caret := pointed(bad)
		fmt.Fprintf(w, "  %s\n  %s^\n", text, strings.Repeat(" ", caret))
	}
	for _, line := range hints(err) {
		fmt.Fprintf(w, "  %s\n", story.Line(line))
	}
}

// pointed is a query on one line, as much of it as there is room for, and the
// cell below which a caret shows the place that it cannot be read at.
func pointed(e *query.Error) (text string, caret int) {
	const room, ahead = 72, 48
	line := func(s string) string { return strings.ReplaceAll(story.Clean(s), "\n", " ") }
	before, after := line(e.Query[:e.Offset]), line(e.Query[e.Offset:])
	if w := ansi.StringWidth(before); w > ahead {
		before = "…" + ansi.TruncateLeft(before, w-ahead+1, "")
	}
	caret = ansi.StringWidth(before)
	return before + ansi.Truncate(after, room-caret, "…"), caret
}

// errReported ends a run whose failures have been reported one by one.
var errReported = errors.New("some files could not be read")

func hints(err error) []string {
	var (
		failed    *failure
		missing   *store.NotFoundError
		ambiguous *store.AmbiguousError
		out       []string
	)
	switch {
	case errors.As(err, &missing) && len(missing.Nearest) > 0:
		out = append(out, "nearest: "+strings.Join(missing.Nearest, " "))
	case errors.As(err, &ambiguous):
		out = append(out, "could be: "+some(ambiguous.IDs, 6))
	}
	switch {
	case errors.As(err, &failed) && failed.hint != "":
		out = append(out, failed.hint)
	case errors.As(err, &missing) && missing.What == "story":
		out = append(out, "see all: onrecord list")
	case errors.As(err, &missing):
		out = append(out, "see all: onrecord officials")
	}
	return out
}

func some(ids []string, n int) string {
	if len(ids) <= n {
		return strings.Join(ids, " ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:n], " "), len(ids)-n)
}
