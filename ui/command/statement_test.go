package command

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"onrecord/store/official"
)

// The fullest wording leads, but a statement was made when it was first heard.
func TestStatementHasTheDayItIsSortedBy(t *testing.T) {
	s := official.Statement{Places: []official.Place{
		{StoryID: "later", Date: time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC), Words: "The wall holds, and it will."},
		{StoryID: "first", Date: time.Date(2031, 4, 1, 0, 0, 0, 0, time.UTC), Words: "The wall holds"},
	}}
	if got := recordOfStatement(official.Official{}, s).Date; got != "2031-04-01" {
		t.Errorf("in JSON it is of %s", got)
	}
	var out bytes.Buffer
	r := &run{Program: Program{Out: &out}}
	if err := r.printStatements(official.Record{Statements: []official.Statement{s}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "2031-04-01") {
		t.Errorf("in a pipe it is %q", out.String())
	}
}
