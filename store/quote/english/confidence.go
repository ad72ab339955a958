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
	always:         {2.39, 1.00},
	bySaid:         {0.40, 0.59},
	byAsking:       {0.38, 0.49},
	byJudging:      {-0.43, 0.04},
	byThinking:     {0.01, -0.17},
	byGesture:      {0.08, 0},
	byRareVerb:     {-0.18, 0.10},
	byParticiple:   {-0.72, -0.72},
	byInfinitive:   {-0.14, -0.39},
	byPassive:      {-1.05, 0.14},
	unsaid:         {-0.30, -1.27},
	byPhrase:       {0.21, 0.80},
	byNoun:         {-0.19, -0.59},
	byLabel:        {-0.53, 0.05},
	bySignature:    {0.12, 0.14},
	byRelay:        {0.26, 0.40},
	byNothing:      {-1.10, -1.05},
	byNearness:     {-0.39, 0},
	goesOnHere:     {0, 0},
	goesOnBelow:    {-1.32, 0},
	goesOnFar:      {-1.71, 0},
	takesNext:      {-0.46, 0},
	sourceRight:    {-0.40, 0.18},
	sourceApart:    {0.13, 0.27},
	sourceFar:      {0.05, 0.36},
	sourceAway:     {-0.40, 0},
	sourceLong:     {0.20, 0.34},
	severalCues:    {0.27, -0.08},
	longSentence:   {-0.75, -0.47},
	partOfName:     {0.27, 0.39},
	bearerBetween:  {0.13, 0.11},
	sharedSurname:  {0.26, -0.21},
	singleName:     {-0.30, -0.30},
	inCapitals:     {-1.25, -0.71},
	namedOnce:      {0.07, 0.52},
	uncertain:      {0.08, -0.47},
	body:           {-0.64, -0.03},
	pronoun:        {0.20, -0.05},
	theyOrIt:       {-0.16, -0.37},
	relative:       {-1.83, -0.24},
	heldOffice:     {-0.07, -0.42},
	description:    {-0.53, -0.08},
	bodyAgain:      {0.17, -0.02},
	phrasal:        {-0.76, 0},
	contested:      {-0.17, 0.19},
	unjoined:       {-0.73, -1.14},
	faceless:       {-0.43, -0.71},
	inherited:      {0, 0},
	aCandidateOnly: {0.72, 0.14},
	twoCandidates:  {0.25, 0.23},
	manyCandidates: {-0.27, 0.17},
	closeCall:      {-0.79, -0.62},
	fairCall:       {-0.71, -0.37},
	clearCall:      {0.12, 0.12},
	rivalSpoke:     {0.61, -0.86},
	rivalAgrees:    {-0.99, -0.02},
	rivalNear:      {-0.19, -0.16},
	unproved:       {-0.13, -0.30},
	sexUnknown:     {-0.59, 0.24},
	spokeLast:      {0.24, 0.49},
	oneOrTwo:       {-0.42, 0},
	threeToFive:    {-0.47, 0},
	manyWords:      {0.02, 0},
	closed:         {0.17, 0},
	lowerStart:     {0.53, 0},
	likeATitle:     {0.02, 0},
	inTitleCase:    {-0.71, 0},
	apartFromCue:   {0.47, 0},
	severalParts:   {0.62, -1.67},
	singleMarks:    {-0.49, 0},
	inHead:         {0.40, -0.16},
	mixedIn:        {-0.33, 0},
	that:           {0, 0.69},
	toDo:           {0, -0.73},
	verbless:       {0, -0.65},
	shortClause:    {0, 0.03},
	longClause:     {0, -0.46},
	wordsBefore:    {0.54, 0.49},
	cutShort:       {-0.49, -0.72},
}
