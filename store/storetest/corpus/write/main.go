// Command write invents an edition and writes it as story files.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"onrecord/store/storetest/corpus"
)

func main() {
	var o corpus.Options
	flag.IntVar(&o.Stories, "stories", 1000, "how many `stories`")
	flag.IntVar(&o.Size, "size", 4800, "`bytes` of a story on average; 300 is a short text")
	flag.IntVar(&o.Officials, "officials", 20_000, "how many `people` there are to be heard")
	flag.Uint64Var(&o.Seed, "seed", 0, "another `number`, another edition")
	to := flag.String("to", "", "the `folder` to write to")
	show := flag.Int("show", -1, "print the story of this `number` and write nothing")
	flag.Parse()
	if flag.NArg() > 0 || *to == "" && *show < 0 {
		fmt.Fprintln(os.Stderr, "usage: write [-stories N] [-size BYTES] [-seed N] -to FOLDER")
		os.Exit(2)
	}
	if err := run(o, *to, *show); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}

func run(o corpus.Options, to string, show int) error {
	began := time.Now()
	c := corpus.New(o)
	if show >= 0 {
		s := c.Story(show)
		_, err := fmt.Printf("%s\n\n%s", s.Path, s.Text)
		return err
	}
	if err := c.Write(context.Background(), to); err != nil {
		return err
	}
	fmt.Printf("%d stories in %s, in %.1f s; heard most: %s\n", c.Len(), to, time.Since(began).Seconds(), c.Officials()[0].Name())
	return nil
}
