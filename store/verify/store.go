package verify

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"onrecord/store/quote"
)

// Store keeps the quotes of stories so that words can be found in them, in
// memory or on disk. Stories lie in blocks, each in a row of its own, in order
// of time; block 0 has no lists, and its stories are those that came last.
//
// While a question is asked, all answers must be about the same state.
type Store interface {
	// Numbers gives the numbers of words, Unknown for those that are new.
	Numbers(ctx context.Context, words []string) ([]uint32, error)
	// Blocks are the blocks that have lists.
	Blocks(ctx context.Context) ([]Block, error)
	// Lists calls see with the lists of a block for those of some terms that
	// have one. The bytes are not kept.
	Lists(ctx context.Context, block int, terms []Term, see func(Term, []byte) error) error
	// Stories calls see with the stories in some rows of a block, without rows
	// with all, in order of rows. Those that are gone are left out. The bytes
	// are not kept.
	Stories(ctx context.Context, block int, rows []int32, see func(row int32, id string, story []byte) error) error
	// Find calls see with the places of the stories with some IDs.
	Find(ctx context.Context, ids []string, see func(block int, row int32)) error
}

// Writer is a Store that can be changed.
type Writer interface {
	Store
	// Learn gives the numbers of words, and new ones to those that have none.
	// The nth word that is learned has NumberOf(n).
	Learn(ctx context.Context, words []string) ([]uint32, error)
	// Insert puts a story into a new row of block 0, and tells how many stories
	// that has now.
	Insert(ctx context.Context, id string, story []byte) (int, error)
	// Delete forgets the story with an ID, if there is one, and tells in which
	// block it was, else none.
	Delete(ctx context.Context, id string) (block int, err error)
	// Replace makes one block of some others: its stories in their order and
	// its lists, whose bytes are not kept. Those others are gone.
	Replace(ctx context.Context, old []int, b Block, stories []Row, lists iter.Seq2[Term, []byte]) error
}

// Unknown is the number of a word that no quote has.
const Unknown = unknown

// Block is some stories whose quotes can be found by lists.
type Block struct {
	ID      int
	Stories int // rows, those of stories that are gone too
	Voices  int // speakers of all stories, each counted for each story
	Gone    int // stories that are gone
}

// Row is a story of a block.
type Row struct {
	ID    string
	Story []byte
}

// A block has so many stories at first; when there are mostBlocks of about one
// size, they become one, until they have the most.
const (
	firstBlock = 512
	growth     = 8
	lastBlock  = firstBlock * growth * growth
)

// size says which blocks are of about one size.
func (b Block) size() int {
	switch {
	case b.Stories < firstBlock*growth:
		return 0
	case b.Stories < lastBlock:
		return 1
	}
	return 2
}

// Quote is what is taken in of one quote of a story.
type Quote struct {
	// Words are as a reader sees them, the parts joined by " … ".
	Words string
	// Parts tell of each part what the story around it does.
	Parts   []Part
	Kind    quote.Kind
	Speaker int // or quote.None
	Unsure  bool
}

// Part is how a part of a quote stands in its story.
type Part struct {
	// Opens says that a sentence begins with it.
	Opens bool
	// Marked says that all of it stands inside quotation marks.
	Marked bool
}

// Story is the quotes of a story.
type Story struct {
	ID     string
	Date   time.Time
	Quotes []Quote
}

// Prepared is a story whose words have been read, which is most of the work of
// taking it in, and needs no Store.
type Prepared struct {
	told   *told
	words  []string
	places []uint32 // of each word of the story, which of these it is, and how it stands
}

// Prepare reads a story.
func Prepare(s Story) *Prepared {
	p := &Prepared{told: &told{id: s.ID, date: s.Date}}
	at := map[string]uint32{}
	for _, q := range s.Quotes {
		from := int32(len(p.places))
		for _, w := range read(q) {
			n, ok := at[w.Folded]
			if !ok {
				n = uint32(len(p.words))
				word := strings.Clone(w.Folded)
				at[word] = n
				p.words = append(p.words, word)
			}
			if w.opens {
				n |= opens
			}
			if w.marked {
				n |= marked
			}
			p.places = append(p.places, n)
		}
		p.told.quotes = append(p.told.quotes, entry{
			from: from, to: int32(len(p.places)), speaker: int32(q.Speaker), kind: q.Kind, unsure: q.Unsure,
		})
	}
	return p
}

// Add takes stories in, or takes them anew where they have changed. A story
// costs its own work, and now and then that of making lists of many.
func Add(ctx context.Context, w Writer, stories ...*Prepared) error {
	numbers, err := learn(ctx, w, stories)
	if err != nil {
		return fmt.Errorf("taking in the words of quotes: %w", err)
	}
	for _, p := range stories {
		t := p.told
		if err := Remove(ctx, w, t.id); err != nil {
			return err
		}
		t.words = make([]uint32, len(p.places))
		for i, n := range p.places {
			t.words[i] = numbers[p.words[n&number]] | n&^number
		}
		n, err := w.Insert(ctx, t.id, t.encode())
		if err != nil {
			return fmt.Errorf("taking in the quotes of %s: %w", t.id, err)
		}
		if n < firstBlock {
			continue
		}
		if err := gather(ctx, w, nil); err != nil {
			return err
		}
		if err := grow(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// learn gives the numbers of all words of some stories.
func learn(ctx context.Context, w Writer, stories []*Prepared) (map[string]uint32, error) {
	known := map[string]uint32{}
	var words []string
	for _, p := range stories {
		for _, word := range p.words {
			if _, ok := known[word]; !ok {
				known[word] = unknown
				words = append(words, word)
			}
		}
	}
	numbers, err := w.Learn(ctx, words)
	for i, n := range numbers {
		known[words[i]] = n
	}
	return known, err
}

// Remove forgets stories. Their rows stay empty until half of a block is.
func Remove(ctx context.Context, w Writer, ids ...string) error {
	for _, id := range ids {
		block, err := w.Delete(ctx, id)
		if err != nil {
			return fmt.Errorf("forgetting the quotes of %s: %w", id, err)
		}
		if block <= 0 {
			continue
		}
		blocks, err := w.Blocks(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(blocks, func(b Block) bool { return b.ID == block })
		if i >= 0 && 2*blocks[i].Gone > blocks[i].Stories {
			if err := gather(ctx, w, blocks[i:i+1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// grow makes large blocks of small ones.
func grow(ctx context.Context, w Writer) error {
	for size := range 2 {
		blocks, err := w.Blocks(ctx)
		if err != nil {
			return err
		}
		blocks = slices.DeleteFunc(blocks, func(b Block) bool { return b.size() != size })
		if len(blocks) < growth {
			continue
		}
		slices.SortFunc(blocks, func(a, b Block) int { return cmp.Or(cmp.Compare(a.Stories, b.Stories), cmp.Compare(a.ID, b.ID)) })
		n, stories := 0, 0
		for n < len(blocks) && (n < 2 || stories+blocks[n].Stories <= lastBlock+lastBlock/growth) {
			stories += blocks[n].Stories
			n++
		}
		if err := gather(ctx, w, blocks[:n]); err != nil {
			return err
		}
	}
	return nil
}

// gather makes one block of some, or of the stories that have come last.
func gather(ctx context.Context, w Writer, blocks []Block) error {
	var stories []*told
	read := map[*told][]byte{}
	from := []int{0}
	if len(blocks) > 0 {
		from = from[:0]
		for _, b := range blocks {
			from = append(from, b.ID)
		}
	}
	for _, block := range from {
		err := w.Stories(ctx, block, nil, func(_ int32, id string, b []byte) error {
			t, err := decode(id, b)
			stories = append(stories, t)
			read[t] = slices.Clone(b)
			return err
		})
		if err != nil {
			return fmt.Errorf("listing quotes: %w", err)
		}
	}
	slices.SortFunc(stories, (*told).compare)
	rows := make([]Row, len(stories))
	for i, t := range stories {
		rows[i] = Row{t.id, read[t]}
	}
	l := listsOf(stories)
	return w.Replace(ctx, from, Block{Stories: len(stories), Voices: l.voices}, rows, l.encoded())
}
