package watch

import (
	"maps"
	"slices"
	"time"
)

// pending are the paths that are to be told, together, once nothing more comes.
type pending struct {
	paths       map[string]bool
	first, last time.Time
}

func (p *pending) add(path string) {
	p.last = time.Now()
	if len(p.paths) == 0 {
		p.paths, p.first = map[string]bool{}, p.last
	}
	p.paths[path] = true
}

// now has what is there told at once.
func (p *pending) now() { p.first = time.Time{} }

func (p *pending) empty() bool { return len(p.paths) == 0 }

// wait is for how long more may come; not at all once it is zero or less.
func (p *pending) wait() time.Duration {
	until := p.last.Add(quiet)
	if last := p.first.Add(longest); last.Before(until) {
		until = last
	}
	return time.Until(until)
}

func (p *pending) take() []string {
	paths := slices.Sorted(maps.Keys(p.paths))
	p.paths = nil
	return paths
}
