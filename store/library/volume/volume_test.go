package volume_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/library/volume"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/story"
)

// shelf holds volumes in memory, as the index holds them on disk.
type shelf struct {
	slots  volume.Slots
	gone   volume.Set
	leaves []volume.Leaf
}

func (s *shelf) put(l volume.Leaf) error {
	s.leaves = append(s.leaves, volume.Leaf{First: slices.Clone(l.First), Data: slices.Clone(l.Data)})
	return nil
}

func (s *shelf) part() volume.Part {
	next := 0
	return volume.Part{Slots: s.slots, Gone: s.gone, Next: func() ([]byte, error) {
		if next == len(s.leaves) {
			return nil, nil
		}
		next++
		return s.leaves[next-1].Data, nil
	}}
}

// values are what is known of a term, or of all terms that begin with it.
func (s *shelf) values(t *testing.T, term string, prefix bool) [][]byte {
	t.Helper()
	var values [][]byte
	for _, l := range s.leaves {
		if !prefix {
			value, ok, err := volume.Find(l.Data, term)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				values = append(values, value)
			}
			continue
		}
		e := volume.Read(l.Data)
		for e.Next() {
			if strings.HasPrefix(string(e.Term), term) {
				values = append(values, slices.Clone(e.Value))
			}
		}
		if e.Err != nil {
			t.Fatal(e.Err)
		}
	}
	return values
}

// found are the IDs of the stories that have the words of a term.
func (s *shelf) found(t *testing.T, term query.Term) []string {
	t.Helper()
	all := volume.Full(s.slots.Len())
	all.AndNot(s.gone)
	var places [][][]byte
	for i, w := range term.Words {
		prefix := term.Prefix && i == len(term.Words)-1
		has := volume.NewSet(s.slots.Len())
		for _, v := range s.values(t, volume.Word.Term(w), prefix) {
			if err := has.AddSlots(v); err != nil {
				t.Fatal(err)
			}
		}
		all.And(has)
		places = append(places, s.values(t, volume.Place.Term(w), prefix))
	}
	all, err := volume.Phrase(all, places)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for slot := range all.Slots() {
		ids = append(ids, s.slots.IDs[slot])
	}
	return ids
}

var letters = []string{"a", "b", "ab", "abc", "Ábc", "ab-c", "c.", "d\u0301", "\u0301", "中", "国", "[x](y a)", "\n\n", "abd", strings.Repeat("long", 30)}

func invent(r *rand.Rand, n int) []story.Story {
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteString(letters[r.IntN(len(letters))] + " ")
		}
		return b.String()
	}
	all := make([]story.Story, n)
	for i := range all {
		all[i] = story.Story{Header: story.Header{ID: fmt.Sprintf("s%03d", i), Headline: text(4), Summary: text(3)}, Body: text(40)}
	}
	return all
}

func holds(s *story.Story, t query.Term) bool {
	for p := range s.Passages() {
		found := false
		query.NewFinder([]query.Term{t}).In(p.Text, p.Runs, func(query.Found) bool { found = true; return false })
		if found {
			return true
		}
	}
	return false
}

func bound(t *testing.T, stories []story.Story, keys []int64) *shelf {
	t.Helper()
	var texts []volume.Text
	for i := range stories {
		text := volume.Of(&stories[i])
		text.Key = keys[i]
		texts = append(texts, text)
	}
	s := &shelf{}
	var err error
	if s.slots, err = volume.Bind(texts, s.put); err != nil {
		t.Fatal(err)
	}
	return s
}

// Whatever the volumes are that stories have come through, words and phrases
// are found as by looking at every story.
func TestFindsAsLookingDoes(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		stories := invent(r, 120)
		var keys []int64
		for _, k := range r.Perm(len(stories)) {
			keys = append(keys, int64(k)*1000-50_000)
		}
		var parts []volume.Part
		gone := map[string]bool{}
		for from := 0; from < len(stories); {
			to := min(len(stories), from+1+r.IntN(40))
			s := bound(t, stories[from:to], keys[from:to])
			s.gone = volume.NewSet(to - from)
			for slot, id := range s.slots.IDs {
				if r.IntN(10) == 0 {
					s.gone.Add(slot)
					gone[id] = true
				}
			}
			check(t, s, stories[from:to], gone, r)
			parts = append(parts, s.part())
			from = to
		}
		all := &shelf{}
		var err error
		if all.slots, err = volume.Merge(parts, all.put); err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(all.slots.Keys, func(a, b int64) int { return int(b - a) }) {
			t.Error("the stories are not in order")
		}
		check(t, all, stories, gone, r)
	}
}

func check(t *testing.T, s *shelf, stories []story.Story, gone map[string]bool, r *rand.Rand) {
	t.Helper()
	for range 40 {
		var typed []string
		for range 1 + r.IntN(3) {
			typed = append(typed, letters[r.IntN(len(letters))])
		}
		words := slices.DeleteFunc(prose.FoldedWords(strings.Join(typed, " ")), func(w string) bool { return w == "" })
		if len(words) == 0 {
			continue
		}
		term := query.Term{Words: words, Prefix: r.IntN(2) == 0}
		var want []string
		for i := range stories {
			if !gone[stories[i].ID] && holds(&stories[i], term) {
				want = append(want, stories[i].ID)
			}
		}
		got := s.found(t, term)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q %t: %s", term.Words, term.Prefix, diff)
		}
	}
}

func TestSlots(t *testing.T) {
	s := volume.Slots{Keys: []int64{9, 3, -4}, Days: []int32{5, 5, -1}, IDs: []string{"a", "", "ç"}}
	numbers, ids := s.Encode()
	got, err := volume.DecodeSlots(numbers)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.DecodeIDs(ids); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s, got); diff != "" {
		t.Error(diff)
	}
	if got.Find(3) != 1 || got.Find(4) != -1 {
		t.Error(got.Find(3), got.Find(4))
	}
}

// Whatever stands in a file that was damaged, it is an error and no fault.
func FuzzRead(f *testing.F) {
	s := &shelf{}
	text := volume.Of(&story.Story{Header: story.Header{Headline: "Rain and rain"}, Body: "No rain."})
	if _, err := volume.Bind([]volume.Text{text}, s.put); err != nil {
		f.Fatal(err)
	}
	f.Add(s.leaves[0].Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		e := volume.Read(data)
		for e.Next() {
			set := volume.NewSet(100)
			_ = set.AddSlots(e.Value)
			_, err := volume.Phrase(volume.Full(100), [][][]byte{{e.Value}, {e.Value, e.Value}})
			_ = err
		}
		_, err := volume.DecodeSlots(data)
		_ = err
		slots := volume.Slots{Keys: make([]int64, 3)}
		_ = slots.DecodeIDs(data)
		_, err = volume.DecodeSet(data, 77)
		_ = err
	})
}
