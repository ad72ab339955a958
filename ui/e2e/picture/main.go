// Command picture makes the picture of the screen in the README: it builds
// the program, runs it in a terminal of 120 by 40 (a tmux of its own), presses
// keys, and writes what stands there as SVG.
//
//	go run ./ui/e2e/picture            # from the top folder: docs/screen.svg
//	go run ./ui/e2e/picture -keys 'n n o' -o /tmp/officials.svg
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	out := flag.String("o", "docs/screen.svg", "the `file` to write")
	story := flag.String("story", "1993-09-13-south-lawn-handshake", "the `ID` of the story to open")
	press := flag.String("keys", "n n", "keys to press, as tmux names them")
	size := flag.String("size", "120x40", "columns and rows of the terminal")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if err := picture(ctx, *out, *story, *press, *size); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func picture(ctx context.Context, out, story, press, size string) error {
	work, err := os.MkdirTemp("", "picture")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "onrecord")
	if said, err := exec.CommandContext(ctx, "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, said)
	}
	t := terminal{socket: filepath.Join(work, "tmux")}
	defer t.end()
	if err := t.start(ctx, filepath.Join(work, "home"), size, program, story); err != nil {
		return err
	}
	for _, key := range append([]string{""}, strings.Fields(press)...) {
		if key != "" {
			if _, err := t.do(ctx, "send-keys", key); err != nil {
				return err
			}
		}
		if err := t.settle(ctx); err != nil {
			return err
		}
	}
	screen, err := t.do(ctx, "capture-pane", "-e", "-p")
	if err != nil {
		return err
	}
	var columns, rows int
	if _, err := fmt.Sscanf(size, "%dx%d", &columns, &rows); err != nil {
		return fmt.Errorf("the size %q is not of the form 120x40", size)
	}
	return os.WriteFile(out, []byte(svg(screen, columns, rows)), 0o644)
}

// terminal is a tmux server that nobody else uses.
type terminal struct{ socket string }

func (t terminal) do(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "tmux", append([]string{"-S", t.socket, "-f", os.DevNull}, args...)...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("tmux %s: %w %s", args[0], err, said.String())
	}
	return string(out), nil
}

func (t terminal) start(ctx context.Context, home, size, program, story string) error {
	columns, rows, _ := strings.Cut(size, "x")
	_, err := t.do(ctx, "new-session", "-d", "-x", columns, "-y", rows, "env",
		"-u", "TMUX", "TERM=xterm-256color", "COLORTERM=truecolor", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_STATE_HOME="+home,
		program, story)
	return err
}

func (t terminal) end() {
	_, _ = t.do(context.Background(), "kill-server")
}

// settle waits until the screen shows something and keeps showing it.
func (t terminal) settle(ctx context.Context) error {
	const look, still = 50 * time.Millisecond, 10
	last, same := "", 0
	for same < still {
		select {
		case <-ctx.Done():
			return errors.New("the screen did not come to rest")
		case <-time.After(look):
		}
		now, err := t.do(ctx, "capture-pane", "-e", "-p")
		if err != nil {
			return err
		}
		if now == last && strings.TrimSpace(now) != "" {
			same++
		} else {
			last, same = now, 0
		}
	}
	return nil
}
