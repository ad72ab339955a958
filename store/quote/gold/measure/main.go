// Command measure prints how much of what editors marked in stories is found:
//
//	go run ./store/quote/gold/measure [-corpus FILE.jsonl] [-list] [-speed] [FILE.txtar …]
//
// Without files it measures the stories that are kept beside it. The form of
// both kinds of file is told at gold.Read and gold.ReadCorpus.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onrecord/store/quote/gold"
)

func main() {
	corpus := flag.String("corpus", "", "measure the stories of an annotated corpus, JSON a line")
	speed := flag.Bool("speed", false, "measure bytes a second against the length of the text")
	list := flag.Bool("list", false, "list every error")
	flag.Parse()
	if err := run(os.Stdout, *corpus, *speed, *list, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, corpus string, speed, list bool, names []string) error {
	if speed {
		return printSpeed(w, 16<<20)
	}
	stories, err := read(corpus, names)
	if err != nil {
		return err
	}
	table, err := gold.Measure(stories)
	if err != nil {
		return err
	}
	lines := []any{table}
	if list {
		lines = append(lines, "")
		for _, f := range table.Faults {
			lines = append(lines, f)
		}
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func read(corpus string, names []string) ([]gold.Story, error) {
	if corpus != "" {
		f, err := os.Open(corpus)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return gold.ReadCorpus(f)
	}
	if len(names) == 0 {
		var err error
		if names, err = filepath.Glob("store/quote/gold/testdata/*.txtar"); err != nil {
			return nil, err
		}
	}
	return gold.ReadFiles(names)
}
