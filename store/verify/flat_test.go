package verify

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// flat is a Store that hides its lists, so that every word is looked for in
// every story.
type flat struct{ *memory }

func (f flat) Blocks(context.Context) ([]Block, error) { return nil, nil }

func (f flat) Stories(ctx context.Context, _ int, _ []int32, see func(int32, string, []byte) error) error {
	for id := range f.blocks {
		if err := f.memory.Stories(ctx, id, nil, see); err != nil {
			return err
		}
	}
	return nil
}

type speakers struct{}

func (speakers) Of(_ string, speaker int) (official.Official, bool) {
	return official.Official{ID: fmt.Sprint("speaker-", speaker)}, true
}

func (speakers) Place(story string, number int) (official.Place, bool) {
	return official.Place{StoryID: story, Quote: number}, true
}

func (speakers) StoriesOf(string) []string { return nil }

// crowded is many stories of words of which some are in every one. Nearly every
// claim is like something.
func crowded(stories int) ([]Story, *rand.Rand) {
	random := rand.New(rand.NewPCG(8, 8))
	words := strings.Fields("the of and we will not is it to in for never that you have harbour ferry 20 anchor minister divers")
	for i := range 4000 {
		words = append(words, fmt.Sprintf("w%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	zipf := rand.NewZipf(random, 1.1, 9, uint64(len(words)-1))
	all := make([]Story, stories)
	for i := range all {
		all[i] = Story{ID: fmt.Sprintf("story-%d", random.Uint32()), Date: time.Date(2000, 1, 1+random.IntN(2000), 0, 0, 0, 0, time.UTC)}
		for range 1 + random.IntN(6) {
			var b strings.Builder
			for range 1 + random.IntN(14) {
				b.WriteString(words[zipf.Uint64()])
				b.WriteString([...]string{" ", " ", " ", " ", " ", ". The "}[random.IntN(6)])
			}
			all[i].Quotes = append(all[i].Quotes, Quote{Words: b.String(), Kind: quote.Kind(random.IntN(3)), Speaker: random.IntN(5) - 1, Unsure: random.IntN(9) == 0})
		}
	}
	return all, random
}

// Lists lead to what is found where every story is read.
func TestListsLoseNothing(t *testing.T) {
	stories, random := crowded(5300)
	x := NewIndex()
	for _, s := range stories {
		x.Add(s)
	}
	if blocks, _ := x.memory.Blocks(t.Context()); len(blocks) < 3 || blocks[0].size() == blocks[len(blocks)-1].size() {
		t.Fatalf("%+v", blocks)
	}
	for n := range 40 {
		q := stories[random.IntN(len(stories))].Quotes
		words := strings.Fields(q[random.IntN(len(q))].Words)
		switch from := random.IntN(len(words)); n % 4 {
		case 0:
			words = words[from:]
		case 1:
			words[from] = "zebra"
		case 2:
			words = append(append([]string{"But"}, words[:from]...), words[min(len(words), from+2):]...)
		}
		claim := strings.Join(words, " ")
		by := [...]string{"", "speaker-1"}[n/4%2]
		got, err := x.Ask(t.Context(), claim, official.Official{ID: by}, speakers{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := Ask(t.Context(), flat{x.memory}, claim, official.Official{ID: by}, speakers{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q by %q: %s", claim, by, diff)
		}
	}
}
