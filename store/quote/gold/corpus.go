package gold

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// ReadCorpus reads stories of an annotated corpus, one JSON object a line:
//
//	id, text   the story
//	quotes     the attributions: content, source (spans), kind, speaker (null
//	           where the corpus has no name), speaker_kind, surname,
//	           speaker_alt (other right names), cue_class (say, act, mental,
//	           other), clausal (the words have a verb of their own)
//	segments   the marked words: start, end, q (index into quotes), speech,
//	           opt (may be found or not)
//	runs       all stretches between marks
//	ignore     stretches that may be found or not; suspect too
//
// Spans are pairs of half-open offsets in code points of text.
func ReadCorpus(r io.Reader) ([]Story, error) {
	var stories []Story
	for dec := json.NewDecoder(r); ; {
		var rec record
		switch err := dec.Decode(&rec); {
		case errors.Is(err, io.EOF):
			return stories, nil
		case err != nil:
			return nil, fmt.Errorf("story %d of the corpus: %w", len(stories)+1, err)
		}
		s, err := rec.story()
		if err != nil {
			return nil, fmt.Errorf("story %s of the corpus: %w", rec.ID, err)
		}
		stories = append(stories, s)
	}
}

type record struct {
	ID, Text              string
	Runs, Ignore, Suspect [][2]int
	Quotes                []struct {
		Content, Source  [][2]int
		Kind             string
		Speaker, Surname string
		SpeakerKind      string   `json:"speaker_kind"`
		Alt              []string `json:"speaker_alt"`
		Class            string   `json:"cue_class"`
		Clausal          *bool
	}
	Segments []struct {
		Start, End, Q int
		Speech, Opt   bool
	}
}

func (rec *record) story() (Story, error) {
	p := newPlaces(rec.Text)
	s := Story{Name: rec.ID, Text: rec.Text, Runs: p.spans(rec.Runs), Free: append(p.spans(rec.Ignore), p.spans(rec.Suspect)...)}
	for _, q := range rec.Quotes {
		kind := map[string]quote.Kind{"direct": quote.Direct, "mixed": quote.Mixed, "indirect": quote.Indirect}[q.Kind]
		out := Quote{Kind: kind, Words: p.spans(q.Content), Mention: p.spans(q.Source), Speaker: q.Speaker, Surname: q.Surname, Other: q.Alt}
		out.Pronoun = q.SpeakerKind == "pronoun"
		out.Optional = q.Class != "say" || q.Clausal != nil && !*q.Clausal
		s.Quotes = append(s.Quotes, out)
	}
	for _, seg := range rec.Segments {
		if seg.Q < 0 || seg.Q >= len(s.Quotes) {
			return s, fmt.Errorf("marked words belong to attribution %d of %d", seg.Q, len(s.Quotes))
		}
		s.Said = append(s.Said, Said{p.span([2]int{seg.Start, seg.End}), seg.Q, seg.Opt || !seg.Speech})
	}
	return s, nil
}

// places leads from code points to bytes.
type places []int

func newPlaces(text string) places {
	p := make(places, 0, len(text)+1)
	for i := range text {
		p = append(p, i)
	}
	return append(p, len(text))
}

func (p places) span(s [2]int) prose.Span {
	last := len(p) - 1
	return prose.Span{Start: p[max(0, min(s[0], last))], End: p[max(0, min(s[1], last))]}
}

func (p places) spans(list [][2]int) []prose.Span {
	out := make([]prose.Span, 0, len(list))
	for _, s := range list {
		out = append(out, p.span(s))
	}
	return out
}

// trim cuts marks, blanks and signs off both ends of a span.
func trim(text string, s prose.Span) prose.Span {
	const signs = " \t\n\r\u00a0\"“”„«»‟‘’'`*_>,.;:!?…—–-―()[]{}"
	inside := text[s.Start:s.End]
	s.Start += len(inside) - len(strings.TrimLeft(inside, signs))
	s.End -= len(inside) - len(strings.TrimRight(inside, signs))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}
