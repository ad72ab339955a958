// Command measure prints how much of who is who the engine finds:
//
//	go run ./store/official/gold/measure [-list] [-together] [FOLDER …]
//	go run ./store/official/gold/measure [-list] -people FILE.json -stories FILE.jsonl
//
// Without a folder it measures the editions kept beside it; with -together
// those of all folders are one. What is counted is
// told at package gold, the form of the files at gold.ReadFolder, gold.Read
// and gold.ReadNewsrooms.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"onrecord/store/official/gold"
	"onrecord/store/story"
)

func main() {
	people := flag.String("people", "", "who is who, as JSON")
	stories := flag.String("stories", "", "the stories, JSON a line")
	list := flag.Bool("list", false, "list every fault")
	together := flag.Bool("together", false, "make one edition of all folders")
	flag.Parse()
	if err := run(os.Stdout, *people, *stories, *list, *together, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, people, stories string, list, together bool, folders []string) error {
	if people != "" || stories != "" {
		e, err := newsrooms(people, stories)
		if err != nil {
			return err
		}
		return show(w, people, e, list)
	}
	if len(folders) == 0 {
		var err error
		if folders, err = filepath.Glob("store/official/gold/testdata/*"); err != nil {
			return err
		}
	}
	var all []gold.Edition
	for _, dir := range folders {
		e, err := gold.ReadFolder(dir)
		if err != nil {
			return err
		}
		if all = append(all, e); together {
			continue
		}
		if err := show(w, dir, e, list); err != nil {
			return err
		}
	}
	if !together {
		return nil
	}
	return show(w, strings.Join(folders, " "), gold.Together(all...), list)
}

func newsrooms(people, stories string) (gold.Edition, error) {
	p, err := os.Open(people)
	if err != nil {
		return gold.Edition{}, err
	}
	defer p.Close()
	s, err := os.Open(stories)
	if err != nil {
		return gold.Edition{}, err
	}
	defer s.Close()
	return gold.ReadNewsrooms(p, s)
}

// show prints the table of an edition, and its faults if they are asked for.
func show(w io.Writer, name string, e gold.Edition, list bool) error {
	table, err := gold.Measure(context.Background(), e)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n%v\n\n", name, table)
	if list {
		for _, f := range table.Faults {
			_, printed := fmt.Fprintln(w, story.Line(f.String()))
			err = errors.Join(err, printed)
		}
	}
	return err
}
