package library

// phraseTables find words in quotes: they are what verify.Store is of on disk.
var phraseTables = []string{
	// number counts the words that have been taken up.
	`CREATE TABLE phrase_word (word TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID`,
	// gone are the stories of a block that have left it; leaves has the first
	// term of each leaf, as steps from one to the next.
	`CREATE TABLE phrase_block (
		id INTEGER PRIMARY KEY, stories INTEGER NOT NULL, voices INTEGER NOT NULL, gone INTEGER NOT NULL, leaves BLOB NOT NULL)`,
	// place is that of a story: its block and its row there.
	`CREATE TABLE phrase_story (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL)`,
	// A leaf has the lists of some neighbouring terms. Its place is its block and
	// its number there.
	`CREATE TABLE phrase_leaf (place INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
}
