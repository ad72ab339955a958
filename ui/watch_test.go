package ui

import (
	"testing"

	"onrecord/store"
)

func TestProgress(t *testing.T) {
	for _, tt := range []struct {
		state store.State
		width int
		want  string
	}{
		{store.State{Stories: 56, Analysed: 3, Expected: 56}, 120, ""},
		{store.State{Stories: 300, Loading: true, Expected: 900}, 120, ""},
		{store.State{Stories: 100_000, Loading: true}, 120, ""},
		{store.State{Stories: 12_000, Loading: true, Expected: 100_000}, 120, "reading 12,000 of 100,000"},
		{store.State{Stories: 100_000, Analysed: 512, Expected: 100_000}, 120, "indexing 512 of 100,000"},
		{store.State{Stories: 1_000_000, Analysed: 999_999, Expected: 1_000_000}, 80, "indexing 99 %"},
		{store.State{Stories: 100_000, Analysed: 100_000, Expected: 100_007}, 120, ""},
	} {
		if got := progress(tt.state, tt.width); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.state, got, tt.want)
		}
	}
}
