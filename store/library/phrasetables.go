package library

// phraseTables find words in quotes: they are what verify.Store is of on disk.
var phraseTables = []string{
	// number counts the words that have been taken up.
	`CREATE TABLE phrase_word (word TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID`,
	// gone are the stories of a block that have left it.
	`CREATE TABLE phrase_block (id INTEGER PRIMARY KEY, stories INTEGER NOT NULL, voices INTEGER NOT NULL, gone INTEGER NOT NULL)`,
	// place is that of a story: its block and its row there.
	`CREATE TABLE phrase_story (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL)`,
	// first is the first term of a leaf of a block, which has lists of terms.
	`CREATE TABLE phrase_leaf (block INTEGER, first INTEGER, data BLOB NOT NULL, PRIMARY KEY (block, first)) WITHOUT ROWID`,
}
