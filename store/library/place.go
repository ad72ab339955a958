package library

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"onrecord/store"
	"onrecord/store/files"
)

// ending is that of the file of an index. SQLite keeps others beside it whose
// names go on behind it.
const ending = ".db"

// Place is where the index of an edition lies in a folder for indexes: each set
// of paths has one of its own, whatever folder the program is started in.
func Place(dir string, o store.Options) string {
	sum := sha256.New()
	if o.Bundled != nil {
		sum.Write([]byte("bundled\n"))
	}
	for _, p := range roots(o) {
		sum.Write([]byte(p + "\n"))
	}
	const short = 8
	return filepath.Join(dir, hex.EncodeToString(sum.Sum(nil)[:short])+ending)
}

// roots are the paths of an edition, by names that mean the same everywhere.
func roots(o store.Options) []string {
	var list []string
	if o.Shelf != "" {
		list = append(list, files.Key(o.Shelf))
	}
	for _, p := range o.Paths {
		list = append(list, files.Key(p))
	}
	return list
}

// Unused is how long an index is kept that nobody opens.
const Unused = 90 * 24 * time.Hour

// Use notes that an index is used now, and removes those in its folder that
// nobody has used for long. An index is a cache: what cannot be removed stays.
func Use(path string, now time.Time) error {
	if err := os.Chtimes(path, now, now); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := filepath.Dir(path)
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, d := range list {
		name, _, is := strings.Cut(d.Name(), ending)
		if !is || filepath.Join(dir, name+ending) == path {
			continue
		}
		used, err := os.Stat(filepath.Join(dir, name+ending))
		if errors.Is(err, fs.ErrNotExist) { // what belonged to one that is gone
			used, err = os.Stat(filepath.Join(dir, d.Name()))
		}
		if err == nil && now.Sub(used.ModTime()) > Unused {
			_ = os.Remove(filepath.Join(dir, d.Name()))
		}
	}
	return nil
}

// Remove removes an index, with all that lies beside it.
func Remove(path string) error {
	list, err := filepath.Glob(escaped(path) + "*")
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range list {
		errs = append(errs, os.Remove(p))
	}
	return errors.Join(errs...)
}

// escaped is a path in which no sign stands for others.
func escaped(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
