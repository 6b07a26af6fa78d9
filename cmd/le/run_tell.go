package main

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/cmd/pipeline"
)

// runTeller tells what became of the steps.
type runTeller struct {
	io    *streams
	show  outputOptions
	quiet bool
	done  map[pipeline.State]int

	told map[string]bool // hints and warnings
	line *stepLine
}

// stateNames are the states for people.
var stateNames = map[pipeline.State][2]string{
	pipeline.Done:      {"done", "เสร็จแล้ว"},
	pipeline.Unchanged: {"unchanged", "ไม่เปลี่ยนแปลง"},
	pipeline.Failed:    {"failed", "ไม่สำเร็จ"},
}

func (r *runTeller) event(e pipeline.Event) {
	r.line.event(e)
	r.done[e.State]++
	if r.io.log != nil {
		r.log(e)
		return
	}
	switch e.State {
	case pipeline.Started, pipeline.LeftOut, pipeline.Stopped: // the sum of the run names them
		return
	case pipeline.Failed:
		r.say("le: %s: %s: %s\n", e.Step.Name, r.state(e.State), wording.In(r.show.lang, e.Outcome.Message))
		for _, h := range e.Outcome.Hints {
			if !r.told[h] { // several steps fail in one way
				r.say("%s\n", hintLine(r.show.lang, h))
			}
			r.told[h] = true
		}
	default:
		if !r.quiet {
			r.say("le: %s: %s\n", e.Step.Name, r.state(e.State))
		}
	}
	if !r.quiet {
		for _, w := range r.show.condense(e.Outcome.Warnings) {
			if !r.told[w] { // tables in several formats have the same ones
				r.say("%s\n", warningLine(r.show.lang, e.Step.Name+": "+w))
			}
			r.told[w] = true
		}
	}
}

func (r *runTeller) say(format string, a ...any) {
	r.line.aside(func() {
		_, _ = fmt.Fprintf(r.io.err, format, a...) // a message that cannot be printed has nowhere to go
	})
}

func (r *runTeller) state(s pipeline.State) string {
	return r.show.pick(stateNames[s][0], stateNames[s][1])
}

// log writes an event as lines of the log.
func (r *runTeller) log(e pipeline.Event) {
	step := slog.String("step", e.Step.Name)
	switch {
	case e.State == pipeline.Failed:
		r.io.log(logged{level: slog.LevelError, msg: e.Outcome.Message, hints: e.Outcome.Hints, exit: e.Outcome.Status, more: []slog.Attr{step}})
	case r.quiet:
		return
	case e.State == pipeline.Started:
		r.io.log(logged{msg: "step start", more: []slog.Attr{step, slog.String("command", e.Step.Command)}})
		return
	}
	if r.quiet {
		return
	}
	for _, w := range e.Outcome.Warnings {
		r.io.log(logged{level: slog.LevelWarn, msg: w.EN, warning: w, more: []slog.Attr{step}})
	}
	r.io.log(logged{msg: "step end", more: []slog.Attr{step, slog.String("state", string(e.State)), slog.Int("files", len(e.Outputs))}})
}

// end sums the run up.
func (r *runTeller) end(dir string, m *pipeline.Manifest) {
	if r.quiet {
		return
	}
	msg := fmt.Sprintf(r.show.pick("wrote %s: %d files; %d steps done, %d unchanged", "เขียน %s แล้ว: %d ไฟล์ ทำ %d ขั้นตอน ไม่เปลี่ยนแปลง %d ขั้นตอน"),
		filepath.ToSlash(dir), m.Files(), r.done[pipeline.Done], r.done[pipeline.Unchanged])
	if r.io.log != nil {
		r.io.log(logged{msg: msg})
		return
	}
	r.say("le: %s\n", strings.TrimSpace(msg))
}
