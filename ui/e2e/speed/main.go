//go:build linux

// Command speed measures the program as docs/speed.md tells: in a real
// pseudo-terminal, with stories that it invents.
//
//	go run ./ui/e2e/speed -stories 1000,10000,100000
//
// The stories and their index stay in the folder of -in for the next time.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"onrecord/store/storetest/corpus"
)

func main() {
	in := flag.String("in", filepath.Join(os.TempDir(), "onrecord-speed"), "the `folder` for stories, index and programs")
	stories := flag.String("stories", "1000,10000", "how many `stories`, with commas between")
	size := flag.Int("size", 4800, "`bytes` of a story on average")
	reps := flag.Int("n", 15, "how many `times` the program is started")
	keys := flag.Int("keys", 100, "how many `keys` are pressed of each kind")
	flag.Parse()
	if err := run(*in, *stories, *size, *reps, *keys); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(in, stories string, size, reps, keys int) error {
	b := bench{in: in, reps: reps, keys: keys}
	if err := b.build(); err != nil {
		return err
	}
	var all []figures
	for _, field := range strings.Split(stories, ",") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return err
		}
		f, err := b.measure(corpus.New(corpus.Options{Stories: n, Size: size}), size)
		if err != nil {
			return fmt.Errorf("with %d stories: %w", n, err)
		}
		all = append(all, f)
		fmt.Print(table(all))
	}
	return nil
}

// bench is where and how often is measured.
type bench struct {
	in         string
	reps, keys int
}

func (b bench) program() string { return filepath.Join(b.in, "bin", "onrecord") }
func (b bench) empty() string   { return filepath.Join(b.in, "bin", "empty") }

// build makes the program and the empty one.
func (b bench) build() error {
	for name, pkg := range map[string]string{b.program(): "onrecord", b.empty(): "onrecord/ui/e2e/speed/empty"} {
		c := exec.Command("go", "build", "-o", name, pkg)
		c.Stderr = os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("building %s: %w", pkg, err)
		}
	}
	return nil
}

// edition is a folder of stories with an index of its own.
type edition struct {
	corpus  *corpus.Corpus
	stories string
	env     []string
}

// edition writes the stories, unless they are there from another time.
func (b bench) edition(c *corpus.Corpus, size int) (edition, error) {
	dir := filepath.Join(b.in, fmt.Sprintf("%dx%d", c.Len(), size))
	e := edition{corpus: c, stories: filepath.Join(dir, "data", "onrecord", "stories")}
	for _, kind := range []string{"CONFIG", "STATE", "DATA", "CACHE"} {
		e.env = append(e.env, "XDG_"+kind+"_HOME="+filepath.Join(dir, strings.ToLower(kind)))
	}
	e.env = append(e.env, "HOME="+dir, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "NO_COLOR=")
	written := filepath.Join(dir, "written")
	if _, err := os.Stat(written); err == nil {
		return e, nil
	}
	if err := c.Write(context.Background(), e.stories); err != nil {
		return e, err
	}
	return e, os.WriteFile(written, nil, 0o644)
}
