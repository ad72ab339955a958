package command

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"onrecord/store"
)

// The progress is one line that never runs over the terminal, and that gives
// way to what is printed.
func TestProgressLine(t *testing.T) {
	var said bytes.Buffer
	p := new(store.Progress)
	p.Found.Store(20_500)
	p.Done.Store(1234)
	p.Bytes.Store(40_000_000)
	p.Listed.Store(true)
	o := outlet{out: new(bytes.Buffer), err: &said, progress: p, width: func() int { return 40 }}
	o.count(98_765)
	for _, c := range []struct {
		listed bool
		want   string
	}{
		{true, "1,234 stories, 98,765 quotes, 20.0 MB/s, 19,266 files left"},
		{false, "1,234 stories, 98,765 quotes, 20.0 MB/s, more than 19,266 files left"},
	} {
		p.Listed.Store(c.listed)
		if got := o.line(2 * time.Second); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	o.began = time.Now().Add(-2 * time.Second)
	o.draw()
	if got, want := said.String(), "\r1,234 stories, 98,765 quotes, 20.0 MB/s\x1b[K"; got != want {
		t.Errorf("drawn is %q, want %q", got, want)
	}
	said.Reset()
	if err := o.writePart(part{[]byte("onrecord: news/a.txt: is a pipe, not a file\n"), true}); err != nil {
		t.Fatal(err)
	}
	if got, want := said.String(), "\r\x1b[Konrecord: news/a.txt: is a pipe, not a file\n"; got != want {
		t.Errorf("a notice is %q, want %q", got, want)
	}
	said.Reset()
	if o.clear(); said.Len() > 0 {
		t.Errorf("what is not shown is cleared: %q", said.String())
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
	o := r.outlet(ctx, new(store.Progress), false)
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
