package list

import "strconv"

// Figures writes a number in groups of three figures, as in 12,500.
func Figures(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
