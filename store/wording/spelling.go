package wording

import "strings"

// spelling gives a folded word in one of the spellings it has, so that
// British and American ones compare as the same. It need not be a word that
// anybody writes (“promise” becomes “promize”): it is never shown.
func spelling(w string) string {
	const shortest = 4
	if len(w) < shortest {
		return w
	}
	if one := variant(w); one != "" {
		return one
	}
	if !british(w) {
		return w
	}
	for _, ending := range [...]string{"s", "d", "ed", "ing", "er", "ers", ""} {
		if stem, ok := strings.CutSuffix(w, ending); ok {
			if one := american(stem, ending); one != "" {
				return one
			}
		}
	}
	return w
}

// british reports whether a word has letters that the rules are about; most
// have none.
func british(w string) bool {
	for i := 1; i < len(w); i++ {
		switch before := w[i-1]; w[i] {
		case 'u':
			if before == 'o' || before == 'g' {
				return true
			}
		case 's':
			if before == 'i' || before == 'y' {
				return true
			}
		case 'l':
			if before == 'l' {
				return true
			}
		case 'e':
			if i > 1 && (before == 'r' && (w[i-2] == 't' || w[i-2] == 'b') || before == 'c' && w[i-2] == 'n') {
				return true
			}
		}
	}
	return false
}

// american respells a stem by the rules that hold for many words. They ask
// for enough of a word before the ending that “four” does not become “for”,
// nor “filled” “filed”.
func american(stem, ending string) string {
	n := len(stem)
	switch {
	// colour, harbours, honoured, labouring; before a vowel see below
	case n >= 6 && strings.HasSuffix(stem, "our"):
		return stem[:n-3] + "or" + ending
	// organise, organised; organising and organisation keep no e
	case n >= 6 && strings.HasSuffix(stem, "ise"):
		return stem[:n-2] + "ze" + ending
	case n >= 5 && strings.HasSuffix(stem, "yse"):
		return stem[:n-2] + "ze" + ending
	case n >= 5 && ending == "ing" && (strings.HasSuffix(stem, "is") || strings.HasSuffix(stem, "ys")):
		return stem[:n-1] + "z" + ending
	// centre, theatres
	case n >= 5 && (ending == "" || ending == "s") && (strings.HasSuffix(stem, "tre") || strings.HasSuffix(stem, "bre")):
		return stem[:n-2] + "er" + ending
	// dialogue
	case n >= 7 && (ending == "" || ending == "s") && strings.HasSuffix(stem, "ogue"):
		return stem[:n-2] + ending
	// travelled, modelling, but not filled or polling
	case (ending == "ed" || ending == "ing" || ending == "er" || ending == "ers") && strings.HasSuffix(stem, "ll") && syllables(stem) > 1:
		return stem[:n-1] + ending
	}
	return inside(stem, ending)
}

// inside respells what stands before other endings: colourful, favourite,
// organisation, defences.
func inside(stem, ending string) string {
	if ending != "" && ending != "s" {
		return ""
	}
	for _, tail := range [...]string{"able", "ably", "ite", "ites", "ful", "less", "hood", "al", "ly"} {
		if head, ok := strings.CutSuffix(stem, tail); ok && len(head) >= 6 && strings.HasSuffix(head, "our") {
			return head[:len(head)-3] + "or" + tail + ending
		}
	}
	for _, tail := range [...]string{"isation", "isational"} {
		if head, ok := strings.CutSuffix(stem, tail); ok {
			return head + "iz" + tail[2:] + ending
		}
	}
	for _, head := range [...]string{"defen", "offen", "licen", "preten"} {
		if stem == head+"ce" {
			return head + "se" + ending
		}
	}
	return ""
}

// syllables counts the vowels that stand apart.
func syllables(stem string) int {
	n, vowel := 0, false
	for i := range len(stem) {
		is := strings.IndexByte("aeiouy", stem[i]) >= 0
		if is && !vowel {
			n++
		}
		vowel = is
	}
	return n
}

// variant is the other spelling of a single word; empty where there is none.
func variant(w string) string {
	switch w {
	case "programme":
		return "program"
	case "programmes":
		return "programs"
	case "grey":
		return "gray"
	case "cheque":
		return "check"
	case "cheques":
		return "checks"
	case "tyre":
		return "tire"
	case "tyres":
		return "tires"
	case "plough":
		return "plow"
	case "ploughs":
		return "plows"
	case "practise":
		return "practice"
	case "practised":
		return "practiced"
	case "practising":
		return "practicing"
	case "aluminium":
		return "aluminum"
	case "aeroplane":
		return "airplane"
	case "aeroplanes":
		return "airplanes"
	case "judgement":
		return "judgment"
	case "judgements":
		return "judgments"
	case "acknowledgement":
		return "acknowledgment"
	case "ageing":
		return "aging"
	case "sceptic":
		return "skeptic"
	case "sceptics":
		return "skeptics"
	case "sceptical":
		return "skeptical"
	case "scepticism":
		return "skepticism"
	case "mould":
		return "mold"
	case "draught":
		return "draft"
	case "fulfil":
		return "fulfill"
	case "enrol":
		return "enroll"
	case "instalment":
		return "installment"
	case "instalments":
		return "installments"
	case "skilful":
		return "skillful"
	case "wilful":
		return "willful"
	case "enquiry":
		return "inquiry"
	case "enquiries":
		return "inquiries"
	case "enquire":
		return "inquire"
	case "whilst":
		return "while"
	case "amongst":
		return "among"
	case "amidst":
		return "amid"
	case "towards":
		return "toward"
	case "afterwards":
		return "afterward"
	case "learnt":
		return "learned"
	case "burnt":
		return "burned"
	case "spelt":
		return "spelled"
	case "manoeuvre":
		return "maneuver"
	case "manoeuvres":
		return "maneuvers"
	case "okay":
		return "ok"
	}
	return ""
}
