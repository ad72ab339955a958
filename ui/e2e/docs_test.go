package e2e

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/ui/keys"
)

var update = flag.Bool("update", false, "write the files that are made by tests")

// The page of the keys is made from the table that the program itself uses.
func TestKeysPageIsTrue(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "keys.md")
	want := keysPage()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/keys.md is not what the program does (go test ./ui/e2e -run Keys -update):\n%s", diff)
	}
}

func keysPage() string {
	var b strings.Builder
	b.WriteString(`# Keys

Made by ` + "`go test ./ui/e2e -run Keys -update`" + ` from the table in ` + "`ui/keys`" + `.

The last column is the name of the action in the configuration. To change its
keys, name it under ` + "`[keys]`" + ` in ` + "`$XDG_CONFIG_HOME/onrecord/config.toml`" + `
(` + "`~/.config/onrecord/config.toml`" + ` on Linux):

    [keys]
    next-quote = ["n", "ctrl+n"]
    star = ["*"]

The keys given take the place of the ones in the table, and are taken from the
action that has them there; an empty list takes the key away. ` + "`ctrl+c`" + ` always quits. Names of keys: ` + "`a`, `A`, `ctrl+a`, `alt+a`, `f1`" + `,
` + "`enter`, `esc`, `tab`, `shift+tab`, `space`, `backspace`, `up`, `pgdown`, `home`" + ` and so on.

The mouse wheel scrolls the pane under it; a click chooses.
`)
	rows := keys.Default().Rows()
	for _, g := range keys.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| key | does | action |\n|---|---|---|\n", g)
		for _, r := range rows {
			if r.Group == g {
				fmt.Fprintf(&b, "| %s | %s | `%s` |\n", keyCells(r.Keys), r.Help, r.Name)
			}
		}
	}
	return b.String()
}

func keyCells(ks []string) string {
	cells := make([]string, len(ks))
	for i, k := range ks {
		cells[i] = "`" + strings.ReplaceAll(k, "|", `\|`) + "`"
	}
	return strings.Join(cells, " ")
}
