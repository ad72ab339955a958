package command

import (
	"errors"
	"fmt"
	"io"
	"os"

	"onrecord/store/disk"
	"onrecord/store/marks"
	"onrecord/store/own"
	"onrecord/store/saved"
	"onrecord/store/story"
)

// exportMine writes what is the user's own.
func (r *run) exportMine(o exporting) error {
	if o.query != "" || o.by != "" || len(o.stories) > 0 || o.all || o.format != "" || r.json || r.csv {
		return usage("as in: onrecord export --mine -o mine.txt", "--mine goes with --output and --force alone")
	}
	kept, err := readersBook().Kept()
	if err != nil {
		return err
	}
	searches, problems := savedSearches().Read()
	r.report(problems)
	write := func(w io.Writer) error { return own.Write(w, own.Things{Kept: kept, Searches: searches}) }
	if o.output == "" || o.output == "-" {
		err = write(r.Out)
	} else {
		err = writeFile(o.output, o.force, write)
	}
	if err == nil && r.failed {
		return errReported
	}
	return err
}

// report tells of what could not be read, while the rest is done.
func (r *run) report(problems []error) {
	for _, p := range problems {
		r.failed = true
		fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(p.Error()))
	}
}

// largestOwn is the most that is read of what is to be taken in, in bytes.
const largestOwn = 256 << 20

// importMine takes in what was written by export --mine.
func (r *run) importMine(paths []string) error {
	book, list := readersBook(), savedSearches()
	var all marks.Merged
	searches := 0
	for _, path := range paths {
		things, err := r.mineOf(path)
		if err != nil {
			return err
		}
		n, err := book.Merge(things.Kept)
		if err != nil {
			return err
		}
		added, err := mergeSearches(list, things.Searches)
		if err != nil {
			return err
		}
		all.Marks, all.Places, all.Notes, searches = all.Marks+n.Marks, all.Places+n.Places, all.Notes+n.Notes, searches+added
	}
	_, err := fmt.Fprintf(r.Out, "%s, %s, %s and %s taken in\n", count(all.Marks, "mark", "marks"), count(all.Places, "place", "places"),
		count(all.Notes, "note", "notes"), count(searches, "saved search", "saved searches"))
	if err == nil && r.failed {
		return errReported
	}
	return err
}

func mergeSearches(list *saved.List, searches []saved.Search) (int, error) {
	n, err := list.Merge(searches)
	if err != nil {
		return n, fmt.Errorf("keeping saved searches: %w", err)
	}
	return n, nil
}

// mineOf reads a file, or standard input where the path is -.
func (r *run) mineOf(path string) (own.Things, error) {
	var content []byte
	var err error
	if path == "-" {
		content, err = io.ReadAll(io.LimitReader(r.In, largestOwn+1))
		if err == nil && len(content) > largestOwn {
			err = errors.New("standard input is too long")
		}
	} else if _, err = os.Stat(path); err == nil {
		content, err = disk.Read(path, largestOwn)
	} else if os.IsNotExist(err) {
		return own.Things{}, nothing("", "%s: there is no such file", path)
	}
	if err != nil {
		return own.Things{}, err
	}
	things, problems := own.Read(string(content))
	for i, p := range problems {
		problems[i] = fmt.Errorf("%s: %w", path, p)
	}
	r.report(problems)
	return things, nil
}
