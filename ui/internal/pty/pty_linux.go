// Package pty makes pseudo-terminals, in which tests and measurements run the
// program as a reader would.
package pty

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// Open makes a pseudo-terminal: what is written to master is typed, and what
// the program draws is read from it.
func Open(columns, rows int) (master, slave *os.File, err error) {
	master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	slave, err = other(master)
	if err == nil {
		size := unix.Winsize{Col: uint16(columns), Row: uint16(rows)}
		err = unix.IoctlSetWinsize(int(slave.Fd()), unix.TIOCSWINSZ, &size)
	}
	if err != nil {
		master.Close()
		return nil, nil, fmt.Errorf("opening a pseudo-terminal: %w", err)
	}
	return master, slave, nil
}

// other opens the side of a pseudo-terminal that a program sees.
func other(master *os.File) (*os.File, error) {
	fd := int(master.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err = errors.Join(err, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)); err != nil {
		return nil, err
	}
	return os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
}

// Attach has a command run in a terminal of its own.
func Attach(c *exec.Cmd, slave *os.File) {
	c.Stdin, c.Stdout, c.Stderr = slave, slave, slave
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
}
