package gold

import (
	"context"
	"strings"
	"testing"
)

const (
	newsroomPeople = `{"people": [
		{"name": "Ana Ruiz", "aliases": ["Ruiz"], "stories": ["a1", "a2"],
		 "offices": [{"office": "harbour minister", "from_story": "a1"}],
		 "role_mentions": [{"mention": "the minister", "story": "a2"}]},
		{"name": "Tomas Lind", "aliases": ["Lind"], "stories": ["a2"]}],
		"distinct": [["Ana Ruiz", "Tomas Lind"]],
		"same_words": [{"id": "W", "places": [{"story": "a1", "quote": "E1"}, {"story": "a2", "quote": "E1"}]}]}`
	newsroomStories = `{"id": "a1", "publisher": "The Herald", "date": "2025-03-02", "title": "Gates",
		"text": "Gates\n\n“The gates will hold the water,” said Ana Ruiz, the harbour minister.",
		"quotes": [{"id": "E1", "content": [[7, 40]], "speaker_kind": "person", "speaker_text": "Ana Ruiz, the harbour minister", "person": "Ana Ruiz"}]}
{"id": "a2", "publisher": "The Post", "date": "2025-03-04", "title": "Gates again",
		"text": "Gates again\n\n“The gates will hold the water,” Ruiz said. “They will not,” said Tomas Lind. “We wait,” a spokesman said.",
		"quotes": [{"id": "E1", "content": [[13, 46]], "speaker_kind": "person", "speaker_text": "Ruiz", "person": "Ana Ruiz"},
			{"id": "E2", "content": [[58, 73]], "speaker_kind": "person", "speaker_text": "Tomas Lind", "person": "Tomas Lind"},
			{"id": "E3", "content": [[91, 101]], "speaker_kind": "role", "speaker_text": "a spokesman", "person": null}]}
{"id": "b1", "publisher": "The Post", "date": "2025-03-05", "title": "Other", "text": "Other\n", "quotes": []}`
)

func TestNewsrooms(t *testing.T) {
	// The stories are a line each.
	lines := strings.ReplaceAll(strings.ReplaceAll(newsroomStories, "\n\t", " "), "\n}", "}")
	e, err := ReadNewsrooms(strings.NewReader(newsroomPeople), strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Stories) != 2 || len(e.Said) != 3 || len(e.Unnamed) != 1 {
		t.Fatalf("%d stories, %d quotes said, %d unnamed", len(e.Stories), len(e.Said), len(e.Unnamed))
	}
	table, err := Measure(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	one := Pairs{Right: 1, Found: 1, Gold: 1}
	if table.Joins != one || table.Said != one || table.Words != one || table.Mentions != 3 || table.Missed != 0 || table.Taken != (Rate{0, 1}) {
		t.Errorf("\n%s", table)
	}
}

func TestNewsroomsTellsWhatIsWrong(t *testing.T) {
	if _, err := ReadNewsrooms(strings.NewReader("{"), strings.NewReader("")); err == nil {
		t.Error("people that end in the middle are an error")
	}
	if _, err := ReadNewsrooms(strings.NewReader("{}"), strings.NewReader("{\n")); err == nil {
		t.Error("a story that ends in the middle is an error")
	}
}
