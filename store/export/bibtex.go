package export

import (
	"bufio"
	"io"
	"strings"
	"time"
)

// writeBibTeX writes an entry for every story that is cited, as biblatex and
// Biber read it: UTF-8, dates in one field, the source as a newspaper.
func writeBibTeX(w *bufio.Writer, s Selection) error {
	for i, c := range s.bibliography() {
		if i > 0 {
			_ = w.WriteByte('\n')
		}
		if err := c.bibtex(w); err != nil {
			return err
		}
	}
	return nil
}

func (c cited) bibtex(w *bufio.Writer) error {
	kind, address := "misc", link(c.URL)
	switch {
	case c.Source != "":
		kind = "article"
	case address != "":
		kind = "online"
	}
	_, _ = w.WriteString("@" + kind + "{" + c.key)
	field(w, "author", bibNames(c.authors))
	// The second braces keep a style from changing the case of names.
	field(w, "title", "{"+latex(c.Headline)+"}")
	if c.Source != "" {
		field(w, "journaltitle", latex(c.Source))
		field(w, "entrysubtype", "newspaper")
	}
	if !c.Date.IsZero() {
		field(w, "date", c.Date.Format(time.DateOnly))
	}
	field(w, "url", address)
	field(w, "keywords", latex(keywords(c.Topics)))
	field(w, "abstract", latex(c.Summary))
	if c.Record != "" {
		field(w, "note", latex("The words are kept in: "+c.Record))
	}
	_, err := io.WriteString(w, "\n}\n")
	return err
}

func field(w *bufio.Writer, name, value string) {
	if value != "" {
		_, _ = w.WriteString(",\n  " + name + " = {" + value + "}")
	}
}

// keywords are topics in a list; a comma in one would make two of it.
func keywords(topics []string) string {
	all := make([]string, len(topics))
	for i, t := range topics {
		all[i] = strings.ReplaceAll(t, ",", ";")
	}
	return strings.Join(all, ", ")
}

// bibNames writes authors as von Last, Jr, First. What is no name of a person
// stands in braces, so that it is not parted.
func bibNames(authors []author) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		if a.literal != "" {
			names[i] = "{" + latex(a.literal) + "}"
			continue
		}
		parts := []string{strings.TrimSpace(a.particle + " " + a.family)}
		if a.suffix != "" {
			parts = append(parts, a.suffix)
		}
		names[i] = latex(strings.Join(append(parts, a.given), ", "))
	}
	return strings.Join(names, " and ")
}

// latex escapes what LaTeX would read as a command. BibTeX counts braces,
// whatever stands before them: those that do not pair become commands too.
func latex(s string) string {
	if paired(s) {
		return latexSigns.Replace(s)
	}
	return latexSigns.Replace(strings.NewReplacer("{", "\x00", "}", "\x01").Replace(s))
}

// A story has no control characters, so that they can stand for braces.
var latexSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "\x00", `\textbraceleft{}`, "\x01", `\textbraceright{}`,
	"$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`,
	"^", `\textasciicircum{}`, "~", `\textasciitilde{}`,
)

// paired reports whether every brace has its other one.
func paired(s string) bool {
	depth := 0
	for i := 0; i < len(s) && depth >= 0; i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return depth == 0
}
