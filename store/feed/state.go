package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// State is what is known of a feed from the last time. It may be lost: then
// the feed is fetched as if for the first time.
type State struct {
	URL   string `json:"url"`
	Title string `json:"title,omitempty"` // as the feed calls itself
	// ETag and Modified are what the server named the last answer by.
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	// Tried is when the feed was asked for last, Fetched when that went well.
	Tried   time.Time `json:"tried,omitzero"`
	Fetched time.Time `json:"fetched,omitzero"`
	// Next is when it may be asked for again; Asked says that the server
	// wants it so.
	Next     time.Time `json:"next,omitzero"`
	Asked    bool      `json:"asked,omitempty"`
	Failures int       `json:"failures,omitempty"`
	Error    string    `json:"error,omitempty"`
	// Full says that the pages of its stories were asked for as well.
	Full bool `json:"full,omitempty"`
	// Left are the stories whose pages could not be had, and are not asked for
	// again as long as the feed says nothing else of them.
	Left []string `json:"left,omitempty"`
}

// States keeps the state of each feed in a file of its own, so that no two
// programs need to agree.
type States struct{ dir string }

// StatesIn keeps states in a folder, which is made when it is needed.
func StatesIn(dir string) *States { return &States{dir} }

func (s *States) path(url string) string {
	sum := sha256.Sum256([]byte(url))
	const length = 12
	return filepath.Join(s.dir, hex.EncodeToString(sum[:length])+".json")
}

// Of is the state of a feed; that of one that was never fetched has only its
// address.
func (s *States) Of(url string) State {
	none := State{URL: url}
	content, err := os.ReadFile(s.path(url))
	if err != nil {
		return none
	}
	var st State
	if json.Unmarshal(content, &st) != nil || st.URL != url {
		return none
	}
	return st
}

// Set keeps the state of a feed.
func (s *States) Set(st State) error {
	const private = 0o700
	content, err := json.Marshal(st)
	if err == nil {
		err = os.MkdirAll(s.dir, private)
	}
	if err == nil {
		err = replace(s.path(st.URL), append(content, '\n'), false)
	}
	if err != nil {
		return fmt.Errorf("keeping the state of %s: %w", st.URL, err)
	}
	return nil
}

// Forget drops the state of a feed.
func (s *States) Forget(url string) { _ = os.Remove(s.path(url)) }

// succeeded is the state after an answer.
func (st State) succeeded(now time.Time) State {
	st.Tried, st.Fetched = now, now
	st.Next, st.Asked, st.Failures, st.Error = time.Time{}, false, 0, ""
	return st
}

// pausing reports whether a feed may not be asked for yet. A pause that is
// longer than any that can be asked for comes of a clock that was wrong.
func (st State) pausing(now time.Time) bool {
	return now.Before(st.Next) && st.Next.Sub(now) <= longestAsked
}

// Due reports whether it is time to look at a feed again: some while after
// it was fetched, or as soon as its pause is over after it has failed.
func (st State) Due(now time.Time) bool {
	const while = 15 * time.Minute
	switch {
	case st.pausing(now):
		return false
	case st.Error != "":
		return true
	}
	return st.Fetched.IsZero() || now.Sub(st.Fetched) >= while || now.Before(st.Fetched)
}

// The pause after a failure, which doubles with each further one, and the
// longest that a server may ask for.
const (
	firstPause   = 5 * time.Minute
	longestPause = 24 * time.Hour
	longestAsked = 7 * 24 * time.Hour
)

// failed is the state after a failure. A server that says when to come again
// is heard; after an answer that may be better later the pause grows.
func (st State) failed(now time.Time, err error) State {
	st.Tried, st.Error = now, err.Error()
	st.Failures++
	st.Next, st.Asked = time.Time{}, false
	answer, ok := asAnswer(err)
	if !ok || !answer.busy() {
		return st
	}
	if answer.After > 0 {
		st.Next, st.Asked = now.Add(min(answer.After, longestAsked)), true
		return st
	}
	const most = 9 // doublings, or more than the longest pause
	st.Next = now.Add(min(firstPause<<min(st.Failures-1, most), longestPause))
	return st
}
