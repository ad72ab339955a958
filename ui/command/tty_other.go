//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || solaris)

package command

// terminalTaken cannot be known here.
func terminalTaken() bool { return false }
