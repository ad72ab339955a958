// Command onrecord is a terminal news reader that knows who said what.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/data"
	"onrecord/store"
	"onrecord/ui"
	"onrecord/ui/columns"
	"onrecord/ui/command"
	"onrecord/ui/page"
)

func main() {
	ctx, stop := interruptible(context.Background())
	err := command.Run(ctx, command.Program{
		Version: version(),
		Bundled: data.Stories,
		Screen:  screen,
		Set:     page.PlainText,
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
	}, os.Args[1:])
	stop()
	command.Report(os.Stderr, err)
	os.Exit(command.Code(err))
}

// screen opens the screen. Signals end its context, so that it needs no
// handler of its own.
func screen(ctx context.Context, ed store.Edition, s command.Screen) error {
	defer keepGarbage()()
	return ui.Run(ctx, ed, ui.Options{
		StoryID: s.Story,
		Late:    s.Late,
		Keys:    s.Keys,
		Light:   s.Theme == "light",
		Fixed:   s.Theme != "auto",
		Measure: s.Measure,
		Editor:  s.Editor,
		Browser: s.Browser,
		Notice:  s.Notice,

		Officials: s.Officials,
		Editions:  s.Editions,
		Feeds:     s.Feeds,
		Shelf:     s.Shelf,
	}, tea.WithoutSignalHandler(), tea.WithOutput(columns.Keep(os.Stdout)))
}

// keepGarbage has nothing collected while the first screen is made, which
// would take as long again. It gives a function to end that at once; without
// it, it ends by itself. Who sets GOGC or GOMEMLIMIT is obeyed.
func keepGarbage() (end func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	const most, first = 24 << 20, 300 * time.Millisecond
	usual := debug.SetGCPercent(-1)
	unlimited := debug.SetMemoryLimit(most)
	var once sync.Once
	collect := func() {
		once.Do(func() {
			debug.SetMemoryLimit(unlimited)
			debug.SetGCPercent(usual)
		})
	}
	timer := time.AfterFunc(first, collect)
	return func() {
		timer.Stop()
		collect()
	}
}

// interruptible is a context that ends with the first signal that asks the
// program to end; the second signal ends the program whatever it does. A
// signal that is ignored from the start, as after nohup, stays ignored.
func interruptible(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	came := make(chan os.Signal, 1)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(came, s)
		}
	}
	go func() {
		select {
		case s := <-came:
			signal.Stop(came)
			if s, ok := s.(syscall.Signal); ok {
				cancel(command.Interrupted{Signal: s})
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(came)
		cancel(nil)
	}
}

// version is what the build knows of itself.
func version() string {
	b, ok := debug.ReadBuildInfo()
	if !ok || b.Main.Version == "" {
		return "(unknown)"
	}
	return b.Main.Version
}
