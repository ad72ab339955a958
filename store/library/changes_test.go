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
	},
		"a file that comes",                        // Expected does not count it
		"a file that cannot be read and is mended", // as above
		"marks outlast changes",                    // is: does not find a story that has come back
		"the reader's notes",                       // are read when the library is opened
	)
}
