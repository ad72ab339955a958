package command

import (
	"context"
	"strconv"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// headRecord is who an official is and what the statements come to.
type headRecord struct {
	Official officialRecord `json:"official"`
	// Statements counts all, Chosen those that the filter chose.
	Statements int            `json:"statements"`
	Chosen     int            `json:"chosen"`
	Stories    int            `json:"stories"`
	Kinds      map[string]int `json:"kinds"`
	First      string         `json:"first"`
	Last       string         `json:"last"`
	Topics     []tallyRecord  `json:"topics"`
	Cues       []tallyRecord  `json:"cues"`
	Relays     []tallyRecord  `json:"relays"`
	Beside     []tallyRecord  `json:"beside"`
	Sources    []tallyRecord  `json:"sources"`
	Timeline   timelineRecord `json:"timeline"`
}

type tallyRecord struct {
	ID    string `json:"id,omitempty"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

type timelineRecord struct {
	Unit    string       `json:"unit"`
	Spans   []spanCounts `json:"spans"`
	Outside int          `json:"outside"`
}

type spanCounts struct {
	From  string `json:"from"`
	Count int    `json:"count"`
}

// printHead prints who it is and what is on record.
func (r *run) printHead(ctx context.Context, q store.RecordQuery) error {
	rec, err := r.askRecord(ctx, q)
	if err != nil {
		return err
	}
	switch r.form() {
	case jsonLines:
		return writeJSON(r.Out, recordOfHead(rec))
	case csvTable:
		return r.printTallies(rec)
	}
	width, _ := r.terminal()
	return printBiography(r.Out, rec, width, false)
}

func recordOfHead(rec official.Record) headRecord {
	h := headRecord{
		Official:   recordOfOfficial(rec.Official),
		Statements: rec.All, Chosen: rec.Total, Stories: rec.Stories,
		Kinds: map[string]int{}, First: date(rec.First), Last: date(rec.Last),
		Topics: tallyRecords(rec.Topics), Cues: tallyRecords(rec.Cues), Relays: tallyRecords(rec.Relays),
		Beside: tallyRecords(rec.Beside), Sources: tallyRecords(rec.Sources),
		Timeline: timelineRecord{Unit: rec.Timeline.Unit.String(), Spans: []spanCounts{}, Outside: rec.Timeline.Outside},
	}
	for kind, n := range rec.Kinds {
		h.Kinds[quote.Kind(kind).String()] = n
	}
	for _, s := range rec.Timeline.Spans {
		h.Timeline.Spans = append(h.Timeline.Spans, spanCounts{date(s.From), s.Count})
	}
	return h
}

func tallyRecords(all []official.Tally) []tallyRecord {
	out := make([]tallyRecord, len(all))
	for i, t := range all {
		out[i] = tallyRecord{t.ID, t.Name, t.Count}
	}
	return out
}

// printTallies prints a line for each thing that is counted.
func (r *run) printTallies(rec official.Record) error {
	p, err := newPrinter(r.Out, csvTable, 0, []string{"official", "what", "name", "id", "count"}, columns{})
	if err != nil {
		return err
	}
	put := func(what, name, id string, n int) {
		if err == nil {
			err = p.put(nil, []string{rec.Official.ID, what, name, id, strconv.Itoa(n)}, nil)
		}
	}
	for _, s := range rec.Timeline.Spans {
		put(rec.Timeline.Unit.String(), date(s.From), "", s.Count)
	}
	for _, list := range []struct {
		what string
		all  []official.Tally
	}{{"topic", rec.Topics}, {"cue", rec.Cues}, {"relay", rec.Relays}, {"beside", rec.Beside}, {"source", rec.Sources}} {
		for _, t := range list.all {
			put(list.what, t.Name, t.ID, t.Count)
		}
	}
	if err != nil {
		return err
	}
	return p.flush()
}
