package main

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/cobra"
)

type ingestOptions struct {
	data  dataOptions
	dir   string
	force bool
	year  string
	lang  string
}

func newIngestCmd(io *streams) *cobra.Command {
	var opts ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest FILE… -o DIR",
		Short: "Read spreadsheets, check them, write a dataset folder",
		Long: `Read deaths and population from one or more files, check them against each
other and write a dataset folder: deaths.csv, population.csv, causes.csv and
datapackage.json (a Frictionless data package with the name and SHA-256 of every
input and a log of every conversion). Reading the folder gives the same numbers.

Files are told apart by their columns: area, year, sex, age, cause, deaths,
population (พื้นที่ ปี เพศ กลุ่มอายุ สาเหตุการตาย จำนวนตาย ประชากร), in any order.

EXAMPLES
  le ingest deaths.csv population.xlsx -o mydata
  le ingest sample:sakaeo -o sakaeo` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runIngest(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opts.dir, "output", "o", "", "folder to write (required)")
	f.BoolVar(&opts.force, "force", false, "write into a folder that le did not make")
	opts.data.addFileFlags(f)
	f.StringVar(&opts.year, "year", "", "year of data without a year column")
	f.StringVar(&opts.lang, "lang", "", "language of messages: th or en")
	opts.data.addReportFlags(f)
	return cmd
}

func runIngest(ctx context.Context, io *streams, files []string, opts ingestOptions) error {
	if opts.dir == "" {
		return usagef("le ingest FILE… -o DIR", "", "no folder to write to: -o is missing")
	}
	out := outputOptions{lang: opts.lang}
	if err := out.settle(io); err != nil {
		return err
	}
	assume := ingest.Options{}
	stamp := ingest.Stamp{Version: version, Options: map[string]any{}}
	if opts.year != "" {
		var err error
		if assume.Year, err = parseYears("year", opts.year); err != nil {
			return err
		}
		stamp.Options["year"] = opts.year
	}
	if opts.data.sheet != "" {
		stamp.Options["sheet"] = opts.data.sheet
	}
	l, err := opts.data.load(ctx, io, files, assume)
	if err != nil {
		return err
	}
	d := l.Data
	if !opts.data.quiet {
		for _, c := range l.Conversions {
			fmt.Fprintf(io.err, "le: %s\n", c)
		}
		for _, w := range out.condense(d.Warnings) {
			fmt.Fprintf(io.err, "le: warning: %s\n", w)
		}
	}
	if opts.data.strict && len(d.Warnings) > 0 {
		return &gateError{fmt.Sprintf("%d warning(s), and --strict was given: nothing was written", len(d.Warnings))}
	}
	if err := ingest.Write(opts.dir, l, stamp, opts.force); err != nil {
		return writeFailed(opts.dir, err)
	}
	deaths, years := d.Totals()
	if !opts.data.quiet {
		fmt.Fprintf(io.err, out.pick("le: wrote %s: %.0f deaths and %.0f person-years in %d area(s), %s to %s, %d causes, ages %s\n",
			"le: เขียน %s แล้ว: ตาย %.0f ราย %.0f คน-ปี %d พื้นที่ %s ถึง %s %d สาเหตุ กลุ่มอายุ %s\n"),
			opts.dir, deaths, years, len(d.Areas), label(d.Periods[0], out), label(d.Periods[len(d.Periods)-1], out), len(d.Causes), d.Ages)
	}
	return nil
}

func label(p analysis.Period, out outputOptions) string {
	if out.lang == "th" {
		return p.Label(analysis.BE)
	}
	return p.Label(analysis.CE)
}
