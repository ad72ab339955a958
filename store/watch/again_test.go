package watch

import (
	"slices"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// After events were lost everything is watched anew, folders that came unseen
// as well.
func TestAgain(t *testing.T) {
	dir := t.TempDir()
	write(t, "rain", dir, "deep", "a.md")
	w := New(Options{Paths: []string{dir}})
	system, err := fsnotify.NewWatcher()
	must(t, err)
	t.Cleanup(func() { _ = system.Close() })
	w.system = system
	w.takeAdded()
	before := system.WatchList()
	write(t, "rain", dir, "unseen", "a.md")
	w.pending.take()
	w.happened(nil, true)
	if got := w.pending.take(); !slices.Equal(got, []string{dir}) {
		t.Error(got)
	}
	if after := system.WatchList(); len(after) != len(before)+1 {
		t.Errorf("watched were %q and are %q", before, after)
	}
}
