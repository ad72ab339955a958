package corpus

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// one is one of several, each as likely as the others.
func one[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// chance is true in so many of a hundred cases.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }

// ranks sums up how often each official is heard: the first most, and those
// who come after him as in Zipf's law with a flat top (Mandelbrot's), such
// that of 20,000 the last is heard once in 100,000 stories.
func ranks(n int) []float64 {
	const flat, steep = 180, 1.5
	sums, sum := make([]float64, n), 0.0
	for i := range sums {
		sum += math.Pow(flat/float64(flat+i), steep)
		sums[i] = sum
	}
	return sums
}

// ranked draws an official by rank.
func (c *Corpus) ranked(r *rand.Rand) int {
	at := r.Float64() * c.rank[len(c.rank)-1]
	i, _ := slices.BinarySearch(c.rank, at)
	return min(i, len(c.rank)-1)
}

// slug is the headline as it stands in a file's name.
func slug(headline string) string {
	const longest = 50
	var b strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(headline), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if b.Len()+len(w) >= longest {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(w)
	}
	return b.String()
}

func base36(n int) string { return strconv.FormatInt(int64(n), 36) }

// capital is a text with its first letter a capital.
func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
