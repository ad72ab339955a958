// Package library is the engine for a reader's own stories, however many: the
// files are the truth, and an index on disk makes them as quick as a few.
//
// The index is a cache. Deleting it loses nothing; it is built again behind the
// screen, newest stories first, and what is in it can be asked for meanwhile.
package library
