package english

import "onrecord/store/quote"

// confidence is how likely it is that the words are those of the speaker.
func (f *finder) confidence(q *quote.Quote) float32 {
	switch q.Why.Named {
	case quote.FullName, quote.PartOfName:
		return 0.95
	case quote.Pronoun, quote.Office, quote.Handle, quote.Relation:
		return 0.9
	case quote.Nobody:
		return 0.5
	}
	return 0.8
}
