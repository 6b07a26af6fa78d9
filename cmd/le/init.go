package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/spf13/cobra"
)

func newInitCmd(io *streams) *cobra.Command {
	var force, quiet bool
	var out outputOptions
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write a commented le.toml and a sample dataset to start from",
		Long: `Write le.toml, a configuration with remarks in Thai and English, and the sample
dataset that it reads into the current folder. Then le run does what it says. Files
that are there already are overwritten with --force only; if one cannot be written, so
is none.

EXAMPLES
  le init
  le run` + exitStatus,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := out.settle(io); err != nil {
				return err
			}
			names, err := pipeline.Init(".", force)
			if err != nil {
				return err
			}
			if quiet {
				return nil
			}
			fmt.Fprintf(io.err, out.pick("le: wrote %s; next: le run\n", "le: เขียน %s แล้ว ต่อไป: le run\n"), filepath.ToSlash(strings.Join(names, ", ")))
			return nil
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "overwrite what is there")
	cmd.Flags().BoolVar(&quiet, "quiet", false, "do not say what was written")
	cmd.Flags().StringVar(&out.lang, "lang", "", "language of messages: th or en")
	return cmd
}
