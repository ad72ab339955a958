package english

import (
	"math"

	"onrecord/store/quote"
)

// confidence is how likely it is that the words are those of the speaker, in
// hundredths: closer the figures that it was made from do not tell.
func (t traitSet) confidence(k quote.Kind) float32 {
	column := 0
	if k == quote.Indirect {
		column = 1
	}
	sum := 0.0
	for which := range traits {
		if t.has(which) {
			sum += float64(traitWeights[which][column])
		}
	}
	return float32(math.Round(100/(1+math.Exp(-sum))) / 100)
}

// traitWeights are the weights of a logistic score: of words in marks, and of
// reported speech.
var traitWeights = [traits][2]float32{
	always:         {2.32, 0.87},
	bySaid:         {0.33, 0.71},
	byAsking:       {0.56, 0.58},
	byJudging:      {-0.33, -0.14},
	byThinking:     {0.01, -0.17},
	byGesture:      {0.08, 0},
	byRareVerb:     {-0.07, -1.03},
	byParticiple:   {-0.72, -0.65},
	byInfinitive:   {-0.13, -0.40},
	byPassive:      {-0.92, 0.03},
	unsaid:         {-0.28, -1.19},
	byPhrase:       {0.32, 0.92},
	byNoun:         {-0.12, -0.61},
	byLabel:        {-0.46, 0.12},
	bySignature:    {0.16, 0},
	byRelay:        {0.27, 0.37},
	byNothing:      {-0.34, -0.99},
	byNearness:     {-0.36, 0},
	goesOnHere:     {0.06, 0},
	goesOnBelow:    {-1.18, 0},
	goesOnFar:      {-1.67, 0},
	takesNext:      {-0.14, 0},
	sourceRight:    {-0.42, 0.14},
	sourceApart:    {0.05, 0.35},
	sourceFar:      {0.11, 0.34},
	sourceAway:     {-0.37, 0},
	sourceLong:     {0.23, 0.18},
	severalCues:    {0.10, -0.02},
	longSentence:   {-0.71, -0.46},
	partOfName:     {0.37, 0.32},
	sharedSurname:  {0.26, -0.25},
	singleName:     {-0.22, -0.23},
	inCapitals:     {-1.76, -0.58},
	namedOnce:      {0.02, 0.59},
	uncertain:      {-0.98, -0.45},
	body:           {-0.65, -0.27},
	pronoun:        {0.18, -0.01},
	theyOrIt:       {-0.07, -0.46},
	relative:       {-1.69, -0.28},
	heldOffice:     {0.02, -0.43},
	description:    {-0.63, 0.03},
	bodyAgain:      {0.17, 0.12},
	phrasal:        {-0.84, -0.01},
	contested:      {-0.18, 0.01},
	unjoined:       {-0.78, -1.04},
	faceless:       {-0.50, -0.70},
	inherited:      {0, 0},
	aCandidateOnly: {0.45, 0},
	twoCandidates:  {0.53, 0.02},
	manyCandidates: {-0.21, -0.04},
	closeCall:      {-1.17, -0.61},
	fairCall:       {-0.88, -0.11},
	clearCall:      {0.27, -0.09},
	rivalSpoke:     {0.54, -0.33},
	rivalAgrees:    {-0.84, 0.16},
	rivalNear:      {-0.49, -0.01},
	unproved:       {-0.13, -0.21},
	sexUnknown:     {-0.36, 0.26},
	spokeLast:      {0.08, 0.34},
	oneOrTwo:       {-0.54, 0},
	threeToFive:    {-0.46, 0},
	manyWords:      {0.17, 0},
	closed:         {0.11, 0},
	lowerStart:     {0.48, 0},
	likeATitle:     {-0.46, 0},
	inTitleCase:    {-0.86, 0},
	apartFromCue:   {0.46, 0},
	severalParts:   {0.69, -1.38},
	singleMarks:    {-0.64, 0},
	inHead:         {0.21, -0.11},
	mixedIn:        {-0.23, 0},
	that:           {0, 0.75},
	toDo:           {0, -0.75},
	verbless:       {0, -0.89},
	shortClause:    {0, -0.01},
	longClause:     {0, -0.46},
	wordsBefore:    {0.43, 0.46},
	cutShort:       {-0.32, -0.71},
}
