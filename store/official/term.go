package official

// phrase reads what takes several words at the beginning of some: how it
// stands in the key of an office, how many words it takes, and the country
// that it names.
func phrase(words []string) (seat []string, n int, country string) {
	if len(words) < 2 {
		return nil, 0, ""
	}
	if general(words[0], words[1]) {
		return []string{words[0] + "general"}, 2, ""
	}
	if general(words[1], words[0]) {
		return []string{words[1] + "general"}, 2, ""
	}
	switch words[0] + " " + words[1] {
	case "chief executive":
		if len(words) > 2 && words[2] == "officer" {
			return []string{"ceo"}, 3, ""
		}
		return []string{"ceo"}, 2, ""
	case "member of":
		switch {
		case len(words) > 2 && words[2] == "parliament":
			return []string{"mp"}, 3, ""
		case len(words) > 2 && words[2] == "congress":
			return []string{"representative"}, 3, ""
		}
	case "head teacher":
		return []string{"headteacher"}, 2, ""
	case "general practitioner":
		return []string{"gp"}, 2, ""
	case "pentagon chief", "pentagon head", "pentagon boss":
		return []string{"secretary", "defense"}, 2, "us"
	}
	return nil, 0, ""
}

// general reports whether two words are an office that is no general's: the
// secretary general, the attorney general.
func general(office, w string) bool {
	if w != "general" {
		return false
	}
	switch office {
	case "secretary", "director", "attorney", "solicitor", "governor", "consul", "surgeon", "auditor", "inspector", "comptroller", "postmaster", "manager":
		return true
	}
	return false
}

// term is a word of an office as it stands in the key, empty where it says
// nothing: two spellings of one thing give the same.
func term(w string) string {
	switch w {
	case "the", "of", "s", "a", "an", "and", "for", "at", "in", "to":
		return ""
	case "ex", "late", "outgoing":
		return "former"
	case "chairman", "chairwoman", "chairperson":
		return "chair"
	case "spokesman", "spokeswoman":
		return "spokesperson"
	case "congressman", "congresswoman", "rep":
		return "representative"
	case "sen":
		return "senator"
	case "gov":
		return "governor"
	case "defence":
		return "defense"
	case "labour":
		return "labor"
	case "organization", "organizations":
		return "organisation"
	case "centre":
		return "center"
	case "det":
		return "detective"
	case "insp":
		return "inspector"
	case "supt":
		return "superintendent"
	case "ch":
		return "chief"
	case "gen":
		return "general"
	case "col":
		return "colonel"
	case "lt":
		return "lieutenant"
	case "maj":
		return "major"
	case "capt":
		return "captain"
	case "sgt":
		return "sergeant"
	case "adm":
		return "admiral"
	case "prof":
		return "professor"
	case "dr":
		return "doctor"
	case "councilor", "councilman", "councilwoman", "cllr":
		return "councillor"
	}
	return w
}

// role reports whether a word of an office says what its holder is.
func role(w string) bool {
	if _, ok := callings()[w]; ok {
		return true
	}
	switch w {
	case "secretary", "chair", "director", "chief", "head", "leader", "spokesperson", "commissioner", "adviser", "advisor", "envoy",
		"officer", "official", "member", "deputy", "professor", "counsel", "lawyer", "solicitor", "attorney", "manager", "founder", "owner",
		"captain", "major", "sergeant", "commander", "delegate", "speaker", "whip", "treasurer", "clerk", "boss", "editor", "administrator",
		"chairs", "cochair", "partner", "analyst", "economist", "executive", "vice", "senior", "permanent", "press", "cabinet":
		return true
	}
	return false
}

// portfolio reports whether a word of an office says what it is for, as every
// government has it: defense, foreign.
func portfolio(w string) bool {
	switch w {
	case "defense", "foreign", "affairs", "home", "interior", "finance", "treasury", "health", "education", "environment", "justice",
		"trade", "labor", "transport", "transportation", "energy", "agriculture", "culture", "housing", "science", "technology", "state",
		"exterior", "external", "internal", "security", "development", "economy", "economic", "industry", "commerce", "communities",
		"immigration", "veterans", "prime", "first", "general", "communications", "information", "water", "fisheries", "exchequer", "national",
		"public", "social", "human", "services", "resources", "power", "planning", "sport", "sports", "tourism", "railways", "roads", "media",
		"work", "works", "pensions", "business", "levelling", "rural", "food", "digital", "climate", "net", "zero", "police", "ict", "data", "opposition",
		"government", "parliament", "party", "republic":
		return true
	}
	return false
}
