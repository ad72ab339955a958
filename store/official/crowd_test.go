package official_test

import (
	"fmt"
	"testing"

	"onrecord/store/official"
)

// crowds are editions with very many people of one surname. To compare each
// with each would take minutes.
var crowds = []struct {
	name string
	make func(n int) []official.Story
	// officials is how many there are of n people.
	officials func(n int) int
}{
	{"one story", func(n int) []official.Story {
		return []official.Story{told("a", "2025-05-01", each(n, func(i int) string { return forename(i) + " Ruiz" })...)}
	}, all},
	{"many stories", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{forename(i) + " Ruiz (minister)"} })
	}, all},
	{"middle names", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{"Ana " + forename(i) + " Ruiz"} })
	}, all},
	{"surnames alone", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{forename(i) + " Ruiz", "Ruiz"} })
	}, func(n int) int { return n + 1 }},
	{"surnames alone, another country", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{forename(i) + " Ruiz (US senator)", "Ruiz (British minister)"} })
	}, func(n int) int { return n + 1 }},
	{"surnames alone, years later", func(n int) []official.Story {
		return append(
			daily(n, func(i int) []string { return []string{forename(i) + " Ruiz"} }),
			told("later", "2055-05-01", each(n, func(int) string { return "Ruiz" })...))
	}, func(n int) int { return n + 1 }},
	{"surnames alone, not near", func(n int) []official.Story {
		return append(
			daily(n, func(i int) []string { return []string{forename(i) + " Ruiz"} }),
			told("later", "2032-05-01", each(n, func(int) string { return "Ruiz" })...))
	}, func(n int) int { return n + 1 }},
	{"surnames that come first", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{"Kim " + forename(i), "Kim"} })
	}, func(n int) int { return n + 1 }},
	{"one name, two countries", func(n int) []official.Story {
		return daily(n, func(i int) []string {
			return []string{"Ana Ruiz" + [...]string{" (US senator)", " (British minister)", ""}[min(i, 2)]}
		})
	}, func(int) int { return 3 }},
	{"one name, many offices", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{"Ana Ruiz (chair of " + forename(i) + ")"} })
	}, func(int) int { return 1 }},
	{"initials", func(n int) []official.Story {
		return daily(n, func(i int) []string { return []string{forename(i) + " Ruiz", "J. " + forename(i) + " Ruiz"} })
	}, func(n int) int { return 2 * n }},
}

func all(n int) int { return n }

func each(n int, one func(int) string) []string {
	people := make([]string, n)
	for i := range people {
		people[i] = one(i)
	}
	return people
}

// daily are n stories of 28 days, about as many of each.
func daily(n int, people func(int) []string) []official.Story {
	stories := make([]official.Story, n)
	for i := range stories {
		stories[i] = told(fmt.Sprintf("s%06d", i), fmt.Sprintf("2025-05-%02d", 1+i%28), people(i)...)
	}
	return stories
}

// forename is one of its own for each number.
func forename(i int) string {
	word := []byte("Jon")
	for range 4 {
		word = append(word, byte('a'+i%26))
		i /= 26
	}
	return string(word)
}

func TestJoinCrowd(t *testing.T) {
	const people = 10_000
	for _, c := range crowds {
		t.Run(c.name, func(t *testing.T) {
			d := official.Join(c.make(people))
			if got, want := len(d.All()), c.officials(people); got != want {
				t.Errorf("%d officials, want %d", got, want)
			}
		})
	}
}

func BenchmarkJoinCrowd(b *testing.B) {
	for _, c := range crowds {
		for _, n := range []int{1_000, 10_000, 100_000} {
			stories := c.make(n)
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					official.Join(stories).All()
				}
			})
		}
	}
}
