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
	"onrecord/store/verify"
)

// saidIndex finds words in quotes. It is made when the first question needs
// it and takes in stories that have come since.
type saidIndex struct {
	mu    sync.RWMutex
	words *verify.Index
	has   map[*entry]bool
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
	return m.said.words.Ask(q.Words, by, who)
}

// update takes in the stories of a list that have come since.
func (x *saidIndex) update(ctx context.Context, all []*entry) error {
	x.mu.RLock()
	complete := len(x.has) >= len(all)
	x.mu.RUnlock()
	if complete {
		return ctx.Err()
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.words == nil {
		x.words, x.has = verify.NewIndex(), make(map[*entry]bool, len(all))
	}
	for _, e := range all {
		if x.has[e] || !e.analysis.ready.Load() {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		x.words.Add(quotesOf(e))
		x.has[e] = true
	}
	return nil
}

// quotesOf is what the index of what was said takes in of a story.
func quotesOf(e *entry) verify.Story {
	s := verify.Story{ID: e.story.ID, Date: e.story.Date}
	for i, q := range e.analysis.found.Quotes {
		s.Quotes = append(s.Quotes, verify.Quote{
			Words: e.analysis.found.Words[i], Joints: joints(e.story.Body, q), Kind: q.Kind, Speaker: q.Speaker, Unsure: q.Unsure(),
		})
	}
	return s
}

// joints tell of each part of a quote but the first whether a sentence
// begins with it, as far as the reporter's words between them say so:
// “We wait,” Ruiz said. “Nobody will pay.” has two sentences.
func joints(body string, q quote.Quote) []bool {
	if len(q.Parts) < 2 {
		return nil
	}
	begin := make([]bool, len(q.Parts)-1)
	for i := range begin {
		begin[i] = endsSentence(body, prose.Span{Start: q.Parts[i].End, End: q.Parts[i+1].Start})
	}
	return begin
}

// endsSentence reports whether the words between two parts end a sentence.
func endsSentence(body string, between prose.Span) bool {
	gap := body[between.Start:between.End]
	if strings.Contains(gap, "\n\n") {
		return true
	}
	gap = strings.TrimRightFunc(gap, func(r rune) bool { return !strings.ContainsRune(".!?:,;", r) && !unicode.IsLetter(r) })
	if gap == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(gap)
	return strings.ContainsRune(".!?:", last)
}
