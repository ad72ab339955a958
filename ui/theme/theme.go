// Package theme holds the colours and styles of the screens: calm as a
// newspaper, in one struct that is handed down and never changed.
//
// Nothing is conveyed by colour alone: what is chosen, quoted, unread or
// starred also has a sign or an attribute (bold, underlined, reversed), so
// that the screens can be read without colour.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme is every style of the screens for one kind of background. It is a
// pointer to them: panes are copied with every message, and some fifty styles
// in each of them would be copied along.
type Theme struct{ *Styles }

// Styles are the styles of a theme. They are made once and never changed.
type Styles struct {
	// Dark says that the background of the terminal is dark.
	Dark bool
	// Signs are the characters that carry a meaning beside the colour.
	Signs Signs

	// Border and Title belong to a pane without focus, BorderFocused and
	// TitleFocused to the one that has it. The kind of border differs too:
	// see FrameBorder.
	Border, BorderFocused lipgloss.Style
	Title, TitleFocused   lipgloss.Style

	// Text is plain text in the terminal's own colour; Strong stands out
	// from it, Muted and Faint step back.
	Text, Strong, Muted, Faint lipgloss.Style

	// Headline, Dateline, Summary and Topic stand above a story; Day parts
	// the list of stories, and Read is the headline of a story already read.
	Headline, Dateline, Summary, Topic, Day, Read lipgloss.Style

	// Chosen is the chosen line of the pane with focus, ChosenDim of another.
	Chosen, ChosenDim lipgloss.Style

	// Unread and Star colour the marks of a story, Count a number beside a
	// name, Office the office of a speaker, Relay who passed the words on.
	Unread, Star, Count, Office, Relay lipgloss.Style

	// Status is the status line, Notice and Error what it has to say. Key
	// and Hint are a key and what it does.
	Status, Notice, Error, Key, Hint lipgloss.Style

	// Match is a word that a search found. Added and Dropped tell two
	// wordings of the same statement apart.
	Match, Added, Dropped lipgloss.Style

	// Prompt stands before a line of input, Placeholder in an empty one.
	Prompt, Placeholder lipgloss.Style

	colours  colours
	speakers [Speakers]color.Color
}

// Signs are the characters that carry a meaning beside the colour. Each is
// one cell wide.
type Signs struct {
	Chosen      string // before the chosen line of a list
	Unread      string
	Star        string
	Note        string // beside a story with a note of the reader's
	Quote       string // beside a line with quoted words
	ChosenQuote string // beside a line of the chosen quote
	Reported    string // beside a line with reported speech
	Ellipsis    string
	Separator   string // between things on one line
}

// Speakers is the number of different colours for speakers.
const Speakers = 8

// New makes the theme for a dark or a light background.
func New(dark bool) Theme {
	c := lightColours()
	if dark {
		c = darkColours()
	}
	t := &Styles{Dark: dark, Signs: signs(), colours: c, speakers: c.speakers}
	t.setFrame(c)
	t.setText(c)
	t.setLines(c)
	return Theme{t}
}

func signs() Signs {
	return Signs{
		Chosen: "▸", Unread: "●", Star: "★", Note: "¶",
		Quote: "▎", ChosenQuote: "█", Reported: "┊",
		Ellipsis: "…", Separator: "·",
	}
}

func (t *Styles) setFrame(c colours) {
	plain := lipgloss.NewStyle()
	t.Border = plain.Foreground(c.rule)
	t.BorderFocused = plain.Foreground(c.accent)
	t.Title = plain.Foreground(c.muted)
	t.TitleFocused = plain.Foreground(c.accent).Bold(true)
	t.Status = plain.Foreground(c.muted)
	t.Notice = plain.Foreground(c.notice)
	t.Error = plain.Foreground(c.err).Bold(true)
	t.Key = plain.Foreground(c.accent).Bold(true)
	t.Hint = plain.Foreground(c.muted)
	t.Prompt = plain.Foreground(c.accent).Bold(true)
	t.Placeholder = plain.Foreground(c.muted)
}

func (t *Styles) setText(c colours) {
	plain := lipgloss.NewStyle()
	t.Text = plain
	t.Strong = plain.Bold(true)
	t.Muted = plain.Foreground(c.muted)
	t.Faint = plain.Foreground(c.faint)
	// In the terminal's own colour: it can be read even where a terminal has
	// not told its background and the theme is for the other kind.
	t.Headline = plain.Bold(true)
	t.Dateline = plain.Foreground(c.muted)
	t.Summary = plain.Foreground(c.muted).Italic(true)
	t.Topic = plain.Foreground(c.link)
	t.Day = plain.Foreground(c.muted).Bold(true)
	t.Read = plain.Foreground(c.muted)
}

func (t *Styles) setLines(c colours) {
	plain := lipgloss.NewStyle()
	t.Chosen = plain.Foreground(c.ink).Background(c.chosen).Bold(true)
	t.ChosenDim = plain.Foreground(c.ink).Background(c.chosen)
	t.Unread = plain.Foreground(c.accent)
	t.Star = plain.Foreground(c.star)
	t.Count = plain.Foreground(c.muted)
	t.Office = plain.Foreground(c.muted)
	t.Relay = plain.Foreground(c.muted).Italic(true)
	t.Match = plain.Foreground(c.matchInk).Background(c.match).Underline(true)
	t.Added = plain.Foreground(c.added).Underline(true)
	t.Dropped = plain.Foreground(c.err).Strikethrough(true)
}

// FrameBorder is the border of a pane: heavier for the one with focus, so
// that it shows without colour.
func (t Theme) FrameBorder(focused bool) lipgloss.Border {
	if focused {
		return lipgloss.ThickBorder()
	}
	return lipgloss.NormalBorder()
}

// Frame is the style of a pane's border.
func (t Theme) Frame(focused bool) lipgloss.Style {
	if focused {
		return t.BorderFocused
	}
	return t.Border
}

// PaneTitle is the style of a pane's title.
func (t Theme) PaneTitle(focused bool) lipgloss.Style {
	if focused {
		return t.TitleFocused
	}
	return t.Title
}

// ChosenLine is the style of the chosen line of a list.
func (t Theme) ChosenLine(focused bool) lipgloss.Style {
	if focused {
		return t.Chosen
	}
	return t.ChosenDim
}

// SpeakerColour is the colour of the speaker that is the i-th to appear in a
// story. There are as many colours as Speakers says; then they begin anew. A
// negative i is a speaker nobody knows.
func (t Theme) SpeakerColour(i int) color.Color {
	if i < 0 {
		return t.colours.muted
	}
	return t.speakers[i%Speakers]
}

// Speaker is the style of a speaker's name and mark.
func (t Theme) Speaker(i int) lipgloss.Style {
	return lipgloss.NewStyle().Foreground(t.SpeakerColour(i))
}

// Quote is the style of the words of a speaker.
func (t Theme) Quote(i int) lipgloss.Style { return t.Speaker(i) }

// ChosenQuote is the style of the words of the chosen quote.
func (t Theme) ChosenQuote(i int) lipgloss.Style {
	return t.Speaker(i).Background(t.colours.chosen).Bold(true)
}
