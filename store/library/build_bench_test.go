package library

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"onrecord/store"
)

func TestBuildFigures(t *testing.T) {
	dir := os.Getenv("CORPUS")
	if dir == "" {
		t.Skip()
	}
	index := filepath.Join(t.TempDir(), "index.db")
	began := time.Now()
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: index})
	first := until(t, l, func(s store.State) bool { return s.Stories > 0 })
	t.Log("first", first.Stories, time.Since(began))
	s := built(t, l)
	t.Log("all", s.Stories, len(s.Problems), time.Since(began))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Log("sys MB", m.Sys>>20, "heap", m.HeapAlloc>>20)
	if info, err := os.Stat(index); err == nil {
		t.Log("size MB", info.Size()>>20)
	}
}
