// Package chroma stands in for the syntax highlighter of the same name, which
// Glamour links for blocks of program code. The real one reads hundreds of
// languages and styles whenever a program starts, 20 ms before its first line
// runs; a story has no program code that colours would help to read. Here is
// just what Glamour names: code blocks are set in one colour.
//
// go.mod puts this module in the place of the real one.
package chroma

// TokenType is a kind of word in program code.
type TokenType int

// The kinds that Glamour has settings for.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries says how each kind of word is shown.
type StyleEntries map[TokenType]string

// Style is a named set of entries.
type Style struct{ Name string }

// MustNewStyle makes a style; the entries are not used.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }
