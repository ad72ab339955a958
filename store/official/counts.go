package official

import "strings"

// counts are a few texts with how often each comes up: most names have one
// form and stand in one outlet, so that a map would be ten times as large.
type counts []textCount

type textCount struct {
	text string
	n    int
}

// add changes the count of a text. What has none left is out.
func (c *counts) add(text string, by int) {
	for i := range *c {
		one := &(*c)[i]
		if one.text != text {
			continue
		}
		if one.n += by; one.n == 0 {
			last := len(*c) - 1
			*one = (*c)[last]
			(*c)[last] = textCount{}
			*c = (*c)[:last]
		}
		return
	}
	*c = append(*c, textCount{text, by})
}

func (c counts) has(text string) bool {
	for i := range c {
		if c[i].text == text {
			return true
		}
	}
	return false
}

// texts keeps each text once, apart from the story that it was cut from, and
// each list of forms.
type texts struct {
	single map[string]string
	lists  map[string]*[]string
}

func newTexts() texts { return texts{map[string]string{}, map[string]*[]string{}} }

func (t *texts) of(s string) string {
	if s == "" {
		return ""
	}
	own, ok := t.single[s]
	if !ok {
		own = strings.Clone(s)
		t.single[own] = own
	}
	return own
}

// read is of for bytes, of which it keeps none.
func (t *texts) read(b []byte) string {
	if own, ok := t.single[string(b)]; ok {
		return own
	}
	return t.of(string(b))
}

func (t *texts) list(all []string) *[]string {
	if len(all) == 0 {
		return nil
	}
	key := all[0]
	if len(all) > 1 {
		key = strings.Join(all, "\x00")
	}
	own := t.lists[key]
	if own == nil {
		own = new([]string)
		*own = make([]string, len(all))
		for i, s := range all {
			(*own)[i] = t.of(s)
		}
		t.lists[strings.Clone(key)] = own
	}
	return own
}
