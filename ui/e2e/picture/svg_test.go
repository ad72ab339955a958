package main

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestSVGKeepsWordsColoursAndPlaces(t *testing.T) {
	got := svg("plain \x1b[1;38;2;1;2;3mbold & <red>\x1b[0m\n北京 \x1b[7mturned\x1b[m", 20, 2)
	dec := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the picture is not XML: %v\n%s", err, got)
		}
	}
	for _, want := range []string{
		`viewBox="0 0 192 60"`,
		`fill="#010203" font-weight="bold">bold &amp; &lt;red&gt;</text>`,
		`<text x="62.4" `, // after six cells
		`textLength="42.0" lengthAdjust="spacingAndGlyphs">北京 </text>`,
		`<rect x="54.0" y="30" width="50.4" height="18" fill="#d8d8d8"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}
