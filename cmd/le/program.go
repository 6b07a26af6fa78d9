package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newProgram shows the pipeline what commands there are and how to run them. epoch is
// what they see as SOURCE_DATE_EPOCH.
func newProgram(outer *streams, epoch string) (*pipeline.Program, error) {
	build, err := buildOf()
	if err != nil {
		return nil, err
	}
	options := map[string][]pipeline.Option{}
	for _, cmd := range newRoot(outer).Commands() {
		if cmd.Runnable() {
			options[cmd.Name()] = optionsOf(cmd)
		}
	}
	return &pipeline.Program{
		Version: version,
		Build:   build,
		BuiltIn: map[string]fs.FS{"burden": burden.Data(), "cause": cause.Data(), "quality": quality.Data(), "risk": risk.Data()},
		Options: func(command string) []pipeline.Option { return options[command] },
		Execute: func(ctx context.Context, args []string) pipeline.Outcome {
			return execute(ctx, outer, epoch, args)
		},
		Chdir: os.Chdir,
	}, nil
}

// buildOf tells apart builds under development, which share a version: by the program
// itself.
func buildOf() (string, error) {
	if version != "dev" {
		return "", nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// optionsOf lists the flags of a command. Check sets the flags of this copy of the
// command, which nobody runs.
func optionsOf(cmd *cobra.Command) []pipeline.Option {
	list := []pipeline.Option{}
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		_, several := f.Value.(pflag.SliceValue)
		list = append(list, pipeline.Option{Name: f.Name, Default: f.DefValue, List: several, Check: func(text string) error {
			if f.Value.Set(text) != nil {
				return fmt.Errorf("is %q, and no %s", text, kindOf(f.Value.Type()))
			}
			return nil
		}})
	})
	return list
}

// kindOf names a type of flag.
func kindOf(flagType string) string {
	switch flagType {
	case "bool":
		return "true or false"
	case "float64":
		return "number"
	case "string", "stringSlice", "stringArray":
		return "text"
	}
	return "whole number"
}

// execute runs a command of a pipeline: it sees neither the terminal nor the locale,
// and what it says is gathered.
func execute(ctx context.Context, outer *streams, epoch string, args []string) pipeline.Outcome {
	var out pipeline.Outcome
	own := &streams{in: strings.NewReader(""), out: io.Discard, env: func(name string) string {
		switch name {
		case "LE_LANG", "LANG", "LC_ALL", "LC_MESSAGES":
			return ""
		case "SOURCE_DATE_EPOCH":
			return epoch
		}
		return outer.env(name)
	}}
	own, flush := own.logTo(func(l logged) {
		switch {
		case l.level >= slog.LevelError:
			out.Message, out.Hints = l.msg, l.hints
		case l.level == slog.LevelWarn && l.warning.Code != "":
			out.Warnings = append(out.Warnings, l.warning)
		case l.level == slog.LevelWarn:
			out.Warnings = append(out.Warnings, analysis.Warning{Code: "message", EN: l.msg, TH: l.msg})
		}
	})
	out.Status = run(ctx, args, own)
	flush()
	return out
}
