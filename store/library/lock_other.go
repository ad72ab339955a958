//go:build !unix

package library

import "os"

// tryLock takes the lock of the program that keeps an index. Here there are no
// locks to be tried: a file that is open is one.
func tryLock(path string) (*os.File, error) {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
}
