package ui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestAnyKeysAtAnySize presses keys as they come, moves the mouse and changes
// the size in between: the screen is filled exactly whatever happens.
func TestAnyKeysAtAnySize(t *testing.T) {
	names := []string{
		"j", "k", "g", "G", "ctrl+d", "ctrl+u", "space", "b", "enter", "enter", "enter", "esc", "esc", "backspace", "L", "tab", "tab", "shift+tab",
		"]", "[", "n", "n", "N", "i", "i", "}", "{", "o", "/", "V", "V", "ctrl+y", "s", "u", "y", "Y", "m", "t", "?", "!", "a", "r", "down", "up", "ctrl+o", ":", "宮", "v", "v", "enter", "h", "l", "f", "f", "d", "ctrl+f", "ctrl+f", "e", "n",
	}
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 1))
		s := openScreen(t, 120, 40, Options{})
		s.settled()
		var pressed []string
		for range 300 {
			switch n := random.IntN(20); {
			case n == 0:
				s.send(tea.WindowSizeMsg{Width: random.IntN(150), Height: random.IntN(50)})
			case n == 1:
				s.send(tea.MouseClickMsg{X: random.IntN(150), Y: random.IntN(50), Button: tea.MouseLeft})
			case n == 2:
				s.send(tea.MouseWheelMsg{X: random.IntN(150), Y: random.IntN(50), Button: tea.MouseWheelDown})
			default:
				name := names[random.IntN(len(names))]
				pressed = append(pressed, name)
				s.press(name)
			}
			for range random.IntN(4) { // some answers come at once, others late
				select {
				case msg := <-s.msgs:
					s.send(msg)
				default:
				}
			}
			if s.fits(); t.Failed() {
				t.Fatalf("seed %d, after %q", seed, pressed)
			}
		}
	}
}
