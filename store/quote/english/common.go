package english

// Common reports whether a word is one of the small ones that make up a third
// of any English text, and hardly any of a text in another language. Words
// that neighbours have too (a, in, on, as, do, no, so, was) are not among
// them. Only words of two to five letters, in small letters or with a capital
// at their head, are asked for.
func Common(w string) bool {
	var key [5]byte
	if len(w) < 2 || len(w) > len(key) {
		return false
	}
	copy(key[:], w)
	key[0] |= 0x20
	switch string(key[:len(w)]) {
	case "of", "to", "is", "it", "by", "he", "at", "my",
		"the", "and", "for", "has", "had", "his", "her", "she", "not", "but", "are", "its", "who", "you", "our", "all",
		"that", "with", "from", "have", "this", "they", "were", "been", "will", "said", "says", "their", "would", "which",
		"what", "when", "there", "about", "after", "could", "into", "than", "your", "told", "over":
		return true
	}
	return false
}
