package story

import (
	"strings"
)

// field is one entry of the front matter.
type field struct {
	key    string // lower case
	value  string
	list   []string
	isList bool
	nested bool // a mapping, which no key of ours takes
}

// frontMatter reads what stands between the fences at the head of the text
// and returns where the body begins. Whatever is wrong with it, no word of
// the body is taken for it.
func (p *draft) frontMatter() (fields []field, body int) {
	first, next := line(p.text, 0)
	if !fence(first) || strings.HasPrefix(first, ".") {
		return nil, 0
	}
	lines, end, closed := headerLines(p.text, next)
	if !closed && !hasKey(lines) {
		return nil, 0 // a rule, not a fence
	}
	if !closed {
		p.note("The front matter has no closing line of ---; it was taken to end where the text begins.")
	}
	fields, ok := simpleFields(lines, true)
	if ok {
		return fields, end
	}
	if fields, ok = yamlFields(lines); ok {
		return fields, end
	}
	fields, ok = simpleFields(lines, false)
	if !ok || !closed {
		p.note("The front matter is not valid YAML; it was read line by line.")
	}
	return fields, end
}

// line returns the line at offset i without its end, and where the next is.
func line(s string, i int) (text string, next int) {
	n := strings.IndexByte(s[i:], '\n')
	if n < 0 {
		return s[i:], len(s)
	}
	return s[i : i+n], i + n + 1
}

// fence reports whether a line opens or closes front matter.
func fence(l string) bool {
	l = strings.TrimRight(l, " ")
	return l == "---" || l == "..."
}

// headerLines gathers the lines of the front matter that begins at offset
// at, and says where the text after it begins. Without a closing fence, or
// with one so far down that it must be a rule between paragraphs, the header
// ends before the first blank line or the first that cannot belong to it.
func headerLines(s string, at int) (lines []string, end int, closed bool) {
	stop, stopLines := -1, 0 // the first place where an unclosed header would end
	for i := at; i < len(s); {
		l, next := line(s, i)
		if fence(l) {
			if stop >= 0 && strings.Contains(s[stop:i], "\n\n") {
				break
			}
			return lines, next, true
		}
		blank := strings.TrimSpace(l) == ""
		if stop < 0 && (blank || !headerLike(l)) {
			stop, stopLines = i, len(lines)
		}
		if stop >= 0 && !blank && !headerLike(l) && strings.TrimSpace(s[stop:i]) == "" && i > stop {
			break // text after a blank line: no header goes on like this
		}
		lines = append(lines, l)
		i = next
	}
	if stop < 0 {
		return lines, len(s), false
	}
	return lines[:stopLines], stop, false
}

// headerLike reports whether a line can belong to YAML front matter.
func headerLike(l string) bool {
	if l == "" || strings.ContainsRune(" #]}", rune(l[0])) || strings.HasPrefix(l, "- ") {
		return true
	}
	key, _, ok := cutKey(l)
	return ok && key != ""
}

// cutKey parts "key: value". A key is a short word without spaces, or one in
// quotation marks.
func cutKey(l string) (key, value string, ok bool) {
	i := strings.IndexByte(l, ':')
	const longest = 40
	if i <= 0 || i > longest || i+1 < len(l) && l[i+1] != ' ' {
		return "", "", false
	}
	key = strings.Trim(strings.TrimRight(l[:i], " "), `"'`)
	for j := 0; j < len(key); j++ {
		if c := key[j]; c != '-' && c != '_' && c != '.' && !digit(c) && (c|0x20 < 'a' || c|0x20 > 'z') {
			return "", "", false
		}
	}
	return strings.ToLower(key), strings.TrimSpace(l[i+1:]), key != ""
}

func hasKey(lines []string) bool {
	for _, l := range lines {
		if _, _, ok := cutKey(l); ok {
			return true
		}
	}
	return false
}

// simpleFields reads "key: value" lines, bracketed lists and lists of "- "
// lines. When strict it gives up on anything that YAML could read in another
// way, and leaves that to the YAML package; else it takes what it can, and
// not ok says that some lines meant nothing to it.
func simpleFields(lines []string, strict bool) (fields []field, ok bool) {
	ok = true
	for _, l := range lines {
		trimmed := strings.TrimSpace(l)
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if key, value, isKey := cutKey(l); isKey {
			f, fine := simpleField(key, value, strict)
			if strict && !fine {
				return nil, false
			}
			fields = append(fields, f)
			continue
		}
		if !appendItem(fields, trimmed, strict) {
			ok = false
			if strict {
				return nil, false
			}
			continueValue(fields, l, trimmed)
		}
	}
	return fields, ok
}

func simpleField(key, value string, strict bool) (field, bool) {
	f := field{key: key}
	if len(value) > 1 && value[0] == '[' && value[len(value)-1] == ']' {
		f.isList = true
		for item := range strings.SplitSeq(value[1:len(value)-1], ",") {
			item, ok := simpleValue(strings.TrimSpace(item), strict)
			if strict && (!ok || item == "") {
				return f, false
			}
			if item != "" {
				f.list = append(f.list, item)
			}
		}
		return f, true
	}
	v, ok := simpleValue(value, strict)
	f.value = v
	return f, ok
}

// simpleValue is a value that stands for itself, or one in quotation marks
// without escapes.
func simpleValue(v string, strict bool) (string, bool) {
	if v == "" {
		return "", true
	}
	if q := v[0]; q == '"' || q == '\'' {
		inner := v[1:]
		if strings.HasSuffix(inner, string(q)) {
			inner = inner[:len(inner)-1]
			// A backslash begins an escape between double marks alone.
			return inner, strings.IndexByte(inner, q) < 0 && (q == '\'' || strings.IndexByte(inner, '\\') < 0)
		}
		if !strict {
			return strings.Trim(v, string(q)), false
		}
		return v, false
	}
	plain := !strings.ContainsRune("[]{}&*!|>%@`#,?:-~", rune(v[0])) &&
		!strings.Contains(v, ": ") && !strings.Contains(v, " #") && !strings.HasSuffix(v, ":") &&
		!strings.ContainsAny(v, "{}[]\"") && v != "null"
	return v, plain
}

// appendItem adds "- item" to the list of the last field.
func appendItem(fields []field, l string, strict bool) bool {
	if len(fields) == 0 || !strings.HasPrefix(l, "- ") {
		return false
	}
	last := &fields[len(fields)-1]
	if last.value != "" || last.isList && last.list == nil {
		return false
	}
	item, ok := simpleValue(strings.TrimSpace(l[2:]), strict)
	if strict && !ok {
		return false
	}
	last.isList, last.list = true, append(last.list, item)
	return true
}

// continueValue adds an indented line to the value above it.
func continueValue(fields []field, l, trimmed string) {
	if len(fields) == 0 || l[0] != ' ' {
		return
	}
	last := &fields[len(fields)-1]
	if last.isList {
		return
	}
	last.value = strings.TrimLeft(last.value, "|>-+ ")
	if last.value != "" {
		last.value += " "
	}
	last.value += trimmed
}
