package wording_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/wording"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"— “…” !", ""},
		{"“The GATES failed,” he said.", "the gates failed he said"},
		{"Élysée, naïve", "elysee naive"},
		{"We don’t, we won't, we can’t and cannot", "we do not we will not we can not and can not"},
		{"I’m sure we’ll go; they’ve, you’re, he’d", "i am sure we will go they have you are he would"},
		{"It’s late. Let’s go, that’s all", "it is late let us go that is all"},
		{"the minister’s and the ministers’ and O’Neill", "the minister s and the ministers and o neill"},
		{"gonna, n’t, ’t", "going to n t t"},
		{"Cease-fire, cease fire", "cease fire cease fire"},
		{"colour harbours favourite labouring behavioural four hour your", "color harbors favorite laboring behavioral 4 hour your"},
		{"organise organisation organising analysed", "organize organization organizing analyzed"},
		{"centre theatres hatred dialogue defence travelled filled programme", "center theaters hatred dialog defense traveled filled program"},
		{"twenty 20 twenty-one 21", "20 20 21 21"},
		{"two hundred and fifty, 250", "250 250"},
		{"a hundred days, 100 days", "100 days 100 days"},
		{"two thousand three hundred homes, 2,300 homes", "2300 homes 2300 homes"},
		{"3.2 million, 3,2 million, 3,200,000", "3200000 3200000 3200000"},
		{"1,2 metres, 3,25 billion", "1 2 meters 3250000000"},
		{"£40m, 40 million pounds, forty million pounds", "£40000000 £40000000 £40000000"},
		{"$4.5bn; 4.5 billion dollars", "$4500000000 $4500000000"},
		{"5%, five per cent, 5 percent, five and a half", "%5 %5 %5 5 and a half"},
		{"the first, 1st and third", "the th1 th1 and th3"},
		{"at 2.10am in the 1970s, 4x4", "at 2 10am in the 1970s 4x4"},
		{"1,2,3 and 1999,2000 and 3.", "1 2 3 and 1999 2000 and 3"},
		{"one, two, three", "1 2 3"},
		{"not one naira, two naira", "not 1 naira ₦2"},
		{"no one. Hundred and one", "no 1 101"},
		{"bread & butter", "bread and butter"},
		{"東京 हिन्दी", "東 京 हिन्दी"},
	} {
		t.Run(tt.in, func(t *testing.T) {
			var got []string
			for _, w := range wording.Words(tt.in) {
				got = append(got, w.Folded)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWordsTellWhereTheyStand(t *testing.T) {
	const s = "“We don’t owe £40m,” two hundred and six said"
	var got []string
	for _, w := range wording.Words(s) {
		got = append(got, s[w.Start:w.End])
	}
	want := []string{"We", "do", "n’t", "owe", "£40m", "two hundred and six", "said"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"don’t", "$4.5bn & a hundred per cent", "twenty-one thousand and one", "1,000,000.5 million", "İ’t", "n't", "９m", "ﬁve hundred", "\u031c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, w := range wording.Words(s) {
			if w.Folded == "" || w.Start < end || w.Empty() || w.End > len(s) {
				t.Fatalf("%q: %+v after %d", s, w, end)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("%q: %+v is no text", s, w)
			}
			end = w.End
		}
	})
}
