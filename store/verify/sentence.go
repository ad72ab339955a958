package verify

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// Sentence is the answer in plain words, as somebody would give it who was
// asked: “Said in another wording by Ana Ruiz, Harbour Minister, on 1 May
// 2025.”
func (v Verdict) Sentence() string {
	if len(v.Findings) == 0 || v.Answer == NotFound {
		return v.notFound()
	}
	first := v.Findings[0]
	s := first.verb()
	if v.Answer == ByAnother {
		s += ", but not by " + within(v.By) + ":"
	}
	s += " " + first.attribution() + first.extent() + "."
	if also := v.also(); also != "" {
		s += " Also by " + also + "."
	}
	return s + first.caveat() + v.elsewhere() + v.marked() + v.slight()
}

// Places is how many places the words stand in: “40”, or “more than 200”.
func (v Verdict) Places() string {
	if v.More {
		return "more than " + strconv.Itoa(v.Total)
	}
	return strconv.Itoa(v.Total)
}

// marked says that not all that was asked for is answered.
func (v Verdict) marked() string {
	if !v.Marked {
		return ""
	}
	return " That is the words in quotation marks."
}

// elsewhere tells somebody who found the words that others print them
// otherwise.
func (v Verdict) elsewhere() string {
	first := v.Findings[0]
	if first.Match > Excerpt || v.Slight {
		return ""
	}
	for _, f := range v.Findings[1:] {
		if f.Match == Variant && f.Official.ID != "" && f.Official.ID == first.Official.ID {
			return " Elsewhere the wording differs."
		}
	}
	return ""
}

func (v Verdict) notFound() string {
	s := "Not found: nobody on record has said this."
	switch {
	case v.By.Name != "" && len(v.Findings) > 0 && v.Findings[0].Match < Near:
		s = "Not found from " + within(v.By) + ": the words are on record, but not whose they are."
	case v.By.Name != "":
		s = "Not found: neither " + within(v.By) + " nor anybody else on record has said this."
	}
	return s + v.slight()
}

func (v Verdict) slight() string {
	if !v.Slight {
		return ""
	}
	return " Words as few or as common as these prove little."
}

// verb begins the sentence: what is known of the words.
func (f Finding) verb() string {
	switch {
	case f.Match == Beyond:
		return "Said only in part"
	case f.Match == Variant:
		return "Said in another wording"
	case f.Voice == Reporters:
		return "Reported as said"
	}
	return "Said"
}

// attribution is whose the words are, and when they were printed.
func (f Finding) attribution() string {
	day := ""
	if !f.Place.Date.IsZero() {
		day = "on " + f.Place.Date.Format("2 January 2006")
	}
	if f.Official.Name == "" {
		return strings.TrimRight("by somebody who is not named, "+day, ", ")
	}
	name := within(f.Official)
	if f.Place.Unsure {
		name = quote.Uncertain(name)
	}
	s := "by " + name
	if office := f.Office(); office != "" {
		s += ", " + office + ","
	}
	return strings.TrimRight(s+" "+day, ", ")
}

// within is what an official is called within a sentence: a spokesperson for
// the ministry, whom lists call A spokesperson.
func within(o official.Official) string {
	first, rest, ok := strings.Cut(o.Name, " ")
	if ok && o.Kind == quote.Unnamed && slices.Contains([]string{"A", "An", "The", "One", "Some"}, first) {
		return strings.ToLower(first) + " " + rest
	}
	return o.Name
}

// extent says what the words are of what was said, and whose wording it is.
func (f Finding) extent() string {
	s := ""
	switch {
	case f.Apart:
		s = ", in sentences that do not follow one another"
	case f.Match == Excerpt:
		s = ", as a part of a longer sentence"
	}
	switch f.Voice {
	case Shared:
		s += ", partly in the reporter’s words"
	case Reporters:
		s += ", in the reporter’s words"
	}
	return s
}

func (f Finding) caveat() string {
	switch {
	case f.Match == Excerpt && f.Negation:
		return " The rest of the sentence has a negation."
	case f.Match == Excerpt:
		return ""
	case f.Negation && f.Figure:
		return " A negation and a number differ."
	case f.Negation:
		return " A negation makes the difference."
	case f.Figure:
		return " A number differs."
	}
	return ""
}

// also names others who have said the words as well as the first has, two at
// the most.
func (v Verdict) also() string {
	const most = 2
	first := v.Findings[0]
	seen := map[string]bool{first.Official.ID: true, "": true}
	var names []string
	for _, f := range v.Findings[1:] {
		if f.Match != first.Match || (f.Voice == Reporters) != (first.Voice == Reporters) || seen[f.Official.ID] {
			continue
		}
		if v.Answer != ByAnother && v.By.ID != "" && f.Official.ID != v.By.ID {
			continue
		}
		seen[f.Official.ID] = true
		names = append(names, f.Name())
	}
	if len(names) > most {
		return names[0] + " and others"
	}
	return strings.Join(names, " and ")
}

// Name is the name of the speaker, with a question mark where it is not
// certain; empty where nobody is named.
func (f Finding) Name() string {
	if f.Official.Name != "" && f.Place.Unsure {
		return quote.Uncertain(f.Official.Name)
	}
	return f.Official.Name
}

// Office is the office that the speaker held when the words were printed, as
// far as stories tell, else the latest.
func (f Finding) Office() string {
	return cmp.Or(f.Official.OfficeOn(f.Place.Date), f.Official.Office())
}

// Manner says of a finding in a few words what it is; empty for exactly the
// words that were asked for, in the speaker's own voice.
func (f Finding) Manner() string {
	var how []string
	switch f.Match {
	case Excerpt:
		if f.Apart {
			how = append(how, "sentences put together")
		} else {
			how = append(how, "part of a sentence")
		}
	case Beyond:
		how = append(how, "only in part")
	case Variant:
		how = append(how, "another wording")
	case Near:
		how = append(how, "near")
	}
	switch f.Voice {
	case Shared:
		how = append(how, "partly reported")
	case Reporters:
		if f.Place.Kind != quote.Indirect { // which shows in the words
			how = append(how, "reported")
		}
	}
	if f.Negation && f.Match == Variant {
		how = append(how, "a negation differs")
	}
	if f.Figure && f.Match == Variant {
		how = append(how, "a number differs")
	}
	return strings.Join(how, ", ")
}

// Words are the words in which the claim was looked for: those of the quote,
// and of the quotes that it runs on into.
func (f Finding) Words() string {
	words := f.Place.Words
	for _, p := range f.On {
		words += " … " + p.Words
	}
	return words
}
