package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/store/verify"
)

// maxClaim is the longest claim, in bytes.
const maxClaim = 64 << 10

func (r *run) verify() *cobra.Command {
	by := ""
	c := &cobra.Command{
		Use:   "verify WORDS",
		Short: "Tell whether somebody said this, and who",
		Long: `Tell whether words were said: exactly so, in part, in another wording, by
somebody else than was thought, or by nobody on record. Quotation marks, case
and punctuation do not matter. Without words, or with -, they are taken from
standard input, all lines as one claim.

A terminal shows the answer, the words as they were said, and every place where
they stand: [as said → as claimed], [−not claimed], [+not said]. In a pipe each
place is a line that begins with the ID of the story, as in a list.

The exit code is 0 if the words were said, whole or as a part of a longer
sentence, 4 if they were said differently (in another wording, by somebody else,
or only a part of them), 3 if they were not found, and 2 if nobody or several
have the name that is given.`,
		Example: `  onrecord verify 'ask not what your country can do for you'
  onrecord verify 'mistakes were made' --by Nixon
  pbpaste | onrecord verify
  onrecord verify 'we choose to go to the moon' | onrecord      open the story
  onrecord verify --json 'the buck stops here' | jq -r .answer
  onrecord verify 'the buck stops here' > /dev/null && echo said`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			words, err := r.claim(c.Context(), args)
			if err != nil {
				return err
			}
			return r.printVerdict(c.Context(), verify.Question{Words: words, By: strings.TrimSpace(by)})
		},
	}
	c.Flags().StringVar(&by, "by", "", "the `name` of who is said to have said it: as for record")
	_ = c.RegisterFlagCompletionFunc("by", r.completeOfficials)
	r.forms(c, true)
	return c
}

// claim gives the words to look for: the arguments, or standard input where
// there are none and something is piped, or where - asks for it.
func (r *run) claim(ctx context.Context, args []string) (string, error) {
	words := strings.Join(args, " ")
	piped := r.In != nil && !silent(r.In)
	if len(args) == 0 && piped || len(args) == 1 && args[0] == "-" {
		if r.In != nil && term.IsTerminal(r.In.Fd()) {
			fmt.Fprintln(r.Err, "onrecord: type or paste the words, then press ctrl+d")
		}
		in, err := readAll(ctx, r.In, maxClaim)
		if err != nil {
			return "", fmt.Errorf("reading the words on standard input: %w", err)
		}
		words = string(bytes.TrimPrefix(in, []byte("\ufeff")))
	}
	if len(words) > maxClaim {
		return "", usage("give the sentence that matters", "the claim has more than %d KB", maxClaim>>10)
	}
	if words = story.Line(words); words == "" {
		return "", usage("as in: onrecord verify 'ask not what your country can do for you'", "verify needs the words that are to be looked for")
	}
	return words, nil
}

// silent reports whether nothing is piped in: a file of which nothing will
// come, such as a terminal that nobody was told to type in.
func silent(in *os.File) bool {
	at, err := in.Stat()
	return err != nil || at.IsDir() || at.Mode()&os.ModeCharDevice != 0
}

func (r *run) printVerdict(ctx context.Context, q verify.Question) error {
	ed, err := r.edition(ctx, wanted{})
	if err != nil {
		return err
	}
	state, err := r.loaded(ctx, ed)
	if err != nil {
		return err
	}
	if state.Stories == 0 {
		return r.ended(0, "there are no stories"+in(r.stories))
	}
	v, err := ed.Verify(ctx, q)
	if err != nil {
		return unverified(err)
	}
	switch width, terminal := r.terminal(); {
	case r.form() == jsonLines:
		err = r.printVerdictRecord(ctx, ed, q, v)
	case r.form() == text && terminal:
		err = printAnswer(r.Out, v.Words, v, width)
	default:
		err = r.printFindings(q, v)
	}
	if err != nil {
		return err
	}
	return r.answered(v)
}

// unverified makes wrong usage of what cannot be asked: a name that nobody
// has must not look like words that nobody has said.
func unverified(err error) error {
	var (
		missing   *store.NotFoundError
		ambiguous *store.AmbiguousError
	)
	switch {
	case errors.Is(err, verify.ErrNoWords):
		return usage("as in: onrecord verify 'ask not what your country can do for you'", "%v", err)
	case errors.As(err, &missing), errors.As(err, &ambiguous):
		return &failure{code: Usage, err: err, hint: "see all: onrecord officials"}
	}
	return err
}

// answered gives the exit code of a verdict. What the output shows is not
// told again as an error, and a file that could not be read, which has been
// named by now, does not turn “said” into “failed”.
func (r *run) answered(v verify.Verdict) error {
	code := codeOf(v)
	_, terminal := r.terminal()
	switch {
	case code == Done:
		return nil
	case code == NotFound && r.form() != jsonLines && !(terminal && r.form() == text):
		return nothing("", "%s", strings.TrimSuffix(lowerFirst(v.Sentence()), "."))
	}
	return &failure{code: code, err: errAnswered}
}

// errAnswered ends a run whose answer is no.
var errAnswered = errors.New("the words were not said like this")

func codeOf(v verify.Verdict) int {
	switch {
	case v.Answer == verify.NotFound || len(v.Findings) == 0:
		return NotFound
	case v.Answer == verify.Said, v.Answer == verify.InPart && v.Findings[0].Match <= verify.Excerpt:
		return Done
	}
	return Differently
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
