package list

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// items are the numbers from and up to to.
func items(from, to int) []int {
	var some []int
	for i := from; i < to; i++ {
		some = append(some, i)
	}
	return some
}

func TestPagesAskForWhatIsNear(t *testing.T) {
	p := NewPages[int](10)
	if diff := cmp.Diff([]int{1, 2, 3}, p.Missing(15, 28, 1000)); diff != "" {
		t.Error(diff)
	}
	if again := p.Missing(15, 28, 1000); again != nil {
		t.Errorf("asked twice for %v", again)
	}
	if none := p.Missing(0, 0, 0); none != nil {
		t.Errorf("asked for %v of an empty list", none)
	}
	p.Put(p.Question(), 2, items(20, 30))
	if got, ok := p.At(27); !ok || got != 27 {
		t.Errorf("item 27 is %d, %v", got, ok)
	}
	for _, i := range []int{-1, 19, 30} {
		if _, ok := p.At(i); ok {
			t.Errorf("item %d is there", i)
		}
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	p := NewPages[int](10)
	old := p.Question()
	p.Put(old, 0, items(0, 10))
	p.Renew()
	if p.Put(old, 0, items(100, 110)) || p.Replace(old, 0, nil) || p.Fail(old, 0) {
		t.Error("took an answer to an old question")
	}
	if got, ok := p.At(3); !ok || got != 3 {
		t.Errorf("lost what was in sight: %d, %v", got, ok)
	}
	p.Replace(p.Question(), 1, items(50, 65))
	if _, ok := p.At(3); ok {
		t.Error("what the new answer does not have is still there")
	}
	if got, ok := p.At(24); !ok || got != 64 {
		t.Errorf("the second page of the answer has %d, %v", got, ok)
	}
}

func TestFailedPagesWaitForRetry(t *testing.T) {
	p := NewPages[int](10)
	p.Missing(0, 5, 10)
	p.Fail(p.Question(), 0)
	if p.Missing(0, 5, 10) != nil {
		t.Error("asked again at once")
	}
	p.Retry()
	if diff := cmp.Diff([]int{0}, p.Missing(0, 5, 10)); diff != "" {
		t.Error(diff)
	}
	p.Put(p.Question(), 0, nil) // fewer than the total promised
	p.Retry()
	if p.Missing(0, 5, 10) != nil {
		t.Error("asks for ever for what is not there")
	}
}

func TestPagesAreBounded(t *testing.T) {
	p := NewPages[int](1)
	for n := range 1000 {
		p.Put(p.Question(), n, []int{n})
		if len(p.held) > mostPages {
			t.Fatalf("%d pages", len(p.held))
		}
	}
	for n := 1000 - mostPages; n < 1000; n++ {
		if _, ok := p.At(n); !ok {
			t.Errorf("page %d, which is near, was dropped", n)
		}
	}
}

func TestSetDoesNotChangeTheAnswer(t *testing.T) {
	answer := items(0, 10)
	p := NewPages[int](10)
	p.Put(p.Question(), 0, answer)
	p.Set(3, 33)
	p.Set(99, 1)
	if got, _ := p.At(3); got != 33 || answer[3] != 3 {
		t.Errorf("item 3 is %d, the answer's %d", got, answer[3])
	}
	if at := p.Find(func(n int) bool { return n == 7 }); at != 7 {
		t.Errorf("found at %d", at)
	}
}
