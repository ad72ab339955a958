package english

import (
	"slices"
	"testing"
)

// A story that gives somebody two names, or an account, tells other stories by
// what she may be called.
func TestOtherNamesAreForms(t *testing.T) {
	for _, c := range []struct{ story, name, form string }{
		{`Ignatius “Nacho” Welby rings the bell. “It is one bell,” said Welby.`, "Ignatius Welby", "Nacho Welby"},
		{`Ottilie Brask, formerly Ottilie Sund, keeps the books. “We are thirty,” Brask said.`, "Ottilie Brask", "Ottilie Sund"},
		{`Hedda Lunt, née Farrow, sings alto. “I am the alto,” Lunt said.`, "Hedda Lunt", "Hedda Farrow"},
		{`Corvin Asplund, who goes by Midge, plays the organ. “Nobody looks up,” said Midge.`, "Corvin Asplund", "Midge"},
		{`The singer Tadeo, whose real name is Tadeusz Halloran Pryce, wrote the hymn. “It has no ending,” Tadeo said.`, "Tadeo", "Tadeusz Halloran Pryce"},
		{`Mayor Ottilie Brask opened the lock. “Mind the gate,” wrote the mayor (@BraskOfGullport).`, "Ottilie Brask", "@BraskOfGullport"},
		{`Corvin Asplund was late. “I blame the tide,” Asplund tweeted. (@tidewatch)`, "Corvin Asplund", "@tidewatch"},
	} {
		_, speakers := Find(c.story, paragraphs(c.story))
		if len(speakers) != 1 || speakers[0].Name != c.name || !slices.Contains(speakers[0].Forms, c.form) {
			t.Errorf("%s\nspeakers %+v, want %s with the form %s", c.story, speakers, c.name, c.form)
		}
	}
}

// He may be another than the story means, so that a pronoun ties no account to
// anybody whose name it does not spell.
func TestPronounTiesNoAccount(t *testing.T) {
	const story = `Corvin Asplund met Bram Olde at the gate. “I blame the tide,” he tweeted. (@tidewatch)`
	_, speakers := Find(story, paragraphs(story))
	for _, s := range speakers {
		if slices.Contains(s.Forms, "@tidewatch") {
			t.Errorf("%s has the account of somebody", s.Name)
		}
	}
}
