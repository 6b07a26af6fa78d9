package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/spf13/cobra"
)

type runOptions struct {
	dir, year, sex, seed string
	areas, sets          []string
	out                  outputOptions
	data                 dataOptions // quiet and strict
	jobs                 int
	force, plan          bool
}

func newRunCmd(io *streams) *cobra.Command {
	var opts runOptions
	cmd := &cobra.Command{
		Use:   "run [" + pipeline.FileName + "]",
		Short: "The whole pipeline from one file, with a manifest",
		Long: `Do all that a configuration asks for: read the data, write a dataset, and from it
every table and chart of every comparison, into one folder. le init writes a configuration to
start from; le help pipeline lists its keys. Paths in it start at its own folder.
Flags go before the file, and the file before the defaults.

The folder gets manifest.json: the SHA-256 of every input and output, the options in
force, seed, version and warnings. The same inputs give the same bytes (on processors of
one kind: others may round the last digit of a number differently). Steps of which
nothing changed are not done again, and a run that was stopped goes on where it was. One
step that fails does not stop the others. A folder that le run did not make is left
alone unless --force is given.

EXAMPLES
  le init --force
  le run
  le run --plan
  le run le.toml --area ตรัง --set method.ax=half -o trang --quiet` + exitStatus,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("see le run --help", "one configuration at a time, got %d", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRun(cmd.Context(), io, append(args, pipeline.FileName)[0], opts)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opts.dir, "output", "o", "", "folder to write (default: outputs.folder of the file)")
	f.StringArrayVar(&opts.areas, "area", nil, "area of the tables and of the near side of every comparison (repeatable)")
	f.StringVar(&opts.year, "year", "", "year or run of years of the same")
	f.StringVar(&opts.sex, "sex", "", "sex of the same")
	f.StringVar(&opts.seed, "seed", "", "seed of everything drawn at random")
	f.StringArrayVar(&opts.sets, "set", nil, "set a key of the file, as section.key=value (repeatable)")
	f.StringVar(&opts.out.lang, "lang", "", "language of outputs and messages: th or en")
	f.StringVar(&opts.out.era, "era", "", "years in the outputs as be (พ.ศ.) or ce (ค.ศ.)")
	f.IntVar(&opts.jobs, "jobs", 0, "steps at a time (default: one for each processor)")
	f.BoolVar(&opts.plan, "plan", false, "print the commands and do nothing")
	f.BoolVar(&opts.force, "force", false, "write into a folder that le run did not make")
	opts.data.addReportFlags(f)
	return cmd
}

// settings are the flags that override keys of the file.
func (o *runOptions) settings() []string {
	list := o.sets
	for _, s := range []struct{ key, value string }{{"lang", o.out.lang}, {"era", o.out.era}, {"method.seed", o.seed}} {
		if s.value != "" {
			list = append(list, s.key+"="+s.value)
		}
	}
	if o.data.strict {
		list = append(list, "strict=true")
	}
	return list
}

// configure reads the file and puts the flags on top.
func (o *runOptions) configure(name string) (*pipeline.Config, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("le init writes one to start from", "%s: there is no such file", name)
	} else if err != nil {
		return nil, err
	}
	c, err := pipeline.Parse(filepath.Base(name), text, o.settings()...)
	if err != nil {
		return nil, err
	}
	if len(o.areas) > 0 {
		c.Override("area", o.areas)
	}
	if o.year != "" {
		c.Override("year", o.year)
	}
	if o.sex != "" {
		c.Override("sex", o.sex)
	}
	return c, nil
}

func runRun(ctx context.Context, io *streams, name string, opts runOptions) error {
	show := outputOptions{lang: opts.out.lang}
	if err := show.settle(io); err != nil {
		return err
	}
	if opts.jobs < 0 {
		return usagef("leave it out for one for each processor", "--jobs %d is negative", opts.jobs)
	}
	c, err := opts.configure(name)
	if err != nil {
		return err
	}
	epoch, err := epochOf(io)
	if err != nil {
		return err
	}
	program, err := newProgram(io, epoch)
	if err != nil {
		return err
	}
	if opts.plan {
		return printPlan(io, program, c)
	}
	base, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return err
	}
	dir := opts.dir
	if dir == "" {
		dir = filepath.Join(filepath.Dir(name), filepath.FromSlash(c.Outputs.Folder))
	}
	full, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	r := &runTeller{io: io, show: show, quiet: opts.data.quiet, done: map[pipeline.State]int{}, told: map[string]bool{}}
	m, err := program.Run(ctx, c, pipeline.RunOptions{Base: base, Out: full, Force: opts.force, Jobs: opts.jobs, Epoch: epoch, Report: r.event})
	if m != nil && (err == nil || r.done[pipeline.Failed] > 0) {
		r.end(dir, m)
	}
	return err
}

// earliest is the time in outputs that carry one, unless SOURCE_DATE_EPOCH says
// otherwise: the first that zip files can hold, in seconds since 1970.
const earliest = "315532800"

// epochOf reads SOURCE_DATE_EPOCH.
func epochOf(io *streams) (string, error) {
	v := io.env("SOURCE_DATE_EPOCH")
	if v == "" {
		return earliest, nil
	}
	if _, err := strconv.ParseUint(v, 10, 40); err != nil {
		return "", usagef("such as SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)", "SOURCE_DATE_EPOCH %q is no number of seconds", v)
	}
	return v, nil
}

// printPlan prints the commands that a run would do.
func printPlan(io *streams, program *pipeline.Program, c *pipeline.Config) error {
	plan, err := program.Plan(c)
	if err != nil {
		return err
	}
	for _, line := range plan.Lines() {
		if _, err := fmt.Fprintln(io.out, line); err != nil {
			return err
		}
	}
	return nil
}

// runTeller tells what became of the steps.
type runTeller struct {
	io    *streams
	show  outputOptions
	quiet bool
	done  map[pipeline.State]int

	told map[string]bool // hints and warnings
}

// stateNames are the states for people.
var stateNames = map[pipeline.State][2]string{
	pipeline.Done:      {"done", "เสร็จแล้ว"},
	pipeline.Unchanged: {"unchanged", "ไม่เปลี่ยนแปลง"},
	pipeline.Failed:    {"failed", "ไม่สำเร็จ"},
}

func (r *runTeller) event(e pipeline.Event) {
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
	_, _ = fmt.Fprintf(r.io.err, format, a...) // a message that cannot be printed has nowhere to go
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
