// Package command is the command line: what to read, what to print, and when
// to open the screen. Every subcommand prints text for people, JSON lines
// for programs, and CSV where a table makes sense.
package command

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/marks"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/saved"
	"onrecord/store/story"
	"onrecord/store/wire"
	"onrecord/ui/keys"
)

// Program is what the command line ties together.
type Program struct {
	Version string
	// Bundled holds the stories that come with the program.
	Bundled fs.FS
	// Screen shows an edition until the reader quits.
	Screen func(ctx context.Context, ed store.Edition, s Screen) error
	// Set sets the text of a story, without colours, for a number of cells.
	Set func(s story.Story, width int) string

	In       *os.File
	Out, Err io.Writer
}

// Screen says how the screen begins.
type Screen struct {
	// Story is the ID of the story to open; empty for the list.
	Story string
	// Late gives a reference to a story that comes on standard input after
	// the screen has been opened. It is closed if none comes, and nil if
	// none can.
	Late <-chan string
	// Theme is auto, dark or light; Measure is 0 if it is not configured.
	Theme   string
	Measure int
	Keys    keys.Map
	// Editor opens a file, Browser an address: a command with its
	// arguments, or nil.
	Editor, Browser []string
	// Officials is the file in which the user states who is who.
	Officials string
	// Editions are the searches that the user has given a name.
	Editions *saved.List
	// Notice is to be told at the start.
	Notice string
	// Feeds opens the desk where the reader's feeds come in; Shelf says that
	// the edition shows the stories that come.
	Feeds func() (*wire.Desk, error)
	Shelf bool
}

// Run does what the arguments ask for. Errors are for [Report] and [Code].
func Run(ctx context.Context, p Program, args []string) error {
	r := &run{Program: p}
	root := r.root()
	root.SetArgs(queryArgs(args))
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	r.opened.close()
	if ctx.Err() != nil {
		return context.Cause(ctx) // and not what came of it
	}
	return err
}

// run is one run of the program.
type run struct {
	Program
	stories []string // of --stories
	notes   string   // of --officials
	index   string   // of --index
	json    bool
	csv     bool
	own     bool // the stories are the bundled ones and the reader's own
	failed  bool // some files could not be read, and have been reported
	conf    Config
	noted   *notes.File // what the user states about officials
	// nobody is a directory of no stories with these notes, nil where there are
	// none.
	nobody *official.Directory
	marks  *marks.Book
	opened opened
}

func (r *run) form() form {
	switch {
	case r.json:
		return jsonLines
	case r.csv:
		return csvTable
	}
	return text
}

// terminal is the terminal that is written to, if there is one.
func (r *run) terminal() (width int, ok bool) {
	f, isFile := r.Out.(*os.File)
	if !isFile || !term.IsTerminal(f.Fd()) {
		return 0, false
	}
	w, _, err := term.GetSize(f.Fd())
	if err != nil || w <= 0 {
		w = 80
	}
	return w, true
}

func (r *run) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "onrecord [ID|PATH…]",
		Short:             "Read the news and see who said what",
		Long:              rootLong,
		Example:           rootExamples,
		Version:           cmp.Or(r.Version, "(unknown)"),
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		ValidArgsFunction: r.completeStories,
		RunE:              r.open,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("see: "+c.CommandPath()+" --help", "%v", err)
	})
	root.PersistentFlags().StringArrayVar(&r.stories, "stories", nil, "read the stories of this `folder` or file; may be given again")
	_ = root.MarkPersistentFlagDirname("stories")
	root.PersistentFlags().StringVar(&r.notes, "officials", "", "read who is who in this `file` of yours")
	_ = root.MarkPersistentFlagFilename("officials", "txt")
	root.PersistentFlags().StringVar(&r.index, "index", "", "keep an index on disk: `auto`, always or never")
	_ = root.RegisterFlagCompletionFunc("index", cobra.FixedCompletions(indexing(), cobra.ShellCompDirectiveNoFileComp))
	r.forms(root, false)
	root.AddCommand(r.list(), r.show(), r.quotes(), r.officials(), r.record(), r.search(), r.verify(), r.export(),
		r.follow(), r.unfollow(), r.feeds(), r.fetch(), r.importing(), r.indexCommand(), r.man())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	shells(root)
	return root
}

// shells has completion say which shells there are, where Cobra would print
// its help for one that there is not, as if that were what was asked for.
func shells(root *cobra.Command) {
	c, _, err := root.Find([]string{"completion"})
	if err != nil || c == root {
		return
	}
	var known []string
	for _, s := range c.Commands() {
		known = append(known, s.Name())
	}
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return usage("as in: onrecord completion bash", "completion: %s", unknown(args[0], known))
	}
}

// forms gives a command the flags for the form of its output.
func (r *run) forms(c *cobra.Command, csv bool) {
	c.Flags().BoolVar(&r.json, "json", false, "print JSON, one record a line")
	if csv {
		c.Flags().BoolVar(&r.csv, "csv", false, "print CSV with a line of names first")
		c.PreRunE = func(*cobra.Command, []string) error {
			if r.json && r.csv {
				return usage("choose one", "--json and --csv exclude each other")
			}
			return nil
		}
	}
}
