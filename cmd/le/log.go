package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Ways to log, as written after --log.
const (
	logText = "text"
	logJSON = "json"
)

// logged is one message of a command, in English: logs carry what people read in Thai
// beside it. hints go with errors, and a warning has a code.
type logged struct {
	level   slog.Level
	msg     string
	warning analysis.Warning
	hints   []string
	exit    int
	more    []slog.Attr
}

// attrs are the fields beside level and msg.
func (l logged) attrs() []slog.Attr {
	var list []slog.Attr
	if l.warning.Code != "" {
		list = append(list, slog.String("code", l.warning.Code), slog.String("en", l.warning.EN), slog.String("th", l.warning.TH))
	}
	if l.level >= slog.LevelError {
		list = append(list, slog.String("th", wording.In("th", l.msg)))
	}
	if len(l.hints) > 0 {
		th := make([]string, len(l.hints))
		for i, h := range l.hints {
			th[i] = wording.In("th", h)
		}
		list = append(list, slog.Any("hints", l.hints), slog.Any("hints_th", th))
	}
	if l.level >= slog.LevelError {
		list = append(list, slog.Int("exit", l.exit))
	}
	return append(list, l.more...)
}

// asJSON returns streams whose messages are JSON lines without a time: the same work
// logs the same lines. flush writes what is left of a last line.
func (s *streams) asJSON() (_ *streams, flush func()) {
	logger := slog.New(slog.NewJSONHandler(s.err, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey && len(groups) == 0 {
				return slog.Attr{}
			}
			return a
		},
	}))
	return s.logTo(func(l logged) { logger.LogAttrs(context.Background(), l.level, l.msg, l.attrs()...) })
}

// logTo returns streams whose messages go to a function, and so does all text that
// commands write to the error stream.
func (s *streams) logTo(to func(logged)) (_ *streams, flush func()) {
	lines := &lineLog{to: to}
	out := *s
	out.log, out.err, out.errTerminal = to, lines, false // a log has no progress line
	return &out, lines.flush
}

// lineLog logs lines of text.
type lineLog struct {
	to  func(logged)
	buf bytes.Buffer
}

var _ io.Writer = (*lineLog)(nil)

func (w *lineLog) Write(p []byte) (int, error) {
	w.buf.Write(p)
	for {
		line, rest, whole := bytes.Cut(w.buf.Bytes(), []byte("\n"))
		if !whole {
			return len(p), nil
		}
		text := string(line)
		w.buf.Next(w.buf.Len() - len(rest))
		w.line(text)
	}
}

func (w *lineLog) flush() {
	if w.buf.Len() > 0 {
		w.line(w.buf.String())
		w.buf.Reset()
	}
}

func (w *lineLog) line(text string) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "le: ")
	if rest, ok := strings.CutPrefix(text, "warning: "); ok {
		w.to(logged{level: slog.LevelWarn, msg: rest})
	} else if text != "" {
		w.to(logged{msg: text})
	}
}

// warn tells of warnings: people a few of each kind, programs all.
func (o *outputOptions) warn(io *streams, warnings []analysis.Warning) {
	if io.log != nil {
		for _, w := range warnings {
			io.log(logged{level: slog.LevelWarn, msg: w.EN, warning: w})
		}
		return
	}
	for _, w := range o.condense(warnings) {
		fmt.Fprintln(io.err, warningLine(o.lang, w))
	}
}

// asksJSON reports whether a command line asks for a log in JSON, before it is parsed:
// what is wrong with it is logged so too.
func asksJSON(args []string) bool { return slices.Contains(valuesOf(args, "--log"), logJSON) }

// langOf is the language for people that a command line asks for, before it is parsed.
func (s *streams) langOf(args []string) string {
	asked := valuesOf(args, "--lang")
	if n := len(asked); n > 0 {
		if lang := strings.ToLower(asked[n-1]); lang == "th" || lang == "en" {
			return lang
		}
	}
	return s.lang()
}

// valuesOf are the values of a flag in a command line.
func valuesOf(args []string, flag string) (values []string) {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, flag+"="); ok {
			values = append(values, value)
		} else if a == flag && i+1 < len(args) {
			values = append(values, args[i+1])
		}
	}
	return values
}

// addLog declares --log for every command, and logs the start of each.
func addLog(root *cobra.Command, io *streams) {
	mode := root.PersistentFlags().String("log", logText, "messages on standard error: text, or json for a line each")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if *mode != logText && *mode != logJSON {
			return usagef("choose text or json", "--log %q is neither text nor json", *mode)
		}
		if *mode == logJSON && io.log != nil && !quiet(cmd.Flags()) {
			io.log(logged{msg: "start", more: []slog.Attr{slog.String("command", cmd.CommandPath()), slog.String("version", version)}})
		}
		return nil
	}
}

// end logs how a command ended.
func (s *streams) end(cmd *cobra.Command, code int) {
	if s.log != nil && !quiet(cmd.Flags()) {
		s.log(logged{msg: "end", more: []slog.Attr{slog.String("command", cmd.CommandPath()), slog.Int("exit", code)}})
	}
}

// quiet reports whether a command was told to print no warnings.
func quiet(f *pflag.FlagSet) bool {
	q, err := f.GetBool("quiet")
	return err == nil && q
}
