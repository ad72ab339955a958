package export

import (
	"time"

	"onrecord/store/story"
)

// StoryRecord is the head of a story in a line of JSON.
type StoryRecord struct {
	ID      string   `json:"id"`
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Place   string   `json:"place,omitempty"`
	Source  string   `json:"source,omitempty"`
	Author  string   `json:"author,omitempty"`
	Topics  []string `json:"topics,omitempty"`
	Summary string   `json:"summary,omitempty"`
	URL     string   `json:"url,omitempty"`
	Lang    string   `json:"lang,omitempty"`
	Record  string   `json:"record,omitempty"`
}

// SpanRecord is a stretch of a story's file, in bytes.
type SpanRecord struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// PhraseRecord is a phrase of a story and where it stands.
type PhraseRecord struct {
	Text string `json:"text"`
	SpanRecord
}

// PersonRecord is who says something or passes it on.
type PersonRecord struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Office string `json:"office"`
}

// RecordOf gives the head of a story as it is printed.
func RecordOf(h story.Header) StoryRecord {
	return StoryRecord{
		ID: h.ID, Path: h.Path, Title: h.Headline, Date: Date(h), Place: h.Place, Source: h.Source,
		Author: h.Author, Topics: h.Topics, Summary: h.Summary, URL: h.URL, Lang: h.Lang, Record: h.Record,
	}
}

// Date is the date of a story, with the time of day if that is known.
func Date(h story.Header) string {
	switch {
	case h.Timed:
		return h.Date.Format(time.RFC3339)
	case h.Date.IsZero():
		return ""
	}
	return h.Date.Format(time.DateOnly)
}
