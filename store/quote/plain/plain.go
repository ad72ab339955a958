// Package plain finds quotes in a text whose language nobody has described:
// by quotation marks, and by a name and a colon before them. Everything else
// is left out rather than guessed.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// The confidences of a text in which nothing but form can be read: they are
// set by hand, as no language can be measured that nobody has described.
const (
	labelled = 0.85 // Ana Ruiz: «…»
	marked   = 0.5  // that marks hold speech, and no title
)

// fewest is how many words stand between marks that nobody labels: fewer are
// more often a title or a nickname than speech.
const fewest = 5

// Find returns the quotes of a text in reading order, and their speakers in
// order of appearance.
func Find(text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker) {
	f := finder{Copy: scan.Read(text, blocks, lex.None())}
	for pi := range f.Paragraphs {
		f.paragraph(pi)
	}
	return f.quotes, f.speakers
}

type finder struct {
	*scan.Copy
	quotes   []quote.Quote
	speakers []quote.Speaker
	index    map[string]int // of speakers, by name
}

// paragraph takes what stands between marks. What goes on a quote of the
// paragraph before is a part of it.
func (f *finder) paragraph(pi int) {
	p := &f.Paragraphs[pi]
	colon := f.label(p)
	for k := p.UnitLo; k < p.UnitHi; k++ {
		if f.Units[k].Kind != scan.Quoted {
			continue
		}
		s := &f.Stretches[f.Units[k].Quoted]
		switch {
		case s.Follows && len(f.quotes) > 0:
			last := &f.quotes[len(f.quotes)-1]
			last.Parts = append(last.Parts, s.Span)
		case colon > 0 && k == colon+1:
			f.labelled(p.UnitLo, colon, s.Span)
		case !p.Heading && (s.Words >= fewest || f.spoken(p, k)):
			f.quotes = append(f.quotes, quote.Quote{
				Parts: []prose.Span{s.Span}, Speaker: quote.None, Relay: quote.None, Confidence: marked, Why: quote.Why{Rival: quote.None},
			})
		}
	}
}

// spoken: the quote at unit k is a sentence, or opens one and a comma joins it
// to who says so: « Nous attendons », dit Bo Lind.
func (f *finder) spoken(p *scan.Paragraph, k int) bool {
	switch f.Stretches[f.Units[k].Quoted].Last {
	case '.', ',', '!', '?', '…', '。', '！', '？', '।':
		return true
	}
	return k == p.UnitLo && k+1 < p.UnitHi && f.Sign(k+1) == ','
}

// named: the word has a capital, or is of letters that have none.
func (f *finder) named(t *scan.Token) bool {
	r, _ := utf8.DecodeRuneInString(f.Text[t.Start:])
	return t.Flags&scan.Capital != 0 || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func isColon(r rune) bool { return r == ':' || r == '：' }

// label is the colon between a name and the quote that it labels, -1 where
// the paragraph does not begin with one: a few words with capitals, and
// between them nothing but short ones (von, de la).
func (f *finder) label(p *scan.Paragraph) int {
	capitals := 0
	for k := p.UnitLo; k+1 < p.UnitHi && k < p.UnitLo+12; k++ {
		t := &f.Units[k]
		switch {
		case isColon(f.Sign(k)):
			if capitals == 0 || f.Units[k+1].Kind != scan.Quoted {
				return -1
			}
			return k
		case f.Sign(k) == ',' && capitals > 0:
			return f.described(p, k)
		case t.Kind != scan.Word, !f.named(t) && (t.End-t.Start > 3 || capitals == 0):
			return -1
		case f.named(t):
			capitals++
		}
	}
	return -1
}

// described is the colon behind the office that follows a name and a comma.
func (f *finder) described(p *scan.Paragraph, comma int) int {
	for k := comma + 1; k+1 < p.UnitHi && k < comma+12; k++ {
		if isColon(f.Sign(k)) && k > comma+1 && f.Units[k+1].Kind == scan.Quoted {
			return k
		}
		if f.Units[k].Kind != scan.Word {
			return -1
		}
	}
	return -1
}

// labelled adds the quote that the units lo to colon label.
func (f *finder) labelled(lo, colon int, words prose.Span) {
	name, office := colon, ""
	for k := lo; k < colon; k++ {
		if f.Sign(k) == ',' {
			name, office = k, f.Phrase(k+1, colon).Text
			break
		}
	}
	mention := f.Phrase(lo, name)
	f.quotes = append(f.quotes, quote.Quote{
		Parts: []prose.Span{words}, Cue: f.Phrase(colon, colon+1), Mention: mention,
		Speaker: f.speaker(strings.Join(strings.Fields(mention.Text), " "), office), Relay: quote.None,
		Confidence: labelled, Why: quote.Why{Bound: quote.ByLabel, Named: quote.FullName, Rival: quote.None},
	})
}

// speaker is the index of the speaker with a name; the office stays that under
// which somebody speaks first.
func (f *finder) speaker(name, office string) int {
	if i, ok := f.index[name]; ok {
		return i
	}
	if f.index == nil {
		f.index = map[string]int{}
	}
	f.index[name] = len(f.speakers)
	f.speakers = append(f.speakers, quote.Speaker{Kind: quote.Person, Name: name, Office: office})
	return len(f.speakers) - 1
}
