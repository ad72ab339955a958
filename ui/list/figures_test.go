package list

import "testing"

func TestFigures(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -1000: "-1,000", -100: "-100", 12345678: "12,345,678"} {
		if got := Figures(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
