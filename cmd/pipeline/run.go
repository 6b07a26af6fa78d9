package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
)

// RunOptions say where a run reads and writes.
type RunOptions struct {
	Base   string // folder that the configuration's paths start from, absolute
	Out    string // output folder, absolute
	Force  bool   // write into a folder that no run made
	Jobs   int    // steps at a time; 0 = as many as processors may be used
	Epoch  string // SOURCE_DATE_EPOCH of the commands
	Report func(Event)
}

// State is what became of a step.
type State string

// A step is started, and then it is done, unchanged since the run before, failed, left
// out because what it needs failed, or stopped because the run was.
const (
	Started   State = "started"
	Done      State = "done"
	Unchanged State = "unchanged"
	Failed    State = "failed"
	LeftOut   State = "left out"
	Stopped   State = "stopped"
)

// Event tells of one step. Events come in the order of the plan.
type Event struct {
	Step    *Step
	State   State
	Outcome Outcome
	Outputs []File
	Total   int // steps of the whole run
}

// StepsError lists the steps that failed or were left out.
type StepsError struct {
	Failed []Event
	Steps  int
}

func (e *StepsError) Error() string {
	var names []string
	parts := 0
	for _, f := range e.Failed {
		names = append(names, f.Step.Name)
		parts += min(len(f.Outputs), 1)
	}
	if parts > 0 {
		return fmt.Sprintf("%d of %d steps have no result, or only a part: %s", len(e.Failed), e.Steps, strings.Join(names, ", "))
	}
	return fmt.Sprintf("%d of %d steps have no result: %s", len(e.Failed), e.Steps, strings.Join(names, ", "))
}

// Status is the exit status of all failed steps if it is the same one, else that of
// data that cannot be used.
func (e *StepsError) Status() int {
	status := 0
	for _, f := range e.Failed {
		switch {
		case f.State != Failed:
		case status == 0:
			status = f.Outcome.Status
		case status != f.Outcome.Status:
			return statusData
		}
	}
	return status
}

// stoppedError says that a run was stopped.
type stoppedError struct {
	msg   string
	cause error
}

func (e *stoppedError) Error() string { return e.msg }

func (e *stoppedError) Unwrap() error { return e.cause }

// The exit statuses of commands that the pipeline tells apart.
const (
	statusUsage = 2
	statusData  = 3
)

// runner is one run.
type runner struct {
	program *Program
	plan    *Plan
	base    string
	epoch   string
	jobs    int
	report  func(Event)
	folder  *folder

	mu       sync.Mutex
	manifest *Manifest
	entries  []*Entry // by step, nil until it has ended
}

// Run carries a configuration out. An interrupted run can be started again and goes on
// where it was. The error is a *StepsError where some steps have no result, and
// wraps ctx.Err() where the run was stopped.
func (p *Program) Run(ctx context.Context, c *Config, opt RunOptions) (*Manifest, error) {
	plan, err := p.Plan(c)
	if err != nil {
		return nil, err
	}
	if err := p.Try(ctx, plan); err != nil {
		return nil, err
	}
	inputs, err := plan.present(opt)
	if err != nil {
		return nil, err
	}
	builtIn, err := p.builtIn()
	if err != nil {
		return nil, err
	}
	r := &runner{program: p, plan: plan, base: opt.Base, epoch: opt.Epoch, jobs: opt.Jobs, entries: make([]*Entry, len(plan.Steps))}
	if r.jobs <= 0 {
		r.jobs = runtime.GOMAXPROCS(0)
	}
	r.report = func(e Event) {
		if e.Total = len(plan.Steps); opt.Report != nil {
			opt.Report(e)
		}
	}
	r.manifest = &Manifest{Generator: generator, Format: manifestFormat, Version: p.Version, Processor: runtime.GOARCH, Base: upward(opt.Out, opt.Base),
		Epoch: opt.Epoch, Config: c, Seed: p.seedOf(c), Inputs: inputs, Evidence: []Copied{}, BuiltIn: builtIn, Steps: []Entry{}}
	if r.folder, err = claim(opt.Out, opt.Force); err != nil {
		return nil, err
	}
	err = r.run(ctx)
	if free := r.folder.release(); err == nil {
		err = free
	}
	return r.manifest, err
}

// present hashes the inputs, all of which must be there, and not among the outputs.
func (p *Plan) present(opt RunOptions) ([]File, error) {
	where := p.config.where.of("data.files")
	for _, name := range p.Inputs {
		at, err := filepath.Rel(opt.Out, filepath.Join(opt.Base, filepath.FromSlash(name)))
		if err == nil && filepath.IsLocal(at) && !isSample(name) {
			return nil, &ConfigError{where, name + " lies in the output folder", "name what it was made of, or another outputs.folder"}
		}
	}
	inputs, missing, err := hashInputs(opt.Base, p)
	if len(missing) > 0 && err == nil {
		hint := "paths start at the folder of " + FileName
		if strings.ContainsAny(strings.Join(missing, ""), "*?[") {
			hint += "\nname every file: * and ? stand for nothing else"
		}
		err = &analysis.DataError{Where: where.String(), Msg: strings.Join(missing, ", ") + ": there is no such file or folder", Hint: hint}
	}
	return inputs, err
}

// upward is the way from the output folder to one above it, such as "../..": elsewhere
// it would tell of the computer, and is left empty.
func upward(out, base string) string {
	below, err := filepath.Rel(base, out)
	if err != nil || !filepath.IsLocal(below) || below == "." {
		return ""
	}
	return strings.Repeat("../", strings.Count(filepath.ToSlash(below), "/")) + ".."
}

// run does the steps in the folder: the dataset beside the configuration, then the
// others in the output folder, side by side.
func (r *runner) run(ctx context.Context) error {
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	defer func() { _ = r.program.Chdir(here) }() // it was there a moment ago
	if err := r.copyEvidence(); err != nil {
		return err
	}
	r.manifest.CauseList = causeListOf(r.plan.config, r.manifest.Evidence)
	if err := r.save(false); err != nil {
		return err
	}
	if err := r.program.Chdir(r.base); err != nil {
		return err
	}
	events := []Event{r.first(ctx)}
	if events[0].State == Done || events[0].State == Unchanged {
		if err := r.program.Chdir(r.folder.path); err != nil {
			return err
		}
		events = append(events, r.rest(ctx)...)
	} else {
		for _, s := range r.plan.Steps[1:] {
			events = append(events, r.leave(s, events[0]))
		}
	}
	return r.conclude(ctx, events)
}

// first makes the dataset.
func (r *runner) first(ctx context.Context) Event {
	r.report(Event{Step: r.plan.Steps[0], State: Started})
	e := r.step(ctx, 0)
	r.report(e)
	return e
}

// leave leaves out a step whose data could not be made.
func (r *runner) leave(s *Step, because Event) Event {
	e := Event{Step: s, State: LeftOut, Outcome: Outcome{Message: "needs " + because.Step.Name}}
	if because.State == Stopped {
		e.State = Stopped
	}
	r.report(e)
	return e
}

// rest does the steps after the first, a few at a time, and reports them in the order
// of the plan.
func (r *runner) rest(ctx context.Context) []Event {
	n := len(r.plan.Steps)
	events := make([]Event, n)
	started, ended := make([]chan struct{}, n), make([]chan struct{}, n)
	slots := make(chan struct{}, r.jobs)
	for i := 1; i < n; i++ {
		started[i], ended[i] = make(chan struct{}), make(chan struct{})
	}
	go func() { // in order, so that the first to be reported are the first to start
		for i := 1; i < n; i++ {
			slots <- struct{}{}
			go func() {
				close(started[i])
				events[i] = r.step(ctx, i)
				close(ended[i])
				<-slots
			}()
		}
	}()
	for i := 1; i < n; i++ {
		<-started[i]
		r.report(Event{Step: r.plan.Steps[i], State: Started})
		<-ended[i]
		r.report(events[i])
	}
	return events[1:]
}

// conclude writes the manifest of the whole run and says how it went. Outputs of steps
// that are no longer asked for go.
func (r *runner) conclude(ctx context.Context, events []Event) error {
	failed := &StepsError{Steps: len(events)}
	for _, e := range events {
		if e.State == Failed || e.State == LeftOut {
			failed.Failed = append(failed.Failed, e)
		}
	}
	if ctx.Err() != nil {
		return &stoppedError{"stopped: start it again to go on where it was", ctx.Err()} // saved after each step
	}
	if r.folder.old != nil {
		if err := r.folder.drop(r.folder.old.outputs(), r.now(true).outputs()); err != nil {
			return err
		}
	}
	r.manifest = r.now(true)
	r.manifest.Complete = len(failed.Failed) == 0
	if err := r.write(r.manifest); err != nil {
		return err
	}
	if len(failed.Failed) > 0 {
		return failed
	}
	return nil
}
