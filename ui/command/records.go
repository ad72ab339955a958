package command

import (
	"time"

	"onrecord/store"
	"onrecord/store/export"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// The records of the JSON output, one a line. docs/formats.md documents them;
// a field, once there, keeps its name and its meaning.

// An export has these, too.
type (
	storyRecord   = export.StoryRecord
	spanRecord    = export.SpanRecord
	phraseRecord  = export.PhraseRecord
	speakerRecord = export.PersonRecord
)

// textRecord is a whole story.
type textRecord struct {
	storyRecord
	Format string        `json:"format"`
	Body   string        `json:"body"`
	Notes  []string      `json:"notes,omitempty"`
	Quotes []quoteRecord `json:"quotes"`
}

// quotesRecord is who said what in one story.
type quotesRecord struct {
	ID     string        `json:"id"`
	Path   string        `json:"path"`
	Title  string        `json:"title"`
	Date   string        `json:"date"`
	Quotes []quoteRecord `json:"quotes"`
}

type quoteRecord struct {
	Kind    string         `json:"kind"`
	Text    string         `json:"text"`
	Parts   []spanRecord   `json:"parts"`
	Cue     *phraseRecord  `json:"cue"`
	Mention *phraseRecord  `json:"mention"`
	Speaker *speakerRecord `json:"speaker"`
	Relay   *speakerRecord `json:"relay"`

	Confidence float64    `json:"confidence"`
	Why        *whyRecord `json:"why,omitempty"`
}

// whyRecord is how the speaker of a quote was found.
type whyRecord struct {
	Bound string        `json:"bound"`
	Named string        `json:"named"`
	From  *phraseRecord `json:"from"`
	Signs []signRecord  `json:"signs"`
	Next  string        `json:"next"`
	Text  []string      `json:"text"`
}

type signRecord struct {
	Name   string `json:"name"`
	Weight int    `json:"weight"`
}

type officialRecord struct {
	ID      string         `json:"id"`
	Kind    string         `json:"kind"`
	Name    string         `json:"name"`
	Office  string         `json:"office"`
	Offices []officeRecord `json:"offices"`
	Aliases []string       `json:"aliases"`
	Quotes  int            `json:"quotes"`
	Stories int            `json:"stories"`
	First   string         `json:"first"`
	Last    string         `json:"last"`
	Note    string         `json:"note,omitempty"`
}

type officeRecord struct {
	Title string `json:"title"`
	First string `json:"first"`
	Last  string `json:"last"`
}

func recordOfOfficial(o official.Official) officialRecord {
	r := officialRecord{
		ID: o.ID, Kind: o.Kind.String(), Name: o.Name, Office: o.Office(),
		Offices: []officeRecord{}, Aliases: append([]string{}, o.Aliases...),
		Quotes: o.Quotes, Stories: o.Stories, First: date(o.First), Last: date(o.Last), Note: o.Note,
	}
	for _, f := range o.Offices {
		r.Offices = append(r.Offices, officeRecord{f.Title, date(f.First), date(f.Last)})
	}
	return r
}

// statementRecord is one thing that somebody said, with all its places.
type statementRecord struct {
	Official speakerRecord `json:"official"`
	Kind     string        `json:"kind"`
	Text     string        `json:"text"`
	Date     string        `json:"date"`
	Places   []placeRecord `json:"places"`
	// Wordings are there where not all places have the same words.
	Wordings []wordingRecord `json:"wordings,omitempty"`
}

// wordingRecord is one form of a statement: the fullest comes first and has no
// difference.
type wordingRecord struct {
	Text       string `json:"text"`
	Reported   bool   `json:"reported"`
	Places     []int  `json:"places"`
	Difference string `json:"difference"`
}

type placeRecord struct {
	Story  string `json:"story"`
	Title  string `json:"title"`
	Source string `json:"source"`
	Date   string `json:"date"`
	Quote  int    `json:"quote"`
	Kind   string `json:"kind"`
	Text   string `json:"text"`
	Cue    string `json:"cue"`
	Relay  string `json:"relay"`

	Confidence float64 `json:"confidence"`
}

func recordOfStatement(o official.Official, s official.Statement) statementRecord {
	r := statementRecord{Official: speakerRecord{ID: o.ID, Name: o.Name, Office: o.Office()}, Places: []placeRecord{}}
	for _, p := range s.Places {
		r.Places = append(r.Places, recordOfPlace(p))
	}
	if len(r.Places) > 0 {
		r.Kind, r.Text, r.Date = r.Places[0].Kind, r.Places[0].Text, date(s.Said())
	}
	if all := s.Wordings(); len(all) > 1 {
		for _, w := range all {
			r.Wordings = append(r.Wordings, wordingRecord{w.Words, w.Reported, w.Places, w.Difference.Text})
		}
	}
	return r
}

func recordOfPlace(p official.Place) placeRecord {
	return placeRecord{
		Story: p.StoryID, Title: p.Headline, Source: p.Source, Date: date(p.Date),
		Quote: p.Quote, Kind: p.Kind.String(), Text: p.Words, Cue: p.Cue, Relay: p.Relay,
		Confidence: rounded(p.Confidence),
	}
}

type resultRecord struct {
	storyRecord
	Matches []matchRecord `json:"matches"`
}

type matchRecord struct {
	Field   string       `json:"field"`
	Snippet string       `json:"snippet"`
	Words   []spanRecord `json:"words"`
	// Quote is the number of the quote in its story, counted from 0.
	Quote *int `json:"quote,omitempty"`
	// Unsure is set where the speaker of the quote is not certain.
	Unsure bool `json:"unsure,omitempty"`
}

func recordOfResult(r store.Result) resultRecord {
	out := resultRecord{storyRecord: export.RecordOf(r.Header), Matches: []matchRecord{}}
	for _, m := range r.Matches {
		found := matchRecord{Field: fieldName(m.Field), Snippet: m.Snippet, Words: spans(m.Spans), Unsure: m.Unsure}
		if m.Quote != quote.None {
			found.Quote = &m.Quote
		}
		out.Matches = append(out.Matches, found)
	}
	return out
}

func fieldName(f store.Field) string {
	switch f {
	case store.InHeadline:
		return "headline"
	case store.InQuote:
		return "quote"
	case store.InSpeaker:
		return "speaker"
	}
	return "text"
}

func spans(sps []prose.Span) []spanRecord {
	out := make([]spanRecord, len(sps))
	for i, sp := range sps {
		out[i] = spanRecord(sp)
	}
	return out
}

// day is the date of a story, with the time of day if that is known.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
