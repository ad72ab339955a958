package library

import "slices"

// schemaVersion is another number whenever the tables are others. An index of
// another version is built again.
const schemaVersion = 5

// engine is another number whenever quotes are found otherwise in the same
// text. A test says when. An index of another engine is built again.
const engine = 1

// indexVersion is both of them.
const indexVersion = schemaVersion<<16 | engine

// schema are the statements that make the tables. Each subject has its own
// beside the code that reads and writes them.
var schema = slices.Concat(storyTables, wordTables, castTables, peopleTables, saidTables, recordTables, phraseTables)

// storyTables hold which files there are, and of each story what a line of the
// list needs.
//
// The order of keys is that of the list: the greatest key is that of the
// newest story, and of two stories of one moment the ID that comes first has
// the greater key. Between the keys of neighbours there is room for others. A
// story whose neighbourhood fills up gets another key, as if it had come anew.
var storyTables = []string{
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID`,
	`CREATE TABLE folder (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)`,
	// story is 0 where the file gives none; problem says why.
	`CREATE TABLE file (
		folder INTEGER, name TEXT, size INTEGER NOT NULL, modified INTEGER NOT NULL, hash INTEGER NOT NULL,
		story INTEGER NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (folder, name)) WITHOUT ROWID`,
	`CREATE INDEX file_with_problem ON file (folder, name) WHERE problem <> ''`,
	// people is null until the words and the quotes of the story are in the
	// index. header is all else that lists show, in the form of encode.go.
	`CREATE TABLE story (
		key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, people INTEGER,
		folder INTEGER NOT NULL, name TEXT NOT NULL, header BLOB NOT NULL)`,
	`CREATE INDEX story_waiting ON story (key) WHERE people IS NULL`,
	`CREATE TABLE analysis (story INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	// piece cuts the list into pieces: low is the least key that one may hold,
	// count how many stories it does.
	`CREATE TABLE piece (low INTEGER PRIMARY KEY, count INTEGER NOT NULL)`,
}

// tokenChars are the signs of ASCII that may stand in a word besides letters
// and digits.
const tokenChars = `-_.''’@&/`

// peopleTables say who the speakers of stories are.
var peopleTables = []string{
	// listed says that a list of officials has a line for her; data is all that
	// the line shows.
	`CREATE TABLE official (who INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, listed INTEGER NOT NULL, kind INTEGER NOT NULL,
		quotes INTEGER NOT NULL, surname TEXT NOT NULL, data BLOB NOT NULL)`,
	`CREATE INDEX official_by_count ON official (listed, kind, quotes DESC, surname, id)`,
	`CREATE INDEX official_by_name ON official (listed, kind, surname, id)`,
	`CREATE VIRTUAL TABLE names USING fts5 (words, content='', contentless_delete=1, tokenize="ascii tokenchars '` + tokenChars + `'", prefix='1 2 3')`,
	`CREATE TABLE speaker (story INTEGER, n INTEGER, who INTEGER NOT NULL, office TEXT NOT NULL, PRIMARY KEY (story, n)) WITHOUT ROWID`,
	// The card index of official.Directory: what is needed to join one story
	// more, and by which keys it is found.
	`CREATE TABLE card (who INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	`CREATE TABLE card_key (key INTEGER, who INTEGER, n INTEGER NOT NULL, PRIMARY KEY (key, who)) WITHOUT ROWID`,
	`CREATE TABLE joined (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL)`,
	`CREATE TABLE mention (usage INTEGER, number INTEGER, PRIMARY KEY (usage, number)) WITHOUT ROWID`,
	// The stories that have come or gone since officials were joined. turn is
	// another number whenever one does so again; speakers are the cards of who
	// spoke in one that has gone, as eight bytes each.
	`CREATE TABLE pending (id TEXT PRIMARY KEY, turn INTEGER NOT NULL, speakers BLOB) WITHOUT ROWID`,
}

// saidTables find quotes by who said them.
var saidTables = []string{
	`CREATE TABLE said (who INTEGER, story INTEGER, n INTEGER, kind INTEGER NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (who, story DESC, n)) WITHOUT ROWID`,
}
