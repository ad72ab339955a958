package theme

import (
	"fmt"
	"image/color"

	"charm.land/glamour/v2/ansi"
)

// Setting is how Glamour sets a story in this theme: text in the terminal's
// own colour, headings bold without a sign before them, links discreet.
func (t Theme) Setting() ansi.StyleConfig {
	cfg := PlainSetting()
	muted := hex(t.colours.muted)
	cfg.Heading.Bold = ptr(true)
	cfg.H1.Underline = ptr(true)
	cfg.H4.Bold, cfg.H5.Bold, cfg.H6.Bold = ptr(false), ptr(false), ptr(false)
	cfg.H4.Italic, cfg.H5.Italic, cfg.H6.Italic = ptr(true), ptr(true), ptr(true)
	cfg.Emph.Italic = ptr(true)
	cfg.Strong.Bold = ptr(true)
	cfg.Strikethrough = ansi.StylePrimitive{CrossedOut: ptr(true)}
	cfg.HorizontalRule.Color = hex(t.colours.rule)
	cfg.Link = ansi.StylePrimitive{Color: muted, Underline: ptr(true)}
	cfg.LinkText = ansi.StylePrimitive{Color: hex(t.colours.link), Underline: ptr(true)}
	cfg.ImageText.Color = muted
	cfg.Image = ansi.StylePrimitive{Color: muted, Underline: ptr(true)}
	cfg.Code.Color = hex(t.colours.link)
	cfg.CodeBlock.Color = hex(t.colours.link)
	cfg.HTMLBlock.Color = muted
	return cfg
}

// PlainSetting sets a story without any colour or attribute, for output that
// is not a screen. Bullets, bars and rules stay.
func PlainSetting() ansi.StyleConfig {
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: ptr(uint(0))},
		BlockQuote:     ansi.StyleBlock{Indent: ptr(uint(1)), IndentToken: ptr("│ ")},
		List:           ansi.StyleList{LevelIndent: 2},
		Item:           ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: "☑ ", Unticked: "☐ "},
		HorizontalRule: ansi.StylePrimitive{Format: "* * *"},
		ImageText:      ansi.StylePrimitive{Format: "[{{.text}}]"},
		Table: ansi.StyleTable{
			CenterSeparator: ptr("┼"), ColumnSeparator: ptr("│"), RowSeparator: ptr("─"),
		},
	}
}

func ptr[T any](v T) *T { return &v }

func hex(c color.Color) *string {
	r, g, b, _ := c.RGBA()
	return ptr(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}
