package command

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/list"
)

// quoter makes of the quotes of one story what is printed.
type quoter struct {
	quoting
	story    story.Story
	quotes   []quote.Quote
	speakers []quote.Speaker
	words    []string
	who      *official.Directory // for JSON, which alone tells IDs of speakers, and for notes
}

func (r *run) newQuoter(st story.Story, a store.Analysis, o quoting) *quoter {
	q := &quoter{quoting: o, story: st, quotes: a.Quotes, speakers: a.Speakers, words: a.Words}
	if r.nobody == nil {
		return q
	}
	q.who = r.nobody.Empty()
	q.join()
	q.speakers = q.noted()
	return q
}

// noted are the speakers, called as the user's notes call them.
func (q *quoter) noted() []quote.Speaker {
	all := slices.Clone(q.speakers)
	for i := range all {
		if o, ok := q.who.Of(q.story.ID, i); ok && o.Noted {
			all[i].Name, all[i].Office = o.Name, cmp.Or(o.OfficeOn(q.story.Date), all[i].Office)
		}
	}
	return all
}

// join finds the IDs of the speakers.
func (q *quoter) join() {
	q.who.Add(official.Story{
		ID: q.story.ID, Date: q.story.Date, Quotes: q.quotes, Speakers: q.speakers, Words: q.words,
	})
}

// confidence is that of a quote to three decimals: more would be noise.
func confidence(q quote.Quote) float64 { return rounded(q.Confidence) }

func rounded(confidence float32) float64 { return math.Round(float64(confidence)*1000) / 1000 }

// speaker is the speaker or relay with index i.
func (q *quoter) speaker(i int) (quote.Speaker, bool) {
	if i < 0 || i >= len(q.speakers) {
		return quote.Speaker{}, false
	}
	return q.speakers[i], true
}

// chosen are the indices of the quotes that are sure enough.
func (q *quoter) chosen() []int {
	var is []int
	for i, one := range q.quotes {
		if confidence(one) >= q.sure {
			is = append(is, i)
		}
	}
	return is
}

// print makes the output of one story.
func (q *quoter) print(f form, width int) printed {
	switch chosen := q.chosen(); {
	case f == jsonLines:
		h := q.story.Header
		line, err := jsonLine(quotesRecord{ID: h.ID, Path: h.Path, Title: h.Headline, Date: export.Date(h), Quotes: q.records()})
		return printed{quotes: len(chosen), whole: line, err: err}
	case q.explain:
		return printed{quotes: len(chosen), whole: q.explained(chosen, width)}
	default:
		out := printed{quotes: len(chosen)}
		for _, i := range chosen {
			if f == csvTable {
				out.rows = append(out.rows, q.csv(i))
			} else {
				out.rows = append(out.rows, q.cells(i, width))
			}
		}
		return out
	}
}

func (q *quoter) csv(i int) []string {
	one := q.quotes[i]
	by, _ := q.speaker(one.Speaker)
	relay, _ := q.speaker(one.Relay)
	at := q.story.FileSpan(one.Span())
	return []string{
		q.story.ID, strconv.Itoa(i + 1), one.Kind.String(), by.Name, by.Office, relay.Name, one.Cue.Text, q.words[i],
		strconv.Itoa(at.Start), strconv.Itoa(at.End), strconv.FormatFloat(confidence(one), 'f', -1, 64),
	}
}

// cells are a line for people: the words with what they are, so that reported
// speech is never taken for the speaker's own words.
func (q *quoter) cells(i, width int) []string {
	one := q.quotes[i]
	by, ok := q.speaker(one.Speaker)
	name := "?"
	if ok {
		name = one.Named(by.Name)
	}
	if width > 0 {
		name = list.Keep(name, quote.Uncertain(""), widestSpeaker)
	}
	words := one.Kind.Cite(q.words[i])
	if how := q.how(one); how != "" {
		words = how + ": " + words
	}
	return []string{q.story.ID, strconv.Itoa(i + 1), name, by.Office, words}
}

// how says what does not show in the words: that they are reported, and who
// passed them on.
func (q *quoter) how(one quote.Quote) string {
	var how []string
	if one.Kind == quote.Indirect {
		how = append(how, "reported")
	}
	if relay, ok := q.speaker(one.Relay); ok {
		how = append(how, "relayed by "+relay.Name)
	}
	return strings.Join(how, ", ")
}

func (q *quoter) records() []quoteRecord {
	if q.who == nil {
		q.who = official.NewDirectory(nil)
		q.join()
	}
	chosen := q.chosen()
	out := make([]quoteRecord, 0, len(chosen))
	for _, i := range chosen {
		one := q.quotes[i]
		rec := quoteRecord{
			Kind: one.Kind.String(), Text: q.words[i], Parts: make([]spanRecord, len(one.Parts)),
			Cue: q.phrase(one.Cue), Mention: q.phrase(one.Mention),
			Speaker: q.speakerRecord(one.Speaker), Relay: q.speakerRecord(one.Relay),
			Confidence: confidence(one),
		}
		if q.explain {
			rec.Why = q.why(one)
		}
		for j, part := range one.Parts {
			rec.Parts[j] = q.span(part)
		}
		out = append(out, rec)
	}
	return out
}

func (q *quoter) span(sp prose.Span) spanRecord {
	at := q.story.FileSpan(sp)
	return spanRecord(at)
}

func (q *quoter) phrase(ph quote.Phrase) *phraseRecord {
	if ph.Empty() {
		return nil
	}
	return &phraseRecord{Text: ph.Text, SpanRecord: q.span(ph.Span)}
}

func (q *quoter) speakerRecord(i int) *speakerRecord {
	s, ok := q.speaker(i)
	if !ok {
		return nil
	}
	o, _ := q.who.Of(q.story.ID, i)
	return &speakerRecord{ID: o.ID, Name: s.Name, Office: s.Office}
}
