package verify

import "strings"

// wordKind says what a word does in a sentence.
type wordKind uint8

const (
	// heavy words do not stand in every sentence: to share them tells.
	heavy wordKind = 1 << iota
	negation
	figure
	// auxiliary words come with a negation: “did not do it”.
	auxiliary
)

// light are the words that stand in every sentence.
const light = ` a an the this that these those it its he him his she her they them their we us our i me my you your
 is are was were be been being am do does did has have had will would shall should can could may might must
 of to in on at by for from with as about into over under out up down off than then so and or but if not no nor
 there here what which who whom whose when where why how all any some more most very just only also too now `

// negations turn what a sentence says.
const negations = ` not no never none nobody nothing neither nor nowhere without hardly scarcely barely seldom rarely unless deny denies denied `

func kindOf(w string) wordKind {
	var k wordKind
	padded := " " + w + " "
	if !strings.Contains(light, padded) {
		k |= heavy
	}
	if strings.Contains(negations, padded) {
		k |= negation
	}
	switch w {
	case "do", "does", "did":
		k |= auxiliary
	}
	if strings.ContainsAny(w, "0123456789") {
		k |= figure
	}
	return k
}
