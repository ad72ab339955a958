package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"onrecord/store/quote/find"
	"onrecord/store/story"
)

const part = `Ana Ruiz, the harbour minister, said on Monday that the mole at Gullport would be finished in May, and that the dredger was on its way. “It is longer than the last one,” she told reporters. “It will stand.”

Bo Lind, a pilot who has taken ships past the point for thirty years, was not so sure. “The sea has a long memory,” Lind said, “and the minister a short one.” He called the plan “a postcard” and asked whether the gate had been tested.

According to a report by the Port Authority, nobody has counted the gulls. The so-called “quiet hour” passed without a word from the yard, whose chairman, Sir Anselm Bray, did not answer the telephone.

`

// printSpeed prints bytes a second for texts of 1 KB up to a length, the best
// of some rounds each: what else the machine does makes none of them faster.
func printSpeed(w io.Writer, most int) error {
	if _, err := fmt.Fprintf(w, "%10s%12s%12s%10s\n", "bytes", "time", "MB/s", "quotes"); err != nil {
		return err
	}
	for size := 1 << 10; size <= most; size *= 4 {
		text := strings.Repeat(part, size/len(part)+1)[:size]
		text = strings.ToValidUTF8(text, "")
		st, err := story.Parse(story.File{Name: "story.txt"}, []byte(text))
		if err != nil {
			return err
		}
		blocks := st.Blocks()
		best, quotes := time.Duration(0), 0
		for spent, n := time.Duration(0), 0; n < 3 || spent < 300*time.Millisecond; n++ {
			start := time.Now()
			found, _ := find.Quotes(st.Body, blocks)
			took := time.Since(start)
			if best == 0 || took < best {
				best = took
			}
			spent += took
			quotes = len(found)
		}
		rate := float64(len(st.Body)) / 1e6 / best.Seconds()
		if _, err := fmt.Fprintf(w, "%10d%12s%12.1f%10d\n", len(st.Body), best.Round(time.Microsecond), rate, quotes); err != nil {
			return err
		}
	}
	return nil
}
