package official

import "onrecord/store/prose"

// countries are the countries that an office names, as far as that tells two
// people apart. The names and adjectives of one country come to one word.
func countries(office string) []string {
	words := prose.FoldedWords(office)
	var found []string
	for i, w := range words {
		two := w
		if i+1 < len(words) {
			two = w + " " + words[i+1]
		}
		c := country(two)
		if c == "" {
			c = country(w)
		}
		// The ambassador to India is an officer of another country.
		if c != "" && !(i > 0 && (words[i-1] == "to" || words[i-1] == "for")) {
			found = append(found, c)
		}
	}
	return found
}

func country(w string) string {
	switch w {
	case "us", "usa", "american", "united states", "america":
		return "us"
	case "uk", "british", "britain", "united kingdom", "england", "english", "scottish", "scotland", "welsh", "wales":
		return "uk"
	case "soviet", "ussr", "russian", "russia":
		return "russia"
	case "india", "indian":
		return "india"
	case "pakistan", "pakistani":
		return "pakistan"
	case "china", "chinese":
		return "china"
	case "japan", "japanese":
		return "japan"
	case "german", "germany":
		return "germany"
	case "france", "french":
		return "france"
	case "italy", "italian":
		return "italy"
	case "spain", "spanish":
		return "spain"
	case "israel", "israeli":
		return "israel"
	case "egypt", "egyptian":
		return "egypt"
	case "iran", "iranian":
		return "iran"
	case "iraq", "iraqi":
		return "iraq"
	case "turkey", "turkish", "turkiye":
		return "turkey"
	case "ukraine", "ukrainian":
		return "ukraine"
	case "poland", "polish":
		return "poland"
	case "ireland", "irish":
		return "ireland"
	case "canada", "canadian":
		return "canada"
	case "mexico", "mexican":
		return "mexico"
	case "brazil", "brazilian":
		return "brazil"
	case "argentina", "argentine":
		return "argentina"
	case "australia", "australian":
		return "australia"
	case "new zealand":
		return "new zealand"
	case "south africa", "south african":
		return "south africa"
	case "nigeria", "nigerian":
		return "nigeria"
	case "kenya", "kenyan":
		return "kenya"
	case "ghana", "ghanaian":
		return "ghana"
	case "north korea", "north korean":
		return "north korea"
	case "south korea", "south korean":
		return "south korea"
	}
	return ""
}
