package export

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAuthors(t *testing.T) {
	for _, c := range []struct {
		byline string
		want   []author
	}{
		{"", nil},
		{"Ada Lind", []author{{given: "Ada", family: "Lind"}}},
		{"By Ada Lind and Bo Nilsen", []author{{given: "Ada", family: "Lind"}, {given: "Bo", family: "Nilsen"}}},
		{"Ada Lind, Bo Nilsen & Eva Ruiz Calder", []author{{given: "Ada", family: "Lind"}, {given: "Bo", family: "Nilsen"}, {given: "Eva Ruiz", family: "Calder"}}},
		{"Lind, Ada", []author{{given: "Ada", family: "Lind"}}},
		{"Bo van der Berg", []author{{given: "Bo", particle: "van der", family: "Berg"}}},
		{"J. K. O’Hara Jr.", []author{{given: "J. K.", family: "O’Hara", suffix: "Jr."}}},
		{"Ada Lind, Jr.", []author{{given: "Ada", family: "Lind", suffix: "Jr."}}},
		{"Coast Desk", []author{{literal: "Coast Desk"}}},
		{"The Port Herald", []author{{literal: "The Port Herald"}}},
		{"Madonna", []author{{literal: "Madonna"}}},
		{"staff and agencies", []author{{literal: "staff"}, {literal: "agencies"}}},
		{"宮本 茂", []author{{literal: "宮本 茂"}}},
		{"Élodie Müller-Öst", []author{{given: "Élodie", family: "Müller-Öst"}}},
		{"@adalind", []author{{literal: "@adalind"}}},
		{"; , ", nil},
	} {
		if diff := cmp.Diff(c.want, authorsOf(c.byline), cmp.AllowUnexported(author{})); diff != "" {
			t.Errorf("%s: %s", c.byline, diff)
		}
	}
}
