package page

import (
	"bytes"
	"fmt"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// press is Glamour, ready for the widths that a page needs: its own, and
// that of the text inside lists and block quotes.
type press struct {
	style ansi.StyleConfig
	ready map[int]renderer.Renderer
}

func newPress(o Options) *press {
	return &press{style: o.config(), ready: make(map[int]renderer.Renderer)}
}

// set sets one block by itself. Glamour has panicked on odd Markdown before;
// that is an error here.
func (p *press) set(width int, source []byte, n ast.Node) (out string, err error) {
	defer func() {
		if r := recover(); r != nil {
			delete(p.ready, width) // it keeps a stack that is wrong now
			err = fmt.Errorf("setting a block: %v", r)
		}
	}()
	doc := ast.NewDocument()
	doc.AppendChild(doc, n)
	var buf bytes.Buffer
	err = p.at(width).Render(&buf, source, doc)
	return buf.String(), err
}

func (p *press) at(width int) renderer.Renderer {
	if r, ok := p.ready[width]; ok {
		return r
	}
	glamour := ansi.NewRenderer(ansi.Options{WordWrap: width, Styles: p.style})
	r := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000)))
	p.ready[width] = r
	return r
}
