package store

import (
	"cmp"
	"context"
	"sync/atomic"

	"onrecord/store/files"
	"onrecord/store/story"
)

// Batch goes once through any number of stories: they are read and analysed
// on all cores and come out in the order in which they were named, those of a
// folder by path. Nothing is kept of a story that has come out, so that a
// corpus may be much larger than the memory.
type Batch[T any] struct {
	Options Options
	// Work makes of a story what is to come out. It is called on several
	// goroutines at once.
	Work func(story.Story, Analysis) T
	// Put takes what Work has made, one after another. An error of it ends
	// the batch.
	Put func(T) error
	// Problem is told, in their place among the rest, of the files that could
	// not be read; the batch goes on.
	Problem func(Problem)
	// Progress may be looked at while the batch runs; nil for nobody.
	Progress *Progress
}

// Progress counts what a batch has done. It may be read at any time.
type Progress struct {
	// Found counts the files found so far; Listed says that these are all.
	Found  atomic.Int64
	Listed atomic.Bool
	// Done counts the files that have come out, Bytes what was in them.
	Done, Bytes atomic.Int64
}

// batchFiles and batchBytes bound what is being worked on, or waits for its
// turn to come out, at any time. A file that is larger than all that is
// worked on alone.
const (
	batchFiles = 1024
	batchBytes = 16 << 20
)

// Run goes through the stories until there are no more, Put fails or the
// context ends.
func (b Batch[T]) Run(ctx context.Context) error {
	if b.Progress == nil {
		b.Progress = new(Progress)
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs := make(chan job[T], batchFiles)
	defer close(jobs)
	for range workers() {
		go func() {
			for j := range jobs {
				if inner.Err() == nil {
					j.done <- b.do(j.candidate)
				}
			}
		}()
	}
	return b.inOrder(inner, b.list(inner), jobs)
}

// list finds the files, beside what else is going on.
func (b Batch[T]) list(ctx context.Context) *backlog {
	found := newBacklog()
	ids := files.NewNames()
	w := files.Walker{
		Ctx: ctx,
		Found: func(s files.Source, folder string) {
			found.add(candidateOf(s, ids.Give(story.IDOf(s.File.Name), folder)))
			b.Progress.Found.Add(1)
		},
		Problem: func(path string, err error) {
			found.add(candidate{problem: &Problem{path, err}})
			b.Progress.Found.Add(1)
		},
	}
	go func() {
		w.All(b.Options.Files())
		b.Progress.Listed.Store(true)
		found.end()
	}()
	return found
}

// job is a file that is being worked on; what comes of it is sent on done.
type job[T any] struct {
	candidate
	done chan outcome[T]
}

type outcome[T any] struct {
	made    T
	bytes   int
	problem *Problem
}

// inOrder has files worked on, as many as there is room for, and hands out
// what comes of them, the first one first.
func (b Batch[T]) inOrder(ctx context.Context, waiting *backlog, jobs chan<- job[T]) error {
	var (
		begun []job[T] // the first is to come out next
		bytes int64    // in all of them
	)
	for {
		for len(begun) < batchFiles {
			next, ok := waiting.next(batchBytes-bytes, len(begun) == 0)
			if !ok {
				break
			}
			j := job[T]{next, make(chan outcome[T], 1)}
			jobs <- j
			begun, bytes = append(begun, j), bytes+j.size
		}
		var first chan outcome[T]
		if len(begun) > 0 {
			first = begun[0].done
		} else if waiting.ended() {
			return context.Cause(ctx)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-waiting.more:
		case o := <-first:
			bytes -= begun[0].size
			begun = begun[1:]
			if err := b.handOut(o); err != nil {
				return err
			}
		}
	}
}

func (b Batch[T]) handOut(o outcome[T]) error {
	if o.problem != nil {
		b.Problem(*o.problem)
	}
	b.Progress.Done.Add(1)
	b.Progress.Bytes.Add(int64(o.bytes))
	if o.problem != nil {
		return nil
	}
	return b.Put(o.made)
}

// do reads and analyses one story.
func (b Batch[T]) do(c candidate) outcome[T] {
	if c.problem != nil {
		return outcome[T]{problem: c.problem}
	}
	from := c.source()
	st, err := from.Story()
	var found Analysis
	if err == nil {
		found, err = Analyse(st)
	}
	if err != nil {
		return outcome[T]{problem: &Problem{cmp.Or(from.File.Path, from.File.Name), err}}
	}
	return outcome[T]{made: b.Work(st, found), bytes: len(st.Body)}
}
