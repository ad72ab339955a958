// Package wording compares what was quoted with what was quoted elsewhere:
// which words are the same, and how two wordings of one statement differ. It
// knows words only, and nothing of stories or speakers.
package wording
