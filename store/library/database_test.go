package library

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestTablesAreMadeOnce(t *testing.T) {
	for name, path := range map[string]string{"on disk": filepath.Join(t.TempDir(), "a %b?c.db"), "in memory": ""} {
		t.Run(name, func(t *testing.T) {
			d, err := openDatabase(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			err = d.change(t.Context(), func(c *conn) error {
				return c.exec(t.Context(), `INSERT INTO names (rowid, words) VALUES (7, 'élodie o''neil anna')`)
			})
			if err != nil {
				t.Fatal(err)
			}
			if path != "" {
				if err := d.close(); err != nil {
					t.Fatal(err)
				}
				if d, err = openDatabase(t.Context(), path); err != nil {
					t.Fatal(err)
				}
			}
			defer d.close()
			var found int
			err = d.view(t.Context(), func(c *conn) error {
				return c.row(t.Context(), `SELECT rowid FROM names WHERE names MATCH '"élodie" "an" *'`).Scan(&found)
			})
			if err != nil || found != 7 {
				t.Errorf("%d, %v", found, err)
			}
		})
	}
}

func TestIndexOfAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	d, err := openDatabase(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.all[0].exec(t.Context(), "PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	if err := d.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := openDatabase(t.Context(), path); !errors.Is(err, errOther) {
		t.Error(err)
	}
}

func TestReadingBesideWriting(t *testing.T) {
	for name, path := range map[string]string{"on disk": filepath.Join(t.TempDir(), "index.db"), "in memory": ""} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			d, err := openDatabase(ctx, path)
			if err != nil {
				t.Fatal(err)
			}
			defer d.close()
			count := func() (n int) {
				if err := d.view(ctx, func(c *conn) error { return c.row(ctx, "SELECT count(*) FROM meta WHERE name IN ('a', 'b')").Scan(&n) }); err != nil {
					t.Error(err)
				}
				return n
			}
			err = d.change(ctx, func(c *conn) error {
				if err := c.exec(ctx, "INSERT INTO meta VALUES ('a', 1)"); err != nil {
					return err
				}
				if path == "" {
					return nil
				}
				if n := count(); n != 0 {
					t.Errorf("%d rows seen before they are there", n)
				}
				return nil
			})
			if err != nil || count() != 1 {
				t.Error(err, count())
			}
			wrong := errors.New("wrong")
			err = d.change(ctx, func(c *conn) error {
				if err := c.exec(ctx, "INSERT INTO meta VALUES ('b', 1)"); err != nil {
					return err
				}
				return wrong
			})
			if !errors.Is(err, wrong) || count() != 1 {
				t.Error(err, count())
			}
		})
	}
}
