package scan

import "sync"

// Stories come by the thousand, and the tokens of each are needed for a
// millisecond: their memory goes from one to the next.

const (
	usual = 1 << 12 // tokens of a story of some 20 KB
	kept  = 1 << 15 // as many as are kept in one piece
)

var spare sync.Pool // of *[]Token

// tokens has room for n tokens.
func tokens(n int) []Token {
	if n > kept {
		return make([]Token, 0, n)
	}
	if p, ok := spare.Get().(*[]Token); ok && cap(*p) >= n {
		return (*p)[:0]
	}
	return make([]Token, 0, max(n, usual))
}

// Release gives the memory of the tokens and units back. Nothing of the copy
// may be read after that.
func (cp *Copy) Release() {
	for _, toks := range [...][]Token{cp.Tokens, cp.Units} {
		if n := cap(toks); n >= usual && n <= kept {
			spare.Put(&toks)
		}
	}
	*cp = Copy{}
}
