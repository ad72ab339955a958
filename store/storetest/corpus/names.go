package corpus

import (
	"math/rand/v2"
)

// land is a country that is not on any map.
type land struct {
	name, capital string
	towns         []string
}

// lands are the countries that the stories come from.
func lands(r *rand.Rand) []land {
	const count, towns = 120, 25
	all := make([]land, count)
	for i := range all {
		all[i] = land{name: coined(r, 1) + one(r, countryEnds), capital: town(r)}
		for range towns {
			all[i].towns = append(all[i].towns, town(r))
		}
	}
	return all
}

func town(r *rand.Rand) string {
	if chance(r, 15) {
		return one(r, []string{"Port ", "North ", "New ", "Lower ", "Upper "}) + coined(r, 1) + one(r, townEnds)
	}
	return coined(r, 1) + one(r, townEnds)
}

func surname(r *rand.Rand) string {
	if chance(r, 30) {
		return coined(r, 2)
	}
	return coined(r, 1) + one(r, surnameEnds)
}

// coined is a capitalised word of so many syllables that nobody has used yet,
// as far as that can be helped.
func coined(r *rand.Rand, syllables int) string {
	word := ""
	for range syllables {
		word += one(r, onsets) + one(r, vowels) + one(r, codas)
	}
	return capital(word)
}

var (
	onsets = []string{"b", "br", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sk", "st", "t", "tr", "v", "w", "y", "z"}
	vowels = []string{"a", "e", "i", "o", "u", "a", "e", "o", "ei", "y"}
	codas  = []string{"l", "ld", "m", "n", "nd", "n", "r", "rk", "rn", "rv", "s", "st", "t", "l", "r", "v"}

	countryEnds = []string{"ia", "ania", "oria", "istan", "ovia", "emark"}
	townEnds    = []string{"mouth", "holm", "ford", "burg", "wick", "haven", "by", "stad", "minster", "field", "ova", "ica"}
	surnameEnds = []string{"sen", "man", "ov", "ini", "ez", "ak", "berg", "ström", "ova", "elli", "owski", "ides", "ané", "ura", "ton", "ley"}
)

// Forenames of women and of men, of many languages.
var (
	women = []string{"Ana", "Ida", "Wen", "Maria", "Elena", "Ingrid", "Fatima", "Sofia", "Clara", "Amina", "Helen", "Ruth", "Laura", "Nadia", "Julia", "Eva", "Priya", "Yuki", "Carmen", "Olga", "Marta", "Leila", "Grace", "Irene", "Petra", "Anita", "Diana", "Vera", "Rosa", "Sarah"}
	men   = []string{"Tomas", "Olu", "Ilmar", "Peter", "David", "Ahmed", "Carlos", "Ivan", "Jonas", "Paul", "Samuel", "Victor", "Rajiv", "Kenji", "Diego", "Oscar", "Martin", "Hassan", "George", "Erik", "Stefan", "Marcus", "Pablo", "Viktor", "Andrei", "Daniel", "Simon", "Robert", "Hugo", "Karl"}
)
