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
	always:         {2.47, 0.79},
	bySaid:         {0.46, 0.90},
	byAsking:       {0.61, 0.33},
	byJudging:      {-0.36, -0.02},
	byThinking:     {0.01, -0.14},
	byGesture:      {0.11, 0},
	byRareVerb:     {0.14, -1.31},
	byParticiple:   {-0.72, -0.44},
	byInfinitive:   {-0.11, -0.27},
	byPassive:      {-0.98, 0.50},
	unsaid:         {-0.23, -1.24},
	byPhrase:       {0.12, 1.38},
	byNoun:         {-0.02, -0.49},
	byLabel:        {0.07, 0.15},
	bySignature:    {-0.26, 0},
	byRelay:        {0.35, 0.60},
	byNothing:      {-0.28, -0.84},
	byNearness:     {-0.20, 0},
	goesOnHere:     {0.06, 0},
	goesOnBelow:    {-1.12, 0},
	goesOnFar:      {-1.81, 0},
	takesNext:      {-0.31, 0},
	sourceRight:    {-0.21, -0.06},
	sourceApart:    {0.02, 0.36},
	sourceFar:      {-0.01, 0.28},
	sourceAway:     {-0.19, 0},
	sourceLong:     {0.19, 0.11},
	severalCues:    {0.12, -0.03},
	longSentence:   {-0.55, -0.39},
	partOfName:     {0.09, 0.37},
	sharedSurname:  {-0.39, -0.27},
	singleName:     {-1.06, -0.80},
	inCapitals:     {-1.45, -0.07},
	namedOnce:      {-0.21, 0.35},
	uncertain:      {-0.80, -0.33},
	body:           {-0.65, -0.07},
	pronoun:        {0.01, -0.06},
	theyOrIt:       {-0.11, -0.34},
	relative:       {-1.58, -0.87},
	heldOffice:     {-0.67, -0.51},
	description:    {-1.09, -0.12},
	bodyAgain:      {0.15, 0.12},
	phrasal:        {-1.01, 0.05},
	contested:      {-0.09, 0.10},
	unjoined:       {-1.35, -1.21},
	faceless:       {-1.04, -1.08},
	inherited:      {0, 0},
	aCandidateOnly: {0.94, -0.35},
	twoCandidates:  {0.48, -0.13},
	manyCandidates: {-0.62, -0.38},
	closeCall:      {-1.24, -0.09},
	fairCall:       {-0.70, -0.01},
	clearCall:      {0.68, 0.28},
	sexUnknown:     {-0.54, 0.33},
	spokeLast:      {-0.50, 0.31},
	oneOrTwo:       {-0.51, 0},
	threeToFive:    {-0.60, 0},
	manyWords:      {0.49, 0},
	closed:         {-0.08, 0},
	lowerStart:     {0.51, 0},
	likeATitle:     {-0.39, 0},
	inTitleCase:    {-0.61, 0},
	apartFromCue:   {0.44, 0},
	severalParts:   {0.32, -1.18},
	singleMarks:    {-0.50, 0},
	inHead:         {-0.52, 0},
	mixedIn:        {-0.27, 0},
	that:           {0, 0.63},
	toDo:           {0, -0.62},
	verbless:       {0, -0.85},
	shortClause:    {0, -0.03},
	longClause:     {0, -0.48},
	wordsBefore:    {0.27, 0.33},
	cutShort:       {0.06, -0.42},
}
