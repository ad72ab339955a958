package store_test

import (
	"testing"

	"onrecord/store"
	"onrecord/store/storetest"
)

func TestMemoryFollowsChanges(t *testing.T) {
	storetest.RunChanges(t, func(t *testing.T, o store.Options) store.Edition { return open(t, o) })
}
