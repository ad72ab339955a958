// Package files finds the files of an edition and reads them. All engines go
// through it, so that they have the same stories, with the same IDs.
package files

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"onrecord/store/story"
)

// Set is what an edition is made of.
type Set struct {
	// Bundled holds story files; nil for none.
	Bundled fs.FS
	// Paths are files, and folders that are read with all below them.
	Paths []string
	// Texts are stories that are no files.
	Texts []Text
}

// Text is a story that is given as bytes. Its name is that of a file: the
// ID, the format and perhaps the date come from it.
type Text struct {
	Name    string
	Content []byte
}

// Kind says where a story comes from.
type Kind uint8

// The kinds of source.
const (
	OnDisk  Kind = iota // a file that was named, or of a folder
	Bundled             // of the bundled edition
	Given               // one of the texts
)

// Source is one file to be read.
type Source struct {
	File story.File
	Kind Kind
	// Name is what the file is called among all of its kind: its path, the
	// path in the bundle, or the number and the name of a text.
	Name string
	Read func() ([]byte, time.Time, error)
}

// Story reads the file. A fault in reading it costs this story, and not the
// paper.
func (s Source) Story() (st story.Story, err error) {
	content, modified, err := s.Read()
	if err != nil {
		return story.Story{}, err
	}
	s.File.Modified = modified
	return Parse(s.File, content)
}

// Parse is story.Parse, with an error where that panics.
func Parse(f story.File, content []byte) (st story.Story, err error) {
	defer func() {
		if p := recover(); p != nil {
			st, err = story.Story{}, fmt.Errorf("reading the story went wrong: %v", p)
		}
	}()
	return story.Parse(f, content)
}

// Named gives the file that ref names, be it part of an edition or not; not ok
// where there is none. The error says why it is no story.
func Named(ref string) (s Source, ok bool, err error) {
	if !strings.ContainsAny(ref, `/\`) && !IsStory(ref) {
		return Source{}, false, nil
	}
	info, err := os.Stat(ref)
	switch {
	case err != nil || info.IsDir():
		return Source{}, false, nil
	case !info.Mode().IsRegular():
		return Source{}, false, notAFile(info.Mode())
	case isPage(ref):
		return Source{}, false, errPage
	}
	return At(ref), true, nil
}
