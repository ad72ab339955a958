package gold

import "fmt"

// Pairs counts pairs: those that the gold has, those that were found, and
// those of them that are right.
type Pairs struct {
	Right, Found, Gold int
}

// Precision is the part of the found pairs that is right.
func (p Pairs) Precision() float64 { return Rate{p.Right, p.Found}.Share() }

// Recall is the part of the gold's pairs that was found.
func (p Pairs) Recall() float64 { return Rate{p.Right, p.Gold}.Share() }

// F1 is the harmonic mean of precision and recall.
func (p Pairs) F1() float64 {
	return Rate{2 * p.Right, p.Found + p.Gold}.Share()
}

func (p Pairs) String() string {
	return fmt.Sprintf("precision %5.1f %%  recall %5.1f %%  F1 %5.1f %%  (right %d, found %d, gold %d)",
		100*p.Precision(), 100*p.Recall(), 100*p.F1(), p.Right, p.Found, p.Gold)
}

// Rate is how many of some are right.
type Rate struct {
	Right, Of int
}

// Share is the rate from 0 to 1; of nothing all is right.
func (r Rate) Share() float64 {
	if r.Of == 0 {
		return 1
	}
	return float64(r.Right) / float64(r.Of)
}

func (r Rate) String() string {
	return fmt.Sprintf("%5.1f %%  (%d of %d)", 100*r.Share(), r.Right, r.Of)
}

// pairs is how many pairs n things make.
func pairs(n int) int { return n * (n - 1) / 2 }

// pairsWithin is how many pairs lie within one part.
func pairsWithin[T any](all []T, part func(T) string) int {
	sizes := map[string]int{}
	for _, a := range all {
		sizes[part(a)]++
	}
	sum := 0
	for _, n := range sizes {
		sum += pairs(n)
	}
	return sum
}
