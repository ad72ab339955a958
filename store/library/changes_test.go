package library

import (
	"path/filepath"
	"testing"

	"onrecord/store"
	"onrecord/store/storetest"
)

func TestLibraryFollowsChanges(t *testing.T) {
	storetest.RunChanges(t, func(t *testing.T, o store.Options) store.Edition {
		return open(t, Options{Options: o, Index: filepath.Join(t.TempDir(), "index.db")})
	})
}
