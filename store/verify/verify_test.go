package verify_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
)

// paper is a few stories with their quotes, and a directory of who says what
// in them: a speaker has the same number in all stories.
type paper struct {
	stories []verify.Story
	people  []string
}

func (p *paper) Of(_ string, speaker int) (official.Official, bool) {
	if speaker < 0 || speaker >= len(p.people) {
		return official.Official{}, false
	}
	return official.Official{ID: p.people[speaker], Name: p.people[speaker]}, true
}

func (p *paper) StoriesOf(officialID string) []string {
	var ids []string
	for _, s := range p.stories {
		if slices.ContainsFunc(s.Quotes, func(q verify.Quote) bool { return q.Speaker >= 0 && p.people[q.Speaker] == officialID }) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func (p *paper) Place(story string, number int) (official.Place, bool) {
	for _, s := range p.stories {
		if s.ID == story {
			q := s.Quotes[number]
			return official.Place{StoryID: story, Date: s.Date, Quote: number, Words: q.Words, Kind: q.Kind, Unsure: q.Unsure}, true
		}
	}
	return official.Place{}, false
}

// print reads stories that are written a quote a line: who, a colon, and what
// she says. A line without a colon begins a story: its ID. Behind the name,
// ? is an unsure speaker, ~ reported speech, + a mixed quote. “ / ” parts two
// parts of one sentence, “ // ” two parts that are sentences.
func printed(lines string) *paper {
	p := &paper{}
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		who, words, ok := strings.Cut(line, ": ")
		switch {
		case line == "":
		case !ok:
			p.stories = append(p.stories, verify.Story{ID: line, Date: time.Date(2025, 1, 1+len(p.stories), 0, 0, 0, 0, time.UTC)})
		default:
			s := &p.stories[len(p.stories)-1]
			s.Quotes = append(s.Quotes, p.quote(who, words))
		}
	}
	return p
}

func (p *paper) quote(who, words string) verify.Quote {
	q := verify.Quote{Parts: []verify.Part{{Opens: true}}}
	name := strings.TrimRight(who, "?~+")
	if q.Speaker = slices.Index(p.people, name); q.Speaker < 0 && name != "-" {
		q.Speaker = len(p.people)
		p.people = append(p.people, name)
	}
	q.Unsure = strings.Contains(who, "?")
	switch {
	case strings.Contains(who, "~"):
		q.Kind = quote.Indirect
	case strings.Contains(who, "+"):
		q.Kind = quote.Mixed
	}
	for _, w := range strings.Fields(words) {
		if w == "/" || w == "//" {
			q.Parts = append(q.Parts, verify.Part{Opens: w == "//"})
		}
	}
	q.Words = strings.NewReplacer(" // ", " … ", " / ", " … ").Replace(words)
	return q
}

func (p *paper) index() *verify.Index {
	x := verify.NewIndex()
	for _, s := range p.stories {
		x.Add(s)
	}
	return x
}

func (p *paper) ask(t testing.TB, x *verify.Index, words, by string) verify.Verdict {
	t.Helper()
	v, err := x.Ask(t.Context(), words, official.Official{ID: by}, p)
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	return v
}

// told is a verdict in one line for each finding.
func told(v verify.Verdict) []string {
	all := []string{v.Answer.String()}
	if v.Slight {
		all[0] += ", slight"
	}
	if v.Marked {
		all[0] += ", marked"
	}
	for _, f := range v.Findings {
		line := f.Official.ID + " " + f.Match.String() + " " + f.Place.StoryID
		if len(f.On) > 0 {
			line += "+" + strconv.Itoa(len(f.On))
		}
		if f.Voice != verify.Own {
			line += " " + f.Voice.String()
		}
		line += ": " + f.Place.Words[f.At.Start:f.At.End]
		if f.Negation {
			line += " NOT"
		}
		if f.Figure {
			line += " FIGURE"
		}
		all = append(all, line)
	}
	return all
}

const harbour = `
opens
ruiz: We will not wait for the divers any longer, // The cranes move at noon, / and the ferries after them.
tamm: The anchor is still down there.
ruiz: Nobody has paid for it.
tamm+: the whole thing “a costly joke” and went home
adeyemi~: that the budget would be ready by 20 May
strike
ruiz?: The cranes move at noon.
moor: I like it.
moor: It will cost $40 million. Mr. Tamm knows why!
-: Who found the anchor shall keep the anchor
adeyemi+: that “we have enough money for a hundred ferries”
adeyemi: We have money for two ferries and for no more than that.
moor: I have never in my life taken a rope from a diver.
gate
vela: Hear me, all of you. Captain, raise the harbour gate! Captain, lower the bridge behind us!
`

func TestAsk(t *testing.T) {
	p := printed(harbour)
	x := p.index()
	for _, tt := range []struct {
		name, words, by string
		want            []string
	}{
		{"a whole quote", "The anchor is still down there", "", []string{"said", "tamm whole opens: The anchor is still down there"}},
		{"a sentence over two parts", "the cranes move at noon and the ferries after them", "", []string{"said", "ruiz whole opens: The cranes move at noon, … and the ferries after them", "ruiz beyond strike: The cranes move at noon"}},
		{"a part that ends a sentence", "“We’ll not wait for the divers any longer.”", "", []string{"said", "ruiz whole opens: We will not wait for the divers any longer"}},
		{"a part that does not", "The cranes move at noon", "", []string{"said", "ruiz whole strike: The cranes move at noon", "ruiz excerpt opens: The cranes move at noon"}},
		{"two sentences", "It will cost $40 million. Mr Tamm knows why", "", []string{"said", "moor whole strike: It will cost $40 million. Mr. Tamm knows why"}},
		{"two quotes that follow one another", "I like it. It will cost 40m dollars.", "", []string{"said", "moor whole strike+1: I like it"}},
		{"with another’s words between them", "and the ferries after them. Nobody has paid for it.", "", []string{"in-part", "ruiz beyond opens: Nobody has paid for it"}},
		{"cut short, and what is left out turns it", "wait for the divers any longer", "", []string{"in-part", "ruiz excerpt opens: wait for the divers any longer NOT"}},
		{"what stands in the marks", "a costly joke", "", []string{"said", "tamm whole opens: a costly joke"}},
		{"with the reporter’s words", "the whole thing a costly joke and went home", "", []string{"said", "tamm whole opens shared: the whole thing “a costly joke” and went home"}},
		{"the reporter’s words alone", "and went home", "", []string{"in-part", "tamm excerpt opens reporters: and went home"}},
		{"a date in another order", "the budget would be ready by May 20", "", []string{"in-part", "adeyemi excerpt opens reporters: the budget would be ready by 20 May"}},
		{"sentences that another's stand between", "We will not wait for the divers any longer. Nobody has paid for it.", "", []string{"in-part", "ruiz excerpt opens+1: We will not wait for the divers any longer, … The cranes move at noon, … and the ferries after them", "ruiz beyond opens: Nobody has paid for it"}},
		{"a few words of another matter", "I loathe it", "", []string{"not-found"}},
		{"reported speech in full", "that the budget would be ready by 20 May", "", []string{"in-part", "adeyemi whole opens reporters: that the budget would be ready by 20 May"}},
		{"a figure changed", "that the budget would be ready by 21 May", "", []string{"otherwise", "adeyemi variant opens reporters: that the budget would be ready by 20 May FIGURE"}},
		{"a figure in another spelling", "we have enough money for 100 ferries", "", []string{"said", "adeyemi whole strike: we have enough money for a hundred ferries", "adeyemi variant strike: We have money for two ferries FIGURE"}},
		{"not dropped", "We will wait for the divers any longer", "", []string{"otherwise", "ruiz variant opens: We will not wait for the divers any longer NOT"}},
		{"not added", "The anchor is not still down there", "", []string{"otherwise", "tamm variant opens: The anchor is still down there NOT"}},
		{"more than was said", "The anchor is still down there. Send more divers before the weather turns, he shouted.", "", []string{"in-part", "tamm beyond opens: The anchor is still down there"}},
		{"a short quote inside a sentence", "I like it when the ferries whistle in the morning fog", "", []string{"not-found", "moor near strike: I like it"}},
		{"a short quote as a sentence", "I like it. When the ferries whistle the fog lifts.", "", []string{"in-part", "moor beyond strike: I like it"}},
		{"a sentence of several, and more", "Captain, raise the harbour gate and burn the keys of it", "", []string{"in-part", "vela beyond gate: Captain, raise the harbour gate"}},
		{"a piece of few words turned", "We will wait", "", []string{"otherwise", "ruiz variant opens: We will not wait NOT"}},
		{"turned with a verb of its own", "I did not like it", "", []string{"otherwise", "moor variant strike: I like it NOT"}},
		{"something left out", "We will not wait … any longer", "", []string{"in-part", "ruiz excerpt opens: We will not wait for the divers any longer"}},
		{"a single word left out is a word dropped", "We will … wait for the divers any longer", "", []string{"otherwise", "ruiz variant opens: We will not wait for the divers any longer NOT"}},
		{"a negation left out among others", "We have money … for more than that", "", []string{"otherwise", "adeyemi variant strike: We have money for two ferries and for no more than that NOT FIGURE"}},
		{"a negation left out is told once", "I have … taken a rope from a diver", "", []string{"otherwise", "moor variant strike: I have never in my life taken a rope from a diver NOT"}},
		{"one word", "anchor", "", []string{"in-part, slight", "tamm excerpt opens: anchor", " excerpt strike: anchor"}},
		{"stop words", "we will", "", []string{"in-part, slight", "ruiz excerpt opens: We will NOT"}},
		{"with who said it", "“The anchor is still down there,” said Tamm, the diver", "", []string{"said, marked", "tamm whole opens: The anchor is still down there"}},
		{"with who said it in between", `"The cranes move at noon," Ruiz told the harbour, "and the ferries after them."`, "", []string{"said, marked", "ruiz whole opens: The cranes move at noon, … and the ferries after them", "ruiz beyond strike: The cranes move at noon"}},
		{"a piece with who said it", "“We will not wait for the divers,” Ruiz said", "", []string{"in-part, marked", "ruiz excerpt opens: We will not wait for the divers"}},
		{"changed, with who said it", "“The anchor is still up there,” Tamm said", "", []string{"otherwise, marked", "tamm variant opens: The anchor is still down there"}},
		{"the reporter’s words too", "the whole thing “a costly joke” and went home", "", []string{"said", "tamm whole opens shared: the whole thing “a costly joke” and went home"}},
		{"marks around a word or two", "He called it “a joke” and went", "", []string{"not-found", "tamm near opens shared: the whole thing “a costly joke” and went"}},
		{"much left out without a word", "We will not wait any longer, the cranes move at noon and the ferries after", "", []string{"otherwise", "ruiz variant opens: We will not wait for the divers any longer, … The cranes move at noon, … and the ferries after", "ruiz beyond strike: The cranes move at noon"}},
		{"nobody said it", "Elephants never forget a birthday", "", []string{"not-found"}},
		{"by who said it", "The anchor is still down there", "tamm", []string{"said", "tamm whole opens: The anchor is still down there"}},
		{"by another", "The anchor is still down there", "ruiz", []string{"by-another", "tamm whole opens: The anchor is still down there"}},
		{"by another, otherwise", "The anchor is always down there", "ruiz", []string{"by-another", "tamm variant opens: The anchor is still down there"}},
		{"near, but exactly by another", "We have enough money for 100 ferries", "adeyemi", []string{"said", "adeyemi whole strike: we have enough money for a hundred ferries", "adeyemi variant strike: We have money for two ferries FIGURE"}},
		{"the speaker is not known", "Who found the anchor shall keep the anchor", "ruiz", []string{"not-found", " whole strike: Who found the anchor shall keep the anchor"}},
	} {
		if diff := cmp.Diff(tt.want, told(p.ask(t, x, tt.words, tt.by))); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestAskNothing(t *testing.T) {
	x := verify.NewIndex()
	for _, words := range []string{"", " ", "“”", "… [...] —", "\x00\xff"} {
		if _, err := x.Ask(t.Context(), words, official.Official{}, &paper{}); !errors.Is(err, verify.ErrNoWords) {
			t.Errorf("%q: %v", words, err)
		}
	}
}
