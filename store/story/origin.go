package story

import (
	"sort"

	"onrecord/store/prose"
)

// origin leads from a cleaned text back to the file. It is a list of
// stretches, in order: within one of them text and file run in step, or the
// whole stretch stands in place of other bytes.
type origin []stretch

type stretch struct {
	text, textLen int32
	file, fileLen int32
}

func whole(n int) stretch { return stretch{textLen: int32(n), fileLen: int32(n)} }

func (o *origin) add(text, textLen, file, fileLen int) {
	*o = append(*o, stretch{int32(text), int32(textLen), int32(file), int32(fileLen)})
}

// start is where the byte at offset at of the text stands in the file.
func (o origin) start(at int) int {
	i := sort.Search(len(o), func(i int) bool { return int(o[i].text+o[i].textLen) > at })
	if i == len(o) {
		return o.end(at)
	}
	return o[i].to(at)
}

// end is where the byte before offset at of the text ends in the file.
func (o origin) end(at int) int {
	i := sort.Search(len(o), func(i int) bool { return int(o[i].text+o[i].textLen) >= at })
	if i == len(o) {
		if i == 0 {
			return 0
		}
		i--
	}
	return o[i].to(at)
}

func (s stretch) to(at int) int {
	into := at - int(s.text)
	if into < 0 {
		into = 0
	}
	if s.textLen != s.fileLen && into >= int(s.textLen) {
		return int(s.file + s.fileLen)
	}
	return int(s.file) + min(into, int(s.fileLen))
}

// span maps a span of the text into the file.
func (o origin) span(sp prose.Span) prose.Span {
	start := o.start(sp.Start)
	if sp.Empty() {
		return prose.Span{Start: start, End: start}
	}
	return prose.Span{Start: start, End: max(start, o.end(sp.End))}
}
