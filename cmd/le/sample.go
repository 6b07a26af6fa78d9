package main

import (
	"fmt"

	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/testdata"
	"github.com/spf13/cobra"
)

func newSampleCmd(io *streams) *cobra.Command {
	var dir, lang string
	var force bool
	cmd := &cobra.Command{
		Use:   "sample [NAME] [-o DIR]",
		Short: "List the samples built in, or write one as a dataset folder",
		Long: `Without -o, list the samples built in; any command takes them as "sample" or
"sample:NAME". With -o, write one as a dataset folder to look at or to start from.

EXAMPLES
  le sample
  le sample workshop -o workshop
  le lifetable sample:sakaeo --summary` + exitStatus,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("see le sample --help", "one sample at a time, got %d", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			out := outputOptions{lang: lang}
			if err := out.settle(io); err != nil {
				return err
			}
			if dir == "" && len(args) == 0 {
				return listSamples(io, out)
			}
			if dir == "" {
				return usagef("le sample "+args[0]+" -o DIR", "no folder to write to: -o is missing")
			}
			name := testdata.DefaultSample
			if len(args) == 1 {
				name = args[0]
			}
			return ingest.WriteSample(dir, name, force)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&dir, "output", "o", "", "folder to write")
	f.BoolVar(&force, "force", false, "write into a folder that le did not make")
	f.StringVar(&lang, "lang", "", "language: th or en")
	return cmd
}

func listSamples(io *streams, out outputOptions) error {
	for i, s := range testdata.Samples() {
		name := "sample:" + s.Name
		if i == 0 {
			name += " (= sample)"
		}
		if _, err := fmt.Fprintf(io.out, "%-27s %s\n", name, out.pick(s.EN, s.TH)); err != nil {
			return err
		}
	}
	return nil
}
