package library

import "slices"

// schemaVersion is another number whenever the tables are others. An index of
// another version is built again.
const schemaVersion = 1

// schema are the statements that make the tables. Each subject has its own
// beside the code that reads and writes them.
var schema = slices.Concat(storyTables, wordTables, peopleTables, saidTables)

// storyTables hold which files there are, and of each story what a line of the
// list needs. A story's key grows with its date, so that the order of keys is
// that of time; stories of one second stand in any order in it.
var storyTables = []string{
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID`,
	// problem says why the file gives no story; story is 0 then. folder is the
	// root below which the file was found.
	`CREATE TABLE file (
		path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, hash BLOB NOT NULL,
		story INTEGER NOT NULL, problem TEXT NOT NULL) WITHOUT ROWID`,
	`CREATE INDEX file_of_story ON file (story)`,
	// people is null while the story has not been analysed. header is all of
	// story.Header that lists show, in the form of encode.go.
	`CREATE TABLE story (
		key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, people INTEGER, header BLOB NOT NULL)`,
	`CREATE TABLE analysis (story INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	// slice cuts the list into pieces: first is the greatest key of each.
	`CREATE TABLE slice (first INTEGER PRIMARY KEY, count INTEGER NOT NULL)`,
}

// wordTables find stories by their words, topics and sources. The text is
// folded before it comes here, and parted at blanks alone.
var wordTables = []string{
	`CREATE VIRTUAL TABLE words USING fts5 (text, content='', contentless_delete=1, tokenize="ascii tokenchars '` + tokenChars + `'", prefix='2 3')`,
	`CREATE VIRTUAL TABLE heads USING fts5 (text, content='', contentless_delete=1, tokenize="ascii tokenchars '` + tokenChars + `'", prefix='1 2 3')`,
	// value is folded, its words parted by blanks; shown is how it is written.
	`CREATE TABLE topic (value TEXT, shown TEXT, story INTEGER, PRIMARY KEY (value, story DESC)) WITHOUT ROWID`,
	`CREATE INDEX topic_of_story ON topic (story)`,
	`CREATE TABLE source (value TEXT, shown TEXT, story INTEGER, PRIMARY KEY (value, story DESC)) WITHOUT ROWID`,
	`CREATE INDEX source_of_story ON source (story)`,
}

// tokenChars are the signs of ASCII that may stand in a word besides letters
// and digits.
const tokenChars = `-_.''’@&/`

// peopleTables say who the speakers of stories are.
var peopleTables = []string{
	`CREATE TABLE official (who INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, quotes INTEGER NOT NULL, surname TEXT NOT NULL, data BLOB NOT NULL)`,
	`CREATE INDEX official_by_count ON official (kind, quotes DESC, surname, id)`,
	`CREATE INDEX official_by_name ON official (kind, surname, id)`,
	`CREATE VIRTUAL TABLE names USING fts5 (name, other, office, content='', contentless_delete=1, tokenize="ascii tokenchars '` + tokenChars + `'", prefix='1 2 3')`,
	`CREATE TABLE speaker (story INTEGER, n INTEGER, who INTEGER, office TEXT NOT NULL, PRIMARY KEY (story DESC, n)) WITHOUT ROWID`,
}

// saidTables find quotes by who said them.
var saidTables = []string{
	`CREATE TABLE said (who INTEGER, story INTEGER, n INTEGER, kind INTEGER NOT NULL, PRIMARY KEY (who, story DESC, n)) WITHOUT ROWID`,
	`CREATE INDEX said_in_story ON said (story)`,
}
