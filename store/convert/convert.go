// Package convert turns what others publish into stories of the reader's own:
// web pages so far. It is pure: bytes in, drafts out.
package convert
