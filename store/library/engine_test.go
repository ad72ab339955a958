package library

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"testing"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/story"
)

// TestQuotesAreFoundAsBefore fails when the quotes of the bundled stories are
// found otherwise than they were, or the stories are others. In the first case
// raise engine in schema.go, so that indexes are built again; in both put the
// new sum here.
func TestQuotesAreFoundAsBefore(t *testing.T) {
	const found = "8b9c4830ff23ddb8"
	sum := sha256.New()
	err := fs.WalkDir(data.Stories, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".md") {
			return err
		}
		content, err := fs.ReadFile(data.Stories, p)
		if err != nil {
			return err
		}
		s, err := files.Parse(story.File{Name: path.Base(p)}, content)
		if err != nil {
			return err
		}
		a, err := store.Analyse(s)
		sum.Write(encodeAnalysis(a))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)[:8]); got != found {
		t.Errorf("the sum of what is found is %s with engine %d, it was %s", got, engine, found)
	}
}
