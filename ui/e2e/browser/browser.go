// Package browser drives a real browser for tests: Chromium without a
// window, asked through a pair of pipes. No port is opened, nothing is
// downloaded, and the profile is a new folder that goes with the test.
//
// The language is the Chrome DevTools Protocol: a message of JSON, then a
// zero byte. https://chromedevtools.github.io/devtools-protocol/
package browser

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// Find gives the path of a browser; empty where there is none. The variable
// CHROMIUM names one.
func Find() string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// flags start it as a test needs it. The sandbox cannot be had by root, and
// what it would look for in the network is none of ours.
func flags(profile string) []string {
	return []string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
		"--user-data-dir=" + profile, "--remote-debugging-pipe", "about:blank",
	}
}

// Browser is a browser that runs.
type Browser struct {
	cmd  *exec.Cmd
	to   io.WriteCloser
	done chan struct{} // closed when nothing comes from it any more

	mu      sync.Mutex
	id      int
	waiting map[int]chan message
	pages   map[string]*Page
}

// command is what is said to the browser, message what it says.
type command struct {
	ID      int    `json:"id"`
	Session string `json:"sessionId,omitempty"`
	Method  string `json:"method"`
	Params  any    `json:"params,omitempty"`
}

type message struct {
	ID      int             `json:"id"`
	Session string          `json:"sessionId"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// Start starts the browser at a path, with a folder for what it keeps.
func Start(path, profile string) (*Browser, error) {
	theirs, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, answers, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	b := &Browser{cmd: exec.Command(path, flags(profile)...), to: to, done: make(chan struct{}), waiting: map[int]chan message{}, pages: map[string]*Page{}}
	b.cmd.ExtraFiles = []*os.File{theirs, answers} // its descriptors 3 and 4
	b.cmd.Env = append(os.Environ(), "HOME="+profile, "DBUS_SESSION_BUS_ADDRESS=disabled:")
	err = b.cmd.Start()
	_, _ = theirs.Close(), answers.Close()
	if err != nil {
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	go b.listen(from)
	return b, nil
}

// Close ends the browser, if need be by force.
func (b *Browser) Close() error {
	const patience = 5 * time.Second
	_ = b.send(command{ID: -1, Method: "Browser.close"})
	_ = b.to.Close()
	select {
	case <-b.done:
	case <-time.After(patience):
		_ = b.cmd.Process.Kill()
	}
	return b.cmd.Wait()
}

// listen hands out what the browser says.
func (b *Browser) listen(from io.ReadCloser) {
	defer close(b.done)
	defer from.Close()
	in := bufio.NewReader(from)
	for {
		line, err := in.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(bytes.TrimSuffix(line, []byte{0}), &m) != nil {
			continue
		}
		b.mu.Lock()
		if answer := b.waiting[m.ID]; answer != nil {
			delete(b.waiting, m.ID)
			answer <- m
		} else if p := b.pages[m.Session]; p != nil {
			p.take(m)
		}
		b.mu.Unlock()
	}
}

func (b *Browser) send(c command) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	_, err = b.to.Write(append(text, 0))
	return err
}

var errGone = errors.New("the browser is gone")

// ask sends a command and waits for what comes of it.
func (b *Browser) ask(ctx context.Context, session, method string, params, result any) error {
	answer := make(chan message, 1)
	b.mu.Lock()
	b.id++
	b.waiting[b.id] = answer
	err := b.send(command{b.id, session, method, params})
	b.mu.Unlock()
	if err != nil {
		return err
	}
	var m message
	select {
	case m = <-answer:
	case <-b.done:
		return errGone
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	}
	if m.Error != nil {
		return fmt.Errorf("%s: %s", method, m.Error.Message)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(m.Result, result)
}
