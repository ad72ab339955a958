package library

// wordTables find stories by their words, topics and sources: see the package
// volume. Volumes are found by the keys of their stories, the newest first.
var wordTables = []string{
	// gone are the stories of it that have left. first and last are days.
	`CREATE TABLE volume (
		id INTEGER PRIMARY KEY, stories INTEGER NOT NULL, newest INTEGER NOT NULL, oldest INTEGER NOT NULL,
		first INTEGER NOT NULL, last INTEGER NOT NULL, gone BLOB NOT NULL)`,
	`CREATE INDEX volume_by_time ON volume (newest)`,
	`CREATE TABLE volume_slots (volume INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	`CREATE TABLE volume_ids (volume INTEGER PRIMARY KEY, data BLOB NOT NULL)`,
	`CREATE TABLE leaf (id INTEGER PRIMARY KEY, volume INTEGER NOT NULL, first BLOB NOT NULL, data BLOB NOT NULL)`,
	`CREATE UNIQUE INDEX leaf_of_volume ON leaf (volume, first)`,
	// value are the topics and sources there are, at each of their words on: at
	// is folded, shown is how it is written. Field is that of query.Field.
	`CREATE TABLE value (
		field INTEGER, at TEXT, shown TEXT, n INTEGER NOT NULL, PRIMARY KEY (field, at, shown)) WITHOUT ROWID`,
	`CREATE INDEX value_by_count ON value (field, n DESC, at, shown)`,
}
