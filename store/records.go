package store

import (
	"context"
	"slices"
	"strings"
	"sync"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
)

// Record is everything that an official has said, or what of it a filter
// chooses. The official may be named by ID, by name or another form of it, or
// by the beginning of words of it, as long as only one is meant.
func (m *Memory) Record(ctx context.Context, q RecordQuery, p Page) (official.Record, error) {
	filter, err := ReadFilter(q.Filter)
	if err != nil {
		return official.Record{}, err
	}
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Record{}, err
	}
	id, err := findOfficial(who, q.Official)
	if err != nil {
		return official.Record{}, err
	}
	return who.recordOf(id, m.told).Page(filter, q, p), ctx.Err()
}

// ReadFilter reads what chooses statements. All of them are one official’s,
// and marks are of stories, so that terms on these ask nothing here.
func ReadFilter(text string) (query.Query, error) {
	filter, err := query.Parse(text)
	if err != nil {
		return filter, err
	}
	for _, t := range filter.Terms {
		switch t.Field {
		case query.By, query.Office, query.Is:
			return filter, &query.Error{
				Query: text, Offset: t.At.Start, Got: text[t.At.Start:t.At.End],
				Expected: "a word, or one of kind:, in:, topic:, after:, before:",
			}
		}
	}
	return filter, nil
}

// indexOf is the index of the statement that has a quote among its places, or
// -1.
func indexOf(statements []official.Statement, q QuoteOf) int {
	if q.StoryID == "" {
		return -1
	}
	return slices.IndexFunc(statements, func(s official.Statement) bool {
		return slices.ContainsFunc(s.Places, func(p official.Place) bool { return p.StoryID == q.StoryID && p.Quote == q.Quote })
	})
}

// records keeps the records that were asked for last, for they are asked for
// page by page, and grouping the statements of somebody who talks much takes
// its time.
type records struct {
	mu      sync.Mutex
	version int           // of the directory they are of
	last    []*KeptRecord // the latest first
}

// mostRecords is how many are kept: two stand side by side, and a third may
// have been left just now.
const mostRecords = 3

// KeptRecord is a whole record with what finds its statements by their words.
type KeptRecord struct {
	record  official.Record
	version int // of the directory that it was asked of
	once    sync.Once
	words   *query.Index
}

// KeepRecord makes a record ready to be asked for its pages.
func KeepRecord(r official.Record) *KeptRecord { return &KeptRecord{record: r} }

// Page is what of the record a filter chooses, and a page of that.
func (k *KeptRecord) Page(filter query.Query, q RecordQuery, p Page) official.Record {
	r := k.record
	if len(filter.Terms) > 0 {
		r.Statements = k.chosen(filter, q.Filter)
		r.Total, r.Timeline = len(r.Statements), r.Timeline.Of(r.Statements)
	}
	r.At = indexOf(r.Statements, q.Near)
	r.Offset = min(max(p.Offset, 0), r.Total)
	if r.At >= 0 && p.Limit > 0 {
		r.Offset = r.At / p.Limit * p.Limit
	}
	r.Statements = page(r.Statements, Page{Offset: r.Offset, Limit: p.Limit})
	return r
}

// recordOf is the record of the official with an ID, made of her stories.
func (p *people) recordOf(id string, told func(storyID string) (official.Story, bool)) *KeptRecord {
	d, r := p.Directory, &p.records
	r.mu.Lock()
	defer r.mu.Unlock()
	if version := d.Version(); version != r.version {
		r.version, r.last = version, nil
	}
	version := d.Version() // a story that comes meanwhile makes the record old
	r.last = slices.DeleteFunc(r.last, func(k *KeptRecord) bool { return k.version != version })
	i := slices.IndexFunc(r.last, func(k *KeptRecord) bool { return k.record.Official.ID == id })
	if i < 0 {
		k := &KeptRecord{version: version}
		o, _ := d.Find(id)
		var stories []official.Story
		for _, id := range d.StoriesOf(id) {
			if s, ok := told(id); ok {
				stories = append(stories, s)
			}
		}
		k.record = official.NewRecord(o, stories, d)
		i = min(len(r.last), mostRecords-1)
		r.last = append(r.last[:i], k)
	}
	k := r.last[i]
	copy(r.last[1:i+1], r.last[:i])
	r.last[0] = k
	return k
}

// index takes in the words of all statements, when the first filter asks.
func (k *KeptRecord) index() *query.Index {
	k.once.Do(func() {
		k.words = query.NewIndex()
		for _, s := range k.record.Statements {
			k.words.Add(textsOf(s)...)
		}
		k.words.Sort()
	})
	return k.words
}

// textsOf are what of a statement is looked through for words.
func textsOf(s official.Statement) []string {
	var texts []string
	for _, p := range s.Places {
		texts = append(texts, p.Words, p.Headline, p.Source, p.Cue, p.Relay)
		texts = append(texts, p.Topics...)
	}
	return texts
}

// chosen are the statements that a filter chooses.
func (k *KeptRecord) chosen(filter query.Query, text string) []official.Statement {
	words := k.index()
	fits := make([]bool, len(k.record.Statements))
	for i := range fits {
		fits[i] = true
	}
	for _, t := range filter.Terms {
		if t.Field != query.Any {
			continue
		}
		// A bare word stands for all that begin with it; what is in quotation
		// marks is meant as it stands.
		t.Prefix = t.Prefix || !strings.ContainsAny(text[t.At.Start:t.At.End], `"“”`)
		has := make([]bool, len(fits))
		found, exact := words.Find(t)
		for _, n := range found {
			has[n] = exact || slices.ContainsFunc(textsOf(k.record.Statements[n]), t.Holds)
		}
		for i := range fits {
			fits[i] = fits[i] && has[i] != t.Not
		}
	}
	var chosen []official.Statement
	for i, s := range k.record.Statements {
		if fits[i] && slices.ContainsFunc(s.Places, func(p official.Place) bool { return placeFits(p, filter) }) {
			chosen = append(chosen, s)
		}
	}
	return chosen
}

// placeFits reports whether one place has all that a filter asks for but
// words.
func placeFits(p official.Place, filter query.Query) bool {
	for _, t := range filter.Terms {
		fits := true
		switch t.Field {
		case query.Topic:
			fits = slices.ContainsFunc(p.Topics, func(topic string) bool { return t.Among(prose.FoldedWords(topic)) })
		case query.In:
			fits = t.Among(prose.FoldedWords(p.Source))
		case query.After:
			fits = !DayOf(p.Date).Before(t.Day)
		case query.Before:
			fits = DayOf(p.Date).Before(t.Day)
		case query.Kind:
			fits = p.Kind == t.Kind
		default:
			continue
		}
		if fits == t.Not {
			return false
		}
	}
	return true
}
