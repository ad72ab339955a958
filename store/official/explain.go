package official

// Explanation is why the forms of an official's name were taken for one
// person's, and whose names were kept apart.
type Explanation struct {
	Official Official
	Joins    []Joined
	// Others bear a like name and were kept apart.
	Others []Parted
}

// Joined is a form of the name with the reason why it means this official.
type Joined struct {
	// Form is the name or phrase that stories use: Hegseth.
	Form string
	// Stories are the IDs of the stories that use it, in order.
	Stories []string
	// Reason is one sentence: the only official of the edition with this
	// surname.
	Reason string
}

// Parted is an official with a like name, and one sentence that says what
// speaks against their being one, or that nothing decides.
type Parted struct {
	Official Official
	Reason   string
}
