package corpus

import (
	"math/rand/v2"
	"strings"
)

// filler replaces what stands in braces in a pattern: {thing} by something of
// the story's topic, {noun} by any noun.
type filler struct {
	r     *rand.Rand
	topic *topic
	land  *land
	town  string
}

// fill makes a sentence of a pattern.
func (f filler) fill(pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		if !found {
			b.WriteString(before)
			return b.String()
		}
		var kind string
		kind, pattern, _ = strings.Cut(rest, "}")
		word := f.word(kind)
		b.WriteString(article(before, word))
		b.WriteString(word)
	}
}

func (f filler) word(kind string) string {
	switch kind {
	case "thing":
		return one(f.r, f.topic.things)
	case "noun":
		return one(f.r, nouns)
	case "nouns":
		return plural(one(f.r, nouns))
	case "adj":
		return one(f.r, adjectives)
	case "when":
		return one(f.r, whens)
	case "since":
		return one(f.r, sinces)
	case "count":
		return one(f.r, counts)
	case "town":
		return f.town
	case "other town":
		return one(f.r, f.land.towns)
	case "land":
		return f.land.name
	case "coined":
		return coined(f.r, 2)
	}
	panic("no such word: " + kind)
}

// article is what stands before a word, with “an” for “a” where it must be.
func article(before, word string) string {
	if (strings.HasSuffix(before, " a ") || before == "a " || before == "A ") && strings.ContainsRune("aeiou", rune(word[0])) {
		return strings.TrimSuffix(before, " ") + "n "
	}
	return before
}

func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "ss"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "x"):
		return noun + "es"
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ey") && !strings.HasSuffix(noun, "ay"):
		return noun[:len(noun)-1] + "ies"
	case noun == "loaf":
		return "loaves"
	}
	return noun + "s"
}

// sayings are what people say, without the full stop.
var sayings = []string{
	"we will not wait for the {thing} any longer",
	"nobody asked the {adj} {nouns} before the {thing} was moved, and nobody will ask them after it",
	"the {thing} has cost {land} {count} {nouns} and one {adj} {noun}",
	"I have read {count} {adj} {nouns}, and none of them says a word about the {thing}",
	"if the {noun} comes before the {thing}, the {adj} {nouns} of {town} will be the first to pay",
	"there will be no {noun} without a {noun}, and no {thing} without either",
	"every {noun} in {town} knows that the {thing} was {adj} {since}",
	"I signed the {noun} because the {adj} {noun} left me no choice",
	"give me {count} {nouns} and I will show you a {adj} {thing} {when}",
	"a {noun} is not a {noun}, whatever the {adj} {nouns} of {other town} say",
	"our {nouns} are {adj}, our {nouns} are {adj}, and still the {thing} does not move",
	"the {thing} belongs to those who carried the {nouns}, not to those who counted them",
	"we have {count} {nouns} in reserve and no {noun} for the {thing}",
	"it would be {adj} to promise a {thing} {when} when the {noun} is not even paid for",
	"no {noun} of mine was ever told about the {coined} {noun}",
	"the {coined} plan will bring {count} {nouns} to {town} {when}",
	"I do not recognise the {adj} {noun} that the {nouns} describe",
	"what the {nouns} call a {adj} {noun} is a {noun} with a {noun} around it",
	"you cannot mend a {noun} with a {noun}, and you cannot mend the {thing} with words",
	"the {nouns} of {land} have waited {since} for a {adj} {thing}",
	"we shall open the {thing} {when}, with or without the {adj} {noun}",
	"my {noun} is with the {nouns} who lost a {noun} over the {thing}",
	"the last {noun} was {adj} enough, and the next {noun} will be {adj}",
	"whoever sells the {thing} sells the {nouns} of {other town} with it",
	"there are {count} reasons for the {thing} and only one {adj} {noun} against it",
	"this {noun} began with a {adj} {noun} and it will end with the {thing}",
	"let the {nouns} look into the {thing}, and let them look {when}",
	"a {adj} {thing} is better than {count} {adj} {nouns}",
	"we found {count} {nouns} under the {thing}, and not one {adj} {noun}",
	"the {noun} was {adj}, but the {thing} stands where it stood",
}

// tellings are what a reporter writes between the quotes.
var tellings = []string{
	"The {thing} has stood between {town} and {other town} {since}, and {count} {nouns} have been written about it.",
	"In {town} the {noun} was {adj} on that day, and the {nouns} stood in {adj} rows before the {noun}.",
	"A {adj} {noun} of {count} pages lists the {nouns}, the {nouns} and the {adj} {thing}.",
	"Between the {noun} and the {noun} lies a {adj} {noun} that few {nouns} in {land} have ever seen.",
	"The {coined} works, which built the first {thing}, closed {since}; its {nouns} went to {other town}.",
	"On the table lay {count} {nouns}, a {adj} {noun} and a drawing of the {thing}.",
	"Figures of the {noun} office show {count} {nouns} more than in the {adj} year before.",
	"The {nouns} of {other town} have a {thing} of their own, but it is {adj} and wants a {noun}.",
	"Rain fell on the {nouns}, on the {adj} {thing} and on {count} {nouns} with umbrellas.",
	"The old {noun} beside the {thing} was sold {since} to a {adj} {noun} from {other town}.",
	"Since the {coined} affair every {noun} in {land} is counted twice, and every {noun} three times.",
	"The {thing} is {adj}, its {noun} is {adj}, and the {noun} that pays for both is empty.",
	"From the {noun} one sees the {thing}, {count} {nouns} and, on {adj} days, the roofs of {other town}.",
	"A {noun} later the {nouns} of {town} were back at the {thing}, {adj} as before.",
	"Nothing in the {noun} explains the {count} {adj} {nouns} or the {noun} behind the {thing}.",
	"It was the {adj} {noun} of a {noun} that began with {count} {nouns} in {other town}.",
}

// headlines are without a full stop, and with no quote.
var headlines = []string{
	"{town} waits for the {thing}",
	"A {adj} {thing} divides {town}",
	"No {noun} for the {thing} of {town}",
	"{land} counts its {nouns} after the {thing}",
	"{town} and {other town} quarrel over the {thing}",
	"The {coined} plan: a {noun}, a {thing} and {count} {nouns}",
	"After the {noun}, {land} argues about the {thing}",
	"{town} votes on a {adj} {thing}",
	"A {noun} that nobody in {town} wanted",
	"How the {thing} came to {town}, and left again",
	"{count} {nouns} missing in {town}",
	"In {land}, the {thing} is a {adj} {noun} once more",
}
