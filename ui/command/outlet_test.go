package command

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"
)

func TestProgressOfQuotes(t *testing.T) {
	var p quoteCount
	p.Found.Store(20_500)
	p.Done.Store(1234)
	p.Bytes.Store(40_000_000)
	p.quotes.Store(98_765)
	for listed, want := range map[bool]string{
		true:  "1,234 stories, 98,765 quotes, 20.0 MB/s, 19,266 files left",
		false: "1,234 stories, 98,765 quotes, 20.0 MB/s, more than 19,266 files left",
	} {
		p.Listed.Store(listed)
		if got := p.line(2 * time.Second); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The progress never runs over the terminal, stays in its place, also where
// the terminal has become narrower, and gives way to what is printed.
func TestProgressStaysInItsPlace(t *testing.T) {
	var said bytes.Buffer
	width, height := 20, 10
	lines := []string{"one", "two and more than there is room for", "three"}
	o := outlet{
		out: new(bytes.Buffer), err: &said, size: func() (int, int) { return width, height },
		lines: func(int, int) []string { return lines },
	}
	for _, c := range []struct {
		name string
		do   func()
		want string
	}{
		{"nothing is shown", o.clear, ""},
		{"first", o.draw, "\rone\x1b[K\ntwo and more than …\x1b[K\nthree\x1b[K\x1b[J"},
		{"again", func() { lines = lines[2:]; o.draw() }, "\r\x1b[2Athree\x1b[K\x1b[J"},
		{"a notice", func() { _ = o.writePart(part{[]byte("onrecord: a pipe\n"), true}) }, "\r\x1b[Jonrecord: a pipe\nthree\x1b[K"},
		{"a low terminal", func() { lines, height = []string{"one", "two", "three"}, 3; o.draw() }, "\rone\x1b[K\ntwo\x1b[K\x1b[J"},
		{"a narrow one", func() { width = 2; o.clear() }, "\r\x1b[3A\x1b[J"},
		{"nothing is shown any more", o.clear, ""},
	} {
		said.Reset()
		if c.do(); said.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, said.String(), c.want)
		}
	}
}

// full takes nothing until it is let go.
type full chan struct{}

func (f full) Write(p []byte) (int, error) {
	<-f
	return len(p), nil
}

func TestOutletEndsThoughNobodyReads(t *testing.T) {
	stop := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(t.Context())
	pipe := make(full)
	defer close(pipe)
	r := run{Program: Program{Out: pipe, Err: new(bytes.Buffer)}}
	o := r.outlet(ctx, nil, false)
	if err := o.print([]byte("a line\n")); err != nil {
		t.Fatal(err)
	}
	cancel(stop)
	if err := o.close(); !errors.Is(err, stop) {
		t.Errorf("it ends with %v", err)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
