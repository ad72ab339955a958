package verify

import (
	"context"
	"iter"
	"slices"

	"onrecord/store/official"
)

// Index finds words in the quotes of stories that are kept in memory. Several
// goroutines may ask an index at once as long as nobody changes it.
type Index struct{ memory *memory }

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{&memory{numbers: map[string]uint32{}, at: map[string]place{}, blocks: map[int]*memoryBlock{0: {}}}}
}

// Add takes a story in, or takes it anew where it has changed.
func (x *Index) Add(s Story) {
	_ = Add(context.Background(), x.memory, Prepare(s)) // nothing fails in memory
}

// Remove forgets a story.
func (x *Index) Remove(id string) {
	_ = Remove(context.Background(), x.memory, id)
}

// Ask answers as the function of this name does.
func (x *Index) Ask(ctx context.Context, words string, by official.Official, d Directory) (Verdict, error) {
	return Ask(ctx, x.memory, words, by, d)
}

// Len is the number of stories that can be found.
func (x *Index) Len() int { return len(x.memory.at) }

// memory is a Store.
type memory struct {
	numbers map[string]uint32
	at      map[string]place // of each story, where it lies
	blocks  map[int]*memoryBlock
	last    int // the block made last
}

type place struct {
	block int
	row   int32
}

type memoryBlock struct {
	Block
	rows  []Row // without an ID those that are gone
	lists map[Term][]byte
}

func (m *memory) Numbers(_ context.Context, words []string) ([]uint32, error) {
	all := make([]uint32, len(words))
	for i, w := range words {
		n, ok := Listed(w)
		if !ok {
			n, ok = m.numbers[w]
		}
		if !ok {
			n = unknown
		}
		all[i] = n
	}
	return all, nil
}

func (m *memory) Learn(ctx context.Context, words []string) ([]uint32, error) {
	all, err := m.Numbers(ctx, words)
	for i, w := range words {
		if all[i] != unknown {
			continue
		}
		n, ok := m.numbers[w]
		if !ok {
			n = NumberOf(len(m.numbers), w)
			m.numbers[w] = n
		}
		all[i] = n
	}
	return all, err
}

func (m *memory) Blocks(context.Context) ([]Block, error) {
	var all []Block
	for id, b := range m.blocks {
		if id > 0 {
			all = append(all, b.Block)
		}
	}
	slices.SortFunc(all, func(a, b Block) int { return a.ID - b.ID })
	return all, nil
}

func (m *memory) Lists(_ context.Context, block int, terms []Term, see func(Term, []byte) error) error {
	for _, t := range terms {
		if b, ok := m.blocks[block].lists[t]; ok {
			if err := see(t, b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *memory) Stories(_ context.Context, block int, rows []int32, see func(int32, string, []byte) error) error {
	b := m.blocks[block]
	tell := func(row int32) error {
		if s := b.rows[row]; s.Story != nil {
			return see(row, s.ID, s.Story)
		}
		return nil
	}
	if rows == nil {
		for row := range b.rows {
			if err := tell(int32(row)); err != nil {
				return err
			}
		}
	}
	for _, row := range rows {
		if err := tell(row); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) Find(_ context.Context, ids []string, see func(int, int32)) error {
	for _, id := range ids {
		if p, ok := m.at[id]; ok {
			see(p.block, p.row)
		}
	}
	return nil
}

func (m *memory) Insert(_ context.Context, id string, story []byte) (int, error) {
	b := m.blocks[0]
	m.at[id] = place{0, int32(len(b.rows))}
	b.rows = append(b.rows, Row{id, story})
	return len(b.rows), nil
}

func (m *memory) Delete(_ context.Context, id string) (int, error) {
	p, ok := m.at[id]
	if !ok {
		return none, nil
	}
	delete(m.at, id)
	b := m.blocks[p.block]
	b.Gone++
	b.rows[p.row] = Row{}
	return p.block, nil
}

func (m *memory) Replace(_ context.Context, old []int, b Block, rows []Row, lists iter.Seq2[Term, []byte]) error {
	for _, id := range old {
		delete(m.blocks, id)
	}
	if m.blocks[0] == nil {
		m.blocks[0] = &memoryBlock{}
	}
	if len(rows) == 0 {
		return nil
	}
	m.last++
	b.ID = m.last
	made := &memoryBlock{Block: b, rows: rows, lists: map[Term][]byte{}}
	for t, l := range lists {
		made.lists[t] = slices.Clone(l)
	}
	m.blocks[b.ID] = made
	for row, s := range rows {
		m.at[s.ID] = place{b.ID, int32(row)}
	}
	return nil
}
