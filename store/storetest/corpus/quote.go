package corpus

import (
	"fmt"
	"strings"
)

// quote writes a paragraph in which somebody speaks, as newsrooms do it.
func (t *teller) quote(s saying) {
	first, second := t.worded(s)
	whole := first
	if second != "" {
		whole += ". " + capital(second)
	}
	switch n := t.r.IntN(100); {
	case t.old():
	case n < 30:
		t.paragraph(fmt.Sprintf("“%s,” %s.", capital(whole), t.cue(s.who)))
	case n < 45 && second != "":
		t.paragraph(fmt.Sprintf("“%s,” %s. “%s.”", capital(first), t.cue(s.who), capital(second)))
	case n < 58 && breath(first) > 0:
		t.split(s.who, first, second)
	case n < 72:
		t.paragraph(fmt.Sprintf("%s %s that %s.", t.subject(s.who), t.verb(), plain(first)))
	case n < 80:
		t.paragraph(fmt.Sprintf("According to %s, %s.", t.name(s.who), plain(first)))
	case n < 88:
		t.mixed(s.who, first)
	case n < 93:
		t.paragraph(fmt.Sprintf("> “%s.”\n>\n> — %s", capital(whole), t.signed(s.who)))
	default:
		t.paragraph(fmt.Sprintf("%s told %s: “%s.”", t.subject(s.who), one(t.r, sources), capital(whole)))
	}
}

// worded are the words of a saying as this report has them: the first has
// them as they fell, a later one may leave out or change a few.
func (t *teller) worded(s saying) (first, second string) {
	first = s.words[0]
	if len(s.words) > 1 {
		second = s.words[1]
	}
	if t.report == 0 {
		return first, second
	}
	if chance(t.r, 30) {
		second = ""
	}
	if chance(t.r, 60) {
		first = reworded.Replace(first)
	}
	if words := strings.Fields(first); chance(t.r, 25) && len(words) > 6 {
		at := 2 + t.r.IntN(len(words)-4)
		first = strings.Join(words[:at], " ") + " " + strings.Join(words[at+1:], " ")
	}
	return first, second
}

// reworded is how the same words stand in another newsroom's notes.
var reworded = strings.NewReplacer(
	"will not", "won’t", "cannot", "can’t", "I have", "I’ve", "we have", "we’ve",
	"nobody", "no one", "any longer", "anymore", "a word", "one word", "a hundred", "100",
	"a dozen", "twelve", "do not", "don’t", "whatever", "no matter what", "every", "each",
)

// split is one quote in two parts.
func (t *teller) split(who int, first, second string) {
	at := breath(first)
	before, after := strings.TrimSuffix(first[:at], ","), first[at+1:]
	if second != "" {
		after += ". " + capital(second)
	}
	t.paragraph(fmt.Sprintf("“%s,” %s, “%s.”", capital(before), t.cue(who), after))
}

// breath is where a sentence can be parted, or -1.
func breath(words string) int {
	for _, pause := range []string{", ", " because ", " when ", " with ", " that ", " and "} {
		if at := strings.Index(words, pause); at > 0 {
			return at + strings.IndexByte(pause, ' ')
		}
	}
	return -1
}

// mixed quotes only the end of the words.
func (t *teller) mixed(who int, words string) {
	fields := strings.Fields(words)
	at := len(fields) / 2
	t.paragraph(fmt.Sprintf("%s %s that %s “%s.”", t.subject(who), t.verb(), plain(strings.Join(fields[:at], " ")), strings.Join(fields[at:], " ")))
}

// plain is reported speech: it has no first person.
func plain(words string) string { return reported.Replace(words) }

var reported = strings.NewReplacer(
	"I have", "there were", " and I will", " and I would", "I will", "the government would", "I signed", "they signed", "I do not", "nobody could",
	"we will", "the country would", "we have", "the country had", "we shall", "the country would", "we found", "inspectors found",
	" our ", " the ", " my ", " the ", "of mine", "at all", "give me", "with",
	"let the", "it was time that the", ", and let them look", " and looked", "left me", "left", "will ", "would ",
)

func (t *teller) verb() string {
	return one(t.r, []string{"said", "said", "said", "warned", "added", "insisted", "argued"})
}

// cue is the verb of saying with its speaker, who comes first when the name
// alone stands there.
func (t *teller) cue(who int) string {
	if !t.named[who] {
		return "said " + t.name(who)
	}
	name := t.name(who)
	return name + " " + one(t.r, []string{"said", "said", "said", "added", "warned"})
}

// subject is the name at the head of a sentence, before its verb.
func (t *teller) subject(who int) string {
	name := capital(t.name(who))
	if strings.Contains(name, ", ") {
		name += ","
	}
	return name
}

// name is how the story calls somebody here: in full at first, then by
// surname or office, and who has just spoken by a pronoun now and then.
func (t *teller) name(who int) string {
	p := &t.event.people[who]
	again := t.last == who
	t.last = who
	if !t.named[who] {
		t.named[who] = true
		if p.office.before != "" && chance(t.r, 55) {
			return p.office.before + " " + p.Name()
		}
		return p.Name() + ", " + p.office.after
	}
	switch n := t.r.IntN(100); {
	case again && n < 40 && p.woman:
		return "she"
	case again && n < 40:
		return "he"
	case again && n < 55 && p.office.short != "":
		return p.office.short
	}
	return p.Surname
}

// signed is the name under a quote that stands by itself.
func (t *teller) signed(who int) string {
	p := &t.event.people[who]
	t.named[who], t.last = true, who
	return p.Name() + ", " + strings.TrimPrefix(p.office.after, "the ")
}

// old puts words that were said years before in the place of new ones, in
// one of fifty quotes.
func (t *teller) old() bool {
	event, _ := eventOf(t.number)
	if event < 100 || !chance(t.r, 2) {
		return false
	}
	e := t.corpus.event(t.r.IntN(event - 50))
	s := e.sayings[0]
	p := e.people[s.who]
	if t.event.has(p.Surname) {
		return false
	}
	t.paragraph(fmt.Sprintf("“%s,” %s, %s at the time, said in %s.", capital(s.words[0]), p.Name(), p.office.after, e.at.Format("January 2006")))
	t.last = -1
	return true
}
