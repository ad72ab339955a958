package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"unicode"
	"unicode/utf16"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// WriteJSON writes v in one line, in which every sign that a terminal could
// take for a command, and every invisible one, is escaped.
func WriteJSON(w io.Writer, v any) error {
	line, err := JSONLine(v)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// JSONLine is what WriteJSON writes.
func JSONLine(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeUnseen(b.Bytes()), nil
}

func escapeUnseen(line []byte) []byte {
	if bytes.IndexFunc(line, unseen) < 0 {
		return line
	}
	out := make([]byte, 0, len(line)+16)
	for _, r := range string(line) {
		switch {
		case !unseen(r):
			out = append(out, string(r)...)
		case r > 0xFFFF:
			hi, lo := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}

// unseen holds for the controls that JSON leaves as they are.
func unseen(r rune) bool {
	return r == 0x7F || r >= 0x80 && (r < 0xA0 || unicode.Is(unicode.Cf, r))
}

// line is a quote in JSON lines: docs/schema/export.json.
type line struct {
	Story   StoryRecord   `json:"story"`
	Quote   int           `json:"quote"`
	Kind    string        `json:"kind"`
	Text    string        `json:"text"`
	Parts   []SpanRecord  `json:"parts"`
	Cue     *PhraseRecord `json:"cue"`
	Mention *PhraseRecord `json:"mention"`
	Speaker *PersonRecord `json:"speaker"`
	Relay   *PersonRecord `json:"relay"`

	Confidence float64 `json:"confidence"`
	Unsure     bool    `json:"unsure,omitempty"`
	Statement  int     `json:"statement,omitempty"`
	Differs    string  `json:"differs,omitempty"`
}

func writeJSONLines(w io.Writer, s Selection) error {
	for places := range s.statements {
		for i := range places {
			if err := WriteJSON(w, lineOf(&places[0], &places[i])); err != nil {
				return err
			}
		}
	}
	return nil
}

func lineOf(fullest, it *Item) line {
	q := it.Quote
	l := line{
		Story: RecordOf(it.Story.Header), Quote: it.Number, Kind: q.Kind.String(), Text: it.Words,
		Parts: make([]SpanRecord, len(q.Parts)), Cue: phraseOf(it.Story, q.Cue), Mention: phraseOf(it.Story, q.Mention),
		Speaker: personOf(it.Speaker), Relay: personOf(it.Relay),
		Confidence: confidence(q), Unsure: q.Unsure(), Statement: it.Statement, Differs: differs(fullest, it).Text,
	}
	for i, p := range q.Parts {
		l.Parts[i] = spanOf(it.Story, p)
	}
	return l
}

func spanOf(s *Story, sp prose.Span) SpanRecord {
	at := s.FileSpan(sp)
	return SpanRecord(at)
}

func phraseOf(s *Story, p quote.Phrase) *PhraseRecord {
	if p.Empty() {
		return nil
	}
	return &PhraseRecord{p.Text, spanOf(s, p.Span)}
}

func personOf(p Person) *PersonRecord {
	if p.Name == "" {
		return nil
	}
	return &PersonRecord{p.ID, p.Name, p.Office}
}

// confidence is that of a quote to three decimals: more would be noise.
func confidence(q *quote.Quote) float64 { return math.Round(float64(q.Confidence)*1000) / 1000 }
