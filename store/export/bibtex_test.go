package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// entry is an entry of BibTeX as a reader of it sees it.
type entry struct {
	kind, key string
	fields    map[string]string
}

// parseBibTeX reads what BibTeX reads: braces are counted whatever stands
// before them.
func parseBibTeX(s string) (all []entry, err error) {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		head, rest, ok := strings.Cut(s, ",")
		kind, key, begun := strings.Cut(head, "{")
		if !ok || !begun || !strings.HasPrefix(kind, "@") {
			return all, fmt.Errorf("no entry at %.40q", s)
		}
		e := entry{kind[1:], key, map[string]string{}}
		for s = rest; ; {
			name, value, ok := strings.Cut(s, " = {")
			if !ok {
				return all, fmt.Errorf("no field at %.40q", s)
			}
			depth, end := 1, 0
			for ; depth > 0; end++ {
				if end == len(value) {
					return all, fmt.Errorf("%s is not closed", name)
				}
				switch value[end] {
				case '{':
					depth++
				case '}':
					depth--
				}
			}
			e.fields[strings.TrimSpace(name)] = value[:end-1]
			s = value[end:]
			if !strings.HasPrefix(s, ",") {
				break
			}
			s = s[1:]
		}
		if s = strings.TrimSpace(s); !strings.HasPrefix(s, "}") {
			return all, fmt.Errorf("%s is not closed at %.40q", key, s)
		}
		s = s[1:]
		all = append(all, e)
	}
	return all, nil
}

// spelt is what LaTeX makes of an escaped text.
func spelt(s string) string {
	s = strings.NewReplacer(
		`\textbackslash{}`, "\x00", `\textbraceleft{}`, "{", `\textbraceright{}`, "}", `\textasciicircum{}`, "^", `\textasciitilde{}`, "~",
		`\{`, "{", `\}`, "}", `\$`, "$", `\&`, "&", `\#`, "#", `\%`, "%", `\_`, "_").Replace(s)
	return strings.ReplaceAll(s, "\x00", `\`)
}

func TestHostileStoryAsBibTeX(t *testing.T) {
	s := hostile(t)
	all, err := parseBibTeX(written(t, s, BibTeX))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	st, got := s.Items[0].Story, all[0]
	for field, want := range map[string]string{
		"title": st.Headline, "journaltitle": st.Source, "abstract": st.Summary, "note": "The words are kept in: " + st.Record,
	} {
		value := strings.TrimSuffix(strings.TrimPrefix(got.fields[field], "{"), "}")
		if field != "title" {
			value = got.fields[field]
		}
		if spelt(value) != want {
			t.Errorf("%s is %q, which says %q, not %q", field, value, spelt(value), want)
		}
	}
	if url, ok := got.fields["url"]; ok {
		t.Errorf("%q can be followed", url)
	}
}

func FuzzBibTeX(f *testing.F) {
	for _, s := range []string{"{", "}", `\`, `\{`, "}, owned = {x}", "%", "$x$", "~", "^", "_", "`", "a\\textbackslash{}b", "@x{", "\"", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		said = cleanLine(said)
		s := harbour(t)
		st := *s.Items[0].Story
		st.Headline, st.Source, st.Author, st.URL, st.ID = said, said, said, "https://example.org/"+said, "a"+said
		s.Items = s.Items[:1]
		s.Items[0].Story = &st
		all, err := parseBibTeX(written(t, s, BibTeX))
		if err != nil || len(all) != 1 {
			t.Fatalf("%q makes %v, %v", said, all, err)
		}
		if got := all[0].fields["title"]; spelt(got[1:len(got)-1]) != said {
			t.Errorf("the title is %q, not %q", got, said)
		}
		if strings.ContainsFunc(all[0].key, func(r rune) bool {
			return r > unicode.MaxASCII || r <= ' ' || strings.ContainsRune("{},%#\\\"~$^&_'()=", r)
		}) {
			t.Errorf("the key is %q", all[0].key)
		}
	})
}

func TestKeys(t *testing.T) {
	for _, c := range []struct{ id, want string }{
		{"2025-05-01-india-us-call", "2025-05-01-india-us-call"},
		{"Bridge.v2", "Bridge.v2"},
		{"宮本-visit", "visit-7d2fb2e5"},
		{"{}", "9a8c0ab1"},
	} {
		got := keyOf(c.id)
		if again := keyOf(c.id); got != again || c.want[:1] != got[:1] && c.id != "{}" || strings.ContainsAny(got, "{}, ") || got == "" {
			t.Errorf("%s: %s", c.id, got)
		}
	}
	s := harbour(t)
	small, large := *s.Items[0].Story, *s.Items[0].Story
	small.ID, large.ID = "bridge", "Bridge"
	s.Items = append([]Item(nil), s.Items[0], s.Items[1])
	s.Items[0].Story, s.Items[1].Story = &small, &large
	all := s.bibliography()
	if strings.EqualFold(all[0].key, all[1].key) {
		t.Errorf("%s and %s are one key to BibTeX", all[0].key, all[1].key)
	}
}

func TestHostileStoryAsCSL(t *testing.T) {
	s := hostile(t)
	out := written(t, s, CSL)
	var all []reference
	if err := json.Unmarshal([]byte(out), &all); err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	st := s.Items[0].Story
	if r := all[0]; r.Title != st.Headline || r.Container != st.Source || r.Archive != st.Record || r.Type != "article-newspaper" || r.URL != "" || r.Language != "" {
		t.Errorf("%+v", r)
	}
	if strings.ContainsAny(out, "<>&") {
		t.Error("what a page would read as a tag is not escaped")
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://example.org/a?b=c&d=e_f#g", "https://example.org/a?b=c&d=e_f#g"},
		{"HTTP://example.org", "http://example.org"},
		{"https://example.org/\"><script>", "https://example.org/%22%3E%3Cscript%3E"},
		{"https://example.org/é{}\\`", "https://example.org/%C3%A9%7B%7D%5C%60"},
		{"javascript:alert(1)", ""},
		{" javascript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"//example.org", ""},
		{"https:///x", ""},
		{"https://bank.invalid@example.org/", ""},
		{"file:///etc/passwd", ""},
		{"mailto:a@example.org", ""},
		{"", ""},
		{"https://exa mple.org/%zz", ""},
	} {
		if got := link(c.address); got != c.want {
			t.Errorf("%s: %s, not %s", c.address, got, c.want)
		}
	}
}
