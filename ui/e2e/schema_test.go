package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the published schemas by name. A test holds the output also to
// having no field that they do not name; a reader of it should not.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "docs", "schema", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	all := map[string]*jsonschema.Schema{}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatal(path, err)
		}
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft2020)
		if err := c.AddResource("schema.json", closed(doc)); err != nil {
			t.Fatal(path, err)
		}
		s, err := c.Compile("schema.json")
		if err != nil {
			t.Fatal(path, err)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".json")] = s
	}
	return all
}

// closed forbids in every object what its schema does not name.
func closed(schema any) any {
	switch s := schema.(type) {
	case map[string]any:
		for _, v := range s {
			closed(v)
		}
		if _, ok := s["properties"].(map[string]any); ok && s["type"] == "object" {
			s["additionalProperties"] = false
		}
	case []any:
		for _, v := range s {
			closed(v)
		}
	}
	return schema
}

// Every line of JSON that the program prints of the bundled edition is what
// the schema of docs/schema says.
func TestOutputFitsItsSchema(t *testing.T) {
	all := schemas(t)
	notes := filepath.Join(t.TempDir(), "officials.txt")
	if err := os.WriteFile(notes, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	hostile := filepath.Join("..", "..", "store", "export", "testdata", "hostile.md")
	home, herald, broken, list := followed(t)
	checked := map[string]bool{}
	for _, c := range []struct {
		schema string
		args   []string
	}{
		{"list", []string{"list", "--json"}},
		{"list", []string{"list", "--json", hostile}},
		{"show", []string{"show", "--json", "2025-05-01-india-us-call", "1951-04-19-old-soldier"}},
		{"show", []string{"show", "--json", hostile}},
		{"quotes", []string{"quotes", "--json"}},
		{"quotes", []string{"quotes", "--json", "--explain"}},
		{"officials", []string{"officials", "--json"}},
		{"explanation", []string{"officials", "--json", "--explain", "Truman"}},
		{"check", []string{"officials", "--json", "--check", "--officials", notes}},
		{"record", []string{"record", "--json", "harry-s-truman"}},
		{"head", []string{"record", "--json", "--head", "harry-s-truman"}},
		{"head", []string{"record", "--json", "--head", "--filter", "kind:reported", "Nehru"}},
		{"search", []string{"search", "--json", "india"}},
		{"search", []string{"search", "--json", "by:truman"}},
		{"verify", []string{"verify", "--json", "we stand with India"}},
		{"verify", []string{"verify", "--json", "we stand with nobody at all", "--by", "Truman"}},
		{"import", []string{"import", "--json", hostile}},
		{"index", []string{"index", "--json"}},
		{"index", []string{"index", "--json", "--status"}},
		{"follow", []string{"follow", "--json", "--full", herald, herald + "/page"}},
		{"follow", []string{"follow", "--json", list}},
		{"feeds", []string{"feeds", "--json"}},
		{"fetch", []string{"fetch", "--json"}},
		{"fetch", []string{"fetch", "--json"}},
		{"fetch", []string{"fetch", "--json", "--full", broken}},
		{"feeds", []string{"feeds", "--json"}},
		{"export", []string{"export", "--all", "--format", "jsonl"}},
		{"export", []string{"export", "--by", "Truman", "--json"}},
		{"export", []string{"export", "--story", hostile, "--json"}},
	} {
		s := all[c.schema]
		if s == nil {
			t.Errorf("there is no schema %s", c.schema)
			continue
		}
		checked[c.schema] = true
		lines := 0
		for l := range bytes.Lines(printedBy(t, home, c.args...)) {
			lines++
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(l))
			if err == nil {
				err = s.Validate(value)
			}
			if err != nil {
				t.Fatalf("onrecord %s, line %d: %v\n%s", strings.Join(c.args, " "), lines, err, l)
			}
		}
		if lines == 0 {
			t.Errorf("onrecord %s prints nothing", strings.Join(c.args, " "))
		}
	}
	for name := range all {
		if !checked[name] {
			t.Errorf("nothing is held to the schema %s", name)
		}
	}
}

// followed is a server of feeds, of which one has pages of all kinds and one is
// broken, with a list of both, and a home for who follows them.
func followed(t *testing.T) (home, herald, broken, list string) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Herald</title><item><title>A quay</title><link>/quay</link><description>It stands.</description></item>
<item><title>Lost</title><link>/lost</link><description>Nobody knows.</description></item><item><title>Half`)
		case "/page":
			_, _ = io.WriteString(w, `<html><head><link rel=alternate type="application/rss+xml" href="/" title="Herald"><link rel=alternate type="application/rss+xml" href="/broken">`)
		case "/quay":
			_, _ = io.WriteString(w, `<html><body><p>It stands. So it does.`)
		case "/broken":
			w.Header().Set("Retry-After", "60")
			http.Error(w, "The press is broken.", http.StatusServiceUnavailable)
		case "/moved":
			http.Redirect(w, r, "/?new", http.StatusMovedPermanently)
		default:
			http.NotFound(w, r)
		}
	})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	home = t.TempDir()
	list = filepath.Join(home, "list.opml")
	text := `<opml version="2.0"><body><outline text="Broken" xmlUrl="` + srv.URL + `/broken"/><outline xmlUrl="` + srv.URL + `/moved"/></body></opml>`
	if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return home, srv.URL, srv.URL + "/broken", list
}

// printedBy is what the program prints, also where its exit code says more.
func printedBy(t *testing.T, home string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program(), args...)
	cmd.Env = append(os.Environ(), isolated(home)...)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out
}

// The schemas say what every field is for, and docs/export.md names each.
func TestSchemasAreTold(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name := range schemas(t) {
		if !bytes.Contains(page, []byte("schema/"+name+".json")) {
			t.Errorf("docs/formats.md does not name schema/%s.json", name)
		}
		var doc struct{ Title string }
		content, err := os.ReadFile(filepath.Join("..", "..", "docs", "schema", name+".json"))
		if err == nil {
			err = json.Unmarshal(content, &doc)
		}
		if err != nil || !strings.Contains(doc.Title, "onrecord ") {
			t.Errorf("%s: its title is %q, %v", name, doc.Title, err)
		}
	}
}
