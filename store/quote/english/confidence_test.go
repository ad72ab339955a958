package english

import (
	"testing"

	"onrecord/store/quote"
)

// What a careful editor is sure of, the engine is; what one would look up, it
// doubts.
func TestConfidence(t *testing.T) {
	const named = "Mayor Ana Ruiz said on Monday: “We wait for the tide, and we hope for the wind.”\n\n"
	for name, c := range map[string]struct {
		story  string
		lo, hi float32 // of the last quote
	}{
		"a full name beside said":    {named, 0.9, 1},
		"the attribution goes on":    {named + "“We have waited longer than this, and we are still here.”", 0.5, 0.97},
		"a quote far from any cue":   {named + "The gates are old.\n\nThe sea is older.\n\n“There is no other way to do it.”", 0, 0.8},
		"nobody to speak":            {"The gates are old.\n\n“There is no other way to do it.”", 0.3, 0.97},
		"words that were not said":   {"Mayor Ana Ruiz did not say: “The pier must go before the winter.”", 0, 0.5},
		"words that may be said":     {"If Mayor Ana Ruiz says: “The pier must go,” it will.", 0, 0.5},
		"she, and one woman in town": {named + "“The gates are old,” she said. “They will hold.”", 0.85, 1},
	} {
		t.Run(name, func(t *testing.T) {
			quotes, _ := Find(c.story, paragraphs(c.story))
			if len(quotes) == 0 {
				t.Fatal("no quotes")
			}
			q := quotes[len(quotes)-1]
			if q.Confidence < c.lo || q.Confidence > c.hi {
				t.Errorf("confidence %v, want %v to %v", q.Confidence, c.lo, c.hi)
			}
		})
	}
}

// The less there is to go by, the less sure it is.
func TestConfidenceFalls(t *testing.T) {
	var sure, doubtful traitSet
	sure.add(always, true)
	doubtful.add(always, true)
	for _, less := range []trait{goesOnFar, closeCall, faceless, longSentence} {
		doubtful.add(less, true)
	}
	for _, k := range []quote.Kind{quote.Direct, quote.Mixed, quote.Indirect} {
		if a, b := sure.confidence(k), doubtful.confidence(k); a <= b {
			t.Errorf("%v: %v is not above %v", k, a, b)
		}
	}
}
