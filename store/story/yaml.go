package story

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// yamlFields reads front matter that is more than simple lines. It walks the
// tree and never decodes: values keep the spelling they have in the file,
// and references cannot multiply.
func yamlFields(lines []string) (fields []field, ok bool) {
	defer func() {
		// The bytes come from anywhere; a fault of the YAML package must not
		// cost the reader the story.
		if recover() != nil {
			fields, ok = nil, false
		}
	}()
	text := strings.Join(lines, "\n") + "\n"
	const longest = 64 << 10
	if len(text) > longest {
		return nil, false
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil || len(file.Docs) != 1 {
		return nil, false
	}
	switch body := file.Docs[0].Body.(type) {
	case *ast.MappingNode:
		for _, v := range body.Values {
			fields = append(fields, yamlField(v))
		}
	case *ast.MappingValueNode:
		fields = append(fields, yamlField(body))
	default:
		return nil, body == nil
	}
	return fields, true
}

func yamlField(v *ast.MappingValueNode) field {
	f := field{key: strings.ToLower(scalar(v.Key))}
	switch value := v.Value.(type) {
	case *ast.SequenceNode:
		f.isList = true
		for _, item := range value.Values {
			if s := scalar(item); s != "" {
				f.list = append(f.list, s)
			}
		}
	case *ast.MappingNode, *ast.MappingValueNode:
		f.nested = true
	default:
		f.value = scalar(value)
	}
	return f
}

// scalar is the text of a node as it is spelled in the file.
func scalar(n ast.Node) string {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return ""
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.AnchorNode:
		return scalar(n.Value)
	case *ast.TagNode:
		return scalar(n.Value)
	case *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode:
		return ""
	}
	if t := n.GetToken(); t != nil {
		return t.Value
	}
	return ""
}
