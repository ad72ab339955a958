package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// ranks are the words by which a story calls somebody again whom it first
// gave a short title: Gen Ruiz is the general.
var ranks = map[string]string{
	"pm":  "minister",
	"gen": "general", "col": "colonel", "capt": "captain", "maj": "major", "sgt": "sergeant", "lt": "lieutenant", "cmdr": "commander",
	"adm": "admiral", "brig": "brigadier", "sen": "senator", "gov": "governor", "rep": "representative", "prof": "professor",
	"det": "detective", "insp": "inspector", "supt": "superintendent", "dr": "doctor", "rev": "reverend", "cllr": "councillor", "judge": "judge", "justice": "judge",
	"barr": "counsel", "barrister": "counsel", "advocate": "counsel", "atty": "counsel", "fr": "priest", "pst": "pastor", "msgr": "priest",
	"canon": "canon", "dean": "dean", "archdeacon": "archdeacon", "deacon": "deacon", "rabbi": "rabbi", "imam": "imam", "sheikh": "sheikh", "abbot": "abbot", "prebendary": "prebendary",
	"sister": "nun", "father": "priest", "swami": "swami", "guru": "guru", "bishop": "bishop", "archbishop": "archbishop", "cardinal": "cardinal",
	"cpl": "corporal", "pte": "private", "pvt": "private", "con": "constable", "pc": "constable", "wpc": "constable", "dc": "detective", "di": "detective", "dci": "detective", "ds": "detective",
	"cdr": "commander", "cmdt": "commandant", "sqn": "leader", "avm": "marshal", "dato": "dato", "sheriff": "sheriff", "marshal": "marshal", "ambassador": "ambassador", "amb": "ambassador",
	"baron": "peer", "earl": "peer", "lady": "peer", "duke": "duke", "duchess": "duchess", "princess": "princess", "prince": "prince", "marquess": "peer", "countess": "countess",
	"lord": "peer", "baroness": "peer", "viscount": "peer", "adv": "counsel", "sc": "counsel", "kc": "counsel", "qc": "counsel",
}

// addRank notes the last short title among the tokens lo to hi.
func (f *finder) addRank(who, lo, hi int) {
	for i := hi - 1; i >= lo; i-- {
		full, ok := ranks[f.fold(&f.Tokens[i])]
		if !ok {
			continue
		}
		p := &f.names.persons[who]
		for _, o := range p.offices {
			if o.head == full {
				return
			}
		}
		o := office{head: full, words: []string{full}, pos: f.Tokens[lo].Start, end: f.Tokens[i].End}
		if shownRank(full) {
			for lo < i && f.Entry(&f.Tokens[lo]).Class&(lex.Determiner|lex.Possessor) != 0 {
				lo++
			}
			o.text, o.rank = f.nameText(lo, hi), true
			if elected(full) {
				o.text = f.inFull(lo, i, full)
			}
		}
		if f.fold(&f.Tokens[i]) == "pm" {
			o.words = []string{"prime", full}
		}
		p.offices = append(p.offices, o)
		f.names.index(who)
		return
	}
}

// shownRank: the short titles for it tell what somebody does: Det Supt, Cllr.
func shownRank(full string) bool {
	switch full {
	case "general", "colonel", "captain", "major", "sergeant", "lieutenant", "commander", "admiral", "brigadier", "detective", "inspector",
		"superintendent", "councillor", "senator", "governor", "representative", "corporal", "private", "constable", "commandant", "marshal", "minister":
		return true
	}
	return false
}

// elected: the short title is an office that somebody is elected to, which
// stories write in full where no name follows: Sen., Gov.
func elected(full string) bool {
	return full == "senator" || full == "governor" || full == "representative"
}

// inFull writes the short title at token i, and what stands before it from
// token lo, as a reader looks for the office: U.S. Senator, Lieutenant Governor.
func (f *finder) inFull(lo, i int, full string) string {
	office := strings.ToUpper(full[:1]) + full[1:]
	if lo == i {
		return office
	}
	before := f.nameText(lo, i)
	if full == "governor" && f.fold(&f.Tokens[i-1]) == "lt" {
		before = strings.TrimSuffix(before, f.Word(&f.Tokens[i-1])) + "Lieutenant"
	}
	return before + " " + office
}

// premier: PM at token k is the office, as in PM Ana Ruiz, not the hour.
func (f *finder) premier(p *scan.Paragraph, k int) bool {
	t := &f.Tokens[k]
	return f.Word(t) == "PM" && (k == p.Lo || f.Tokens[k-1].Kind != scan.Number)
}
