package official

// why is what a usage was given to an official for.
type why uint8

const (
	undecided  why = iota
	onlyOne        // nobody else has the name
	byOffice       // of several she alone has the office
	byTenure       // of several she alone has the office in these days
	byCircle       // of several she alone is heard beside the same people
	byDays         // of several she alone is of these days
	byFamily       // it is her family name
	byFirst        // it is her family name, which comes first
	byForm         // stories call her so
	bySpelling     // the same office, and a name spelled a little otherwise
	byHolder       // nobody else holds the office
	byHandle       // a story ties the handle to her
)
