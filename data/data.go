// Package data holds the bundled edition, "In Their Words": moments since
// 1941 in which somebody in office said something that is documented word
// for word, each told as a report of the day.
//
// A story is one Markdown file in stories; its name without the extension is
// the story's ID and begins with the date of the event. Whatever stands
// between quotation marks was said, in those words, by the person it is
// given to: testdata/statements lists the words, and testdata/quotes what a
// careful reader finds in each story.
package data

import "embed"

// Stories are the files of the edition, as stories/<ID>.md.
//
//go:embed stories/*.md
var Stories embed.FS
