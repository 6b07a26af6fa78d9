package main

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/lehackathon/le/cmd/pipeline"
)

// TestStepLine: a terminal shows the step that is being done, what is printed meanwhile
// does not get mixed up with it, and at the end it is gone.
func TestStepLine(t *testing.T) {
	for _, tt := range []struct {
		width      int
		lang, want string
	}{
		{80, "en", "le: tables/summary.csv: 1 of 18 steps (6 %)"},
		{80, "th", "le: tables/summary.csv: 1 จาก 18 ขั้นตอน (6 %)"},
		{40, "en", "1 of 18 steps (6 %)"},
	} {
		var out bytes.Buffer
		l := newStepLine(fakeTerminal(&out, tt.width, 2*time.Second), tt.lang, false)
		look := func() string { // the clock of the line may draw at any time
			l.mu.Lock()
			defer l.mu.Unlock()
			return screen(out.String())
		}
		event := func(state pipeline.State, name string) {
			l.event(pipeline.Event{State: state, Step: &pipeline.Step{Name: name}, Total: 18})
		}
		event(pipeline.Started, "data")
		event(pipeline.Done, "data")
		event(pipeline.Started, "tables/summary.csv")
		if got := look(); got != tt.want {
			t.Errorf("the line shows %q, want %q", got, tt.want)
		}
		event(pipeline.Done, "tables/summary.csv")
		l.aside(func() {
			if got := screen(out.String()); got != "" {
				t.Errorf("beside a message stands %q", got)
			}
			fmt.Fprint(&out, "\r")
		})
		event(pipeline.Started, "report")
		l.end()
		l.end()
		if got := look(); got != "" {
			t.Errorf("at the end the line shows %q", got)
		}
	}
	var none *stepLine // no terminal
	none.event(pipeline.Event{})
	none.end()
}
