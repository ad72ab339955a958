package main

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The cells of the picture, in its own units, and its plain colours.
const (
	cellWidth  = 8.4
	cellHeight = 18
	margin     = 12
	baseline   = 13.5
	ink        = "#d8d8d8"
	paper      = "#16181d"
)

// svg draws a screen with its colours as a picture.
func svg(screen string, columns, rows int) string {
	var b strings.Builder
	width, height := float64(columns)*cellWidth+2*margin, float64(rows*cellHeight+2*margin)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<title>onrecord in a terminal of %d by %d</title>`+"\n", columns, rows)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	fmt.Fprintf(&b, `<g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" fill="%s" xml:space="preserve">`+"\n", ink)
	cells := uv.NewScreenBuffer(columns, rows)
	cells.Method = ansi.GraphemeWidth
	uv.NewStyledString(strings.TrimRight(screen, "\n")).Draw(cells, cells.Bounds())
	for y, line := range cells.Lines {
		for _, r := range runs(line) {
			r.draw(&b, y)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// run is cells of one style that follow one another.
type run struct {
	style uv.Style
	text  string
	at    int // first cell
	cells int
}

func runs(line uv.Line) []run {
	var out []run
	for x := 0; x < len(line); x++ {
		c := line[x]
		if c.Width == 0 {
			continue // the second half of a wide character
		}
		content := c.Content
		if content == "" {
			content = " "
		}
		if n := len(out); n > 0 && out[n-1].style.Equal(&c.Style) {
			out[n-1].text += content
			out[n-1].cells += c.Width
			continue
		}
		out = append(out, run{c.Style, content, x, c.Width})
	}
	return out
}

func (r run) draw(b *strings.Builder, y int) {
	fg, bg := hex(r.style.Fg), hex(r.style.Bg)
	if r.style.Attrs&uv.AttrReverse != 0 {
		if fg == "" {
			fg = ink
		}
		if bg == "" {
			bg = paper
		}
		fg, bg = bg, fg
	}
	x, top := margin+float64(r.at)*cellWidth, margin+y*cellHeight
	if bg != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", x, top, float64(r.cells)*cellWidth, cellHeight, bg)
	}
	if strings.TrimSpace(r.text) == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
		x, float64(top)+baseline, float64(r.cells)*cellWidth, r.attributes(fg), html.EscapeString(r.text))
}

func (r run) attributes(fg string) string {
	var b strings.Builder
	if fg != "" {
		fmt.Fprintf(&b, ` fill="%s"`, fg)
	}
	for _, a := range []struct {
		bit uint8
		say string
	}{
		{uv.AttrBold, ` font-weight="bold"`},
		{uv.AttrItalic, ` font-style="italic"`},
		{uv.AttrFaint, ` opacity="0.6"`},
		{uv.AttrStrikethrough, ` text-decoration="line-through"`},
	} {
		if r.style.Attrs&a.bit != 0 {
			b.WriteString(a.say)
		}
	}
	if r.style.Underline != uv.UnderlineNone {
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
