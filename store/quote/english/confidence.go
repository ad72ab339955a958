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
	always:         {2.04, 0.98},
	bySaid:         {0.39, 0.83},
	byAsking:       {0.39, 0.22},
	byJudging:      {-0.22, -0.03},
	byThinking:     {0.02, -0.31},
	byGesture:      {-0.63, 0},
	byRareVerb:     {-0.13, -1.43},
	byParticiple:   {-0.51, -0.53},
	byInfinitive:   {-0.56, -0.44},
	byPassive:      {-1.24, 0.18},
	unsaid:         {-0.80, -0.69},
	byPhrase:       {0.32, 1.40},
	byNoun:         {-0.86, -0.92},
	byLabel:        {-0.73, 0.37},
	bySignature:    {-0.53, 0},
	byRelay:        {0.24, 0.09},
	byNothing:      {-0.74, 0},
	byNearness:     {-0.64, 0},
	goesOnHere:     {-0.31, 0},
	goesOnBelow:    {-1.49, 0},
	goesOnFar:      {-2.55, 0},
	takesNext:      {-1.00, 0},
	sourceRight:    {-0.06, -0.19},
	sourceApart:    {0.44, 0.16},
	sourceFar:      {0.06, 0.10},
	sourceAway:     {-0.67, 0},
	sourceLong:     {-0.32, 0.04},
	severalCues:    {0.12, 0},
	longSentence:   {-0.74, -0.33},
	partOfName:     {0.32, 0.28},
	sharedSurname:  {-0.57, -0.46},
	uncertain:      {-0.97, -0.32},
	body:           {-0.71, -0.29},
	pronoun:        {-0.33, -0.45},
	theyOrIt:       {0.17, -0.30},
	relative:       {-1.14, -0.53},
	heldOffice:     {-0.45, -0.45},
	description:    {-0.98, -0.32},
	bodyAgain:      {0.21, 0.51},
	phrasal:        {-0.94, -0.18},
	faceless:       {-0.92, -0.81},
	inherited:      {0, 0},
	aCandidateOnly: {0.71, -0.59},
	twoCandidates:  {-0.27, -0.05},
	manyCandidates: {-0.43, 0.30},
	closeCall:      {-1.18, -0.19},
	fairCall:       {-1.00, -0.73},
	clearCall:      {0.52, 0.47},
	sexUnknown:     {-0.85, -0.20},
	spokeLast:      {0.10, 0.20},
	oneOrTwo:       {-0.40, 0},
	threeToFive:    {-0.38, 0},
	manyWords:      {0.52, 0},
	closed:         {0.15, 0},
	lowerStart:     {0.73, 0},
	inTitleCase:    {-0.65, 0},
	apartFromCue:   {0.24, 0},
	severalParts:   {0.32, -1.33},
	singleMarks:    {-0.78, 0},
	inHead:         {-0.41, -0.14},
	mixedIn:        {-0.33, 0},
	that:           {0, 0.71},
	toDo:           {0, -0.54},
	verbless:       {0, -0.87},
	shortClause:    {0, -0.27},
	longClause:     {0, -0.63},
	wordsBefore:    {0.52, 0.09},
	cutShort:       {-0.29, -0.74},
}
