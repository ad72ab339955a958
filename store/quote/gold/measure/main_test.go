package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const gates = `-- story --
“We wait,” Ana Ruiz told Bo Lind.
-- quotes --
direct | Bo Lind | Bo Lind | told | We wait,
`

const corpus = `{"id": "1", "text": "“We wait,” Ana Ruiz said.", "runs": [[1, 9]],
	"quotes": [{"kind": "direct", "content": [[0, 10]], "source": [[11, 19]], "speaker": "Ana Ruiz", "cue_class": "say"}],
	"segments": [{"start": 1, "end": 9, "q": 0, "speech": true}]}`

func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "wait.txtar")
	lines := filepath.Join(t.TempDir(), "corpus.jsonl")
	for name, content := range map[string]string{file: gates, lines: corpus} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		corpus string
		list   bool
		names  []string
		want   string
	}{
		"a story":      {names: []string{file}, want: "0/1/1"},
		"every error":  {names: []string{file}, list: true, want: "marked \"Bo Lind\""},
		"a corpus":     {corpus: lines, want: "1/0/0"},
		"no such file": {names: []string{file + "x"}, want: "no such file"},
		"no corpus":    {corpus: lines + "x", want: "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := run(&out, c.corpus, false, c.list, c.names); err != nil {
				out.WriteString(err.Error())
			}
			if !strings.Contains(out.String(), c.want) {
				t.Errorf("%q is not in:\n%s", c.want, out.String())
			}
		})
	}
}

func TestPrintSpeed(t *testing.T) {
	var out strings.Builder
	if err := printSpeed(&out, 4<<10); err != nil || strings.Count(out.String(), "\n") != 3 {
		t.Errorf("%v:\n%s", err, out.String())
	}
}
