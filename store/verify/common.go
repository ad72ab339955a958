package verify

import "strings"

// common are the words that stand in every sentence: to share them says
// little.
var common = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the this that these those it its he him his she her they them their we us our i me my you your
		is are was were be been being am do does did has have had will would shall should can could may might must
		of to in on at by for from with as about into over under out up down off than then so and or but if not no nor
		there here what which who whom whose when where why how all any some more most very just only also too now
		s t re ve ll d m`) {
		words[w] = true
	}
	return words
}()
