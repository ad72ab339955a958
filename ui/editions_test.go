package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/store/saved"
)

// withEditions opens the screen with some saved searches, and gives the file
// that they are in.
func withEditions(t *testing.T, width, height int, content string) (*screen, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "editions.txt")
	if content != "" {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := openScreen(t, width, height, Options{Editions: saved.At(path, path+".lock")})
	s.settled()
	return s, path
}

const ownEditions = "# mine\nHarbour: harbour\nRuiz: by:ruiz\n"

// listed waits until the stories of an edition have come, all of them counted.
func (s *screen) listed(name string, n int) {
	s.t.Helper()
	s.until(fmt.Sprintf("%d stories of %s", n, name), func() bool {
		return s.m.stories.Title() == name && s.m.stories.Known() && s.m.stories.Len() == n && !s.m.stories.Waiting()
	})
}

func TestEditions(t *testing.T) {
	for _, size := range sizes[:3] {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			s, _ := withEditions(t, size.w, size.h, ownEditions)
			s.press("E")
			s.sees("by:ruiz", "unread")
			s.press("G")
			counted := regexp.MustCompile(`1 All +5 (?s:.*)2 Unread +5 (?s:.*)4 Harbour +3 (?s:.*)5 Ruiz +3 `)
			s.until("the unread stories", func() bool { return counted.MatchString(s.text()) })
			s.golden(fmt.Sprintf("editions-%dx%d", size.w, size.h))
			s.press("enter")
			s.until("the stories with Ruiz", func() bool { return s.m.stories.Title() == "Ruiz" && s.m.stories.Len() > 0 })
			chosen := func() bool {
				e, _, ok := s.m.stories.Chosen()
				return ok && e.ID == s.m.open.story.ID && s.m.open.analysed && s.m.article.Ready()
			}
			s.until("the first of them", chosen)
			s.golden(fmt.Sprintf("edition-%dx%d", size.w, size.h))
		})
	}
}

func TestUnreadStoriesStayWhileTheyAreRead(t *testing.T) {
	s, _ := withEditions(t, 120, 40, "")
	all := s.m.stories.Len()
	s.press("2")
	s.listed("Unread", all)
	for i := range 3 {
		s.press("]")
		s.until("another story", func() bool {
			_, at, _ := s.m.stories.Chosen()
			return at == i+1 && s.m.open.entry.Read && s.m.open.deliberate
		})
	}
	s.until("the marks", func() bool {
		n, _, err := s.m.edition.Count(s.ctx, "is:unread", 0)
		return n == all-3 && err == nil
	})
	s.listed("Unread", all)
	s.press("2")
	s.listed("Unread", all-3)
	s.press("1")
	s.listed("Stories", all)
}

func TestASearchIsSavedRenamedAndDeleted(t *testing.T) {
	s, path := withEditions(t, 120, 40, "")
	content := func() string {
		b, _ := os.ReadFile(path)
		return string(b)
	}
	has := func(want string) {
		t.Helper()
		s.until("the file "+want, func() bool { return content() == want })
	}
	s.press("/")
	for _, k := range "by:ruiz" {
		s.press(string(k))
	}
	s.press("ctrl+s")
	s.sees("save as Ruiz")
	s.fits()
	s.press("enter")
	has("Ruiz: by:ruiz\n")
	s.sees("saved as Ruiz; 4 shows it; z takes it back")
	s.press("esc", "4")
	s.until("its stories", func() bool { return s.m.stories.Title() == "Ruiz" && s.m.stories.Len() > 0 })

	s.press("E", "e")
	s.sees("name: search Ruiz: by:ruiz")
	s.press("ctrl+u")
	for _, k := range "All: harbour" {
		s.press(string(k))
	}
	s.press("enter")
	s.sees(`"All" is there already`)
	s.press("ctrl+u")
	for _, k := range "Quay: harbour" {
		s.press(string(k))
	}
	s.press("enter")
	has("Quay: harbour\n")
	s.until("the stories of the new search", func() bool { return s.m.stories.Title() == "Quay" && s.m.stories.Choice().Query == "harbour" })
	s.press("z")
	has("Ruiz: by:ruiz\n")
	s.until("the old stories", func() bool { return s.m.stories.Title() == "Ruiz" })

	s.press("x")
	has("")
	s.sees("Ruiz was deleted; z takes it back")
	s.until("all stories", func() bool { return s.m.stories.Title() == "Stories" })
	s.press("z")
	has("Ruiz: by:ruiz\n")
	s.press("g", "x")
	s.sees("All is always there")
}

func TestMistakesInSavedSearchesAreTold(t *testing.T) {
	s, path := withEditions(t, 120, 40, "Good: harbour\nBad: is:red\nno colon\n")
	s.sees("2 mistakes in your saved searches; ! lists them")
	s.press("!")
	s.sees(filepath.Base(path)+":2: at 4 in the search", filepath.Base(path)+":3: a name, a colon")
}

func TestAnEditionThatIsNotThere(t *testing.T) {
	s, _ := withEditions(t, 80, 24, "")
	s.press("7")
	s.sees("there is no edition 7; E lists them")
	s.press("3")
	s.sees("no story has a star")
	s.fits()
	s.press("]")
	s.sees("the last story")
	s.press("E", "esc")
	if s.m.editions.IsOpen() {
		t.Error("the list of editions is still open")
	}
}

func TestTheListOfEditionsFillsAnyScreen(t *testing.T) {
	var many strings.Builder
	for i := range 30 {
		fmt.Fprintf(&many, "Search %d with a name of some length: harbour -rain%d\n", i, i)
	}
	for _, size := range []struct{ w, h int }{{120, 40}, {80, 24}, {70, 21}, {40, 15}, {20, 6}, {20, 5}} {
		s, _ := withEditions(t, size.w, size.h, many.String())
		s.fits()
		s.press("E", "G", "e")
		s.fits()
		s.press("esc", "k", "k", "enter")
		s.fits()
	}
}
