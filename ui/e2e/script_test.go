// Package e2e runs the program as a user does: built once, started by the
// scripts in testdata, with a home folder of its own.
package e2e

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	// The program is built by another process, which go test does not see:
	// these imports and the reading of main.go tell it when to run again.
	_ "onrecord/data"
	_ "onrecord/ui"
	_ "onrecord/ui/command"
	_ "onrecord/ui/page"
)

func TestMain(m *testing.M) {
	flag.Parse()
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// run builds the program, puts it on the path and runs the tests.
func run(m *testing.M) (code int, err error) {
	if _, err := os.ReadFile(filepath.Join("..", "..", "main.go")); err != nil {
		return 1, err
	}
	bin, err := os.MkdirTemp("", "onrecord-e2e")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(bin)
	if said, err := exec.Command("go", "build", "-o", filepath.Join(bin, program()), "onrecord").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("building the program: %w\n%s", err, said)
	}
	if err := os.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		return 1, err
	}
	return m.Run(), nil
}

func program() string {
	if runtime.GOOS == "windows" {
		return "onrecord.exe"
	}
	return "onrecord"
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, isolated(env.WorkDir)...)
			return os.Mkdir(filepath.Join(env.WorkDir, "home"), 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "serve": serve},
	})
}

// isolated is an environment in which no file of the user is read or written.
func isolated(work string) []string {
	home := filepath.Join(work, "home")
	return []string{
		"HOME=" + home, "USERPROFILE=" + home, "LocalAppData=" + home,
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"XDG_DATA_HOME=" + filepath.Join(home, "data"),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"TERM=xterm-256color", "ESC=\x1b", "NO_COLOR=", "EDITOR=", "VISUAL=", "BROWSER=", "LANG=C.UTF-8", "TZ=UTC",
	}
}

// exits runs a program that must end with the given exit code:
//
//	exits 3 onrecord show nothing-like-this
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGS…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("the exit code is %d, not %d", got, want)
	}
}
