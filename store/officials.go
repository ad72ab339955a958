package store

import (
	"context"
	"iter"
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// wordsOf are the words of an official's name, aliases and offices.
func wordsOf(o official.Official) []string {
	words := prose.FoldedWords(o.Name)
	for _, a := range o.Aliases {
		words = append(words, prose.FoldedWords(a)...)
	}
	for _, f := range o.Offices {
		words = append(words, prose.FoldedWords(f.Title)...)
	}
	return words
}

// begun reports whether each of some words begins one of others.
func begun(words, others []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(others, func(o string) bool { return strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return true
}

// Officials lists the speakers of all stories: people before organisations
// and these before the unnamed, then in the order that is asked for.
func (m *Memory) Officials(ctx context.Context, q OfficialsQuery, p Page) (Officials, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return Officials{}, err
	}
	all := who.list(q.Order)
	if words := prose.FoldedWords(q.Filter); len(words) > 0 {
		chosen := make([]*Listed, 0, len(all))
		for _, o := range all {
			if begun(words, o.words) {
				chosen = append(chosen, o)
			}
		}
		all = chosen
	}
	found := Officials{Total: len(all)}
	for _, o := range page(all, p) {
		found.Officials = append(found.Officials, o.Official)
	}
	return found, nil
}

// OfficialOf is who a speaker of a story is.
func (m *Memory) OfficialOf(ctx context.Context, storyID string, speaker int) (official.Official, error) {
	e, err := m.find(ctx, storyID)
	if err != nil {
		return official.Official{}, err
	}
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Official{}, err
	}
	o, ok := who.Of(e.story.ID, speaker)
	if !ok {
		return official.Official{}, &NotFoundError{What: "speaker", Ref: storyID}
	}
	return o, nil
}

// Explain says why the forms of an official's name were taken for one
// person's. The official may be named as for Record.
func (m *Memory) Explain(ctx context.Context, officialRef string) (official.Explanation, error) {
	who, err := m.whoIsWho(ctx)
	if err != nil {
		return official.Explanation{}, err
	}
	id, err := findOfficial(who, officialRef)
	if err != nil {
		return official.Explanation{}, err
	}
	e, _ := who.Directory.Explain(id)
	return e, nil
}

// findOfficial gives the ID of the official that ref means.
func findOfficial(who *people, ref string) (string, error) {
	if o, ok := who.Find(ref); ok {
		return o.ID, nil
	}
	all := slices.Values(who.list(ByCount))
	return MeantOfficial(ref, all, all)
}

// Words are those by which a filter finds the official: of the name, which
// come first, of the aliases and of the offices.
func (l *Listed) Words() (all []string, ofName int) { return l.words, l.named }

// MeantOfficial gives the ID of the official that ref means if it is none
// itself: a name or an alias, or the beginnings of words. It is given all
// officials who have words that begin so, the most quoted first, and for
// advice those of whom one may have been meant.
func MeantOfficial(ref string, all, others iter.Seq[*Listed]) (string, error) {
	words := prose.FoldedWords(ref)
	same := func(s string) bool { return slices.Equal(prose.FoldedWords(s), words) }
	meant := [...]func(*Listed) bool{
		func(o *Listed) bool { return same(o.Name) },
		func(o *Listed) bool { return slices.ContainsFunc(o.Aliases, same) },
		func(o *Listed) bool { return begun(words, o.words[:o.named]) },
		func(o *Listed) bool { return true },
	}
	var found [len(meant)][]string
	for o := range all {
		if len(words) == 0 || !begun(words, o.words) {
			continue
		}
		for i, so := range meant {
			if so(o) {
				found[i] = append(found[i], o.ID)
			}
		}
	}
	for _, ids := range found {
		switch len(ids) {
		case 0:
		case 1:
			return ids[0], nil
		default:
			return "", &AmbiguousError{What: "official", Ref: ref, IDs: ids}
		}
	}
	near := nearestOf(ref, func(yield func(string, []string) bool) {
		for o := range others {
			if !yield(o.ID, prose.FoldedWords(o.Name+" "+strings.Join(o.Aliases, " "))) {
				return
			}
		}
	})
	return "", &NotFoundError{What: "official", Ref: ref, Nearest: near}
}
