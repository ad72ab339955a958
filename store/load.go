package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/store/story"
)

// source is one file to be read.
type source struct {
	file story.File
	key  string // under which a path finds it
	read func() ([]byte, time.Time, error)
}

// load finds all files of an edition and has them read on all cores.
func (m *Memory) load(o Options) {
	sources := make(chan source, 256)
	for range workers() {
		m.work.Go(func() {
			for s := range sources {
				m.take(s)
			}
		})
	}
	w := walker{m: m, out: sources}
	for _, t := range o.Texts {
		w.text(t)
	}
	for _, p := range o.Paths {
		w.path(p)
	}
	if o.Bundled != nil {
		w.bundled(o.Bundled)
	}
	close(sources)
	m.mu.Lock()
	m.walking = false
	m.mu.Unlock()
	m.settle()
}

// take reads one file, whatever comes of it.
func (m *Memory) take(s source) {
	var e *entry
	err := m.ctx.Err()
	if err == nil {
		e, err = readStory(s)
	}
	m.mu.Lock()
	m.pending--
	switch {
	case m.closed:
	case err != nil:
		m.addProblem(Problem{cmp.Or(s.file.Path, s.file.Name), err})
	default:
		m.byID[e.story.ID] = e
		if s.key != "" {
			m.byPath[s.key] = e
		}
		m.arrived = append(m.arrived, e)
	}
	m.mu.Unlock()
	m.settle()
}

func readStory(s source) (e *entry, err error) {
	defer func() {
		if p := recover(); p != nil {
			e, err = nil, fmt.Errorf("reading the story went wrong: %v", p)
		}
	}()
	content, modified, err := s.read()
	if err != nil {
		return nil, err
	}
	s.file.Modified = modified
	st, err := story.Parse(s.file, content)
	if err != nil {
		return nil, err
	}
	return &entry{story: st}, nil
}

// addProblem keeps the problems in order of path. The lock is held.
func (m *Memory) addProblem(p Problem) {
	i, _ := slices.BinarySearchFunc(m.problems, p, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) })
	m.problems = slices.Insert(m.problems, i, p)
}

// settle puts what has been read on the list: at once when that is all, and
// else now and then, for each time means going through the whole list.
func (m *Memory) settle() {
	m.mu.Lock()
	defer m.mu.Unlock()
	done := !m.loading()
	if !done && (len(m.arrived) == 0 || time.Since(m.settled) < pause) {
		return
	}
	m.publish()
	if !done {
		m.state.touch()
		return
	}
	select {
	case <-m.loaded:
	default:
		close(m.loaded)
	}
	m.state.bump()
}

// publish merges what arrived into the list. The lock is held.
func (m *Memory) publish() {
	m.settled = time.Now()
	if len(m.arrived) == 0 {
		return
	}
	slices.SortFunc(m.arrived, before)
	old := m.list.Load().entries
	merged := make([]*entry, 0, len(old)+len(m.arrived))
	i := 0
	for _, e := range m.arrived {
		for i < len(old) && before(old[i], e) < 0 {
			merged = append(merged, old[i])
			i++
		}
		merged = append(merged, e)
	}
	merged = append(merged, old[i:]...)
	m.list.Store(&edition{merged})
	m.arrived = nil
}

// loading reports whether files are still being read. The lock is held.
func (m *Memory) loading() bool { return m.walking || m.pending > 0 }

// walker finds the files of an edition, one after another, so that IDs come
// out the same every time.
type walker struct {
	m    *Memory
	out  chan<- source
	seen map[string]bool // folders and files by their real path
}

func (w *walker) send(s source, folder string) {
	w.m.mu.Lock()
	s.file.ID = w.m.names.give(story.IDOf(s.file.Name), folder)
	w.m.expected++
	w.m.pending++
	w.m.mu.Unlock()
	select {
	case w.out <- s:
	case <-w.m.ctx.Done():
		w.m.mu.Lock()
		w.m.pending--
		w.m.mu.Unlock()
	}
}

func (w *walker) problem(path string, err error) {
	w.m.mu.Lock()
	defer w.m.mu.Unlock()
	w.m.addProblem(Problem{path, err})
	w.m.state.touch()
}

func (w *walker) text(t Text) {
	w.send(source{
		file: story.File{Name: t.Name},
		read: func() ([]byte, time.Time, error) { return t.Content, time.Now(), nil },
	}, "")
}

func (w *walker) bundled(files fs.FS) {
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isStory(p) {
			return err
		}
		w.send(source{
			file: story.File{Name: path.Base(p)},
			read: func() ([]byte, time.Time, error) {
				content, err := fs.ReadFile(files, p)
				return content, time.Time{}, err
			},
		}, "")
		return w.m.ctx.Err()
	})
	if err != nil && w.m.ctx.Err() == nil {
		w.problem("bundled edition", err)
	}
}

// path takes in a file or a folder that was named.
func (w *walker) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		w.problem(p, cause(err))
	case info.IsDir():
		w.folder(p)
	default:
		w.file(p, info)
	}
}

// folder takes in the stories of a folder and all below it.
func (w *walker) folder(dir string) {
	if w.m.ctx.Err() != nil || !w.first(dir) {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.problem(dir, cause(err))
	}
	for _, d := range entries {
		if strings.HasPrefix(d.Name(), ".") {
			continue
		}
		p := filepath.Join(dir, d.Name())
		if d.IsDir() {
			w.folder(p)
			continue
		}
		if d.Type()&fs.ModeSymlink == 0 && !isStory(p) {
			continue
		}
		w.child(p, d)
	}
}

// child takes in what stands in a folder and is or may be a story.
func (w *walker) child(p string, d fs.DirEntry) {
	if d.Type().IsRegular() {
		w.regular(p, d)
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		if isStory(p) || !errors.Is(err, fs.ErrNotExist) {
			w.problem(p, cause(err))
		}
	case info.IsDir():
		w.folder(p)
	case isStory(p):
		w.file(p, info)
	}
}

func (w *walker) file(p string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		w.problem(p, fmt.Errorf("is %s, not a file", kindOf(info.Mode())))
		return
	}
	if isPage(p) {
		w.problem(p, errors.New("is a web page; those cannot be read yet"))
		return
	}
	if !w.first(p) {
		return
	}
	w.regular(p, nil)
}

func (w *walker) regular(p string, _ fs.DirEntry) {
	w.send(source{
		file: story.File{Name: filepath.Base(p), Path: p},
		key:  pathKey(p),
		read: func() ([]byte, time.Time, error) { return readFile(p) },
	}, filepath.Base(filepath.Dir(p)))
}

// first reports whether a file or folder comes for the first time, however
// it was reached: links may lead in circles, and a file may be named beside
// its folder.
func (w *walker) first(p string) bool {
	real, err := filepath.EvalSymlinks(p)
	if err != nil {
		real = p
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	if w.seen[real] {
		return false
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[real] = true
	return true
}

// isStory reports whether a file's name is that of a story.
func isStory(p string) bool {
	switch strings.ToLower(filepath.Ext(p)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

func isPage(p string) bool {
	switch strings.ToLower(filepath.Ext(p)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode.IsDir():
		return "a folder"
	}
	return "something else"
}

// largest is how long a story file may be.
const largest = 64 << 20

// readFile reads a file that is no longer than a story can be.
func readFile(p string) ([]byte, time.Time, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, time.Time{}, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, time.Time{}, cause(err)
	}
	if !info.Mode().IsRegular() {
		return nil, time.Time{}, fmt.Errorf("is %s, not a file", kindOf(info.Mode()))
	}
	if info.Size() > largest {
		return nil, time.Time{}, fmt.Errorf("is longer than %d MB", largest>>20)
	}
	// One byte more than the size shows the end without a second buffer.
	content := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		if errors.Is(err, io.EOF) {
			return content, info.ModTime(), nil
		}
		if err != nil {
			return nil, time.Time{}, cause(err)
		}
		if len(content) > largest {
			return nil, time.Time{}, fmt.Errorf("is longer than %d MB", largest>>20)
		}
		if len(content) == cap(content) {
			content = slices.Grow(content, len(content))
		}
	}
}

// cause is an error of the file system without the path, which the problem
// names already.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// pathKey is the same for all ways to write one path.
func pathKey(p string) string {
	if abs, err := filepath.Abs(p); err == nil {
		return abs
	}
	return filepath.Clean(p)
}
