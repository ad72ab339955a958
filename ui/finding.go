package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/query"
)

// find opens the line for what is to be looked for in the open story.
func (m *Model) find() tea.Cmd {
	if m.open.story.ID == "" {
		return nil
	}
	m.show(articleView)
	cmd := m.sizeArticle()
	m.article.Find()
	return tea.Batch(cmd, m.reading())
}

// closeInStory ends what the reader has begun inside the story, one after
// another: typing what to look for, the reasons for a speaker, and going from
// match to match.
func (m *Model) closeInStory() bool {
	if m.focus == onMain && m.view == articleView && m.article.DropFind() {
		return true
	}
	if !m.articleInSight() || m.typing() {
		return false
	}
	return m.article.CloseWhy() || m.focus == onMain && m.article.CloseMatches()
}

// soughtWords are the words that a search, as it was typed, has looked for in
// the text of stories; it looked for a beginning of one letter in headlines.
func soughtWords(text string) []query.Term {
	q, err := query.Parse(query.Typing(text))
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(q.Words(), query.Term.OfHeadline)
}
