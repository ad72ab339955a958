// Package styles stands in for the package of the same name.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry holds the styles by name.
var Registry = map[string]*chroma.Style{}

// Register puts a style into the registry.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
