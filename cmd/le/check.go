package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis/quality"
	"github.com/spf13/cobra"
)

type checkOptions struct {
	data   dataOptions
	out    outputOptions
	chosen lifetableOptions // areas, years and sexes as le lifetable takes them
	limits bool
}

func newCheckCmd(io *streams) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check DATA",
		Short: "Data-quality report with a stamp (green, amber, red) and the cheapest repair",
		Long: `Check every area, year and sex in the data, or those chosen: causes that say nothing,
ages rounded to 0 and 5, men against women, one year against the next, small numbers,
deaths and people without age or without each other, signs that deaths are missing,
life expectancy against what is published for Thai provinces, totals.

The stamp is green, amber or red; it is the first row in formats for programs and the
title in those for people. Then come the findings, the worst first, each with its
figure, its limit and what to do about it.
--limits lists the limits with their sources. --single-ages looks for rounded ages.

DATA is one or more files, a dataset folder, - for standard input, or sample.

EXAMPLES
  le check sample
  le check sample:sakaeo --year 2564 --sex each
  le check sample:sakaeo --where verdict!=ok --to csv
  le check sample --area Loei --year 2562-2565 --lang th
  le check --limits` + exitStatus,
		Args: func(cmd *cobra.Command, args []string) error {
			if opts.limits {
				return nil
			}
			return someData(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCheck(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.chosen.areas, "area", nil, "area by code, Thai or English name (repeatable; default: all)")
	f.StringVar(&opts.chosen.year, "year", "", "year, or a run of years to pool (default: every year by itself)")
	f.StringVar(&opts.chosen.sex, "sex", "", "male, female, both or each (default: all three)")
	f.BoolVar(&opts.limits, "limits", false, "list the limits and their sources")
	opts.data.addFileFlags(f)
	f.BoolVar(&opts.data.quiet, "quiet", false, "print no warnings")
	f.BoolVar(&opts.data.strict, "strict", false, "fail with exit status 4 if the stamp is red")
	opts.out.addFlags(f)
	return cmd
}

func runCheck(ctx context.Context, io *streams, names []string, opts checkOptions) error {
	if err := opts.out.settle(io); err != nil {
		return err
	}
	if opts.limits {
		return opts.writeLimits(io)
	}
	if err := opts.out.check(opts.columns()); err != nil {
		return err
	}
	sexes, assume, err := opts.chosen.assume()
	if err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, names, assume)
	if err != nil {
		return err
	}
	sides, err := opts.chosen.sides(l.Data, sexes, likeData(l.Data, assume.Year))
	if err != nil {
		return err
	}
	report := quality.Check(l.Data, sides...)
	stamp := report.Stamp()
	r := &result{warnings: l.Data.Warnings, meta: meta{Version: version, Command: "check", Simulated: l.Data.Simulated, Title: l.Data.Title,
		Inputs: l.Inputs, Method: map[string]string{"limits": "le check --limits"}, Quality: describeStamp(stamp)}}
	r.table = opts.rows(report, stamp)
	r.title = opts.out.stampTitle(stamp)
	r.notes = opts.out.withSource(append(opts.advise(stamp), opts.tally(report)), l)
	gate := opts.data
	gate.strict = false // a red stamp fails, not a warning, and the report is written all the same
	if err := opts.out.write(io, gate, r); err != nil {
		return err
	}
	if opts.data.strict && stamp.Verdict == quality.Red {
		return &gateError{msg: "the stamp is red, and --strict was given"}
	}
	return nil
}

// stampTitle heads the report.
func (o *outputOptions) stampTitle(s quality.Stamp) string {
	return o.pick("Data quality: ", "คุณภาพข้อมูล: ") + strings.ToUpper(s.Verdict.Colour(o.lang))
}

// tally counts the findings by verdict.
func (o *checkOptions) tally(r quality.Report) string {
	var n [3]int
	for _, f := range r.Findings {
		n[f.Verdict]++
	}
	return fmt.Sprintf(o.out.pick("%d figures: %d red, %d amber, %d ok. Limits and sources: le check --limits.", "ตรวจ %d รายการ: แดง %d เหลือง %d ปกติ %d เกณฑ์และแหล่งที่มา: le check --limits"),
		len(r.Findings), n[quality.Red], n[quality.Amber], n[quality.OK])
}
