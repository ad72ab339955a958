package command

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"onrecord/store"
	"onrecord/store/verify"
	"onrecord/store/wording"
)

// verdictRecord is the answer to a question with all that was found.
type verdictRecord struct {
	Answer   string          `json:"answer"`
	Sentence string          `json:"sentence"`
	Words    string          `json:"words"`
	By       *speakerRecord  `json:"by"`
	Slight   bool            `json:"slight"`
	Total    int             `json:"total"`
	More     bool            `json:"more"`
	Findings []findingRecord `json:"findings"`
}

// findingRecord is a place where words were found.
type findingRecord struct {
	Match    string         `json:"match"`
	Voice    string         `json:"voice"`
	Official *speakerRecord `json:"official"`
	placeRecord
	// Parts are where the quote stands in its file, Found where the words do
	// in text.
	Parts []spanRecord `json:"parts"`
	Found *spanRecord  `json:"found"`
	// On are the numbers of the quotes that the words run on into.
	On         []int         `json:"on,omitempty"`
	Difference []pieceRecord `json:"difference"`
	Negation   bool          `json:"negation"`
	Figure     bool          `json:"figure"`
}

type pieceRecord struct {
	Change string `json:"change"`
	Text   string `json:"text"`
}

func (r *run) printVerdictRecord(ctx context.Context, ed store.Edition, q verify.Question, v verify.Verdict) error {
	rec := verdictRecord{
		Answer: v.Answer.String(), Sentence: v.Sentence(), Words: q.Words, Slight: v.Slight,
		Total: v.Total, More: v.More, Findings: []findingRecord{},
	}
	if v.By.ID != "" {
		rec.By = &speakerRecord{ID: v.By.ID, Name: v.By.Name, Office: v.By.Office()}
	}
	for _, f := range v.Findings {
		st, err := ed.Story(ctx, f.Place.StoryID)
		if err != nil {
			return err
		}
		one := findingRecord{
			Match: f.Match.String(), Voice: f.Voice.String(), placeRecord: recordOfPlace(f.Place),
			Parts: []spanRecord{}, Difference: difference(f, v.Words), Negation: f.Negation, Figure: f.Figure,
		}
		if f.Official.ID != "" {
			one.Official = &speakerRecord{ID: f.Official.ID, Name: f.Official.Name, Office: f.Office()}
		}
		for _, sp := range f.Place.Spans {
			at := st.FileSpan(sp)
			one.Parts = append(one.Parts, spanRecord(at))
		}
		if !f.At.Empty() {
			one.Found = (*spanRecord)(&f.At)
		}
		for _, p := range f.On {
			one.On = append(one.On, p.Quote)
		}
		rec.Findings = append(rec.Findings, one)
	}
	return writeJSON(r.Out, rec)
}

// difference is what the claim makes of what was said, piece by piece; empty
// where it has the same words, and where so many differ that it says nothing.
func difference(f verify.Finding, claim string) []pieceRecord {
	out := []pieceRecord{}
	if f.Match == verify.Near {
		return out
	}
	said := f.Against(claim)
	if said.Verbatim() {
		return out
	}
	for _, p := range said.Pieces {
		out = append(out, pieceRecord{changeName(p.Change), p.Text})
	}
	return out
}

func changeName(c wording.Change) string {
	return [...]string{wording.Same: "same", wording.Added: "added", wording.Dropped: "dropped"}[c]
}

// printFindings prints a line for each place, the ID of the story first, so
// that it can be piped back.
func (r *run) printFindings(q verify.Question, v verify.Verdict) error {
	width, _ := r.terminal()
	heads := []string{"story", "number", "match", "voice", "speaker", "office", "relay", "date", "source", "title", "text", "difference", "confidence"}
	p, err := newPrinter(r.Out, r.form(), width, heads, columns{widest: []int{0, 0, 18, 24}})
	if err != nil {
		return err
	}
	for _, f := range v.Findings {
		at := f.Place
		said, marked := f.Show(v.Words, around), ""
		if len(said.Marks) > 0 {
			marked = said.Text
		}
		csv := []string{
			at.StoryID, strconv.Itoa(at.Quote + 1), f.Match.String(), f.Voice.String(), f.Official.Name, f.Office(), at.Relay,
			date(at.Date), at.Source, at.Headline, f.Words(), marked, strconv.FormatFloat(rounded(at.Confidence), 'f', -1, 64),
		}
		if err := p.put(nil, csv, []string{at.StoryID, date(at.Date), at.Source, manner(f), whoSaid(f) + said.Text}); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	if len(v.Findings) < v.Total && v.Answer != verify.NotFound {
		fmt.Fprintf(r.Err, "onrecord: these are %d of %s places\n", len(v.Findings), v.Places())
	}
	return nil
}

// manner says what was found: said, where it is exactly what was asked for.
// No sentence above the lines warns of a “not” that the claim leaves out.
func manner(f verify.Finding) string {
	m := cmp.Or(f.Manner(), "said")
	if f.Match == verify.Excerpt && f.Negation {
		m += ", the rest has a negation"
	}
	return m
}

// whoSaid leads on to the words.
func whoSaid(f verify.Finding) string {
	name := f.Name()
	if name == "" {
		name = "?"
	}
	if f.Place.Relay != "" {
		name += ", relayed by " + f.Place.Relay
	}
	return strings.TrimSpace(name) + ": "
}
