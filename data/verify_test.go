package data_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
	"onrecord/store/wording"
)

// recorded is a quote of the edition with a speaker.
type recorded struct {
	story    string
	number   int
	kind     quote.Kind
	words    string
	official official.Official
}

func (r recorded) String() string { return fmt.Sprintf("%s %d (%s)", r.story, r.number, r.kind) }

// onRecord is the edition with all its quotes.
type onRecord struct {
	edition   *store.Memory
	quotes    []recorded
	officials []official.Official
	// words are the folded words of every quote, and of two that follow one
	// another in the mouth of one speaker.
	words []saidWords
}

type saidWords struct {
	official string
	words    string
}

func newOnRecord(t *testing.T) onRecord {
	t.Helper()
	r := onRecord{edition: store.Open(store.Options{Bundled: data.Stories})}
	t.Cleanup(func() { _ = r.edition.Close() })
	ctx := context.Background()
	all, err := r.edition.Officials(ctx, store.OfficialsQuery{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	r.officials = all.Officials
	list, err := r.edition.Stories(ctx, store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Entries {
		r.add(t, e.ID)
	}
	return r
}

func (r *onRecord) add(t *testing.T, id string) {
	a, err := r.edition.Analysis(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]string{}
	for i, q := range a.Quotes {
		said := saidWords{words: folded(a.Words[i])}
		if q.Speaker != quote.None {
			o, err := r.edition.OfficialOf(context.Background(), id, q.Speaker)
			if err != nil {
				t.Fatal(err)
			}
			said.official = o.ID
			r.quotes = append(r.quotes, recorded{id, i, q.Kind, a.Words[i], o})
			r.words = append(r.words, saidWords{o.ID, last[o.ID] + said.words})
			last[o.ID] = said.words
		}
		r.words = append(r.words, said)
	}
}

// folded are the words with a blank on both sides.
func folded(s string) string {
	var b strings.Builder
	for _, w := range wording.Words(s) {
		b.WriteString(" " + w.Folded)
	}
	return b.String() + " "
}

// stands reports whether words stand in a quote of the edition as they are:
// of an official, or with an empty ID of anybody.
func (r *onRecord) stands(words, official string) bool {
	return slices.ContainsFunc(r.words, func(s saidWords) bool {
		return (official == "" || s.official == official) && strings.Contains(s.words, folded(words))
	})
}

func (r *onRecord) ask(t *testing.T, words, by string) verify.Verdict {
	t.Helper()
	v, err := r.edition.Verify(context.Background(), verify.Question{Words: words, By: by})
	if err != nil {
		t.Fatalf("%q by %q: %v", words, by, err)
	}
	return v
}

// has reports whether a quote is among the findings, as one of some matches.
func has(v verify.Verdict, q recorded, matches ...verify.Match) bool {
	return slices.ContainsFunc(v.Findings, func(f verify.Finding) bool {
		return f.Place.StoryID == q.story && f.Place.Quote == q.number && f.Official.ID == q.official.ID && slices.Contains(matches, f.Match)
	})
}

// TestVerifyAsItIs asks for every quote as it is printed, and as it may be
// typed.
func TestVerifyAsItIs(t *testing.T) {
	r := newOnRecord(t)
	for _, q := range r.quotes {
		want := verify.Said
		if q.kind == quote.Indirect {
			want = verify.InPart // the words are the reporter's
		}
		for form, words := range map[string]string{
			"as it is":       q.words,
			"other marks":    "»" + strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "‘", "'", "—", " - ").Replace(q.words) + "«",
			"upper case":     strings.ToUpper(q.words),
			"no punctuation": bare(q.words),
		} {
			for _, by := range []string{"", q.official.ID} {
				v := r.ask(t, words, by)
				if v.Answer > want || len(v.Findings) == 0 || !has(v, q, verify.Whole) {
					t.Errorf("%s, %s, by %q: %s, want %s: %s", q, form, by, v.Answer, want, words)
				}
				if v.Answer < want && !r.saidElsewhere(words) {
					t.Errorf("%s: reported speech was said: %s", q, words)
				}
			}
		}
	}
}

// saidElsewhere reports whether somebody's own words are these.
func (r *onRecord) saidElsewhere(words string) bool {
	return slices.ContainsFunc(r.quotes, func(q recorded) bool {
		return q.kind != quote.Indirect && strings.Contains(folded(q.words), folded(words))
	})
}

// bare takes punctuation out, but not apostrophes and what stands in a number.
func bare(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.TrimFunc(w, unicode.IsPunct)
		if !strings.ContainsAny(w, "0123456789") {
			words[i] = strings.Map(func(r rune) rune {
				if r != '’' && r != '\'' && unicode.IsPunct(r) {
					return ' '
				}
				return r
			}, words[i])
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// tells reports whether a quote has words enough to be known by when one of
// them is changed. A few words in a report are a phrase that many use.
func (q recorded) tells() bool {
	const fewest, phrase = 3, 5
	n := len(wording.Words(q.words))
	return n > phrase || n >= fewest && q.kind != quote.Indirect
}

func TestVerifyOneWordChanged(t *testing.T) {
	r := newOnRecord(t)
	asked := 0
	for _, q := range r.quotes {
		words := wording.Words(q.words)
		if !q.tells() {
			continue
		}
		for i, w := range words {
			changed := q.words[:w.Start] + " zebra " + q.words[w.End:]
			for _, by := range []string{"", q.official.ID} {
				asked++
				if v := r.ask(t, changed, by); v.Answer == verify.NotFound && len(words) <= 4 {
					continue // the one word that tells is another
				} else if v.Answer != verify.Otherwise || !has(v, q, verify.Variant) {
					t.Errorf("%s, word %d, by %q: %s: %s", q, i, by, v.Answer, changed)
				}
			}
		}
	}
	t.Log(asked, "questions")
}

func TestVerifyOneWordDropped(t *testing.T) {
	r := newOnRecord(t)
	for _, q := range r.quotes {
		words := wording.Words(q.words)
		if !q.tells() {
			continue
		}
		for i, w := range words {
			if i+1 < len(words) && w.End == words[i+1].Start {
				continue // without its first half ’ve is no word
			}
			dropped := q.words[:w.Start] + " " + q.words[w.End:]
			v := r.ask(t, dropped, q.official.ID)
			switch {
			case folded(dropped) == folded(q.words):
			case v.Marked && q.kind == quote.Mixed && r.stands(v.Words, q.official.ID):
				// the word was the reporter's, or at an end of what is in the marks
			case r.stands(dropped, q.official.ID):
				if v.Answer > verify.InPart {
					t.Errorf("%s, word %d: %s: %s", q, i, v.Answer, dropped)
				}
			case v.Answer != verify.Otherwise && v.Answer != verify.ByAnother:
				t.Errorf("%s, word %d: %s: %s", q, i, v.Answer, dropped)
			case !has(v, q, verify.Variant):
				t.Errorf("%s, word %d is not found: %s", q, i, dropped)
			}
		}
	}
}

// monthAndDay reports whether two words are a date that has its month first.
func monthAndDay(month, day string) bool {
	const months = " january february march april may june july august september october november december "
	return strings.Contains(months, " "+month+" ") && day[0] >= '0' && day[0] <= '9'
}

func TestVerifyCutShort(t *testing.T) {
	r := newOnRecord(t)
	for _, q := range r.quotes {
		words := wording.Words(q.words)
		for n := 1; n < len(words); n++ {
			if words[n-1].End == words[n].Start {
				continue // don’t is not cut to do
			}
			if monthAndDay(words[n-1].Folded, words[n].Folded) {
				continue // a date is one thing
			}
			for _, cut := range []string{q.words[:words[n-1].End], q.words[words[n].Start:]} {
				v := r.ask(t, cut, q.official.ID)
				if v.Answer > verify.InPart || v.Answer == verify.Said && !has(v, q, verify.Whole, verify.Excerpt) && v.Total <= len(v.Findings) {
					t.Errorf("%s: %s: %s", q, v.Answer, cut)
				}
				if v.Answer == verify.Said && v.Findings[0].Match != verify.Whole {
					t.Errorf("%s: said, but %s: %s", q, v.Findings[0].Match, cut)
				}
			}
		}
	}
}

func TestVerifyGivenToAnother(t *testing.T) {
	r := newOnRecord(t)
	for n, q := range r.quotes {
		for k := range r.officials {
			o := r.officials[(n+k)%len(r.officials)]
			if o.ID == q.official.ID || r.stands(q.words, o.ID) {
				continue
			}
			if v := r.ask(t, q.words, o.ID); v.Answer != verify.ByAnother || !has(v, q, verify.Whole) {
				t.Errorf("%s, to %s: %s: %s", q, o.ID, v.Answer, q.words)
			}
			if k > 3 {
				break
			}
		}
	}
}

// Sentences that nobody has said are not found, though they are made of words
// that many have said.
func TestVerifyNeverSaid(t *testing.T) {
	r := newOnRecord(t)
	for _, words := range []string{
		"The harbour will not open before the divers have found the anchor.",
		"My fellow citizens, tonight I announce that cats may vote.",
		"We will build a second railway to the lighthouse by the spring.",
		"Nobody asked the bakers, and nobody will.",
		"It is the duty of the government to pay for the umbrellas of the people.",
		"I have never met an honest weathercock in the whole of this country.",
		"There is no problem that a good soup can not solve.",
		"The world needs fewer clocks and more bells.",
		"zebra",
	} {
		if v := r.ask(t, words, ""); v.Answer != verify.NotFound {
			t.Errorf("%s: %s: %q", v.Answer, words, v.Findings[0].Place.Words)
		}
	}
}
