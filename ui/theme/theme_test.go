package theme

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	colorful "github.com/lucasb-eyer/go-colorful"
)

// readable is the contrast that text needs (WCAG 2, level AA).
const readable = 4.5

func TestSpeakersAreReadable(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(dark)
		for i := range Speakers {
			for name, background := range backgrounds(th) {
				if c := contrast(th.SpeakerColour(i), background); c < readable {
					t.Errorf("dark %v, speaker %d on %s: contrast %.2f", dark, i, name, c)
				}
			}
		}
	}
}

func TestTextIsReadable(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(dark)
		c := th.colours
		inks := map[string]color.Color{
			"ink": c.ink, "muted": c.muted, "faint": c.faint, "accent": c.accent, "link": c.link,
			"star": c.star, "notice": c.notice, "error": c.err, "added": c.added,
		}
		for name, ink := range inks {
			if got := contrast(ink, paper(dark)); got < readable {
				t.Errorf("dark %v, %s: contrast %.2f", dark, name, got)
			}
		}
		if got := contrast(c.ink, c.chosen); got < 2*readable {
			t.Errorf("dark %v, chosen line: contrast %.2f", dark, got)
		}
		if got := contrast(c.matchInk, c.match); got < 2*readable {
			t.Errorf("dark %v, match: contrast %.2f", dark, got)
		}
	}
}

func TestSpeakersAreToldApart(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(dark)
		for i := range Speakers {
			for j := range i {
				a, b := th.SpeakerColour(i), th.SpeakerColour(j)
				if d := distance(a, b); d < 0.15 {
					t.Errorf("dark %v, speakers %d and %d: distance %.3f", dark, i, j, d)
				}
				if d := distance(deuteranope(a), deuteranope(b)); d < 0.05 {
					t.Errorf("dark %v, speakers %d and %d without green: distance %.3f", dark, i, j, d)
				}
			}
		}
	}
}

func TestSpeakerColoursBeginAnew(t *testing.T) {
	th := New(true)
	if th.SpeakerColour(3) != th.SpeakerColour(3+Speakers) {
		t.Error("the ninth speaker after one has another colour")
	}
	if th.SpeakerColour(-1) != th.colours.muted {
		t.Error("a speaker nobody knows has a speaker's colour")
	}
}

func TestSignsAreOneCell(t *testing.T) {
	s := New(true).Signs
	for _, sign := range []string{s.Chosen, s.Unread, s.Star, s.Quote, s.ChosenQuote, s.Reported, s.Ellipsis, s.Separator} {
		if w := ansi.StringWidth(sign); w != 1 {
			t.Errorf("%q is %d cells wide", sign, w)
		}
	}
	if s.Quote == s.ChosenQuote {
		t.Error("the chosen quote cannot be told without colour")
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	th := New(true)
	if th.FrameBorder(true) == th.FrameBorder(false) {
		t.Error("the frame with focus has the same border")
	}
	if !th.Chosen.GetBold() || th.ChosenDim.GetBold() {
		t.Error("the chosen line with focus is told by its colour alone")
	}
}

func TestSettingIsNotShared(t *testing.T) {
	a, b := New(true).Setting(), New(true).Setting()
	*a.Heading.Bold = false
	if !*b.Heading.Bold {
		t.Error("two settings share their values")
	}
}

func paper(dark bool) color.Color {
	if dark {
		return lipgloss.Color("#000000")
	}
	return lipgloss.Color("#FFFFFF")
}

func backgrounds(th Theme) map[string]color.Color {
	all := map[string]color.Color{"chosen": th.colours.chosen, "paper": paper(th.Dark)}
	if th.Dark {
		all["slate"] = lipgloss.Color("#282C34")
	} else {
		all["cream"] = lipgloss.Color("#FDF6E3")
	}
	return all
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	f, _ := colorful.MakeColor(c)
	r, g, b := f.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

func distance(a, b color.Color) float64 {
	x, _ := colorful.MakeColor(a)
	y, _ := colorful.MakeColor(b)
	return x.DistanceCIEDE2000(y)
}

// deuteranope is a colour as somebody sees it whose eyes lack green
// (Machado, Oliveira and Fernandes 2009, full severity).
func deuteranope(c color.Color) color.Color {
	f, _ := colorful.MakeColor(c)
	r, g, b := f.LinearRgb()
	return colorful.LinearRgb(
		0.367322*r+0.860646*g-0.227968*b,
		0.280085*r+0.672501*g+0.047413*b,
		-0.011820*r+0.042940*g+0.968881*b,
	).Clamped()
}
