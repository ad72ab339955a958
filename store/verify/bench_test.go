package verify_test

import (
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"onrecord/store/official"
	"onrecord/store/verify"
	"onrecord/store/verify/crowd"
)

type large struct {
	index   *verify.Index
	said    []string // some of the quotes
	mb      float64
	seconds float64
}

const manyQuotes = 60_000

var largeIndex = sync.OnceValue(func() large {
	c := crowd.New(1)
	stories := make([]verify.Story, manyQuotes/crowd.PerStory)
	var l large
	for i := range stories {
		stories[i] = c.Story(i)
		if i%97 == 0 {
			l.said = append(l.said, stories[i].Quotes[i%crowd.PerStory].Words)
		}
	}
	before := heap()
	start := time.Now()
	l.index = verify.NewIndex()
	for _, s := range stories {
		l.index.Add(s)
	}
	l.seconds = time.Since(start).Seconds()
	l.mb = heap() - before
	runtime.KeepAlive(stories)
	return l
})

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

func BenchmarkBuild(b *testing.B) {
	l := largeIndex()
	for b.Loop() {
	}
	b.ReportMetric(l.seconds, "s/60k")
	b.ReportMetric(l.mb, "MB")
}

// BenchmarkAsk asks 60,000 quotes, and tells the median and the longest time.
func BenchmarkAsk(b *testing.B) {
	l := largeIndex()
	claims := crowd.New(2).Claims(l.said)
	names := make([]string, 0, len(claims))
	for name := range claims {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				b.StopTimer()
				words := claims[name]()
				b.StartTimer()
				start := time.Now()
				if _, err := l.index.Ask(b.Context(), words, official.Official{}, crowd.Anybody{}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "worst-ms")
		})
	}
}
