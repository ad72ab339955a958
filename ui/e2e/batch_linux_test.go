package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// corpus is a folder of stories of that many paragraphs.
func corpus(t *testing.T, files, paragraphs int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range files {
		var b strings.Builder
		fmt.Fprintf(&b, "date 2031-04-05 Port Allen has bridge number %d.\n\n", i)
		for range paragraphs {
			b.WriteString("“We have waited for this for nine years,” Ada Lind, the mayor of Port Allen, said on Saturday. “And now it is here.”\n\nBo Nilsen said that he would cross it.\n\n")
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("story-%05d.txt", i)), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// batch is the program on its way through a corpus.
func batch(t *testing.T, args ...string) (cmd *exec.Cmd, out *os.File, said *bytes.Buffer) {
	t.Helper()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	said = new(bytes.Buffer)
	cmd = exec.CommandContext(t.Context(), program(), args...)
	cmd.Env = append(os.Environ(), isolated(t.TempDir())...)
	cmd.Stdout, cmd.Stderr = in, said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	t.Cleanup(func() { out.Close() })
	return cmd, out, said
}

// endsSoon waits for a program that has been told to end.
func endsSoon(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(done)
	}()
	const soon = 5 * time.Second // a second, and patience for a busy machine
	select {
	case <-done:
	case <-time.After(soon):
		_ = cmd.Process.Kill()
		t.Fatal("the program does not end")
	}
}

func TestBatchIsInOrderAndBeginsAtOnce(t *testing.T) {
	const files = 1500
	cmd, out, said := batch(t, "quotes", "--json", corpus(t, files, 1))
	lines := bufio.NewReader(out)
	for i := range files {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			t.Fatalf("line %d: %v", i, err)
		}
		var got quotesLine
		if err := json.Unmarshal(line, &got); err != nil || got.ID != fmt.Sprintf("story-%05d", i) || len(got.Quotes) == 0 {
			t.Fatalf("line %d is %.200s, %v", i, line, err)
		}
	}
	if _, err := lines.ReadByte(); err != io.EOF {
		t.Error("there is more than a line for each story")
	}
	endsSoon(t, cmd)
	if said.Len() > 0 || cmd.ProcessState.ExitCode() != 0 {
		t.Errorf("exit code %d, it says %q", cmd.ProcessState.ExitCode(), said)
	}
}

func TestSignalsLeaveWholeLines(t *testing.T) {
	dir := corpus(t, 600, 20)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd, out, said := batch(t, "quotes", "--json", dir)
		var got bytes.Buffer
		if _, err := io.CopyN(&got, out, 100_000); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&got, out); err != nil {
			t.Fatal(err)
		}
		endsSoon(t, cmd)
		if code := cmd.ProcessState.ExitCode(); code != 128+int(s) || said.Len() > 0 {
			t.Errorf("%v: exit code %d, it says %q", s, code, said)
		}
		n := 0
		for line := range bytes.Lines(got.Bytes()) {
			if !json.Valid(line) || !bytes.HasSuffix(line, []byte("\n")) {
				t.Errorf("%v: line %d is cut: …%s", s, n, line[max(0, len(line)-80):])
			}
			n++
		}
		if n == 600 {
			t.Errorf("%v: it was not interrupted", s)
		}
	}
}

// Nobody reads, and the pipe is full: the program ends all the same.
func TestSignalsEndABlockedBatch(t *testing.T) {
	cmd, out, _ := batch(t, "quotes", "--json", corpus(t, 100, 20))
	first := make([]byte, 10)
	if _, err := io.ReadFull(out, first); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	endsSoon(t, cmd)
	if code := cmd.ProcessState.ExitCode(); code != 128+int(syscall.SIGTERM) {
		t.Errorf("the exit code is %d", code)
	}
}

func TestAClosedPipeEndsABatch(t *testing.T) {
	cmd, out, said := batch(t, "quotes", "--json", corpus(t, 100, 20))
	if _, err := bufio.NewReaderSize(out, 16).ReadByte(); err != nil {
		t.Fatal(err)
	}
	out.Close()
	endsSoon(t, cmd)
	if said.Len() > 0 {
		t.Errorf("it says %q", said)
	}
}

// progressOf runs a batch whose standard error is a terminal and gives what
// was drawn there.
func progressOf(t *testing.T, args ...string) string {
	t.Helper()
	master, slave := pseudoTerminal(t, 80, 24)
	cmd := exec.CommandContext(t.Context(), program(), args...)
	cmd.Env = append(os.Environ(), isolated(t.TempDir())...)
	cmd.Stderr = slave
	drawn := make(chan string)
	go func() {
		all, _ := io.ReadAll(master) // ends with an error when the terminal is closed
		drawn <- string(all)
	}()
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	slave.Close()
	return <-drawn
}

func TestProgressOnATerminal(t *testing.T) {
	dir := corpus(t, 1500, 20)
	got := progressOf(t, "quotes", "--json", dir)
	if got == "" {
		t.Skip("it is over before anything can be seen")
	}
	for _, want := range []string{" stories, ", " quotes, ", " MB/s, ", " files left"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if !strings.HasSuffix(got, "\r\x1b[J") || strings.Contains(got, "\n") {
		t.Errorf("the line is not gone at the end: %q", got)
	}
	if got := progressOf(t, "quotes", "--json", "--quiet", dir); got != "" {
		t.Errorf("with --quiet it draws %q", got)
	}
}
