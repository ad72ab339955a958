package find

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"

	"github.com/google/go-cmp/cmp"
)

// blocks makes a block of everything between blank lines.
func blocks(text string) []prose.Block {
	var out []prose.Block
	at := 0
	for _, s := range strings.SplitAfter(text, "\n\n") {
		trimmed := strings.TrimSpace(s)
		lo := at + strings.Index(s, trimmed)
		b := prose.Block{Runs: []prose.Span{{Start: lo, End: lo + len(trimmed)}}}
		if title, ok := strings.CutPrefix(trimmed, "# "); ok {
			b.Kind = prose.Heading
			b.Runs[0].Start += len(trimmed) - len(title)
		}
		out = append(out, b)
		at += len(s)
	}
	return out
}

// lines writes quotes as speaker (office): words / words.
func lines(text string, quotes []quote.Quote, speakers []quote.Speaker) []string {
	var out []string
	for _, q := range quotes {
		who := "nobody"
		if q.Speaker != quote.None {
			s := speakers[q.Speaker]
			who = s.Name
			if s.Office != "" {
				who += " (" + s.Office + ")"
			}
		}
		var parts []string
		for _, p := range q.Parts {
			parts = append(parts, text[p.Start:p.End])
		}
		out = append(out, fmt.Sprintf("%s: %s", who, strings.Join(parts, " / ")))
	}
	return out
}

func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"Spanish: marks and labels count, verbs are not guessed",
			"Ana Ruiz, ministra de Puertos: «Esperamos a que suba la marea, y no nos moveremos de aquí»\n\n" +
				"La ministra llegó tarde al muelle, según contaron los que la esperaban desde las seis, y habló del «Gato» con los prácticos.\n\n" +
				"«El mar no sabe de plazos ni de ministros», dijo Bo Lind en la puerta de la lonja, antes de que empezara a llover sobre el puerto.",
			[]string{
				"Ana Ruiz (ministra de Puertos): Esperamos a que suba la marea, y no nos moveremos de aquí",
				"nobody: El mar no sabe de plazos ni de ministros",
			},
		},
		{
			"German: low marks, and a quote of two paragraphs",
			"Die Mole von Gullport ist nicht fertig, und der Hafen wartet auf den Bagger, der seit Mai auf dem Weg ist.\n\n" +
				"„Wir warten auf die Flut, und niemand wird uns dabei stören.\n\n" +
				"„Das Meer hat Zeit, und wir haben sie auch“, sagte die Ministerin.\n\n" +
				"Bo von der Lind: „Das glaube ich nicht.“",
			[]string{
				"nobody: Wir warten auf die Flut, und niemand wird uns dabei stören. / Das Meer hat Zeit, und wir haben sie auch",
				"Bo von der Lind: Das glaube ich nicht.",
			},
		},
		{
			"Hindi: other letters",
			"बंदरगाह मंत्री ने सोमवार को कहा कि घाट का काम मई तक पूरा हो जाएगा और जहाज रास्ते में है।\n\nमंत्री ने कहा, “हम ज्वार का इंतजार करेंगे और यहां से नहीं हटेंगे।”",
			[]string{"nobody: हम ज्वार का इंतजार करेंगे और यहां से नहीं हटेंगे।"},
		},
		{
			"a paragraph of another language in an English story",
			"Ana Ruiz, the harbour minister, spoke to the pilots on Monday. “We wait for the tide,” she said.\n\n" +
				"Ana Ruiz: «La mer ne sait rien des ministres, et nous non plus»\n\n" +
				"Les pilotes sont restés sur le quai pendant que la pluie tombait sur les bateaux, et les autres sont partis avec eux dans la nuit.\n\n" +
				"The pilots said that they would wait.",
			[]string{
				"Ana Ruiz (harbour minister): We wait for the tide,",
				"Ana Ruiz (harbour minister): La mer ne sait rien des ministres, et nous non plus",
				"pilots: that they would wait",
			},
		},
		{
			"an English story that quotes in Spanish",
			"“Esperamos a que suba la marea, y no nos moveremos de aquí hasta que llegue la ministra,” said Bo Lind, a pilot.",
			[]string{"Bo Lind: Esperamos a que suba la marea, y no nos moveremos de aquí hasta que llegue la ministra,"},
		},
		{
			"a headline and names without one common word",
			"# Sandhaven 2 Gullport Rovers 3\n\nSandhaven: Hallam; Brandt, Okoro, Lind, Ruiz; Achterberg, Moss, Vane; Pell, Dahl, Quill, Rook, Sandoval, Teague.\n\n" +
				"“We slept,” said Mick Hallam.",
			[]string{"Mick Hallam: We slept,"},
		},
		{
			"French: a few words that are said, and a nickname",
			"Les pilotes du port de Gullport, que l’on appelle les « Gars du large », ne sont pas sortis lundi, et la pluie tombait sur les quais.\n\n" +
				"« Nous n’attendrons pas », a dit la ministre. « Jamais ! »",
			[]string{"nobody: Nous n’attendrons pas", "nobody: Jamais !"},
		},
		{
			"letters without capitals, and no blanks between words",
			"バンドラ港の田中大臣は月曜日に記者会見を開き、新しい堤防について説明した。\n\n田中太郎：「潮が満ちるまで待ちます。」",
			[]string{"田中太郎: 潮が満ちるまで待ちます。"},
		},
		{
			"Hindi: a label",
			"बंदरगाह मंत्री ने सोमवार को कहा कि घाट का काम मई तक पूरा हो जाएगा और जहाज रास्ते में है।\n\nअना रुइज़, मंत्री: “हम रुकेंगे।”",
			[]string{"अना रुइज़ (मंत्री): हम रुकेंगे।"},
		},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			quotes, speakers := Quotes(c.text, blocks(c.text))
			if diff := cmp.Diff(c.want, lines(c.text, quotes, speakers)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever the text, spans lie in it, on rune boundaries and in order, and
// speakers are among those returned.
func FuzzQuotes(f *testing.F) {
	f.Add("Ana Ruiz: «Esperamos a que suba la marea»\n\n“We wait,” said Bo Lind.")
	f.Add("„Wir warten.\n\n„Und hoffen“, sagte die Ministerin der Häfen und der Meere am Montag auf dem Markt.")
	f.Add("ज्वार: “हम”\n\nx: «»")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a story is valid text")
		}
		quotes, speakers := Quotes(text, blocks(text))
		end := 0
		for _, q := range quotes {
			if q.Speaker < quote.None || q.Speaker >= len(speakers) || q.Relay < quote.None || q.Relay >= len(speakers) || q.Why.Rival >= len(speakers) {
				t.Fatalf("speaker %d, relay %d, rival %d of %d", q.Speaker, q.Relay, q.Why.Rival, len(speakers))
			}
			if q.Parts[0].Start < end {
				t.Fatalf("quote at %v before %d", q.Parts, end)
			}
			end = q.Parts[0].Start
			for _, p := range q.Parts {
				if p.Start < 0 || p.End > len(text) || p.Empty() || !utf8.RuneStart(text[p.Start]) || p.End < len(text) && !utf8.RuneStart(text[p.End]) {
					t.Fatalf("part %v of a text of %d bytes", p, len(text))
				}
			}
		}
	})
}
