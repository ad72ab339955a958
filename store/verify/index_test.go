package verify_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/verify"
)

// town is many stories of few words, in which nearly everything is like
// something else.
func town(n int) *paper {
	random := rand.New(rand.NewPCG(3, 3))
	words := strings.Fields("we will not wait for the harbour and its ferries now or ever 20 men said no")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "story-%02d\n", i)
		for range 1 + random.IntN(4) {
			fmt.Fprintf(&b, "%s:", [...]string{"ruiz", "tamm?", "moor~", "-"}[random.IntN(4)])
			for range 1 + random.IntN(12) {
				b.WriteString(" " + words[random.IntN(len(words))])
			}
			b.WriteString(".\n")
		}
	}
	return printed(b.String())
}

var townClaims = []string{
	"we will not wait", "the harbour and its ferries", "no", "20 men said no", "we will wait for the harbour now or never",
	"ferries", "for the … ferries", "men will not said no for the harbour and its ferries wait now or ever",
}

func verdicts(t *testing.T, p *paper, x *verify.Index) []string {
	var all []string
	for _, words := range townClaims {
		for _, by := range []string{"", "ruiz", "moor"} {
			v := p.ask(t, x, words, by)
			all = append(all, fmt.Sprintf("%s (%s) %d", words, by, v.Total))
			all = append(all, told(v)...)
		}
	}
	return all
}

func TestOrderOfStoriesDoesNotMatter(t *testing.T) {
	p := town(60)
	want := verdicts(t, p, p.index())
	for seed := range uint64(5) {
		x := verify.NewIndex()
		stories := slices.Clone(p.stories)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		for _, s := range stories {
			x.Add(s)
		}
		if diff := cmp.Diff(want, verdicts(t, p, x)); diff != "" {
			t.Fatal(diff)
		}
	}
}

// An index from which stories went and into which others came is the same as
// one that never had the former.
func TestStoriesComeAndGo(t *testing.T) {
	p := town(60)
	want := verdicts(t, p, p.index())
	x := verify.NewIndex()
	other := town(90)
	for i, s := range other.stories {
		s.Quotes = append(slices.Clone(s.Quotes), verify.Quote{Words: "We will not wait for no harbour. And ever.", Speaker: 0})
		if i >= 60 {
			s.ID = "gone-" + s.ID
		}
		x.Add(s)
	}
	for i, s := range p.stories {
		x.Add(s)
		if i%2 == 0 {
			x.Remove("gone-" + other.stories[60+i/2].ID)
		}
	}
	x.Remove("never there")
	if x.Len() != len(p.stories) {
		t.Errorf("%d stories, want %d", x.Len(), len(p.stories))
	}
	if diff := cmp.Diff(want, verdicts(t, p, x)); diff != "" {
		t.Error(diff)
	}
}

// Of more places than are looked at the best are shown all the same, and the
// first.
func TestManyPlaces(t *testing.T) {
	var b strings.Builder
	for i := range 500 {
		fmt.Fprintf(&b, "story-%03d\nruiz: So we will wait and see until day %d.\n", i, i)
	}
	b.WriteString("last\nruiz: We will wait and see.\n")
	p := printed(b.String())
	x := p.index()
	v := p.ask(t, x, "we will wait and see", "")
	if v.Answer != verify.Said || v.Findings[0].Place.StoryID != "last" || v.Total < 200 || !v.More || len(v.Findings) >= 100 {
		t.Errorf("%s, %d of %d: %+v", v.Answer, len(v.Findings), v.Total, v.Findings[0])
	}
	if v.Findings[1].Place.StoryID != "story-000" {
		t.Errorf("the second is %s", v.Findings[1].Place.StoryID)
	}
}

func FuzzAsk(f *testing.F) {
	for _, words := range townClaims {
		f.Add(words, words, "ruiz")
	}
	f.Add("“I will,” … [...] ’ve 20% don’t", "… … ‘n’ \xff\x00 «a» \"b\"", "-")
	f.Add(strings.Repeat("we will not wait for ", 40), strings.Repeat("wait for we will ", 90), "moor")
	p := town(20)
	f.Fuzz(func(t *testing.T, words, quoted, by string) {
		p := &paper{stories: slices.Clone(p.stories), people: p.people}
		added := verify.Story{ID: "added", Quotes: []verify.Quote{
			p.quote("ruiz+", quoted), p.quote("ruiz", quoted), p.quote("ruiz?", words), p.quote("moor~", words+" "+quoted),
		}}
		p.stories = append(p.stories, added)
		x := p.index()
		v, err := x.Ask(t.Context(), words, official.Official{ID: by}, p)
		if err != nil {
			return
		}
		for _, fd := range v.Findings {
			if fd.At.Start < 0 || fd.At.End > len(fd.Place.Words) || fd.Of.Start < 0 || fd.Of.End > len(words) {
				t.Errorf("%v of %q, %v of %q", fd.At, fd.Place.Words, fd.Of, words)
			}
		}
		again, _ := x.Ask(t.Context(), words, official.Official{ID: by}, p)
		if diff := cmp.Diff(told(v), told(again)); diff != "" {
			t.Error(diff)
		}
		if by == "" && v.Answer != verify.Said {
			t.Errorf("%q is in the paper, but %s", words, v.Answer)
		}
	})
}
