package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"onrecord/store"
)

// ReadNewsrooms reads an edition from two files: a table of people as JSON,
// and the stories with their quotes, JSON a line. Only stories that the table
// speaks of are taken.
//
//	{"people": [{"name", "aliases": […], "offices": [{"office", "from_story"}],
//	             "stories": […], "role_mentions": [{"mention", "story"}]}],
//	 "distinct": [[name, name]],
//	 "same_words": [{"id", "places": [{"story", "quote"}]}]}
//
//	{"id", "publisher", "date", "title", "text",
//	 "quotes": [{"id", "content": [[start, end]], "speaker_kind", "speaker_text", "person"}]}
//
// Offsets count characters of the text.
func ReadNewsrooms(people, stories io.Reader) (Edition, error) {
	var table newsroomTable
	if err := json.NewDecoder(people).Decode(&table); err != nil {
		return Edition{}, fmt.Errorf("reading people: %w", err)
	}
	all := map[string]newsroomStory{}
	lines := bufio.NewScanner(stories)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var s newsroomStory
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return Edition{}, fmt.Errorf("reading stories: %w", err)
		}
		all[s.ID] = s
	}
	if err := lines.Err(); err != nil {
		return Edition{}, fmt.Errorf("reading stories: %w", err)
	}
	return table.edition(all), nil
}

type newsroomTable struct {
	People []struct {
		Name    string
		Aliases []string
		Offices []struct {
			Office    string
			FromStory string `json:"from_story"`
		}
		Stories      []string
		RoleMentions []struct{ Mention, Story string } `json:"role_mentions"`
	}
	Distinct  [][2]string
	SameWords []struct {
		ID     string
		Places []struct{ Story, Quote string }
	} `json:"same_words"`
}

type newsroomStory struct {
	ID, Publisher, Date, Text string
	Quotes                    []newsroomQuote
}

type newsroomQuote struct {
	ID          string
	Content     [][2]int
	SpeakerKind string `json:"speaker_kind"`
	SpeakerText string `json:"speaker_text"`
	Person      string
}

func (t newsroomTable) edition(all map[string]newsroomStory) Edition {
	var e Edition
	used := map[string]bool{}
	for _, p := range t.People {
		person := Person{Name: p.Name}
		for _, o := range p.Offices {
			person.Offices = append(person.Offices, Office{Title: o.Office, First: o.FromStory})
		}
		for _, id := range p.Stories {
			used[id] = true
			m := Mention{Story: id, Forms: append([]string{p.Name}, p.Aliases...)}
			for _, r := range p.RoleMentions {
				if r.Story == id {
					m.Forms = append(m.Forms, r.Mention)
				}
			}
			for _, q := range all[id].Quotes {
				if q.Person != p.Name {
					continue
				}
				m.Quoted = true
				if q.SpeakerKind != "pronoun" && q.SpeakerText != "" {
					m.Forms = append(m.Forms, q.SpeakerText)
				}
			}
			person.Mentions = append(person.Mentions, m)
		}
		e.People = append(e.People, person)
	}
	e.Apart = t.Distinct
	for _, g := range t.SameWords {
		group := Group{Name: g.ID}
		for _, p := range g.Places {
			group.Places = append(group.Places, Place{Story: p.Story, Words: all[p.Story].words(p.Quote)})
		}
		e.Words = append(e.Words, group)
	}
	for _, id := range slices.Sorted(maps.Keys(used)) {
		s := all[id]
		e.Stories = append(e.Stories, store.Text{Name: id + ".md", Content: s.file()})
		for _, q := range s.Quotes {
			switch {
			case q.Person != "":
				e.Said = append(e.Said, Said{Place{Story: id, Words: s.words(q.ID)}, q.Person})
			case q.SpeakerKind == "role":
				e.Unnamed = append(e.Unnamed, Unnamed{id, q.SpeakerText})
			}
		}
	}
	return e
}

// file is the story as Markdown. Its headline stays in the text, for it may
// quote somebody.
func (s newsroomStory) file() []byte {
	return fmt.Appendf(nil, "---\ndate: %s\nsource: %q\n---\n# %s", s.Date, s.Publisher, s.Text)
}

// words are those of the quote with an ID.
func (s newsroomStory) words(id string) string {
	text := []rune(s.Text)
	var parts []string
	for _, q := range s.Quotes {
		if q.ID != id {
			continue
		}
		for _, c := range q.Content {
			if 0 <= c[0] && c[0] <= c[1] && c[1] <= len(text) {
				parts = append(parts, string(text[c[0]:c[1]]))
			}
		}
	}
	return strings.Join(parts, " ")
}
