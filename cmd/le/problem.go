package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/lifetable"
)

// The exit statuses, a contract with scripts.
const (
	exitDone = iota
	exitFailed
	exitUsage
	exitData
	exitGate
)

// usageError is a mistake on the command line.
type usageError struct{ msg, hint string }

func (e *usageError) Error() string { return e.msg }

// usagef words a mistake and, unless the message says it all, what to do.
func usagef(hint, format string, a ...any) error {
	return &usageError{msg: fmt.Sprintf(format, a...), hint: hint}
}

// gateError is a quality gate that was asked for and failed.
type gateError struct{ msg, hint string }

func (e *gateError) Error() string { return e.msg }

// report prints an error and what to do about it in the language for people, and picks
// the exit status. It is the only place that does either.
func (io *streams) report(lang string, err error) int {
	if err == nil {
		return exitDone
	}
	msg, near, _ := strings.Cut(err.Error(), "\n\nDid you mean this?\n") // cobra's suggestions
	code, hint := classify(err)
	if near = strings.Join(strings.Fields(near), ", "); near != "" {
		hint = "did you mean " + near + "?\n" + hint
	}
	if io.log != nil {
		io.log(logged{level: slog.LevelError, msg: msg, hints: strings.FieldsFunc(hint, func(r rune) bool { return r == '\n' }), exit: code})
		return code
	}
	for line := range strings.Lines(wording.In(lang, msg)) {
		fmt.Fprintf(io.err, "le: %s\n", strings.TrimSuffix(line, "\n"))
	}
	for line := range strings.Lines(hint) {
		fmt.Fprintln(io.err, hintLine(lang, strings.TrimSuffix(line, "\n")))
	}
	return code
}

// hintLine is a hint for people.
func hintLine(lang, hint string) string {
	if lang == "th" {
		return "le: คำแนะนำ: " + wording.In(lang, hint)
	}
	return "le: hint: " + hint
}

// warningLine is a warning for people, worded in the language already.
func warningLine(lang, warning string) string {
	if lang == "th" {
		return "le: คำเตือน: " + warning
	}
	return "le: warning: " + warning
}

// classify finds the exit status and the advice of an error.
func classify(err error) (code int, hint string) {
	var (
		usage   *usageError
		query   *table.UsageError
		gate    *gateError
		config  *pipeline.ConfigError
		steps   *pipeline.StepsError
		data    *analysis.DataError
		lt      *lifetable.DataError
		file    *grid.Error
		unknown = "unknown command"
	)
	switch {
	case errors.Is(err, context.Canceled):
		return exitFailed, ""
	case errors.As(err, &usage):
		return exitUsage, usage.hint
	case errors.As(err, &query):
		return exitUsage, ""
	case errors.Is(err, ingest.ErrForeignFolder):
		return exitUsage, "name another folder, or add --force to write into this one"
	case errors.Is(err, ingest.ErrNoFolder):
		return exitUsage, "name a folder that is not there yet"
	case errors.Is(err, pipeline.ErrManifest):
		return exitUsage, "add --force to do the whole run again in this folder, or name another with -o"
	case errors.Is(err, pipeline.ErrBusy):
		return exitFailed, "wait for it to end, or name another folder with -o"
	case errors.Is(err, pipeline.ErrExists):
		return exitUsage, "add --force to overwrite it, or go to another folder"
	case errors.As(err, &config):
		return exitUsage, config.Hint
	case errors.As(err, &steps):
		if len(steps.Failed) == steps.Steps {
			return steps.Status(), "what went wrong stands above"
		}
		return steps.Status(), "what went wrong stands above; the other results are complete"
	case errors.As(err, &gate):
		return exitGate, gate.hint
	case errors.As(err, &data):
		return exitData, data.Hint
	case errors.As(err, &lt):
		return exitData, lt.Hint
	case errors.As(err, &file):
		return exitData, file.Hint
	case strings.HasPrefix(err.Error(), unknown), strings.HasPrefix(err.Error(), "required flag"):
		return exitUsage, "see le --help"
	}
	return exitFailed, ""
}
