package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
)

// Waiting for standard input. A pipe may stay silent for ever because the
// program at its other end has nothing to do with us, or for a minute because
// somebody is choosing a story in fzf. So the first byte has a deadline, which
// does not run while another program of the same pipeline holds the terminal;
// what comes after it is not lost but handed on as a late reference.
const (
	firstByte = time.Second            // until something comes
	restOf    = 500 * time.Millisecond // of silence end a line that has no end
	lookAgain = 100 * time.Millisecond // whether the terminal is still taken
	maxLine   = 64 << 10
)

// piped is what standard input says about the story to open.
type piped struct {
	ref string
	// late gives the reference that comes after the deadline, and is closed
	// without one if none comes. It is nil if nothing can come any more.
	late <-chan string
}

// readPiped takes the first field of the first line of in. Nothing is read
// from a terminal or another device, and only one line from anything else.
func readPiped(ctx context.Context, in *os.File, taken func() bool) (piped, error) {
	if in == nil {
		return piped{}, nil
	}
	at, err := in.Stat()
	if err != nil || at.IsDir() || at.Mode()&os.ModeCharDevice != 0 {
		return piped{}, nil // closed, a terminal, /dev/null
	}
	return firstLine(ctx, chunks(in), taken)
}

// chunks reads r in a goroutine of its own, as a read cannot be given up, and
// closes the channel at the end of the first line.
func chunks(r io.Reader) <-chan string {
	out := make(chan string, 1)
	go func() {
		defer close(out)
		buf := make([]byte, 4096)
		for total := 0; total < maxLine; {
			n, err := r.Read(buf)
			s := string(buf[:n])
			line, _, ended := strings.Cut(s, "\n")
			if line != "" {
				out <- line
			}
			if ended || err != nil {
				return
			}
			total += n
		}
	}()
	return out
}

func firstLine(ctx context.Context, in <-chan string, taken func() bool) (piped, error) {
	var line strings.Builder
	timer, wasTaken := time.NewTimer(firstByte), false
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return piped{}, context.Cause(ctx)
		case s, more := <-in:
			if !more {
				return piped{ref: reference(line.String())}, nil
			}
			line.WriteString(s)
			timer.Reset(restOf)
		case <-timer.C:
			switch {
			case line.Len() > 0:
				return piped{ref: reference(line.String())}, nil
			case taken():
				wasTaken = true
				timer.Reset(lookAgain)
			case wasTaken: // what was chosen is on its way
				wasTaken = false
				timer.Reset(firstByte)
			default:
				return piped{late: lateField(in)}, nil
			}
		}
	}
}

// lateField waits as long as the program runs.
func lateField(in <-chan string) <-chan string {
	out := make(chan string, 1)
	go func() {
		defer close(out)
		var line strings.Builder
		for s := range in {
			line.WriteString(s)
		}
		if ref := reference(line.String()); ref != "" {
			out <- ref
		}
	}()
	return out
}

// reference is what a line says of a story: the first field, as in a line of
// the list, or all of it where that is the path of a file.
func reference(line string) string {
	if path := strings.Trim(line, "\ufeff\r"); strings.ContainsRune(path, ' ') {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return firstField(line)
}

// firstField is the first field of a line; fields end at white space. A byte
// order mark, which some shells put before what they pipe, is no part of it.
func firstField(line string) string {
	line = strings.TrimPrefix(line, "\ufeff")
	for f := range strings.FieldsFuncSeq(line, unicode.IsSpace) {
		return f
	}
	return ""
}

// maxPiped is the longest story taken from standard input, in bytes.
const maxPiped = 64 << 20

// readStory reads a whole story from in.
func readStory(ctx context.Context, in *os.File) ([]byte, error) {
	text, err := readAll(ctx, in, maxPiped)
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, fmt.Errorf("reading a story on standard input: %w", err)
	case len(text) > maxPiped:
		return nil, fmt.Errorf("the story on standard input has more than %d MB", maxPiped>>20)
	case len(bytes.TrimSpace(text)) == 0:
		return nil, nothing("as in: curl … | onrecord -", "there is no story on standard input")
	}
	return text, nil
}

// readAll reads from in to its end. The read itself cannot be given up; when
// the context ends it is left behind.
func readAll(ctx context.Context, in io.Reader, most int64) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		text, err := io.ReadAll(io.LimitReader(in, most+1))
		done <- result{text, err}
	}()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case got := <-done:
		return got.text, got.err
	}
}
