package command

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func free() bool { return false }

func TestFirstField(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"an ID alone", "2025-05-01-call", "2025-05-01-call"},
		{"a line of the list", "2025-05-01-call  2025-05-01  Herald  A call", "2025-05-01-call"},
		{"indented", "  2025-05-01-call\r", "2025-05-01-call"},
		{"a byte order mark", "\ufeff2025-05-01-call", "2025-05-01-call"},
		{"blank", " \t ", ""},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := firstField(c.line); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Only the first line is read, wherever the chunks of the pipe end.
func TestChunksEndWithTheLine(t *testing.T) {
	for _, text := range []string{"an-id\nanother\n", "an-id", "an-id\n", "an-id\r\nanother"} {
		var line strings.Builder
		for s := range chunks(strings.NewReader(text)) {
			line.WriteString(s)
		}
		if got := firstField(line.String()); got != "an-id" {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func TestNothingIsReadFromDevicesAndClosedFiles(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	closed, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for name, f := range map[string]*os.File{"null": null, "closed": closed, "none": nil} {
		in, err := readPiped(t.Context(), f, free)
		if err != nil || in.ref != "" || in.late != nil {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
	}
}

func TestAnOpenPipeIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start, in := time.Now(), make(chan string, 1)
		in <- "an-id  with more"
		got, err := firstLine(t.Context(), in, free)
		if err != nil || got.ref != "an-id" {
			t.Errorf("got %q, %v", got.ref, err)
		}
		if waited := time.Since(start); waited != restOf {
			t.Errorf("a line without an end was waited for %v", waited)
		}
	})
}

func TestWhatComesLateIsHandedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := make(chan string)
		got, err := firstLine(t.Context(), in, free)
		if err != nil || got.ref != "" {
			t.Fatalf("got %q, %v", got.ref, err)
		}
		in <- "an-id  Headline"
		close(in)
		if late := <-got.late; late != "an-id" {
			t.Errorf("late came %q", late)
		}
	})
}

func TestASilentPipeThatEndsGivesNothingLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := make(chan string)
		got, _ := firstLine(t.Context(), in, free)
		close(in)
		if ref, more := <-got.late; more {
			t.Errorf("got %q", ref)
		}
	})
}

// Somebody chooses a story in fzf for an hour.
func TestAPipeIsWaitedForWhileSomebodyChooses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := make(chan string)
		start := time.Now()
		taken := func() bool { return time.Since(start) < time.Hour }
		go func() {
			time.Sleep(time.Hour)
			in <- "an-id"
			close(in)
		}()
		if got, err := firstLine(t.Context(), in, taken); err != nil || got.ref != "an-id" {
			t.Errorf("got %q, %v", got.ref, err)
		}
	})
}

func TestASignalEndsTheWaiting(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(Interrupted{syscall.SIGTERM})
	_, err := firstLine(ctx, make(chan string), free)
	if Code(err) != 143 {
		t.Errorf("got %v", err)
	}
}

func TestAStoryOnStandardInput(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		write.WriteString("# Harbour\n\nText.\n")
		write.Close()
	}()
	if got, err := readStory(t.Context(), read); err != nil || string(got) != "# Harbour\n\nText.\n" {
		t.Errorf("got %q, %v", got, err)
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readStory(t.Context(), null); Code(err) != NotFound {
		t.Errorf("an empty input gives %v", err)
	}
	_, open, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = open
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(Interrupted{syscall.SIGINT})
	silent, _, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	var signalled Interrupted
	if _, err := readStory(ctx, silent); !errors.As(err, &signalled) {
		t.Errorf("an interrupted read gives %v", err)
	}
}
