package convert

import (
	"cmp"
	"encoding/json"
	"errors"
	"iter"
	"net/url"
	"strings"
	"time"

	"onrecord/store/markup"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

// jsonFeed is what is taken from a JSON Feed (https://jsonfeed.org).
type jsonFeed struct {
	Version  string     `json:"version"`
	Title    string     `json:"title"`
	Home     string     `json:"home_page_url"`
	Language string     `json:"language"`
	Items    []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        any      `json:"id"` // mostly text; some have a number
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html"`
	Text      string   `json:"content_text"`
	Summary   string   `json:"summary"`
	Published string   `json:"date_published"`
	Language  string   `json:"language"`
	Tags      []string `json:"tags"`
	Author    struct {
		Name string `json:"name"`
	} `json:"author"`
	Authors []struct {
		Name string `json:"name"`
	} `json:"authors"`
}

var errFeed = errors.New("is no JSON Feed")

// feed reads the stories of a JSON Feed.
func feed(f story.File, content []byte) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		var parsed jsonFeed
		err := json.Unmarshal(UTF8(content, "application/json; charset=utf-8"), &parsed)
		if !strings.Contains(parsed.Version, "jsonfeed.org/version") {
			yield(Found{Err: errFeed})
			return
		}
		if err != nil && len(parsed.Items) == 0 {
			yield(Found{Err: err})
			return
		}
		base, err := url.Parse(parsed.Home)
		if err != nil || !base.IsAbs() {
			base = nil
		}
		for _, item := range parsed.Items {
			d, err := item.draft(parsed, base)
			found := Found{Draft: d, Err: err}
			if err != nil {
				found.Name = cmp.Or(story.Line(item.Title), d.GUID)
			}
			if !yield(found) {
				return
			}
		}
	}
}

func (item jsonItem) draft(f jsonFeed, base *url.URL) (d shelf.Draft, err error) {
	d = shelf.Draft{
		Headline: item.Title, Summary: item.Summary, Source: cmp.Or(f.Title, host(f.Home)), URL: item.URL,
		Lang: cmp.Or(item.Language, f.Language), Topics: item.Tags, Author: item.Author.Name,
	}
	switch id := item.ID.(type) {
	case string:
		d.GUID = id
	case float64:
		b, _ := json.Marshal(id)
		d.GUID = string(b)
	}
	var names []string
	for _, a := range item.Authors {
		names = append(names, a.Name)
	}
	d.Author = cmp.Or(strings.Join(names, ", "), d.Author)
	if t, err := time.Parse(time.RFC3339, item.Published); err == nil {
		d.Date, d.Timed = t, true
	}
	if u, err := url.Parse(item.URL); err == nil && base != nil && item.URL != "" {
		base = base.ResolveReference(u)
		d.URL = base.String()
	}
	if item.HTML != "" {
		d.Body, err = markup.Fragment(item.HTML, base)
	}
	if strings.TrimSpace(d.Body) == "" {
		d.Body = plain(item.Text)
	}
	if err == nil && strings.TrimSpace(d.Body+d.Headline) == "" {
		err = errNoText
	}
	return d, err
}
