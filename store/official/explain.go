package official

import "slices"

// Explanation is why the forms of an official's name were taken for one
// person's, and whose names were kept apart.
type Explanation struct {
	Official Official
	Joins    []Joined
	// Others bear a like name and were kept apart.
	Others []Parted
}

// Joined is a form of the name with the reason why it means this official.
type Joined struct {
	// Form is the name or phrase that stories use: Hegseth.
	Form string
	// Stories are the IDs of the stories that use it, in order.
	Stories []string
	// Reason is one sentence: the only official of the edition with this
	// surname.
	Reason string
}

// Parted is an official with a like name, and one sentence that says what
// speaks against their being one, or that nothing decides.
type Parted struct {
	Official Official
	Reason   string
}

// Explain says why the forms of the name of the official with an ID were
// taken for one person's.
func (d *Directory) Explain(id string) (Explanation, bool) {
	o, mentions, ok := d.mentioned(id)
	if !ok {
		return Explanation{}, false
	}
	stories := map[string][]string{}
	for _, m := range mentions {
		for _, form := range append([]string{m.speaker.Name}, m.speaker.Forms...) {
			if !slices.Contains(stories[form], m.story.ID) {
				stories[form] = append(stories[form], m.story.ID)
			}
		}
	}
	e := Explanation{Official: o}
	for _, form := range append([]string{o.Name}, o.Aliases...) {
		e.Joins = append(e.Joins, Joined{Form: form, Stories: stories[form]})
	}
	return e, true
}
