//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd || solaris

package command

import (
	"os"

	"golang.org/x/sys/unix"

	"github.com/charmbracelet/x/termios"
)

// terminalTaken reports whether another program of this pipeline is talking
// with the user at the terminal, as fzf does: we are in the foreground, and
// somebody else has turned line editing off.
func terminalTaken() bool {
	tty, err := os.OpenFile("/dev/tty", os.O_RDONLY|unix.O_NOCTTY, 0)
	if err != nil {
		return false
	}
	defer tty.Close()
	fd := int(tty.Fd())
	if front, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP); err != nil || front != unix.Getpgrp() {
		return false
	}
	mode, err := termios.GetTermios(fd)
	return err == nil && mode.Lflag&unix.ICANON == 0
}
