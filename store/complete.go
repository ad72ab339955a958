package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"onrecord/store/prose"
	"onrecord/store/query"
)

// completions are the values that fields of a search can have. They are made
// once for what an edition holds.
type completions struct {
	mu     sync.Mutex
	list   *[]*entry // of the topics and sources
	topics []value
	from   []value
	people int // the version of the names and offices
	names  []value
	office []value
}

// forget has the names and offices gathered anew.
func (c *completions) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.names, c.office = nil, nil
}

// value is a value of a field, at one of its words: “Ana Ruiz” stands at “ana
// ruiz” and at “ruiz”.
type value struct {
	at, text string
	count    int
}

// Complete gives the values of a field that have a word from which on they
// begin as asked, those that are most frequent first, at most so many.
func (m *Memory) Complete(ctx context.Context, f query.Field, begin string, most int) ([]string, error) {
	var values []value
	switch f {
	case query.By, query.Office:
		who, err := m.whoIsWho(ctx)
		if err != nil {
			return nil, err
		}
		values = m.completions.ofPeople(who, f)
	case query.Topic, query.In:
		values = m.completions.stories(m.list.Load(), f)
	default:
		for i, text := range f.Fixed() {
			values = append(values, value{text, text, -i})
		}
		slices.SortFunc(values, compareValues)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return begunWith(values, strings.Join(prose.FoldedWords(begin), " "), most), nil
}

// begunWith looks up those that begin so.
func begunWith(values []value, begin string, most int) []string {
	from, _ := slices.BinarySearchFunc(values, begin, func(v value, b string) int { return cmp.Compare(v.at, b) })
	to := from
	for to < len(values) && strings.HasPrefix(values[to].at, begin) {
		to++
	}
	found := slices.Clone(values[from:to])
	slices.SortStableFunc(found, func(a, b value) int { return cmp.Compare(b.count, a.count) })
	var texts []string
	for _, v := range found {
		if len(texts) == most {
			break
		}
		if !slices.Contains(texts, v.text) {
			texts = append(texts, v.text)
		}
	}
	return texts
}

func compareValues(a, b value) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(b.count, a.count), cmp.Compare(a.text, b.text))
}

// stories gives the topics or the sources of a list of stories.
func (c *completions) stories(list *[]*entry, f query.Field) []value {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.list != list {
		topics, sources := map[string]int{}, map[string]int{}
		for _, e := range *list {
			for _, t := range e.story.Topics {
				topics[t]++
			}
			sources[e.story.Source]++
		}
		c.list, c.topics, c.from = list, valuesOf(topics), valuesOf(sources)
	}
	if f == query.Topic {
		return c.topics
	}
	return c.from
}

// ofPeople gives the names or the offices of officials.
func (c *completions) ofPeople(who *people, f query.Field) []value {
	all, version := who.list(ByCount), who.Version()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.names == nil || c.people != version {
		names, offices := map[string]int{}, map[string]int{}
		for _, o := range all {
			names[o.Name] += o.Quotes
			for _, held := range o.Offices {
				offices[held.Title] += o.Quotes
			}
		}
		c.people, c.names, c.office = version, valuesOf(names), valuesOf(offices)
	}
	if f == query.By {
		return c.names
	}
	return c.office
}

// valuesOf sorts values by each of their words.
func valuesOf(counts map[string]int) []value {
	values := make([]value, 0, 2*len(counts))
	for text, count := range counts {
		words := prose.FoldedWords(text)
		for i := range words {
			values = append(values, value{strings.Join(words[i:], " "), text, count})
		}
	}
	slices.SortFunc(values, compareValues)
	return values
}
