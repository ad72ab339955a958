package markup

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

func TestFragments(t *testing.T) {
	from, err := url.Parse("https://herald.example/feeds/news.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, html, want string }{
		{"text alone", "One & two.\n\nThree.", "One & two.\n\nThree."},
		{"links", `See <a href="/more">more</a>, <a href="x?y#z">this</a>, <a href="mailto:a@b.example">her</a>.`,
			"See [more](https://herald.example/more), [this](https://herald.example/feeds/x?y#z), [her](mailto:a@b.example)."},
		{"links that do something", `<a href="javascript:alert(1)">One</a> <a href="data:text/html,x">two</a> <a href="file:///etc">three</a>`, "One two three"},
		{"what is not seen", `<p style="display: none">No</p><p hidden>no</p><!-- no --><script>no()</script><style>no</style><img src=x alt=no>Yes`, "Yes"},
		{"quotation marks", `<p><q>We wait</q>, she said.`, "“We wait”, she said."},
		{"a table", `<table><tr><th>Year<th>Cost<tr><td>2024<td>3</table>`, "| Year | Cost |\n|---|---|\n| 2024 | 3 |"},
		{"a table for its looks", `<table><tr><td><p>One</p><p>Two</p></td></tr></table>`, "One\n\nTwo"},
		{"control characters", "<p>A\x1b[31m\u202eB", "AB"},
		{"what means something in Markdown", "<p># no heading *here*", `\# no heading \*here*`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := Fragment(c.html, from); err != nil || got != c.want {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
	if _, err := Fragment(strings.Repeat("x", largest+1), nil); err == nil {
		t.Error("any length is read")
	}
}

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"Fish &amp; chips": "Fish & chips", "A<br>B<b>C</b>": "A BC", "1 < 2": "1 < 2", " a \n b ": "a b",
	} {
		if got := Line(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The time that a text takes grows with its length alone, whatever is in it.
func BenchmarkFragment(b *testing.B) {
	for name, piece := range map[string]string{
		"words": "Words of the story. ", "paragraphs": "<p>Words.", "brackets": "[", "marks": "*_`#", "links": "<a href=x>y</a> ", "headings": "<h1>x</h1>",
	} {
		for _, size := range []int{16 << 10, 128 << 10} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%s-%d", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := Fragment(text, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
