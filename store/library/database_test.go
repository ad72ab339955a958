package library

import (
	"database/sql"
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
			err = d.change(t.Context(), func(tx *sql.Tx) error {
				_, err := tx.Exec(`INSERT INTO words (rowid, text) VALUES (7, 'élodie o''neil u.s. ¶ anna-maria')`)
				return err
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
			if err := d.read.QueryRow(`SELECT rowid FROM words WHERE words MATCH '"u.s." "élodie" "anna-maria"'`).Scan(&found); err != nil || found != 7 {
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
	if _, err := d.write.Exec("PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	if err := d.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := openDatabase(t.Context(), path); !errors.Is(err, errOther) {
		t.Error(err)
	}
}
