package main

import (
	"sync"
	"time"

	"github.com/lehackathon/le/cmd/pipeline"
)

// stepLine is the progress line of a run: the step that is being done, and how many are.
// A single step may be long, so the line is drawn by a clock of its own. A nil one is
// silent.
type stepLine struct {
	mu    sync.Mutex
	shown *progress
	name  string // of the step, "" between two
	done  int
	total int
	stop  chan struct{}
	once  sync.Once
}

func newStepLine(io *streams, lang string, quiet bool) *stepLine {
	p := newProgress(io, lang, quiet)
	if p == nil {
		return nil
	}
	l := &stepLine{shown: p, stop: make(chan struct{})}
	go l.tick()
	return l
}

// tick draws the line until it ends.
func (l *stepLine) tick() {
	clock := time.NewTicker(progressEvery)
	defer clock.Stop()
	for {
		select {
		case <-l.stop:
			return
		case <-clock.C:
			l.mu.Lock()
			l.draw()
			l.mu.Unlock()
		}
	}
}

func (l *stepLine) draw() {
	if l.name != "" {
		l.shown.step(phrase{l.name, l.name}, l.done, l.total, phrase{"steps", "ขั้นตอน"})
	}
}

// event notes what is being done.
func (l *stepLine) event(e pipeline.Event) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.total = e.Total; e.State == pipeline.Started {
		l.name = e.Step.Name
	} else {
		l.name = ""
		l.done++
	}
	l.draw()
}

// aside takes the line away while something else is printed.
func (l *stepLine) aside(print func()) {
	if l == nil {
		print()
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown.clear()
	print()
}

// end takes the line away for good.
func (l *stepLine) end() {
	if l == nil {
		return
	}
	l.once.Do(func() { close(l.stop) })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.name = ""
	l.shown.clear()
}
