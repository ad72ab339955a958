package official_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/store/official"
)

// drawer is a card index in memory.
type drawer struct {
	notes    official.Notes
	cards    map[int64][]byte
	who      map[int64]official.Official
	keys     map[official.Key]map[int64]int
	stories  map[string][]byte
	speakers map[string][]int64
	usages   map[int64]map[string]bool
	read     int // cards that were asked for
}

func newDrawer(notes official.Notes) *drawer {
	return &drawer{
		notes: notes, cards: map[int64][]byte{}, who: map[int64]official.Official{}, keys: map[official.Key]map[int64]int{},
		stories: map[string][]byte{}, speakers: map[string][]int64{}, usages: map[int64]map[string]bool{},
	}
}

func (d *drawer) Under(key official.Key) ([]int64, error) {
	return slices.Sorted(maps.Keys(d.keys[key])), nil
}

func (d *drawer) Count(key official.Key) (int, error) {
	sum := 0
	for _, n := range d.keys[key] {
		sum += n
	}
	return sum, nil
}

func (d *drawer) Card(number int64) ([]byte, error) {
	d.read++
	return d.cards[number], nil
}

func (d *drawer) Story(id string) ([]byte, error)     { return d.stories[id], nil }
func (d *drawer) Speakers(id string) ([]int64, error) { return d.speakers[id], nil }
func (d *drawer) Mentions(usage int64) ([]string, error) {
	return slices.Sorted(maps.Keys(d.usages[usage])), nil
}

func (d *drawer) Next() (int64, error) {
	next := int64(1)
	for n := range d.cards {
		next = max(next, n+1)
	}
	return next, nil
}

// change takes stories out and in, and writes what has changed.
func (d *drawer) change(t testing.TB, remove []string, add ...official.Story) {
	t.Helper()
	part := official.NewPartial(context.Background(), d.notes, d)
	part.Remove(remove...)
	part.Add(add...)
	u, err := part.Save()
	if err != nil {
		t.Fatal(err)
	}
	d.write(u)
}

func (d *drawer) write(u official.Update) {
	for _, s := range u.Gone {
		delete(d.stories, s.ID)
		delete(d.speakers, s.ID)
		for _, use := range s.Usages {
			delete(d.usages[use], s.ID)
		}
	}
	for _, s := range u.Stories {
		d.stories[s.ID] = s.Data
		d.speakers[s.ID] = make([]int64, len(s.Usages))
		for _, use := range s.Usages {
			if d.usages[use] == nil {
				d.usages[use] = map[string]bool{}
			}
			d.usages[use][s.ID] = true
		}
	}
	for _, c := range u.Removed {
		delete(d.cards, c.Number)
		delete(d.who, c.Number)
		for _, k := range c.Dropped {
			delete(d.keys[k], c.Number)
		}
	}
	for _, c := range u.Cards {
		d.cards[c.Number], d.who[c.Number] = c.Data, c.Official
		for _, k := range c.Dropped {
			delete(d.keys[k], c.Number)
		}
		for _, k := range c.Added {
			if d.keys[k.Key] == nil {
				d.keys[k.Key] = map[int64]int{}
			}
			d.keys[k.Key][c.Number] = k.N
		}
	}
	for _, s := range u.Moved {
		d.speakers[s.StoryID][s.Speaker] = s.Number
	}
}

// known is all that the cards tell.
func (d *drawer) known(stories []official.Story) known {
	k := known{Of: map[string][]string{}, Why: map[string]official.Explanation{}}
	for _, o := range d.who {
		if o.Listed() {
			k.All = append(k.All, o)
		}
	}
	slices.SortFunc(k.All, func(a, b official.Official) int { return strings.Compare(a.ID, b.ID) })
	for _, s := range stories {
		for i := range s.Speakers {
			id := ""
			if numbers := d.speakers[s.ID]; i < len(numbers) {
				id = d.who[numbers[i]].ID
			}
			k.Of[s.ID] = append(k.Of[s.ID], id)
		}
	}
	return k
}

func (d *drawer) why(t *testing.T, id string) official.Explanation {
	part := official.NewPartial(context.Background(), d.notes, d)
	e, _ := part.Explain(id)
	if err := part.Err(); err != nil {
		t.Fatal(id, err)
	}
	return e
}

// TestInPartsAsInWhole gives stories to a card index in any order and a few at
// a time, takes some out and replaces others: it knows what a directory of all
// of them does.
func TestInPartsAsInWhole(t *testing.T) {
	t.Run("a paper", func(t *testing.T) {
		inPartsAsInWhole(t, 12, func(r *rand.Rand) []official.Story { return paper(r, 8+r.IntN(50)) }, func(d *drawer, id string) official.Explanation { return d.why(t, id) })
	})
	t.Run("a crowd", func(t *testing.T) {
		inPartsAsInWhole(t, 4, crowdedPaper, nil)
	})
}

// crowdedPaper has about as many people of names that sound alike as are still
// compared.
func crowdedPaper(r *rand.Rand) []official.Story {
	const vowels = "aeiou"
	stories := make([]official.Story, 70)
	for i := range stories {
		family := "R" + string(vowels[i%5]) + string(vowels[i/5%5]) + string(vowels[i/25%5]) + "z"
		stories[i] = told(fmt.Sprintf("s%03d", i), fmt.Sprintf("%d-05-01", 2019+i%4),
			"Anna "+family+" (harbour minister)", []string{"Ruaz", "Reez", "Roiz"}[r.IntN(3)]+" (harbour minister)")
	}
	return stories
}

func inPartsAsInWhole(t *testing.T, seeds uint64, make func(*rand.Rand) []official.Story, why func(*drawer, string) official.Explanation) {
	for _, notes := range []official.Notes{nil, paperNotes} {
		for seed := range seeds {
			r := rand.New(rand.NewPCG(seed, 11))
			stories, other := make(r), make(r)
			other = other[:min(len(other), len(stories))]
			for i := range other {
				other[i].ID = stories[i].ID
			}
			whole := official.NewDirectory(notes)
			parts := newDrawer(notes)
			for turn := range 12 {
				var add []official.Story
				var remove []string
				if turn == 0 {
					add = append(add, stories[:len(stories)*2/3]...)
				}
				for range 1 + r.IntN(len(stories)/4) {
					switch i := r.IntN(len(stories)); r.IntN(6) {
					case 0:
						remove = append(remove, stories[i].ID)
					case 1:
						add = append(add, other[i%len(other)])
					default:
						add = append(add, stories[i])
					}
				}
				whole.Remove(remove...)
				whole.Add(add...)
				parts.change(t, remove, add...)
				want, got := known{All: whole.All(), Of: whose(whole, stories)}, parts.known(stories)
				if why != nil {
					want = ask(whole, stories)
					for _, o := range got.All {
						got.Why[o.ID] = why(parts, o.ID)
					}
				}
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("seed %d, notes %t, turn %d: %s", seed, notes != nil, turn, diff)
				}
			}
		}
	}
}

// BenchmarkAddOneInParts adds a story to a card index of very many.
func BenchmarkAddOneInParts(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		parts := newDrawer(nil)
		parts.change(b, nil, edition(n, 0)...)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			i, read := 0, parts.read
			for b.Loop() {
				i++
				s := told(fmt.Sprintf("late%d", i), "2025-06-01",
					forename(i%997)+" "+surname(i%500)+" (mayor)", surname(i%311), "Pia Head (President of Norland)", "the President of Norland?", "a resident?")
				part := official.NewPartial(context.Background(), nil, parts)
				part.Add(s)
				if _, err := part.Save(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(parts.read-read)/float64(i), "cards/op")
		})
	}
}
