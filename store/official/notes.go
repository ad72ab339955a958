package official

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
	// Stories, if there are any, are the IDs of the stories, or beginnings of
	// them, whose mentions of this name and these aliases mean this person; in
	// all others they mean another.
	Stories []string
	// Offices have zero days where the notes leave an end open.
	Offices []Office
	// Apart are names of people who are not this one, however alike.
	Apart []string
	// Line is the line of the file where the entry begins, counted from 1.
	Line int
}
