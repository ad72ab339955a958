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
	always:         {2.49, 0.85},
	bySaid:         {0.38, 0.85},
	byAsking:       {0.45, 0.51},
	byJudging:      {-0.33, 0.02},
	byThinking:     {0.01, -0.16},
	byGesture:      {0.12, 0},
	byRareVerb:     {0.07, -1.26},
	byParticiple:   {-0.76, -0.54},
	byInfinitive:   {-0.11, -0.38},
	byPassive:      {-0.92, 0.08},
	unsaid:         {-0.26, -1.24},
	byPhrase:       {-0.02, 1.02},
	byNoun:         {-0.10, -0.61},
	byLabel:        {-0.20, 0.13},
	bySignature:    {0.18, 0},
	byRelay:        {0.30, 0.45},
	byNothing:      {-0.34, -0.95},
	byNearness:     {-0.35, 0},
	goesOnHere:     {-0.02, 0},
	goesOnBelow:    {-1.12, 0},
	goesOnFar:      {-1.79, 0},
	takesNext:      {-0.28, 0},
	sourceRight:    {-0.39, 0.09},
	sourceApart:    {0.16, 0.50},
	sourceFar:      {0.13, 0.33},
	sourceAway:     {-0.38, 0},
	sourceLong:     {0.20, -0.40},
	severalCues:    {0.10, -0.10},
	longSentence:   {-0.65, -0.42},
	partOfName:     {0.31, 0.31},
	sharedSurname:  {0.25, -0.28},
	singleName:     {-0.25, -0.07},
	inCapitals:     {-1.70, -0.55},
	namedOnce:      {-0.17, 0.44},
	uncertain:      {-0.89, -0.65},
	body:           {-0.59, -0.22},
	pronoun:        {-0.08, 0.07},
	theyOrIt:       {-0.18, -0.34},
	relative:       {-1.46, -0.32},
	heldOffice:     {-0.47, -0.49},
	description:    {-1.14, -0.22},
	bodyAgain:      {0.12, 0.14},
	phrasal:        {-0.95, 0},
	contested:      {-0.15, 0.02},
	unjoined:       {-1.57, -1.09},
	faceless:       {-0.60, -0.74},
	inherited:      {0, 0},
	aCandidateOnly: {0.75, -0.02},
	twoCandidates:  {0.51, 0.08},
	manyCandidates: {-0.55, -0.25},
	closeCall:      {-1.35, -0.14},
	fairCall:       {-0.81, -0.45},
	clearCall:      {0.48, 0.20},
	sexUnknown:     {-0.67, 0.07},
	spokeLast:      {-0.30, 0.09},
	oneOrTwo:       {-0.62, 0},
	threeToFive:    {-0.60, 0},
	manyWords:      {0.18, 0},
	closed:         {0.08, 0},
	lowerStart:     {0.58, 0},
	likeATitle:     {-0.43, 0},
	inTitleCase:    {-0.78, 0},
	apartFromCue:   {0.52, 0},
	severalParts:   {0.60, -1.23},
	singleMarks:    {-0.59, 0},
	inHead:         {-0.45, -0.03},
	mixedIn:        {-0.39, 0},
	that:           {0, 0.79},
	toDo:           {0, -0.72},
	verbless:       {0, -0.87},
	shortClause:    {0, -0.12},
	longClause:     {0, -0.44},
	wordsBefore:    {0.38, 0.55},
	cutShort:       {-0.18, -0.50},
}
