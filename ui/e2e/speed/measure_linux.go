package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/store/storetest/corpus"
)

// figures are what was measured with so many stories.
type figures struct {
	stories int

	emptyStart, start spread // to the first text
	row, open, search spread // to the last byte of a key
	record, fresh     spread
	quit              spread

	reading, building int // MB
	build, buildCPU   time.Duration
	faults            []string
}

// spread is what was measured several times.
type spread []time.Duration

// at is the value that so many of a hundred do not exceed.
func (s spread) at(percent int) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}

// measure measures the program with an edition.
func (b bench) measure(c *corpus.Corpus, size int) (figures, error) {
	f := figures{stories: c.Len()}
	e, err := b.edition(c, size)
	if err != nil {
		return f, err
	}
	for _, step := range []struct {
		name string
		do   func(edition, *figures) error
	}{
		{"building the index", b.index},
		{"starting", b.starts},
		{"the list", b.list},
		{"stories", b.stories},
		{"searching", b.searches},
		{"a record", b.records},
		{"a new story", b.news},
	} {
		fmt.Fprintf(os.Stderr, "%d stories: %s\n", f.stories, step.name)
		if err := step.do(e, &f); err != nil {
			f.faults = append(f.faults, fmt.Sprintf("%s: %v", step.name, err))
		}
	}
	return f, nil
}

// index builds the index from nothing on the command line.
func (b bench) index(e edition, f *figures) error {
	for _, v := range e.env {
		if cache, ok := strings.CutPrefix(v, "XDG_CACHE_HOME="); ok {
			if err := os.RemoveAll(filepath.Join(cache, "onrecord")); err != nil {
				return err
			}
		}
	}
	c := exec.Command(b.program(), "index")
	c.Env = append(os.Environ(), e.env...)
	var said bytes.Buffer
	c.Stderr = &said
	began := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	for {
		select {
		case err := <-done:
			f.build, f.buildCPU = time.Since(began), c.ProcessState.UserTime()+c.ProcessState.SystemTime()
			if err != nil {
				return fmt.Errorf("%w: %s", err, said.String())
			}
			return nil
		case <-time.After(20 * time.Millisecond):
			_, most := memory(c.Process.Pid)
			f.building = max(f.building, most)
		}
	}
}

const patience = 2 * time.Minute

// starts starts the program and the empty one by turns.
func (b bench) starts(e edition, f *figures) error {
	for i := range b.reps + 1 {
		for _, p := range []struct {
			name string
			to   *spread
		}{{b.empty(), &f.emptyStart}, {b.program(), &f.start}} {
			s, err := start(e.env, p.name)
			if err != nil {
				return err
			}
			first, err := s.until(patience, s.hasText)
			if err != nil {
				return err
			}
			s.quiet(150 * time.Millisecond)
			if p.name == b.program() {
				now, _ := memory(s.cmd.Process.Pid)
				f.reading = max(f.reading, now)
			}
			quit, err := s.quit()
			if err != nil {
				return err
			}
			if i == 0 {
				continue // the files were not in memory yet
			}
			*p.to = append(*p.to, first.Sub(s.began))
			if p.name == b.program() {
				f.quit = append(f.quit, quit)
			}
		}
	}
	return nil
}

// opened starts the program and waits until it is at rest.
func (b bench) opened(e edition) (*screen, error) {
	s, err := start(e.env, b.program())
	if err != nil {
		return nil, err
	}
	if _, err := s.until(patience, func() bool { return s.has("quoted") }); err != nil {
		return nil, err
	}
	s.quiet(time.Second)
	return s, nil
}

// pressed presses a key so many times.
func (b bench) pressed(s *screen, key string, to *spread) {
	for range b.keys {
		if took, ok := s.press(key); ok {
			*to = append(*to, took)
		}
	}
}

// closed ends the program, notes what it holds, and what could not be shown.
func closed(s *screen, f *figures) error {
	now, _ := memory(s.cmd.Process.Pid)
	f.reading = max(f.reading, now)
	_, err := s.quit()
	if err == nil {
		err = s.fault
	}
	return err
}

// list goes down the list of stories.
func (b bench) list(e edition, f *figures) error {
	s, err := b.opened(e)
	if err != nil {
		return err
	}
	b.pressed(s, "j", &f.row)
	return closed(s, f)
}

// stories goes from story to story.
func (b bench) stories(e edition, f *figures) error {
	s, err := b.opened(e)
	if err != nil {
		return err
	}
	s.press("\r")
	b.pressed(s, "]", &f.open)
	return closed(s, f)
}

// searches types what a reader would look for.
func (b bench) searches(e edition, f *figures) error {
	s, err := b.opened(e)
	if err != nil {
		return err
	}
	first := e.corpus.Officials()[0]
	for _, query := range []string{"harbour minister", "treaty", "in:wire budget", "by:" + strings.ToLower(first.Surname), `"will not wait"`, "a"} {
		s.press("/")
		s.press("\x15") // what is left of the last one
		for _, letter := range query {
			if took, ok := s.press(string(letter)); ok {
				f.search = append(f.search, took)
			}
		}
		s.press("\x1b")
	}
	return closed(s, f)
}

// records opens the record of who is heard most.
func (b bench) records(e edition, f *figures) error {
	s, err := b.opened(e)
	if err != nil {
		return err
	}
	name := e.corpus.Officials()[0].Name()
	const times = 5
	for range times {
		s.press("o")
		s.press("\x15")
		s.press(name)
		if _, err := s.until(patience, func() bool { return s.has("▸  " + name) }); err != nil {
			return err
		}
		s.quiet(time.Second)
		pressed := time.Now()
		_, _ = s.master.WriteString("\r")
		at, err := s.until(patience, func() bool { return s.has("Record of "+name) && s.has("statements") })
		if err != nil {
			return fmt.Errorf("%w: %s", err, strings.TrimSpace(s.shown.Line(0)))
		}
		f.record = append(f.record, at.Sub(pressed))
		s.quiet(200 * time.Millisecond)
		for range 3 {
			s.press("\x1b")
		}
	}
	return closed(s, f)
}

// news has a story come while the screen is open, newer than all others.
func (b bench) news(e edition, f *figures) error {
	s, err := b.opened(e)
	if err != nil {
		return err
	}
	const times = 5
	for i := range times {
		late := e.corpus.Story(e.corpus.Len() + 20 + i*10)
		path := filepath.Join(e.stories, filepath.FromSlash(late.Path))
		headline := fmt.Sprintf("Lateness%d", i)
		text := bytes.Replace(late.Text, []byte("title: \""), []byte("title: \""+headline+" "), 1)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		written := time.Now()
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
		defer os.Remove(path)
		at, err := s.above(headline)
		if err != nil {
			return err
		}
		f.fresh = append(f.fresh, at.Sub(written))
		s.quiet(500 * time.Millisecond)
	}
	return closed(s, f)
}
