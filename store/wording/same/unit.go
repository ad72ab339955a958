package same

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// unit is one wording, wherever it stands, as long as it may be taken for one
// statement: texts of the same words.
type unit struct {
	words    []word
	around   []word // the reporter’s sentence with them, if there is one
	texts    []int  // in the order in which they are given
	days     []int32
	reported bool
	says     float32
	group    int32 // the unit that leads its group
}

// undated is the day of a text without a date.
const undated = -1 << 31

func day(t Text) int32 {
	if t.Date.IsZero() {
		return undated
	}
	return int32(t.Date.Unix() / (24 * 60 * 60))
}

// apart is how many days lie between the nearest days of two units. What has
// no date may be of any day.
func (u *unit) apart(v *unit) int32 {
	nearest := int32(1 << 30)
	for i, j := 0, 0; i < len(u.days) && j < len(v.days); {
		x, y := u.days[i], v.days[j]
		if x == undated || y == undated {
			return 0
		}
		nearest = min(nearest, max(x-y, y-x))
		if x < y {
			i++
		} else {
			j++
		}
	}
	return nearest
}

// within is how many days may lie between two places where what says so little
// is one statement: “No.” of next week answers another question.
func within(says float32) int32 {
	const little, enough = 0.9, 1.4
	switch {
	case says >= enough:
		return 1 << 30
	case says >= little:
		return 7
	}
	return 2
}

// units gathers the texts that have the same words. Those that say little are
// one only as long as their days are near.
func (l *lexicon) units(texts []Text) []*unit {
	words, around := l.readAll(texts)
	keys := l.keys(words)
	for _, all := range [...][][]word{words, around} {
		for _, w := range all {
			l.weigh(w)
		}
	}
	var all []*unit
	open := map[string]*unit{}
	for _, i := range byDay(texts) {
		d := day(texts[i])
		keys[i] += keyAround(words[i], around[i])
		u := open[keys[i]]
		if u == nil || !u.takes(d) {
			u = &unit{reported: true}
			u.speak(words[i], around[i])
			open[keys[i]] = u
			all = append(all, u)
		}
		u.texts = append(u.texts, i)
		if n := len(u.days); n == 0 || u.days[n-1] != d {
			u.days = append(u.days, d)
		}
		if u.reported && !texts[i].Reported {
			u.reported = false
			u.speak(words[i], around[i])
		}
	}
	return all
}

// keyAround tells few words in one sentence from the same words in another:
// “sound” of the pumps and “sound” of the budget.
func keyAround(words, around []word) string {
	const few = 2.0
	if around == nil || whole(words).matched >= few {
		return ""
	}
	return "|" + string(appendKey(nil, around))
}

func appendKey(key []byte, words []word) []byte {
	for _, w := range words {
		key = binary.LittleEndian.AppendUint32(key, uint32(w.id))
	}
	return key
}

func (u *unit) speak(words, around []word) {
	u.words, u.around = words, around
	u.says = whole(words).matched
}

func (l *lexicon) readAll(texts []Text) (words, around [][]word) {
	words, around = make([][]word, len(texts)), make([][]word, len(texts))
	for i, t := range texts {
		words[i] = l.read(t.Words)
		if t.Around != "" && t.Around != t.Words {
			around[i] = l.read(t.Around)
		}
	}
	l.complete()
	for i := range texts {
		words[i], around[i] = l.join(words[i]), l.join(around[i])
	}
	return words, around
}

// keys are the words of each text as one string. On the way it is counted
// after how many different words a word stands.
func (l *lexicon) keys(words [][]word) []string {
	keys := make([]string, len(words))
	seen := make(map[string]string, len(words))
	c := newContexts(len(l.terms), words)
	var key []byte
	for i, all := range words {
		key = appendKey(key[:0], all)
		if k, ok := seen[string(key)]; ok {
			keys[i] = k
			continue
		}
		keys[i] = string(key)
		seen[keys[i]] = keys[i]
		c.count(all)
	}
	l.seldom(c)
	return keys
}

// takes reports whether a text of the same words and of a day is the same
// statement.
func (u *unit) takes(d int32) bool {
	if len(u.words) == 0 {
		return false
	}
	first := u.days[0]
	if first == undated && len(u.days) > 1 {
		first = u.days[1]
	}
	return first == undated || d-first <= within(u.says)
}

// byDay orders texts by day and, so that the order in which they are given
// does not matter, by their words.
func byDay(texts []Text) []int {
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(day(texts[a]), day(texts[b])),
			compareBool(texts[a].Reported, texts[b].Reported),
			strings.Compare(texts[a].Words, texts[b].Words),
			strings.Compare(texts[a].Around, texts[b].Around))
	})
	return order
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// fuller orders units by who may lead whom: what a reporter retold never
// leads a speaker’s own words, and the fuller wording leads.
func fuller(l *lexicon) func(a, b *unit) int {
	return func(a, b *unit) int {
		return cmp.Or(
			compareBool(a.reported, b.reported),
			cmp.Compare(len(b.words), len(a.words)),
			cmp.Compare(b.says, a.says),
			slices.CompareFunc(a.words, b.words, func(x, y word) int {
				return strings.Compare(l.terms[x.id].text, l.terms[y.id].text)
			}),
			compareBool(a.around != nil, b.around != nil), // a reporter’s words stand around them
			slices.Compare(a.days, b.days))
	}
}
