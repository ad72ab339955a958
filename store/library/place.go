package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// ErrInUse says that another program keeps an index.
var ErrInUse = errors.New("another onrecord is using the index")

// Remove removes an index that no other program keeps, with what SQLite has
// beside it. The error is ErrInUse where one does.
func Remove(path string) error {
	lock, err := tryLock(path + ".lock")
	if err != nil {
		return fmt.Errorf("%s: %w", path, ErrInUse)
	}
	defer lock.Close()
	for _, end := range [...]string{"-shm", "-wal", ""} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Stored is what an index holds.
type Stored struct {
	// Stories are listed, Indexed of them can be searched and their quotes are
	// known.
	Stories, Indexed int
	// Size is how much of the disk it takes, in bytes.
	Size int64
}

// Look looks into an index without building it. The error is fs.ErrNotExist
// where there is none.
func Look(ctx context.Context, path string) (Stored, error) {
	at := Stored{Size: diskUse(path)}
	if _, err := os.Stat(path); err != nil {
		return at, err
	}
	db, err := openDatabase(ctx, path)
	if errors.Is(err, errOther) {
		return at, nil // one of another version is built again
	}
	if err != nil {
		return at, err
	}
	err = db.view(ctx, func(c *conn) error {
		return c.row(ctx, "SELECT count(*), count(people) FROM story").Scan(&at.Stories, &at.Indexed)
	})
	return at, errors.Join(err, db.close())
}

func diskUse(path string) (size int64) {
	for _, end := range [...]string{"", "-wal"} {
		if info, err := os.Stat(path + end); err == nil {
			size += info.Size()
		}
	}
	return size
}
