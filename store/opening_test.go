package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"onrecord/store"
	"onrecord/store/storetest"
)

func TestEditionOpenedBehind(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		dir := t.TempDir()
		for name, text := range files {
			write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
		}
		return store.OpenBehind(func() (store.Edition, error) { return open(t, store.Options{Paths: []string{dir}}), nil })
	})
}

func TestEditionThatCannotBeOpened(t *testing.T) {
	fault := errors.New("a fault")
	let := make(chan struct{})
	o := store.OpenBehind(func() (store.Edition, error) {
		<-let
		return nil, fault
	})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := o.State(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	close(let)
	if _, err := o.State(t.Context(), 0); !errors.Is(err, fault) {
		t.Error(err)
	}
	if err := o.Close(); err != nil {
		t.Error(err)
	}
}
