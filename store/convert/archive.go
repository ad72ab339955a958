package convert

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"onrecord/store/story"
)

// What an archive may hold: one of a few kB can unpack to any size.
const (
	mostFiles    = 50_000
	largestFile  = 64 << 20
	largestTotal = 1 << 30
)

var errNested = errors.New("is an archive in an archive; take it out first")

// archive reads the files of a ZIP. Their paths are shown, and used for
// nothing else.
func archive(_ story.File, content []byte) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			yield(Found{Err: err})
			return
		}
		left := int64(largestTotal)
		for i, entry := range z.File {
			if i == mostFiles {
				yield(Found{Err: tooMany(mostFiles, "files")})
				return
			}
			if !wanted(entry) {
				continue
			}
			for found := range packed(entry, &left) {
				found.Name = strings.TrimSuffix(entry.Name+": "+found.Name, ": ")
				if !yield(found) {
					return
				}
			}
			if left <= 0 {
				yield(Found{Err: fmt.Errorf("holds more than %d MB; the rest was left out", largestTotal>>20)})
				return
			}
		}
	}
}

// wanted reports whether a file of an archive may be a story, as for those of
// a folder.
func wanted(entry *zip.File) bool {
	name := strings.ReplaceAll(entry.Name, `\`, "/")
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && strings.Trim(part, ".") != "" || part == "__MACOSX" {
			return false
		}
	}
	return !entry.FileInfo().IsDir() && Takes(name)
}

// packed reads the stories of one file of an archive.
func packed(entry *zip.File, left *int64) iter.Seq[Found] {
	failed := func(err error) iter.Seq[Found] {
		return func(yield func(Found) bool) { yield(Found{Err: err}) }
	}
	if extension(entry.Name) == ".zip" {
		return failed(errNested)
	}
	r, err := entry.Open()
	if err != nil {
		return failed(err)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, min(largestFile, *left)+1))
	*left -= int64(len(content))
	switch {
	case err != nil:
		return failed(err)
	case len(content) > largestFile || *left < 0:
		return failed(fmt.Errorf("is longer than %d MB, or the archive holds too much", largestFile>>20))
	}
	name := path.Base(strings.ReplaceAll(entry.Name, `\`, "/"))
	return Read(story.File{Name: name, Modified: entry.Modified}, content)
}
