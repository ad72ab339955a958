package store

import (
	"context"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/store/verify"
)

// saidIndex finds words in quotes. It is made when the first question needs
// it and takes in stories that have come since.
type saidIndex struct {
	mu    sync.RWMutex
	words *verify.Index
	has   map[string]*entry // by ID
	list  []*entry          // all of it has been taken in
}

func newSaidIndex() saidIndex {
	return saidIndex{words: verify.NewIndex(), has: map[string]*entry{}}
}

// Verify answers whether words were said, and by whom.
func (m *Memory) Verify(ctx context.Context, q verify.Question) (verify.Verdict, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return verify.Verdict{}, err
	}
	var by official.Official
	if q.By != "" {
		id, err := findOfficial(who, q.By)
		if err != nil {
			return verify.Verdict{}, err
		}
		by, _ = who.Find(id)
	}
	if err := m.said.update(ctx, m.all()); err != nil {
		return verify.Verdict{}, err
	}
	m.said.mu.RLock()
	defer m.said.mu.RUnlock()
	return m.said.words.Ask(ctx, q.Words, by, sayers{who, m})
}

// sayers are who said what is found, and where it stands.
type sayers struct {
	*people
	m *Memory
}

// Place is where a quote of a story stands.
func (s sayers) Place(id string, number int) (official.Place, bool) { return s.m.place(id, number) }

// update takes in the stories of a list that have come since. Whoever asks
// does the work, and others who ask at the same time take turns, so that
// nobody waits for longer than she wants to.
func (x *saidIndex) update(ctx context.Context, all []*entry) error {
	x.mu.RLock()
	complete := sameList(x.list, all)
	x.mu.RUnlock()
	if complete {
		return ctx.Err()
	}
	x.drop()
	for at := 0; at < len(all); {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		at = x.add(all, at)
	}
	x.mu.Lock()
	x.list = all
	x.mu.Unlock()
	return ctx.Err()
}

// drop takes out the stories that are gone.
func (x *saidIndex) drop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	for id, e := range x.has {
		if e.gone.Load() {
			x.words.Remove(id)
			delete(x.has, id)
		}
	}
}

// add takes in some stories of a list from one of them on, and tells where
// to go on.
func (x *saidIndex) add(all []*entry, at int) int {
	const turn = 200
	x.mu.Lock()
	defer x.mu.Unlock()
	for n := 0; at < len(all) && n < turn; at++ {
		if e := all[at]; x.has[e.story.ID] != e && !e.gone.Load() && e.analysis.ready.Load() {
			x.words.Add(e.analysis.found.Said(&e.story))
			x.has[e.story.ID] = e
			n++
		}
	}
	return at
}

// Said is what an index of what was said takes in of a story.
func (a Analysis) Said(from *story.Story) verify.Story {
	s := verify.Story{ID: from.ID, Date: from.Date, Quotes: make([]verify.Quote, len(a.Quotes))}
	for i, q := range a.Quotes {
		s.Quotes[i] = verify.Quote{
			Words: a.Words[i], Parts: partsOf(from.Body, q), Kind: q.Kind, Speaker: q.Speaker, Unsure: q.Unsure(),
		}
	}
	return s
}

// partsOf says how the parts of a quote stand in the text.
func partsOf(body string, q quote.Quote) []verify.Part {
	if len(q.Parts) < 2 && q.Kind != quote.Mixed {
		return nil
	}
	parts := make([]verify.Part, len(q.Parts))
	for i, p := range q.Parts {
		parts[i].Opens = i == 0 || endsSentence(body, prose.Span{Start: q.Parts[i-1].End, End: p.Start})
		parts[i].Marked = inMarks(body, p)
	}
	return parts
}

// endsSentence reports whether the reporter's words between two parts end a
// sentence: “We wait,” Ruiz said. “Nobody will pay.” has two, “We wait,” Ruiz
// said, “for nobody.” has one.
func endsSentence(body string, between prose.Span) bool {
	gap := body[between.Start:between.End]
	if strings.Contains(gap, "\n\n") {
		return true
	}
	last := strings.LastIndexFunc(gap, func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune(".!?:,;", r) })
	return last >= 0 && strings.IndexByte(".!?:", gap[last]) >= 0
}

// inMarks reports whether a quotation mark stands right before and right
// behind a part.
func inMarks(body string, part prose.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(body[:part.Start], "*_"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(body[part.End:], "*_"))
	return strings.ContainsRune("“«„‘\"", before) && strings.ContainsRune("”»“’\"", after)
}
