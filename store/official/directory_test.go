package official_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
)

// paper makes stories of few names that cross each other in every way that
// joining knows: surnames, spellings, offices, handles, hyphens, organisations.
func paper(r *rand.Rand, n int) []official.Story {
	people := []string{
		"Ana Ruiz (harbour minister)", "Ana Ruiz (Mexican senator)", "Ana Ruiz", "A. Ruiz (harbour minister)", "Tomas Ruiz (mayor of Port Selm)",
		"Ruiz", "Ruiz (the harbour minister)", "Ruiz (Mexican senator)", "Ruiz?", "the harbour minister?", "the Mexican senator?",
		"Volodar Zelinsky (president of Norland)", "Volodar Zelinskyy (president of Norland)", "Zelinskiy (president of Norland)",
		"Zelinsky (President of Kenya)", "Kenyan president?", "Ida Moor Lind", "Ida Moor-Lind (mayor of Aldmoor)", "Moor-Lind",
		"Kim Soo-ah (South Korean minister)", "Kim", "Olu Tamm (coach of Port Selm FC)", "Olu Tamm (British judge)", "Olu Tamm",
		"@anaruiz?", "the Harbour Board*", "the Harbour Board?", "a spokesperson for the Harbour Board?", "spokeswoman of Harbour Board?",
		"former harbour minister?", "Ana Ruiz (former harbour minister)", "Tedra Amos Gebre (director of the Selm Institute)", "Tedra",
	}
	stories := make([]official.Story, n)
	for i := range stories {
		s := told(fmt.Sprintf("s%03d", i), fmt.Sprintf("%d-%02d-%02d", 2019+r.IntN(6), 1+r.IntN(12), 1+r.IntN(28)))
		some := make([]string, 1+r.IntN(4))
		for j := range some {
			some[j] = people[r.IntN(len(people))]
		}
		id, date := s.ID, s.Date.Format("2006-01-02")
		s = told(id, date, some...)
		s.Source = [...]string{"Coast Desk", "Inland Desk", "Night Desk"}[r.IntN(3)]
		for j := range s.Speakers {
			switch sp := &s.Speakers[j]; {
			case sp.Name == "Ana Ruiz" && r.IntN(3) == 0:
				sp.Forms = []string{"Ruiz", "@AnaRuiz"}
			case sp.Name == "Tedra Amos Gebre":
				sp.Forms = []string{"Tedra"}
			}
		}
		stories[i] = s
	}
	return stories
}

// known is all that a directory knows of some stories.
type known struct {
	All []official.Official
	Of  map[string][]string
	Why map[string]official.Explanation
}

// whose are the IDs of the speakers of stories.
func whose(d *official.Directory, stories []official.Story) map[string][]string {
	of := map[string][]string{}
	for _, s := range stories {
		for i := range s.Speakers {
			o, _ := d.Of(s.ID, i)
			of[s.ID] = append(of[s.ID], o.ID)
		}
	}
	return of
}

func ask(d *official.Directory, stories []official.Story) known {
	k := known{All: d.All(), Of: whose(d, stories), Why: map[string]official.Explanation{}}
	for _, o := range k.All {
		k.Why[o.ID], _ = d.Explain(o.ID)
	}
	return k
}

var paperNotes = official.Notes{
	{Name: "Ana Ruiz", Label: "the coach", Stories: []string{"s01"}, Line: 2},
	{Name: "Ida Moor-Lind", Aliases: []string{"the harbour minister"}, Offices: []official.Office{{Title: "mayor of Aldmoor", First: day("2020-01-01")}}, Line: 5},
	{Name: "Olu Tamm", Apart: []string{"Tomas Ruiz"}, Line: 9},
}

// TestTheOrderOfStoriesDoesNotMatter adds, replaces and removes stories in any
// order, and asks in between: what is known in the end is what the stories
// that are left tell.
func TestTheOrderOfStoriesDoesNotMatter(t *testing.T) {
	for _, notes := range []official.Notes{nil, paperNotes} {
		for seed := range uint64(40) {
			r := rand.New(rand.NewPCG(seed, 7))
			stories := paper(r, 12+r.IntN(60))
			other := paper(r, len(stories))
			want := official.NewDirectory(notes)
			want.Add(stories...)
			d := official.NewDirectory(notes)
			for _, i := range r.Perm(len(stories)) {
				switch r.IntN(4) {
				case 0:
					d.Add(other[i])
				case 1:
					d.Add(stories[i])
					d.Remove(stories[i].ID)
				}
				d.Add(stories[i])
				if r.IntN(3) == 0 {
					d.All()
				}
				if gone := r.IntN(len(stories)); r.IntN(8) == 0 {
					d.Remove(stories[gone].ID)
				}
			}
			for _, i := range r.Perm(len(stories)) {
				d.Add(stories[i])
			}
			if diff := cmp.Diff(ask(want, stories), ask(d, stories)); diff != "" {
				t.Fatalf("seed %d, notes %t: %s", seed, notes != nil, diff)
			}
		}
	}
}

// TestChanges follows a directory from version to version.
func TestChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	stories := paper(r, 80)
	d := official.NewDirectory(nil)
	list := map[string]official.Official{}
	version := 0
	follow := func() {
		changed, gone, now, all := d.Changes(version)
		if all {
			clear(list)
		}
		for _, id := range gone {
			delete(list, id)
		}
		for _, o := range changed {
			list[o.ID] = o
		}
		version = now
	}
	for i, s := range stories {
		d.Add(s)
		if i%7 == 3 {
			d.Remove(stories[r.IntN(i)].ID)
		}
		if i%3 == 0 {
			follow()
		}
	}
	follow()
	var got []official.Official
	for _, o := range d.All() {
		if diff := cmp.Diff(o, list[o.ID]); diff != "" {
			t.Fatal(diff)
		}
		got = append(got, o)
	}
	if len(got) == 0 {
		t.Fatal("nobody")
	}
	for id := range list {
		if _, ok := d.Find(id); !ok {
			t.Errorf("%s is gone, and nobody told", id)
		}
	}
}

func TestReadWhileStoriesCome(t *testing.T) {
	stories := paper(rand.New(rand.NewPCG(1, 1)), 200)
	d := official.NewDirectory(paperNotes)
	var all sync.WaitGroup
	for part := range slices.Chunk(stories, 50) {
		all.Go(func() {
			for _, s := range part {
				d.Add(s)
			}
		})
		all.Go(func() {
			for _, s := range part {
				d.Of(s.ID, 0)
				for _, o := range d.All()[:min(3, len(d.All()))] {
					d.StoriesOf(o.ID)
					d.Explain(o.ID)
				}
			}
		})
	}
	all.Wait()
}

// BenchmarkAddOne adds a story to an edition that is there, and asks for who
// speaks in it.
func BenchmarkAddOne(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		d := official.NewDirectory(nil)
		d.Add(edition(n, 0)...)
		d.All()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				s := told(fmt.Sprintf("late%d", i), "2025-06-01",
					forename(i%997)+" "+surname(i%500)+" (mayor)", surname(i%311), "Pia Head (President of Norland)", "the President of Norland?", "a resident?")
				d.Add(s)
				if _, ok := d.Of(s.ID, 0); !ok {
					b.Fatal("nobody")
				}
				b.StopTimer()
				d.Remove(s.ID)
				d.Find("")
				b.StartTimer()
			}
		})
	}
}

// edition has three quotes a story, a president in every fourth and, as in
// newspapers, few surnames very often and many seldom.
func edition(n, from int) []official.Story {
	stories := make([]official.Story, n)
	for at := range stories {
		i := from + at
		name := surname(i * i % 20011 % (1 + i%3000))
		people := []string{forename(i%5003) + " " + name + " (minister of harbours)", forename(i%4001) + " " + surname(i%15013), name}
		if i%4 == 0 {
			people[2] = "Pia Head (President of Norland)"
		}
		stories[at] = told(fmt.Sprintf("s%06d", i), fmt.Sprintf("20%02d-%02d-%02d", 10+i%15, 1+i%12, 1+i%28), people...)
	}
	return stories
}

// surname is one of its own for each number.
func surname(i int) string {
	const vowels, consonants = "aeiou", "bdfgklmnprstvz"
	word := []byte("M")
	for range 3 {
		word = append(word, vowels[i%len(vowels)])
		i /= len(vowels)
		word = append(word, consonants[i%len(consonants)])
		i /= len(consonants)
	}
	return string(word)
}

func BenchmarkJoinEdition(b *testing.B) {
	stories := edition(100_000, 0)
	b.ReportAllocs()
	for b.Loop() {
		if len(official.Join(stories).All()) == 0 {
			b.Fatal("nobody")
		}
	}
}

// BenchmarkDirectoryMemory tells what a directory keeps of each story.
func BenchmarkDirectoryMemory(b *testing.B) {
	const n = 20_000
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	for b.Loop() {
		before := heap()
		d := official.NewDirectory(nil)
		for i := range n / 100 {
			d.Add(edition(100, i*100)...)
		}
		d.Find("")
		b.ReportMetric(float64(heap()-before)/n, "B/story")
		d.Find("")
	}
}

// TestStoriesAreCountedOnce compares the number of stories of each official
// with the stories of the record.
func TestStoriesAreCountedOnce(t *testing.T) {
	for _, notes := range []official.Notes{nil, paperNotes} {
		d := official.NewDirectory(notes)
		d.Add(paper(rand.New(rand.NewPCG(9, 9)), 300)...)
		for _, o := range d.All() {
			if got := len(d.StoriesOf(o.ID)); got != o.Stories {
				t.Errorf("%s: %d stories, counted %d", o.ID, got, o.Stories)
			}
		}
	}
}
