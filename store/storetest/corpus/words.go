package corpus

// topic is what a story is about.
type topic struct {
	name, trade string
	things      []string // each with “the” before it
}

var topics = []topic{
	{"harbour", "dockers’", []string{"breakwater", "new crane", "ferry pier", "harbour tariff", "dredger", "pilot service", "cold store", "lighthouse", "customs shed", "container yard"}},
	{"finance", "clerks’", []string{"supplementary budget", "sugar tax", "pension fund", "state bank", "treasury report", "coin reform", "debt ceiling", "property levy", "audit", "exchange rate"}},
	{"transport", "drivers’", []string{"night train", "coast road", "signal box", "tram line", "bridge toll", "bus depot", "timetable", "ring road", "railway viaduct", "airport link"}},
	{"education", "teachers’", []string{"school meal", "examination board", "village school", "reading list", "teachers’ college", "school roof", "holiday calendar", "grammar reform", "library van", "student loan"}},
	{"health", "nurses’", []string{"cottage hospital", "ambulance station", "vaccine store", "waiting list", "night clinic", "ward closure", "dental scheme", "blood bank", "care home", "hygiene rule"}},
	{"energy", "electricians’", []string{"wind park", "gas meter", "power line", "coal contract", "heating grant", "transformer", "turbine hall", "grid plan", "tidal plant", "fuel reserve"}},
	{"housing", "builders’", []string{"rent ceiling", "tower block", "building code", "waiting room", "cladding bill", "brick works", "town plan", "land register", "tenants’ fund", "empty quarter"}},
	{"fisheries", "fishermen’s", []string{"herring quota", "net ban", "trawler fleet", "fish market", "mussel bank", "closed season", "ice plant", "cod count", "harbour seal", "licence fee"}},
	{"defence", "reservists’", []string{"radar station", "border post", "supply ship", "conscription law", "joint exercise", "ammunition depot", "patrol boat", "ceasefire line", "veterans’ fund", "air base"}},
	{"justice", "bailiffs’", []string{"appeal court", "prison wing", "sentencing rule", "jury list", "witness scheme", "bail reform", "court archive", "amnesty bill", "legal aid budget", "evidence room"}},
	{"water", "plumbers’", []string{"reservoir", "dam wall", "river gauge", "sewage works", "canal lock", "drought plan", "pumping station", "flood barrier", "spring water line", "hosepipe ban"}},
	{"farming", "farmers’", []string{"barley price", "milk quota", "grain store", "orchard grant", "cattle market", "seed law", "irrigation ditch", "wool board", "hedge rule", "harvest loan"}},
	{"trade", "shopkeepers’", []string{"tin tariff", "salt treaty", "export licence", "market hall", "customs union", "steel contract", "trade fair", "import rule", "weights office", "tea auction"}},
	{"labour", "workers’", []string{"minimum wage", "night shift", "strike fund", "apprentice scheme", "pay scale", "works council", "overtime rule", "hiring freeze", "safety report", "rest day"}},
	{"culture", "musicians’", []string{"opera house", "film archive", "museum ticket", "statue", "book fair", "theatre roof", "public library", "song contest", "radio orchestra", "town archive"}},
	{"interior", "officers’", []string{"passport office", "census form", "voting register", "fire brigade", "police radio", "border fence", "identity card", "curfew", "ballot box", "asylum rule"}},
}

var sources = []string{"Coast Desk", "Town Desk", "Valley Courier", "North Wire", "Harbour Gazette", "Evening Ledger", "The Lantern", "Capital Observer", "River Post", "Island Radio", "Union Herald", "Morning Bell"}

var authors = []string{"Ada Wrenfold", "Jory Mestrand", "Lin Sotterby", "Nils Harkov", "Odile Brannick", "Sefa Tolmer", "Uma Kestrel", "Yann Dorvic"}

var trades = []string{"a baker", "a diver", "a nurse", "a shopkeeper", "a taxi driver", "a retired teacher", "a welder", "a student", "a farmer", "a plumber", "a carpenter", "a clerk", "a fisherman", "a bus driver", "a librarian", "a gardener"}

var adjectives = []string{"old", "new", "bitter", "careful", "broken", "quiet", "costly", "early", "late", "patient", "hollow", "narrow", "public", "private", "local", "distant", "honest", "empty", "angry", "formal", "secret", "simple", "heavy", "cheap", "steady", "foreign", "modest", "sudden", "missing", "polite", "proud", "rough", "rusty", "silent", "slow", "solid", "stubborn", "tired", "useful", "weak", "wide", "wooden", "yearly", "annual", "binding", "brave", "brief", "central", "clumsy", "cold", "common", "complete", "crowded", "deep", "doubtful", "dry", "eager", "elected", "fair", "false", "famous", "final", "fragile", "generous", "grave", "idle", "joint", "lasting", "loyal", "minor"}

var nouns = []string{"promise", "answer", "letter", "meeting", "report", "signature", "winter", "summer", "evening", "street", "family", "village", "council", "committee", "engineer", "contract", "ledger", "number", "question", "reason", "mistake", "warning", "delay", "queue", "window", "table", "door", "key", "bill", "price", "market", "voter", "neighbour", "worker", "driver", "teacher", "doctor", "lawyer", "judge", "clerk", "captain", "crew", "ship", "wagon", "engine", "bridge", "tunnel", "roof", "wall", "fence", "field", "forest", "river", "island", "valley", "mountain", "storm", "flood", "fire", "strike", "march", "vote", "law", "clause", "paragraph", "page", "map", "plan", "drawing", "stamp", "archive", "newspaper", "radio", "speech", "sermon", "song", "silence", "rumour", "joke", "insult", "apology", "handshake", "treaty", "border", "passport", "ticket", "parcel", "barrel", "sack", "rope", "anchor", "compass", "lamp", "candle", "stove", "kitchen", "cellar", "attic", "garden", "orchard", "harvest", "loaf", "bottle", "coin", "debt", "loan", "wage", "pension", "bonus", "tax", "fee", "fine", "grant", "budget", "fund", "bank", "share", "profit", "loss", "audit", "inquiry", "witness", "verdict", "appeal", "sentence", "prison", "guard", "patrol", "uniform", "helmet", "drill", "siren", "alarm", "ambulance", "hospital", "ward", "patient", "cure", "fever", "vaccine", "school", "lesson", "pupil", "exam", "library", "museum", "statue", "festival", "parade", "holiday", "season", "decade", "century"}

// whens are times inside a sentence.
var whens = []string{"this winter", "next spring", "before the summer", "by the end of the year", "within ten days", "at the weekend", "in the coming months", "after the recess", "on the first of the month", "before anyone goes home", "while the snow lies", "at the next sitting", "in this decade"}

// sinces are times that reach back.
var sinces = []string{"since last autumn", "for a generation", "for ten years", "since the flood", "since the last census", "for a whole winter", "since the old bridge fell", "for three summers", "since the spring", "for as long as anyone remembers"}

var counts = []string{"two", "three", "four", "five", "seven", "nine", "a dozen", "twenty", "thirty", "forty", "sixty", "a hundred", "three hundred", "two thousand", "ninety thousand", "four million", "eleven", "fifteen", "twenty-two", "eighty"}
