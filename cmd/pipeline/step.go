package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// step does step i unless nothing that it depends on changed.
func (r *runner) step(ctx context.Context, i int) Event {
	s := r.plan.Steps[i]
	if ctx.Err() != nil {
		return Event{Step: s, State: Stopped, Outcome: Outcome{Message: "stopped"}}
	}
	key := r.key(s, r.reads(s))
	if old := r.folder.old.entry(s.Name); old != nil && old.Key == key && old.Failed == nil && r.folder.intact(old.Outputs) {
		return r.end(i, *old, Event{Step: s, State: Unchanged, Outcome: Outcome{Warnings: old.Warnings}, Outputs: old.Outputs})
	}
	entry := r.program.entryOf(s)
	entry.Key = key
	staged := r.folder.at(path.Join(workFolder, fmt.Sprintf("step%d", i), path.Base(s.Out)))
	if err := os.MkdirAll(filepath.Dir(staged), 0o755); err != nil {
		return r.broken(i, entry, err)
	}
	here := r.fromHere(s, staged)
	outcome := r.program.Execute(ctx, s.Line(here)).renamed(filepath.ToSlash(here), s.Out).renamed(here, s.Out)
	if ctx.Err() != nil {
		return Event{Step: s, State: Stopped, Outcome: Outcome{Message: "stopped"}}
	}
	if outcome.Status != 0 && !(s.part && outcome.Status == statusData) {
		return r.fail(i, entry, outcome)
	}
	if s.first() && r.inputsMoved() {
		return r.fail(i, entry, Outcome{Status: statusData, Message: "an input was changed while it was read", Hints: []string{"run again when nobody writes to it"}})
	}
	files, err := r.folder.list(staged, s.Out)
	switch {
	case outcome.Status != 0 && errors.Is(err, fs.ErrNotExist): // not even a part
		return r.fail(i, entry, outcome)
	case err != nil || len(files) == 0:
		return r.broken(i, entry, err)
	}
	if err := r.announce(i, entry, files); err != nil {
		return r.broken(i, entry, err)
	}
	if err := r.folder.take(staged, s.Out, files); err != nil {
		return r.broken(i, entry, errors.Join(err, r.folder.drop(files, nil)))
	}
	entry.Outputs = files
	entry.Warnings = append(entry.Warnings, outcome.Warnings...)
	if outcome.Status != 0 {
		return r.fail(i, entry, outcome)
	}
	return r.end(i, entry, Event{Step: s, State: Done, Outcome: outcome, Outputs: files})
}

// announce writes into the manifest which files are about to be moved into place, beside
// those that they replace: if the run is killed meanwhile, the next knows whose they are.
// The entry has no key, so that its step is done again.
func (r *runner) announce(i int, entry Entry, files []File) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	entry.Key, entry.Outputs = "", slices.Clone(files)
	if old := r.folder.old.entry(entry.Name); old != nil {
		for _, f := range old.Outputs {
			if !slices.Contains(files, f) {
				entry.Outputs = append(entry.Outputs, f)
			}
		}
	}
	r.entries[i] = &entry
	return r.save(false)
}

// reads lists what a step depends on: the inputs, or the dataset and the evidence.
func (r *runner) reads(s *Step) (files []File) {
	if s.first() {
		return r.manifest.Inputs
	}
	for _, e := range r.manifest.Evidence {
		if slices.Contains(s.evidence, e.Name) {
			files = append(files, e.File)
		}
	}
	return append(files, r.entries[0].Outputs...)
}

// inputsMoved reports whether the inputs are no longer those that were hashed.
func (r *runner) inputsMoved() bool {
	now, missing, err := hashInputs(r.base, r.plan)
	return err != nil || len(missing) > 0 || !slices.Equal(now, r.manifest.Inputs)
}

// fromHere names the staged output as seen from the folder that the step runs in.
func (r *runner) fromHere(s *Step, staged string) string {
	here := r.folder.path
	if s.first() {
		here = r.base
	}
	if name, err := filepath.Rel(here, staged); err == nil {
		return name
	}
	return staged
}

// broken is a failure of the disk, or of a command that wrote nothing.
func (r *runner) broken(i int, entry Entry, err error) Event {
	msg := "the command wrote nothing"
	if err != nil {
		msg = because(err)
	}
	return r.fail(i, entry, Outcome{Status: 1, Message: msg})
}

// fail records why a step has no outputs, or only a part of them; those of the run
// before are gone with it.
func (r *runner) fail(i int, entry Entry, outcome Outcome) Event {
	entry.Failed = &Failure{outcome.Status, outcome.Message}
	return r.end(i, entry, Event{Step: r.plan.Steps[i], State: Failed, Outcome: r.plan.Steps[i].place(outcome), Outputs: entry.Outputs})
}

// end records what came of a step in the manifest.
func (r *runner) end(i int, entry Entry, e Event) Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.entries[i] = &entry
	var err error
	if old := r.folder.old.entry(entry.Name); old != nil {
		err = r.folder.drop(old.Outputs, entry.Outputs)
	}
	if err == nil {
		err = r.save(false)
	}
	if err != nil {
		e.State, e.Outcome = Failed, Outcome{Status: 1, Message: because(err)}
	}
	return e
}

// save writes the manifest as it is now.
func (r *runner) save(last bool) error { return r.write(r.now(last)) }

func (r *runner) write(m *Manifest) error {
	text, err := m.bytes()
	if err != nil {
		return err
	}
	return r.folder.write(ManifestName, text)
}

// now is the manifest as it is now: steps that have ended and, until the last, what the
// run before left of the others, so that no output is ever without a record.
func (r *runner) now(last bool) *Manifest {
	m := *r.manifest
	m.Steps = []Entry{}
	if first := r.entries[0]; m.CauseList == nil && first != nil {
		m.CauseList = causesOfData(first.Outputs)
	}
	for i, s := range r.plan.Steps {
		old := r.folder.old.entry(s.Name)
		switch {
		case r.entries[i] != nil:
			m.Steps = append(m.Steps, *r.entries[i])
		case last: // left out
			e := r.program.entryOf(s)
			e.Failed = &Failure{statusData, "needs " + r.plan.Steps[0].Name}
			m.Steps = append(m.Steps, e)
		case old != nil:
			m.Steps = append(m.Steps, *old)
		}
	}
	if r.folder.old == nil || last {
		return &m
	}
	for _, old := range r.folder.old.Steps {
		if m.entry(old.Name) == nil {
			m.Steps = append(m.Steps, old)
		}
	}
	m.Evidence = slices.Clone(m.Evidence)
	for _, old := range r.folder.old.Evidence {
		if !slices.ContainsFunc(m.Evidence, func(c Copied) bool { return c.Name == old.Name }) {
			m.Evidence = append(m.Evidence, old)
		}
	}
	return &m
}

// flagInFront finds the option that a message starts with.
var flagInFront = regexp.MustCompile(`^--([a-z][a-z-]*)`)

// place puts the place in the configuration in front of what went wrong: of the option
// that the message names or whose value it quotes, else of the section that asks for
// the step.
func (s *Step) place(o Outcome) Outcome {
	at := s.at
	m := flagInFront.FindStringSubmatch(o.Message)
	for _, option := range s.options {
		quoted := slices.ContainsFunc(option.values, func(v string) bool { return strings.Contains(o.Message, strconv.Quote(v)) })
		if m != nil && option.option == m[1] || m == nil && quoted {
			at = option.at
		}
	}
	if at.String() != "" {
		o.Message = at.String() + ": " + o.Message
	}
	return o
}

// nothing is the name of data that are not there: a command that gets as far as
// reading it has found nothing wrong with its options.
const nothing = "no-such-data"

// Try tells each step's command its options without data, so that mistakes in values
// show before any work is done. They are *ConfigError values.
func (p *Program) Try(ctx context.Context, plan *Plan) error {
	for _, s := range plan.Steps {
		dry := *s
		dry.operands = slices.Clone(s.operands)
		dry.operands[len(dry.operands)-1] = nothing
		if s.first() {
			dry.operands = []string{nothing}
		}
		dry.options = slices.DeleteFunc(slices.Clone(s.options), func(o setting) bool {
			return strings.HasPrefix(o.key, "evidence") || o.option == "map-file"
		})
		if len(dry.options) < len(s.options) {
			continue // what is missing would be missed
		}
		o := p.Execute(ctx, dry.Line(path.Join(nothing, path.Base(s.Out))))
		if o.Status != statusUsage {
			continue
		}
		o = s.place(o)
		return &ConfigError{Msg: o.Message, Hint: strings.Join(o.Hints, "\n")}
	}
	return ctx.Err()
}
