package files

import (
	"os"
	"path/filepath"
)

// Many reports whether some paths are likely to give more than a few stories.
// It looks at few files and folders to find out, and takes what is larger than
// that for many.
func Many(paths []string, few int) bool {
	const looks = 10 // at so many files for each story
	m := &many{left: few, looks: looks * few}
	for _, p := range paths {
		m.path(p)
	}
	return m.over()
}

type many struct{ left, looks int }

func (m *many) over() bool { return m.left < 0 || m.looks < 0 }

func (m *many) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil || m.over():
	case info.IsDir():
		m.folder(p)
	default:
		m.left--
	}
}

// folder counts what is in a folder, and then in those below it. Links to other
// folders are not followed: they may lead anywhere.
func (m *many) folder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	var below []string
	for !m.over() {
		const some = 200
		list, err := f.ReadDir(some)
		for _, d := range list {
			m.looks--
			switch {
			case d.Name()[0] == '.':
			case d.IsDir():
				below = append(below, filepath.Join(dir, d.Name()))
			case IsStory(d.Name()):
				m.left--
			}
		}
		if err != nil {
			break
		}
	}
	_ = f.Close()
	for _, p := range below {
		if m.over() {
			return
		}
		m.folder(p)
	}
}
