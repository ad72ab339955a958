// Package quick stands in for the package of the same name.
package quick

import "io"

// Highlight writes the source as it is.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
