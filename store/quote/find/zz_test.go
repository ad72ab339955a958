package find

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"onrecord/store/prose"
	"onrecord/store/quote/english"
)

func cpu() float64 {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return float64(r.Utime.Sec+r.Stime.Sec) + float64(r.Utime.Usec+r.Stime.Usec)/1e6
}

func benchTrain(b *testing.B, find func(t string, bs []prose.Block)) {
	raw, _ := os.ReadFile("/tmp/train.txt")
	ts := strings.Split(string(raw), "\x00")[:200]
	n := 0
	var bs [][]prose.Block
	for _, t := range ts {
		n += len(t)
		bs = append(bs, blocks(t))
	}
	english.Find(ts[0], bs[0])
	b.ReportAllocs()
	start := cpu()
	for b.Loop() {
		for i, t := range ts {
			find(t, bs[i])
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/1e6/(cpu()-start), "MB/cpu-s")
}

func BenchmarkTrain(b *testing.B) {
	b.Run("find", func(b *testing.B) { benchTrain(b, func(t string, bs []prose.Block) { Quotes(t, bs) }) })
	b.Run("english", func(b *testing.B) { benchTrain(b, func(t string, bs []prose.Block) { english.Find(t, bs) }) })
}
