package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/files"
	"onrecord/store/marks"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/saved"
	"onrecord/store/story"
)

// wanted is what the arguments of a command name.
type wanted struct {
	ids   []string
	paths []string
	// stdin is set where - asks for the story on standard input.
	stdin bool
	// plain is set where nobody asks who is who, so that the notes about
	// officials need not be read.
	plain bool
	// live is set where the edition is to follow what changes on disk.
	live bool
}

// first is the story to open where one is named.
func (w wanted) first() string {
	switch {
	case len(w.ids) > 0:
		return w.ids[0]
	case oneFile(w.paths):
		return w.paths[0]
	case w.stdin:
		return pipedID
	}
	return ""
}

// pipedID is the ID of the story on standard input.
const pipedID = "stdin"

// oneFile reports whether the paths are those of files, of which the first is
// to be opened.
func oneFile(paths []string) bool {
	if len(paths) == 0 {
		return false
	}
	at, err := os.Stat(paths[0])
	return err == nil && !at.IsDir()
}

// sortArgs parts arguments into IDs and paths. A path has a separator or the
// ending of a story file, or it is there.
func sortArgs(args []string) wanted {
	var w wanted
	for _, a := range args {
		if ref := reference(a); ref != "" {
			a = ref
		}
		switch {
		case a == "-":
			w.stdin = true
		case isPath(a):
			w.paths = append(w.paths, a)
		default:
			w.ids = append(w.ids, a)
		}
	}
	return w
}

func isPath(arg string) bool {
	if strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator) {
		return true
	}
	if slices.Contains([]string{".md", ".markdown", ".txt"}, strings.ToLower(filepath.Ext(arg))) {
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

// edition opens what the flags, the arguments and the configuration name.
func (r *run) edition(ctx context.Context, w wanted) (store.Edition, error) {
	o, err := r.options(ctx, w)
	if err != nil {
		return nil, err
	}
	return r.openEdition(ctx, o), nil
}

// options say what the flags, the arguments and the configuration name.
func (r *run) options(ctx context.Context, w wanted) (store.Options, error) {
	if r.index != "" && !slices.Contains(indexing(), r.index) {
		return store.Options{}, usage("as in: --index never", "--index is %q; it can be auto, always or never", r.index)
	}
	var err error
	if r.conf, err = readConfig(configFile()); err != nil {
		return store.Options{}, err
	}
	r.marks = readersBook()
	o := store.Options{Paths: slices.Concat(r.stories, w.paths), Marks: r.marks}
	for _, p := range o.Paths {
		if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
			return o, nothing("", "%s: there is no such file or folder", cmp.Or(p, `""`))
		}
	}
	if !w.plain {
		if r.noted, err = r.notesAt(); err != nil {
			return o, err
		}
		if o.Notes = r.noted; o.Notes == nil && w.live && r.notesPath() != os.DevNull {
			o.Notes = notes.Perhaps(r.notesPath())
		}
	}
	if w.stdin {
		if term.IsTerminal(r.In.Fd()) {
			fmt.Fprintln(r.Err, "onrecord: type or paste a story, then press ctrl+d")
		}
		content, err := readStory(ctx, r.In)
		if err != nil {
			return o, err
		}
		o.Texts = []store.Text{{Name: pipedID, Content: content}}
	}
	if len(o.Paths) == 0 && len(o.Texts) == 0 {
		o.Bundled, o.Shelf, o.Paths, r.own = r.Bundled, storiesFolder(), r.conf.Stories, true
	}
	return o, nil
}

// readersBook is what the reader has left on stories: marks and places are
// state, her notes are hers as the stories are.
func readersBook() *marks.Book {
	return marks.At(filepath.Join(xdg.StateHome, "onrecord", "marks"), filepath.Join(xdg.DataHome, "onrecord", "notes.txt"))
}

// savedSearches are the searches that the user has given a name.
func savedSearches() *saved.List {
	return saved.At(filepath.Join(filepath.Dir(configFile()), "editions.txt"), filepath.Join(xdg.StateHome, "onrecord", "editions.lock"))
}

// storiesFolder is where the reader's own stories lie.
func storiesFolder() string { return filepath.Join(xdg.DataHome, "onrecord", "stories") }

// notesPath is where the user states who is who.
func (r *run) notesPath() string { return cmp.Or(r.notes, r.conf.Officials, notesFile()) }

// notesToWrite is where the user may state who is who: this run may have gone
// without the file.
func (r *run) notesToWrite() string {
	if path := r.notesPath(); path != os.DevNull {
		return path
	}
	return notesFile()
}

// notesAt is the file in which the user states who is who, nil if there is
// none. One that is named has to be there.
func (r *run) notesAt() (*notes.File, error) {
	path := r.notesPath()
	_, err := os.Stat(path)
	switch missing := errors.Is(err, fs.ErrNotExist); {
	case missing && r.notes != "":
		return nil, nothing("", "%s: there is no such file", path)
	case missing && r.conf.Officials == "", path == os.DevNull:
		return nil, nil
	}
	return notes.At(path), nil
}

// takeNotes has the notes ready for speakers of single stories.
func (r *run) takeNotes() {
	if told, _ := r.noted.Read(); len(told) > 0 && r.nobody == nil { // mistakes have been reported
		r.nobody = official.NewDirectory(told)
	}
}

// loaded waits until all files have been read, and reports those that could
// not be.
func (r *run) loaded(ctx context.Context, ed store.Edition) (store.State, error) {
	st, err := ed.State(ctx, -1)
	for err == nil && st.Loading {
		st, err = ed.State(ctx, st.Version)
	}
	r.tell(st.Problems)
	return st, err
}

func (r *run) tell(problems []store.Problem) {
	for _, p := range problems {
		r.failed = true
		fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(p.Error()))
	}
}

// ended is how a command ends that has printed n results.
func (r *run) ended(n int, what string) error {
	switch {
	case r.failed:
		return &failure{code: Failed, err: errReported}
	case n == 0:
		return nothing("", "%s", what)
	}
	return nil
}

// chosen opens an edition and lists the IDs of what the arguments name: the
// stories with these IDs, then the files and folders in the order in which
// they were given, then all if nothing was named. Stories that are named by ID
// alone do not wait for the files of all others.
func (r *run) chosen(ctx context.Context, w wanted) (store.Edition, []string, error) {
	ed, err := r.edition(ctx, w)
	if err != nil {
		return nil, nil, err
	}
	onlyIDs := len(w.paths) == 0 && len(w.ids) > 0
	if !onlyIDs {
		if _, err := r.loaded(ctx, ed); err != nil {
			return nil, nil, err
		}
	}
	var ids []string
	for _, ref := range w.ids {
		st, err := named(ctx, ed, ref)
		if err != nil && onlyIDs { // it may be in a file that cannot be read
			_, lerr := r.loaded(ctx, ed)
			err = cmp.Or(lerr, err)
		}
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, st.ID)
	}
	if onlyIDs {
		_, mistakes := store.ReadNotes(r.noted)
		r.tell(mistakes)
		return ed, ids, nil
	}
	listing, err := ed.Stories(ctx, store.Choice{}, store.Page{})
	if err != nil {
		return nil, nil, err
	}
	inputOrder(listing.Entries, slices.Concat(r.stories, w.paths))
	for _, e := range listing.Entries {
		ids = append(ids, e.ID)
	}
	return ed, ids, nil
}

// named finds the story that a reference means. Where that is a file that
// could not be read, the error says why.
func named(ctx context.Context, ed store.Edition, ref string) (story.Story, error) {
	st, err := ed.Story(ctx, ref)
	if err == nil {
		return st, nil
	}
	if state, serr := ed.State(ctx, -1); serr == nil {
		for _, p := range state.Problems {
			if files.Key(p.Path) == files.Key(ref) {
				return story.Story{}, p
			}
		}
	}
	return story.Story{}, err
}

// inputOrder sorts stories as their files were given: by the argument they
// come from, then by path. Without arguments they stay as they are.
func inputOrder(entries []store.Entry, paths []string) {
	if len(paths) == 0 {
		return
	}
	given := make(map[string]int, len(paths))
	for i, p := range slices.Backward(paths) {
		given[filepath.Clean(p)] = i
	}
	source := make(map[string]int, len(entries))
	for _, e := range entries {
		source[e.Path] = argumentOf(e.Path, given)
	}
	slices.SortStableFunc(entries, func(a, b store.Entry) int {
		return cmp.Or(cmp.Compare(source[a.Path], source[b.Path]), strings.Compare(a.Path, b.Path))
	})
}

// argumentOf is the number of the argument that is the path or a folder above.
func argumentOf(path string, given map[string]int) int {
	for p := filepath.Clean(path); ; p = filepath.Dir(p) {
		if i, ok := given[p]; ok {
			return i
		}
		if p == filepath.Dir(p) {
			return len(given)
		}
	}
}

func (r *run) list() *cobra.Command {
	edition := ""
	c := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "List the stories, newest first",
		Long:  "List the stories, newest first. Each line begins with the story's ID, so that a line can be piped back.",
		Example: `  onrecord list | head -1 | onrecord     read the newest story
  onrecord list | fzf | onrecord         choose one, then read it
  onrecord list --edition unread         what is new
  onrecord list --json ~/stories | jq -r .title`,
		RunE: func(c *cobra.Command, args []string) error {
			choice, err := editionNamed(edition)
			if err != nil {
				return err
			}
			return r.printList(c.Context(), sortArgs(args), choice)
		},
	}
	r.forms(c, true)
	c.Flags().StringVar(&edition, "edition", "", "list what this edition has: all, unread, starred, or the `name` of a saved search")
	_ = c.RegisterFlagCompletionFunc("edition", completeEditions)
	return c
}

// printList prints the stories of the given files and folders.
func (r *run) printList(ctx context.Context, w wanted, choice store.Choice) error {
	if len(w.ids) > 0 {
		return nothing("list takes files and folders; for one story: onrecord show "+w.ids[0],
			"%s: there is no such file or folder", w.ids[0])
	}
	w.plain = true
	ed, err := r.edition(ctx, w)
	if err != nil {
		return err
	}
	if _, err := r.loaded(ctx, ed); err != nil {
		return err
	}
	listing, err := ed.Stories(ctx, choice, store.Page{})
	if err != nil {
		return err
	}
	width, _ := r.terminal()
	p, err := newPrinter(r.Out, r.form(), width, []string{"id", "date", "source", "title", "place", "topics", "path"},
		columns{widest: []int{0, 0, 20}, spare: []int{2, 1}})
	if err != nil {
		return err
	}
	for _, e := range listing.Entries {
		csv := []string{e.ID, export.Date(e.Header), e.Source, e.Headline, e.Place, strings.Join(e.Topics, ", "), e.Path}
		if err := p.put(export.RecordOf(e.Header), csv, []string{e.ID, date(e.Date), e.Source, e.Headline}); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	return r.ended(p.n, "there are no stories"+in(slices.Concat(r.stories, w.paths)))
}

func in(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return " in " + strings.Join(paths, ", ")
}
