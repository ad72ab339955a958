package keys

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// Label shows keys as help prints them: “j ↓”. Of many it shows the first and
// the last: “1 … 9”.
func Label(keys []string) string {
	const many = 5
	if len(keys) >= many {
		return show(keys[0]) + " … " + show(keys[len(keys)-1])
	}
	shown := make([]string, len(keys))
	for i, k := range keys {
		shown[i] = show(k)
	}
	return strings.Join(shown, " ")
}

func show(k string) string {
	mods, base := split(k)
	switch base {
	case "up":
		base = "↑"
	case "down":
		base = "↓"
	case "left":
		base = "←"
	case "right":
		base = "→"
	}
	return strings.Join(append(mods, base), "+")
}

// First is the first key of an action, as help prints it: the one that works
// while typing.
func First(b key.Binding) string {
	if len(b.Keys()) == 0 {
		return "no key"
	}
	return Label(b.Keys()[:1])
}
