package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// colours are the inks of a theme. Every one that text is set in has a
// contrast of at least 4.5 to 1 against the background it is made for.
type colours struct {
	ink      color.Color // text on the background of what is chosen
	muted    color.Color // text that steps back: datelines, counts
	faint    color.Color // text that is nearly furniture
	rule     color.Color // borders and rules; not for text
	accent   color.Color // focus, keys
	link     color.Color
	star     color.Color
	notice   color.Color
	err      color.Color
	added    color.Color
	chosen   color.Color // background of what is chosen
	match    color.Color // background of what a search found
	matchInk color.Color
	speakers [Speakers]color.Color
}

// The speakers' colours keep apart in brightness as well as in hue, so that
// most pairs can be told apart by people who do not see red or green.

func darkColours() colours {
	return colours{
		ink:      lipgloss.Color("#FFFFFF"),
		muted:    lipgloss.Color("#A3A8AE"),
		faint:    lipgloss.Color("#8A9097"),
		rule:     lipgloss.Color("#555B62"),
		accent:   lipgloss.Color("#8CC6FF"),
		link:     lipgloss.Color("#9DB8D9"),
		star:     lipgloss.Color("#F2C94C"),
		notice:   lipgloss.Color("#F2C94C"),
		err:      lipgloss.Color("#FF8A80"),
		added:    lipgloss.Color("#7BD88F"),
		chosen:   lipgloss.Color("#2A3441"),
		match:    lipgloss.Color("#F2C94C"),
		matchInk: lipgloss.Color("#000000"),
		speakers: [Speakers]color.Color{
			lipgloss.Color("#56B4E9"), // sky
			lipgloss.Color("#F0A500"), // amber
			lipgloss.Color("#35C796"), // sea green
			lipgloss.Color("#F19CD0"), // rose
			lipgloss.Color("#F5EA6B"), // straw
			lipgloss.Color("#FF7B5A"), // vermilion
			lipgloss.Color("#D6C6FF"), // lavender
			lipgloss.Color("#B9EFE6"), // ice
		},
	}
}

func lightColours() colours {
	return colours{
		ink:      lipgloss.Color("#000000"),
		muted:    lipgloss.Color("#565B61"),
		faint:    lipgloss.Color("#686E75"),
		rule:     lipgloss.Color("#B4BAC0"),
		accent:   lipgloss.Color("#0B5CAD"),
		link:     lipgloss.Color("#33587F"),
		star:     lipgloss.Color("#8A6100"),
		notice:   lipgloss.Color("#7A5200"),
		err:      lipgloss.Color("#B3261E"),
		added:    lipgloss.Color("#1B6B34"),
		chosen:   lipgloss.Color("#E4EDF7"),
		match:    lipgloss.Color("#FFE08A"),
		matchInk: lipgloss.Color("#000000"),
		speakers: [Speakers]color.Color{
			lipgloss.Color("#0067B1"), // blue
			lipgloss.Color("#5A3300"), // ochre
			lipgloss.Color("#006B55"), // pine
			lipgloss.Color("#B0287C"), // raspberry
			lipgloss.Color("#6B6B00"), // olive
			lipgloss.Color("#C23A12"), // rust
			lipgloss.Color("#3D1A99"), // violet
			lipgloss.Color("#222B33"), // slate
		},
	}
}
