package library

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
)

// TestMain is the whole program where a test starts it as another: it opens a
// library, says how far it is, and stays until it is told to go.
func TestMain(m *testing.M) {
	dir, index := os.Getenv("LIBRARY_OF"), os.Getenv("LIBRARY_INDEX")
	if dir == "" {
		os.Exit(m.Run())
	}
	l, err := Open(context.Background(), Options{Options: store.Options{Paths: []string{dir}}, Index: index})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	go func() {
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		if err := l.Close(); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}()
	for known := 0; ; {
		s, err := l.State(context.Background(), known)
		if err != nil {
			select {} // it is being closed
		}
		fmt.Println(s.Stories, s.Analysed, s.Loading)
		known = s.Version
	}
}

// process is another program that has the same library open.
type process struct {
	*exec.Cmd
	says *bufio.Scanner
	told func()
}

func start(t *testing.T, o Options) process {
	t.Helper()
	p := process{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), "LIBRARY_OF="+o.Paths[0], "LIBRARY_INDEX="+o.Index)
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.says, p.told = bufio.NewScanner(out), func() { _ = in.Close() }
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() })
	return p
}

// until reads what a process says until it says so much.
func (p process) until(t *testing.T, words string) {
	t.Helper()
	var last string
	for p.says.Scan() {
		if last = p.says.Text(); strings.Contains(last, words) {
			return
		}
	}
	t.Fatalf("it ended, having said %q", last)
}

// TestKilledWhileBuilding kills a program at any moment of the building, again
// and again: what it has built is whole, and is built on.
func TestKilledWhileBuilding(t *testing.T) {
	o := shelf(t, 1500)
	for n := range 6 {
		p := start(t, o)
		for range n + rand.IntN(3) { // how far it has come by then is chance
			p.says.Scan()
		}
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = p.Wait()
	}
	l := open(t, o)
	s := built(t, l)
	if ids := all(t, l); len(ids) != 1500 || len(s.Problems) > 0 {
		t.Errorf("%d stories, %v", len(ids), s.Problems)
	}
	for _, id := range []string{"s0000", "s0700", "s1499"} {
		if a, err := l.Analysis(t.Context(), id); err != nil || len(a.Quotes) != 1 {
			t.Errorf("%s: %+v, %v", id, a, err)
		}
	}
}

// TestTwoPrograms has another program build an index, reads it meanwhile, and
// takes over when that ends.
func TestTwoPrograms(t *testing.T) {
	o := shelf(t, 400)
	p := start(t, o)
	p.until(t, "400 400 false")
	l := open(t, o)
	built(t, l)
	if ids := all(t, l); len(ids) != 400 {
		t.Error(len(ids))
	}
	if l.leads() && runtime.GOOS != "windows" {
		t.Error("two keep one index")
	}
	// What the other notices is seen here.
	write(t, o.Paths[0], map[string]string{"new.md": dated(1, "news")})
	p.told()
	if err := p.Wait(); err != nil {
		t.Error(err)
	}
	until(t, l, func(s store.State) bool { return s.Stories == 401 && s.Analysed == 401 })
	if s, err := l.Story(t.Context(), "new"); err != nil || s.Headline != "news" {
		t.Error(s.Headline, err)
	}
}

// TestTwoProgramsAtOnce opens one library in several programs at the same
// moment, and kills the one that builds.
func TestTwoProgramsAtOnce(t *testing.T) {
	o := shelf(t, 600)
	p := start(t, o)
	l := open(t, o)
	m := open(t, o)
	p.until(t, "600 ")
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	built(t, l)
	built(t, m)
	if diff := cmp.Diff(all(t, l), all(t, m)); diff != "" {
		t.Error(diff)
	}
}

func TestIndexThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Log("root may write everywhere")
	}
	o := shelf(t, 20)
	dir := filepath.Dir(o.Index)
	write(t, filepath.Dir(dir), map[string]string{"index": "a file where a folder should be"})
	l := open(t, o)
	s := built(t, l)
	if len(all(t, l)) != 20 || len(s.Problems) != 1 || s.Problems[0].Path != o.Index {
		t.Errorf("%+v", s)
	}
	t.Log(s.Problems[0])
}
