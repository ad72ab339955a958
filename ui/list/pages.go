package list

// Pages keeps the parts of a long list that a pane has been given, and knows
// which it has asked for. The zero value is not ready; see NewPages.
//
// Every question has a number; an answer to an older one is not taken, so a
// late answer cannot overwrite what the reader sees now. What was there
// before the question stays until its answer replaces it, so nothing
// flickers.
type Pages[T any] struct {
	size     int
	held     map[int][]T // by page; read only, replaced as a whole
	asked    map[int]bool
	failed   map[int]bool
	question int
}

// mostPages bounds the pages kept, however long the list is.
const mostPages = 64

// NewPages makes a store for pages of so many items.
func NewPages[T any](size int) Pages[T] {
	return Pages[T]{size: size, held: map[int][]T{}, asked: map[int]bool{}, failed: map[int]bool{}}
}

// Question is the number of the present question.
func (p Pages[T]) Question() int { return p.question }

// Renew begins a new question. What is at hand stays until Replace.
func (p *Pages[T]) Renew() {
	p.question++
	p.asked, p.failed = map[int]bool{}, map[int]bool{}
}

// Forget begins a new question and drops what is at hand.
func (p *Pages[T]) Forget() {
	p.Renew()
	p.held = map[int][]T{}
}

// At is item i of the list, if it is at hand.
func (p Pages[T]) At(i int) (item T, ok bool) {
	if i < 0 {
		return item, false
	}
	page := p.held[i/p.size]
	if i%p.size >= len(page) {
		return item, false
	}
	return page[i%p.size], true
}

// Find is the place of the first item at hand that meets a condition, or -1.
func (p Pages[T]) Find(meets func(T) bool) int {
	found := -1
	for n, page := range p.held {
		for i, item := range page {
			if at := n*p.size + i; meets(item) && (found < 0 || at < found) {
				found = at
			}
		}
	}
	return found
}

// Set replaces item i, if it is at hand.
func (p *Pages[T]) Set(i int, item T) {
	if _, ok := p.At(i); !ok {
		return
	}
	page := append([]T(nil), p.held[i/p.size]...)
	page[i%p.size] = item
	p.held[i/p.size] = page
}

// Missing lists the pages that hold the items from and up to to of a list of
// total, and half a page around them, and that are neither at hand nor asked
// for. They count as asked for from now on.
func (p *Pages[T]) Missing(from, to, total int) []int {
	from, to = max(from-p.size/2, 0), min(to+p.size/2, total)
	var missing []int
	for n := from / p.size; n*p.size < to; n++ {
		if p.held[n] == nil && !p.asked[n] {
			p.asked[n] = true
			missing = append(missing, n)
		}
	}
	return missing
}

// Put takes the answer to a question, items that begin on the given page,
// and reports whether it was the present question.
func (p *Pages[T]) Put(question, page int, items []T) bool {
	if question != p.question {
		return false
	}
	for n := page; n == page || len(items) > 0; n++ {
		delete(p.asked, n)
		p.bound(n)
		size := min(p.size, len(items))
		// An empty page is kept too, or it would be asked for for ever.
		p.held[n], items = append([]T{}, items[:size]...), items[size:]
	}
	return true
}

// Replace is Put that drops what was at hand before.
func (p *Pages[T]) Replace(question, page int, items []T) bool {
	if question != p.question {
		return false
	}
	p.held = map[int][]T{}
	return p.Put(question, page, items)
}

// Fail notes that a page has not come, and reports whether it was asked for
// by the present question. It is not asked for again before Retry.
func (p *Pages[T]) Fail(question, page int) bool {
	if question != p.question {
		return false
	}
	p.asked[page], p.failed[page] = true, true
	return true
}

// Retry lets pages that have not come be asked for again.
func (p *Pages[T]) Retry() {
	for n := range p.failed {
		delete(p.asked, n)
	}
	clear(p.failed)
}

// bound makes room for page n where too much is kept, by dropping what is
// farthest from it.
func (p *Pages[T]) bound(n int) {
	if len(p.held) < mostPages || p.held[n] != nil {
		return
	}
	farthest := n
	for held := range p.held {
		if abs(held-n) > abs(farthest-n) {
			farthest = held
		}
	}
	delete(p.held, farthest)
}

func abs(n int) int { return max(n, -n) }
