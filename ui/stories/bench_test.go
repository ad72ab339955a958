package stories

import (
	"fmt"
	"testing"
)

func BenchmarkKey(b *testing.B) {
	for _, width := range []int{44, 100} {
		b.Run(fmt.Sprintf("%dx58", width), func(b *testing.B) {
			m := press(open(plainly(100_000), width, 58), "G", "ctrl+u", "ctrl+u", "k")
			down, up := keyPress("j"), keyPress("k")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				msg := down
				if i%60 >= 30 {
					msg = up
				}
				m, _ = m.Update(msg)
				_ = m.View()
			}
		})
	}
}
