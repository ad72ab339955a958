package official

import (
	"slices"
	"strings"
)

// Notes are what the reader has told about officials in a file of her own.
// They win over what the stories suggest.
type Notes []Told

// Told is what the notes say of one person.
type Told struct {
	// Name is the name that the person goes by. Two people of one name have
	// two entries with different labels.
	Name string
	// Label tells namesakes apart: the senator. It is shown in brackets behind
	// the name and is part of the ID; mostly empty.
	Label string
	// Aliases are other forms that mean this person wherever they stand.
	Aliases []string
	// Stories, if there are any, are the IDs of the stories whose mentions of
	// this name and these aliases mean this person; in all others they mean
	// another. One that ends in a star stands for all IDs that begin so:
	// 2025-04-*.
	Stories []string
	// Offices have zero days where the notes leave an end open. Where there
	// are any, they are all that the person held.
	Offices []Office
	// Apart are names of people who are not this one, however alike.
	Apart []string
	// Line is the line of the file where the entry begins, counted from 1.
	Line int
}

// Shown is the name as the person goes by it, with the label if there is one:
// John Reyes (senator).
func (t Told) Shown() string {
	if t.Label == "" {
		return t.Name
	}
	return t.Name + " (" + t.Label + ")"
}

// In reports whether the forms of the name mean this person in a story.
func (t Told) In(storyID string) bool {
	return len(t.Stories) == 0 || slices.ContainsFunc(t.Stories, func(s string) bool { return Covers(s, storyID) })
}

// Covers reports whether a story of the notes is the one with an ID, or ends
// in a star and begins as the ID does.
func Covers(story, id string) bool {
	if begin, ok := strings.CutSuffix(story, "*"); ok {
		return strings.HasPrefix(id, begin)
	}
	return story == id
}
