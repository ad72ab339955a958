// Package gold holds editions of invented stories with a table of who is who
// in them, and measures how much of that the engine finds.
//
// Each folder of testdata is an edition: stories as newspapers of many
// countries would tell them over years, and for each thread of them a file
// that says who is meant wherever somebody is named, and which statements are
// the same words. A test holds the engine to a floor, so that a rule that
// joins one pair of names and parts ten others is seen. Command measure prints
// the whole table, for these editions or for others.
//
// # What is counted
//
// A mention is one speaker of one story, as the engine found him, whom the
// gold knows by the name that the engine gives him there. Two mentions are a
// pair, within a story or across stories. A pair is found if both are the same
// official, and right if both are the same person: precision is the part of
// the found pairs that is right, recall the part of the right pairs that is
// found. A body or a nameless speaker who became the same official as a
// person makes a wrong pair with every mention of that person.
//
// Who is quoted in a story and is no speaker of it for the engine cannot be
// joined. Recall from end to end counts these mentions as joined with nobody.
//
// Where the gold tells who says each quote, pairs of quotes are counted as well:
// two quotes are a pair that is right if one person says both. A speaker who
// talks much counts for more there, and so does an error in who says what.
package gold

import "onrecord/store"

// Edition is a set of stories and who is who in them.
type Edition struct {
	Stories []store.Text
	Gold
}

// Gold is what an editor knows of a set of stories.
type Gold struct {
	People  []Person
	Unnamed []Unnamed
	Apart   [][2]string // people whom it would be easy to take for one
	Words   []Group
	Unlike  [][2]Place // statements that are like each other, and two
	Said    []Said     // who says each quote, where the gold tells so
}

// Together makes one edition of several, in which the people of one can be
// taken for those of another.
func Together(all ...Edition) Edition {
	var one Edition
	for _, e := range all {
		one.Stories = append(one.Stories, e.Stories...)
		one.People = append(one.People, e.People...)
		one.Unnamed = append(one.Unnamed, e.Unnamed...)
		one.Apart = append(one.Apart, e.Apart...)
		one.Words = append(one.Words, e.Words...)
		one.Unlike = append(one.Unlike, e.Unlike...)
		one.Said = append(one.Said, e.Said...)
	}
	return one
}

// Person is somebody, or a body, wherever the stories speak of her.
type Person struct {
	// Name is the key: the fullest name, with a hint in brackets where two
	// people have it.
	Name     string
	Body     bool
	Offices  []Office
	Mentions []Mention
}

// Mention is how one story names a person.
type Mention struct {
	Story  string
	Forms  []string
	Quoted bool // and not only named
}

// Office is an office with the first and the last story that give it. Last is
// empty where the gold does not say.
type Office struct {
	Title       string
	First, Last string
}

// Unnamed is a speaker of a story who is nobody in particular.
type Unnamed struct {
	Story, Phrase string
}

// Said is a quote and the name of who says it.
type Said struct {
	Place
	Person string
}

// Group is one statement, wherever it stands.
type Group struct {
	Name   string
	Places []Place
}

// Place is a quote of a story, known by words that stand in it.
type Place struct {
	Story, Words string
	// How the wording comes from the fullest one: whole, cut, changed,
	// added, reported, translated, headline; may where it is as right to
	// keep it apart.
	How string
}

// may: it is as right to group the place as to keep it apart.
const may = "may"
