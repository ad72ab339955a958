package shelf

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// keys remembers what the files on the shelf are known by. It is read once
// from the file .shelf/keys, a line for each story, of which the last counts;
// files that it does not know, or that have changed, are read.
type keys struct {
	dir    string
	loaded bool
	at     int64 // how far the file of keys has been read
	id     os.FileInfo

	byPath          map[string]known
	guid, url, text map[string]string // to paths
	torn            bool              // the file does not end with a line end
}

// known is a story with its file as it was when its keys were taken.
type known struct {
	key
	size, time int64
}

func newKeys(dir string) *keys {
	k := &keys{dir: dir}
	k.forget()
	return k
}

func (ks *keys) forget() {
	ks.at, ks.id, ks.torn, ks.loaded = 0, nil, false, false
	ks.byPath = map[string]known{}
	ks.guid, ks.url, ks.text = map[string]string{}, map[string]string{}, map[string]string{}
}

func (ks *keys) path() string { return filepath.Join(ks.dir, hidden, "keys") }

// read takes what other programs have added, and in the beginning
// everything. The lock is held.
func (ks *keys) read() {
	info, err := os.Stat(ks.path())
	if err != nil || ks.id != nil && (!os.SameFile(info, ks.id) || info.Size() < ks.at) {
		if ks.loaded && err != nil && ks.id == nil {
			return // there was none, and there is none
		}
		ks.forget()
	}
	if err == nil && info.Size() > ks.at {
		ks.readLines()
	}
	if err == nil {
		ks.id = info
	}
	if !ks.loaded {
		ks.loaded = true
		ks.walk()
	}
}

func (ks *keys) readLines() {
	f, err := os.Open(ks.path())
	if err != nil {
		return
	}
	defer f.Close()
	if _, err := f.Seek(ks.at, io.SeekStart); err != nil {
		return
	}
	content, _ := io.ReadAll(f) // what could not be read is taken from the stories
	for l := range strings.Lines(string(content)) {
		if path, k, ok := parseLine(l); ok {
			ks.set(path, k)
		}
	}
	ks.at += int64(len(content))
	ks.torn = len(content) > 0 && content[len(content)-1] != '\n'
}

// line is a story as it stands in the file of keys. All fields but the path
// have a known form, so that half a line is not taken for one.
func line(path string, k known) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return strings.Join([]string{
		dash(k.guid), dash(k.url), k.text, k.sum, dash(k.page), k.headline,
		strconv.FormatInt(k.size, 10), strconv.FormatInt(k.time, 10), filepath.ToSlash(path), "end\n",
	}, "\t")
}

func parseLine(l string) (path string, k known, ok bool) {
	const count, length = 10, 16
	f := strings.Split(l, "\t")
	if len(f) != count || f[9] != "end\n" {
		return "", k, false
	}
	for i, to := range []*string{&k.guid, &k.url, &k.text, &k.sum, &k.page, &k.headline} {
		if f[i] != "-" {
			*to = f[i]
		}
		if len(*to) != 0 && len(*to) != length {
			return "", k, false
		}
	}
	var err1, err2 error
	k.size, err1 = strconv.ParseInt(f[6], 10, 64)
	k.time, err2 = strconv.ParseInt(f[7], 10, 64)
	path = filepath.FromSlash(f[8])
	return path, k, err1 == nil && err2 == nil && filepath.IsLocal(path)
}

// set keeps the keys of a story, in place of those that it had.
func (ks *keys) set(path string, k known) {
	if old, ok := ks.byPath[path]; ok {
		ks.drop(path, old)
	}
	ks.byPath[path] = k
	for _, e := range ks.tables(k.key) {
		if e.key != "" {
			e.table[e.key] = path
		}
	}
}

func (ks *keys) drop(path string, old known) {
	delete(ks.byPath, path)
	for _, e := range ks.tables(old.key) {
		if e.table[e.key] == path {
			delete(e.table, e.key)
		}
	}
}

type tableKey struct {
	table map[string]string
	key   string
}

func (ks *keys) tables(k key) [3]tableKey {
	return [...]tableKey{{ks.guid, k.guid}, {ks.url, k.url}, {ks.text, k.text}}
}

// walk brings the keys in line with the files that are there, and removes
// what a program left that was killed while it wrote: nobody else writes
// while the lock is held.
func (ks *keys) walk() {
	there := make(map[string]bool, len(ks.byPath))
	_ = filepath.WalkDir(ks.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // the rest is read
		}
		name := d.Name()
		switch {
		case d.IsDir() && name == hidden:
			sweep(path)
			return fs.SkipDir
		case d.IsDir() && strings.HasPrefix(name, ".") && name != versions && path != ks.dir:
			return fs.SkipDir
		case d.IsDir():
			return nil
		case strings.HasPrefix(name, ".") && strings.HasSuffix(name, unfinished):
			_ = os.Remove(path)
			return nil
		case filepath.Ext(name) != ".md" || strings.HasPrefix(name, ".") || filepath.Base(filepath.Dir(path)) == versions:
			return nil
		}
		rel, err := filepath.Rel(ks.dir, path)
		if err != nil {
			return nil
		}
		there[rel] = true
		if info, err := d.Info(); err == nil && !ks.current(rel, info) {
			ks.take(rel)
		}
		return nil
	})
	for path, k := range ks.byPath {
		if !there[path] {
			ks.drop(path, k)
		}
	}
}

// current reports whether the keys of a file are those that it has now.
func (ks *keys) current(path string, info fs.FileInfo) bool {
	k, ok := ks.byPath[path]
	return ok && k.size == info.Size() && k.time == info.ModTime().UnixNano()
}

// take reads the keys of a file from the file itself.
func (ks *keys) take(path string) (key, bool) {
	full := filepath.Join(ks.dir, path)
	info, err := os.Stat(full)
	if err != nil || !info.Mode().IsRegular() {
		return key{}, false
	}
	content, err := os.ReadFile(full)
	if err != nil {
		return key{}, false
	}
	k, err := keyOfFile(filepath.Base(path), content)
	if err != nil {
		return key{}, false
	}
	ks.remember(path, known{k, info.Size(), info.ModTime().UnixNano()})
	return k, true
}

// add remembers a story that has just been written.
func (ks *keys) add(path string, k key) {
	if info, err := os.Stat(filepath.Join(ks.dir, path)); err == nil {
		ks.remember(path, known{k, info.Size(), info.ModTime().UnixNano()})
	}
}

// remember keeps the keys of a story, in the file as well. What cannot be
// written there is read from the story the next time.
func (ks *keys) remember(path string, k known) {
	ks.set(path, k)
	if strings.ContainsAny(path, "\t\n") {
		return
	}
	f, err := os.OpenFile(ks.path(), os.O_WRONLY|os.O_APPEND|os.O_CREATE, fileMode)
	if err != nil {
		return
	}
	defer f.Close()
	var out bytes.Buffer
	if ks.torn {
		out.WriteByte('\n')
	}
	out.WriteString(line(path, k))
	n, err := f.Write(out.Bytes())
	ks.at += int64(n)
	ks.torn = err != nil
	if ks.id == nil {
		ks.id, _ = f.Stat()
	}
}

// find is the story that has one of the keys, and whether nothing of it has
// changed where it came from.
func (ks *keys) find(k key) (path string, same bool) {
	for i, e := range ks.tables(k) {
		path := e.table[e.key]
		if e.key == "" || path == "" || !ks.there(path) {
			continue
		}
		const byURL, byText = 1, 2
		old := ks.byPath[path]
		if i == byURL && old.guid != "" && k.guid != "" && old.headline != k.headline {
			continue // two entries of one page
		}
		paged := k.page == "" || k.page == old.page
		return path, paged && (i == byText || old.sum == k.sum)
	}
	return "", false
}

// there reports whether a file is still on the shelf. If it is not, its story
// is forgotten: whoever deleted it may want it back.
func (ks *keys) there(path string) bool {
	_, err := os.Lstat(filepath.Join(ks.dir, path))
	if err != nil {
		ks.drop(path, ks.byPath[path])
	}
	return err == nil
}

// same reports whether two stories are one.
func (k key) same(o key) bool {
	return k.page == o.page && k.sum == o.sum && (k.guid == o.guid || k.url == o.url && k.url != "") || k.page+o.page == "" && k.text == o.text
}
