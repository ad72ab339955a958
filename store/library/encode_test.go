package library

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/store"
	"onrecord/store/storetest/corpus"
	"onrecord/store/story"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	for s := range corpus.New(corpus.Options{Stories: 40}).All() {
		st, err := story.Parse(story.File{Name: s.Path}, s.Text)
		if err != nil {
			t.Fatal(err)
		}
		h, err := decodeHeader(encodeHeader(st.Header), st.ID)
		h.Path = st.Path
		if diff := cmp.Diff(st.Header, h); diff != "" || err != nil {
			t.Fatal(err, diff)
		}
		if at, err := decodeDate(encodeHeader(st.Header)); err != nil || !at.Equal(st.Date) {
			t.Error(at, err)
		}
		a, err := store.Analyse(st)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeAnalysis(encodeAnalysis(a))
		if diff := cmp.Diff(a, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatal(err, diff)
		}
	}
}

func TestDatesAreWrittenAsTheyWereTold(t *testing.T) {
	for _, at := range []time.Time{
		{},
		time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC),
		time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(9999, 12, 31, 23, 59, 59, 999, time.UTC),
		time.Date(2025, 5, 1, 9, 30, 0, 0, time.FixedZone("", -9000)),
	} {
		h, err := decodeHeader(encodeHeader(story.Header{Date: at}), "")
		if err != nil || !h.Date.Equal(at) || h.Date.Format(time.RFC3339Nano) != at.Format(time.RFC3339Nano) {
			t.Errorf("%v became %v, %v", at, h.Date, err)
		}
	}
}

func TestABitThatHasTurnedIsFound(t *testing.T) {
	s := corpus.New(corpus.Options{}).Story(0)
	st, err := story.Parse(story.File{Name: s.Path}, s.Text)
	if err != nil {
		t.Fatal(err)
	}
	data := encodeHeader(st.Header)
	for i := range 8 * len(data) {
		turned := bytes.Clone(data)
		turned[i/8] ^= 1 << (i % 8)
		if _, err := decodeHeader(turned, st.ID); !errors.Is(err, errForm) {
			t.Errorf("bit %d: %v", i, err)
		}
	}
	if _, err := decodeHeader(data, st.ID+"x"); !errors.Is(err, errForm) {
		t.Error("another ID:", err)
	}
}

func FuzzDecode(f *testing.F) {
	for s := range corpus.New(corpus.Options{Stories: 3}).All() {
		st, err := story.Parse(story.File{Name: s.Path}, s.Text)
		if err != nil {
			f.Fatal(err)
		}
		a, err := store.Analyse(st)
		if err != nil {
			f.Fatal(err)
		}
		for _, data := range [][]byte{encodeAnalysis(a), encodeHeader(st.Header)} {
			f.Add(data[:len(data)-sumSize])
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		data = encoder(data).sealed("") // or nothing would ever be read
		if h, err := decodeHeader(data, ""); err == nil {
			if again, err := decodeHeader(encodeHeader(h), ""); err != nil || !cmp.Equal(h, again) {
				t.Errorf("%+v became %+v, %v", h, again, err)
			}
		}
		a, err := decodeAnalysis(data)
		if err != nil {
			return
		}
		for _, q := range a.Quotes {
			if q.Speaker < -1 || q.Speaker >= len(a.Speakers) || q.Relay < -1 || q.Relay >= len(a.Speakers) {
				t.Errorf("%+v", q)
			}
			_, _ = q.Kind.String(), q.Span()
		}
	})
}
