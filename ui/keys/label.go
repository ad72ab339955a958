package keys

import "strings"

// Label shows keys as help prints them: “j ↓”.
func Label(keys []string) string {
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
