package library

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/verify"
	"onrecord/store/wording"
)

// Of the bundled stories, claims of each kind are answered as the engine in
// memory answers them.
func TestVerifyAsInMemory(t *testing.T) {
	inMemory := store.Open(store.Options{Bundled: data.Stories})
	t.Cleanup(func() { _ = inMemory.Close() })
	l := open(t, Options{Options: store.Options{Bundled: data.Stories}, Index: filepath.Join(t.TempDir(), "index.db")})
	list, err := inMemory.Stories(t.Context(), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	officials, err := inMemory.Officials(t.Context(), store.OfficialsQuery{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for n, e := range list.Entries {
		a, err := inMemory.Analysis(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, words := range a.Words {
			if (n+i)%7 != 0 {
				continue
			}
			all := wording.Words(words)
			w := all[(7*i)%len(all)]
			by := ""
			if i%2 == 1 {
				by = officials.Officials[(5*asked)%len(officials.Officials)].ID
			}
			for _, claim := range []string{words, words[:w.End], words[w.Start:], words[:w.Start] + " zebra " + words[w.End:], words[:w.Start] + words[w.End:]} {
				asked++
				q := verify.Question{Words: claim, By: by}
				want, wantErr := inMemory.Verify(t.Context(), q)
				got, gotErr := l.Verify(t.Context(), q)
				if (wantErr == nil) != (gotErr == nil) {
					t.Fatalf("%q: %v, and in memory %v", claim, gotErr, wantErr)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%q by %q: %s", claim, by, diff)
				}
			}
		}
	}
	t.Log(asked, "claims")
}
