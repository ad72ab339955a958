package official

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Tally is how often something comes up in a record. ID is that of an
// official, and empty where it is nobody's.
type Tally struct {
	Name, ID string
	Count    int
}

// tallies counts things by a key. What it is called is taken from where it
// comes up first.
type tallies map[string]*Tally

func (t tallies) add(key string, name string, id string) {
	if key == "" {
		return
	}
	if t[key] == nil {
		t[key] = &Tally{Name: name, ID: id}
	}
	t[key].Count++
}

// list gives the most frequent first, and of equals the first by name.
func (t tallies) list() []Tally {
	all := make([]Tally, 0, len(t))
	for _, one := range t {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(prose.Fold(a.Name), prose.Fold(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// sum counts what stands above the statements of a record: once, for it is
// asked for page by page.
func sum(o Official, statements []Statement, beside []Tally) Head {
	h := Head{All: len(statements)}
	topics, cues, relays, sources := tallies{}, tallies{}, tallies{}, tallies{}
	folded, cueOf := folds{}, map[string]string{}
	counted := map[string]int{} // the last statement that counted for a topic, from 1
	for n, s := range statements {
		h.Kinds[s.Places[0].Kind]++
		said := s.Said()
		if h.First.IsZero() || said.Before(h.First) {
			h.First = said
		}
		if said.After(h.Last) {
			h.Last = said
		}
		for i := range s.Places {
			p := &s.Places[i]
			how, ok := cueOf[p.Cue]
			if !ok {
				how = strings.ToLower(p.How())
				cueOf[p.Cue] = how
			}
			cues.add(folded.of(how), how, "")
			// by whom the words were passed on, whatever the story calls her
			relays.add(cmp.Or(p.RelayID, folded.of(p.Relay)), p.Relay, p.RelayID)
			sources.add(folded.of(p.Source), p.Source, "")
			for _, topic := range p.Topics {
				if key := folded.of(topic); counted[key] != n+1 {
					counted[key] = n + 1
					topics.add(key, topic, "")
				}
			}
		}
	}
	h.Stories = o.Stories
	h.Topics, h.Cues, h.Relays, h.Sources = topics.list(), cues.list(), relays.list(), sources.list()
	h.Beside = beside
	return h
}

// folds are what words fold to, each folded once: a record has few sources and
// topics, and names them again and again.
type folds map[string]string

func (f folds) of(s string) string {
	folded, ok := f[s]
	if !ok {
		folded = prose.Fold(s)
		f[s] = folded
	}
	return folded
}

// How says in a few words how a quote was said: said, according to, quoted …
// as saying. It is empty where a mere colon leads to the words.
func (p Place) How() string {
	if !strings.ContainsFunc(p.Cue, unicode.IsLetter) {
		return ""
	}
	const most, tail = 4, 2
	words := strings.Fields(p.Cue)
	named := slices.ContainsFunc(words[1:], func(w string) bool { return w != strings.ToLower(w) })
	if len(words) <= most && !(named && len(words) > tail+1) {
		return strings.Join(words, " ")
	}
	return words[0] + " … " + strings.Join(words[len(words)-tail:], " ")
}

// beside counts who else is quoted in some stories, by stories. Those without
// a name are left out: the resident of one story is not that of another.
func beside(id string, stories []Story, who Who) []Tally {
	counts := tallies{}
	last := map[string]int{} // the last story that counted for somebody, from 1
	for n := range stories {
		s := &stories[n]
		seen := make([]bool, len(s.Speakers))
		for _, q := range s.Quotes {
			if q.Speaker < 0 || q.Speaker >= len(seen) || seen[q.Speaker] {
				continue
			}
			seen[q.Speaker] = true
			o, ok := who.Of(s.ID, q.Speaker)
			if !ok || o.Kind == quote.Unnamed || o.ID == id || last[o.ID] == n+1 {
				continue
			}
			last[o.ID] = n + 1
			counts.add(o.ID, o.Name, o.ID)
		}
	}
	return counts.list()
}
