package gold

import (
	"fmt"
	"math"
	"strings"
)

// Calibration holds confidence against what was right, in ten bins.
type Calibration [10]Bin

// Bin holds the attributions whose confidence lies in one tenth.
type Bin struct {
	Count, Right int
	Sum          float64 // of the confidence
}

func (b *Bin) plus(o Bin) {
	b.Count += o.Count
	b.Right += o.Right
	b.Sum += o.Sum
}

// Confidence is the mean confidence of the bin.
func (b Bin) Confidence() float64 {
	if b.Count == 0 {
		return 0
	}
	return b.Sum / float64(b.Count)
}

func (c *Calibration) add(confidence float32, right bool) {
	b := &c[max(0, min(9, int(math.Round(100*float64(confidence)))/10))]
	b.Count++
	b.Sum += float64(confidence)
	if right {
		b.Right++
	}
}

// All puts all bins into one.
func (c Calibration) All() Bin {
	var all Bin
	for _, b := range c {
		all.plus(b)
	}
	return all
}

// Error is the expected calibration error: how far confidence and what was
// right lie apart, as a mean over all attributions.
func (c Calibration) Error() float64 {
	all, sum := c.All(), 0.0
	if all.Count == 0 {
		return 0
	}
	for _, b := range c {
		sum += math.Abs(b.Sum - float64(b.Right))
	}
	return sum / float64(all.Count)
}

func (c Calibration) table(title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s%8s%8s%8s\n", title, "count", "mean", "right")
	row := func(name string, bin Bin) {
		fmt.Fprintf(&b, "%-28s%8d%8.1f%8.1f\n", name, bin.Count, 100*bin.Confidence(), 100*ratio(bin.Right, bin.Count))
	}
	for i, bin := range c {
		if bin.Count > 0 {
			row(fmt.Sprintf("  %.1f to %.1f", float64(i)/10, float64(i+1)/10), bin)
		}
	}
	row("  all", c.All())
	fmt.Fprintf(&b, "  expected calibration error %.1f\n", 100*c.Error())
	return b.String()
}
