package library

import (
	"path/filepath"
	"testing"

	"onrecord/store"
)

// While stories are still to be joined, who would rather know soon is told of
// those that are.
func TestOfficialsSoon(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"a.md": "---\ntitle: Rain\ndate: 2031-03-04\n---\n“We wait,” said Ana Ruiz, the harbour minister.\n",
		"b.md": "---\ntitle: Wind\ndate: 2031-03-05\n---\n“We go,” said Ilmar Tamm, a diver.\n",
	})
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(t.TempDir(), "index.db")})
	if _, err := l.Officials(t.Context(), store.OfficialsQuery{}, store.Page{}); err != nil {
		t.Fatal(err)
	}
	err := l.db.change(t.Context(), func(c *conn) error { return pend(t.Context(), c, "a", nil) })
	if err != nil {
		t.Fatal(err)
	}
	st, err := l.State(t.Context(), -1)
	if err != nil || st.Joined != 1 || st.Analysed != 2 {
		t.Errorf("%d of %d are joined, %v", st.Joined, st.Analysed, err)
	}
	found, err := l.Officials(store.Soon(t.Context()), store.OfficialsQuery{}, store.Page{})
	if err != nil || found.Total != 2 {
		t.Errorf("%d officials, %v", found.Total, err)
	}
	r, err := l.Search(store.Soon(t.Context()), "by:ruiz", store.Page{Limit: 5})
	if err != nil || len(r.Results) != 1 {
		t.Errorf("by:ruiz finds %v, %v", r.Results, err)
	}
}
