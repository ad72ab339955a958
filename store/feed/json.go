package feed

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// jsonVersion is what a feed is read as, whatever it says.
const jsonVersion = `"https://jsonfeed.org/version/1.1"`

// json reads a JSON Feed, item by item.
func (rd *reading) json(in *bufio.Reader) (Report, error) {
	dec := json.NewDecoder(in)
	head := map[string]json.RawMessage{}
	items := false
	err := fields(dec, func(name string) error {
		if name != "items" {
			var v json.RawMessage
			err := dec.Decode(&v)
			if err == nil && name != "version" && len(head) < 64 && len(v) < longestTag {
				head[name] = v
			}
			return err
		}
		items = true
		return rd.jsonItems(dec, head)
	})
	if t, ok := err.(taken); ok {
		return rd.report, t
	}
	switch {
	case !items && err != nil && !ended(err):
		return rd.report, err
	case !items:
		return rd.report, &NotFeedError{}
	case err != nil:
		rd.report.Cut = "broken off: " + jsonReason(err)
	}
	return rd.report, nil
}

func ended(err error) bool {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return true
	}
	_, syntax := err.(*json.SyntaxError)
	return syntax
}

func jsonReason(err error) string {
	if ended(err) {
		return "its JSON is not whole"
	}
	return reason(err)
}

// fields calls each for the fields of an object.
func fields(dec *json.Decoder, each func(name string) error) error {
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		s, ok := name.(string)
		if !ok {
			return io.ErrUnexpectedEOF
		}
		if err := each(s); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

func (rd *reading) jsonItems(dec *json.Decoder, head map[string]json.RawMessage) error {
	open, err := dec.Token()
	if err != nil || open != json.Delim('[') {
		return err
	}
	for n := 0; dec.More(); n++ {
		var item json.RawMessage
		if err := dec.Decode(&item); err != nil {
			return err
		}
		if n >= mostItems {
			return fmt.Errorf("the feed has more than %d items", mostItems)
		}
		if err := rd.jsonItem(head, item); err != nil {
			return err
		}
	}
	_, err = dec.Token()
	return err
}

func (rd *reading) jsonItem(head map[string]json.RawMessage, item json.RawMessage) error {
	head["version"] = json.RawMessage(jsonVersion)
	head["items"] = json.RawMessage("[" + string(item) + "]")
	doc, err := json.Marshal(head)
	delete(head, "items")
	if err != nil {
		return err
	}
	f, err := rd.parse(doc)
	if err != nil {
		rd.report.Broken++
		return nil
	}
	return rd.put(f)
}
