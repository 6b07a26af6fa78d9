package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/thai"
	"github.com/spf13/cobra"
)

func newExplainCmd(io *streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain",
		Short: "The arithmetic behind one number, in words and figures",
		Long: `Show how one number came about, step by step, so that it can be followed with a
pocket calculator.

EXAMPLES
  le explain decompose sample:sakaeo --year 2564 --sex male --against-sex female --cause cancer --age 60-64
  le explain risk sample:sakaeo --risk smoking --cause ischaemic-heart --age 60-64 --sex male` + exitStatus,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("le explain decompose DATA …", "say what to explain")
			}
			return usagef("le explain decompose DATA …", "%q cannot be explained", args[0])
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(newExplainDecomposeCmd(io), newExplainRiskCmd(io))
	return cmd
}

type explainOptions struct {
	decomposeOptions
	cause, age string
}

func newExplainDecomposeCmd(io *streams) *cobra.Command {
	var opts explainOptions
	cmd := &cobra.Command{
		Use:   "decompose DATA --cause C --age A",
		Short: "The contribution of one cause at one age to a gap",
		Long: `Show the contribution of one cause of death at one age to a gap in life
expectancy: the counts, rates and life-table values of both sides, the formula, and
the result. The comparison is chosen as for le decompose.

EXAMPLES
  le explain decompose sample:sakaeo --year 2564 --sex male --against-sex female --cause cancer --age 60-64
  le explain decompose sample --area เลย --against ประเทศไทย --cause stroke --age 85+ --lang th` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplainDecompose(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.cause, "cause", "", "cause by id or name (required)")
	f.StringVar(&opts.age, "age", "", "age group, as printed by le decompose --by age (required)")
	opts.pairs.addFlags(f)
	f.StringVar(&opts.method, "method", decompose.Methods()[0], "method: "+strings.Join(decompose.Methods(), ", "))
	f.IntVar(&opts.atAge, "at-age", 0, "life expectancy at this age instead of at birth")
	f.StringVar(&opts.table.ax, "ax", opts.table.defaultAx(), "rule for nax")
	f.IntVar(&opts.table.openAge, "open-age", 0, "lower the open age group to this age")
	opts.data.addFlags(f)
	opts.data.redistribute.addFlags(f)
	f.StringVar(&opts.out.lang, "lang", "", "language: th or en (default from LE_LANG or the locale)")
	f.StringVarP(&opts.out.file, "output", "o", "", "write to this file")
	return cmd
}

func runExplainDecompose(ctx context.Context, io *streams, names []string, opts explainOptions) error {
	if opts.cause == "" || opts.age == "" {
		return usagef("le explain decompose DATA … --cause C --age A", "both --cause and --age are needed")
	}
	if opts.comparing() {
		return usagef("choose one of them", "one treatment of useless causes is explained at a time")
	}
	opts.by, opts.measure, opts.out.to = "cause,age", measureNames[0], "table"
	opts.table.confidence, opts.table.interval, opts.table.draws = []string{"95"}, deltaInterval, 1000
	if err := opts.settle(io); err != nil {
		return err
	}
	if opts.all {
		return usagef("name one", "one method is explained at a time")
	}
	opts.data.lang = opts.out.lang
	l, err := opts.data.load(ctx, io, names, opts.pairs.assume())
	if err != nil {
		return err
	}
	pairs, err := opts.pairs.choose(l.Data)
	if err != nil {
		return err
	}
	if len(pairs) > 1 {
		return usagef("choose one with --area and --sex", "%d comparisons are asked for, and one is explained at a time", len(pairs))
	}
	g, warnings, err := opts.compare(l.Data, pairs[0])
	if err != nil {
		return err
	}
	cause, err := findCause(g.near.Causes, opts.cause)
	if err != nil {
		return err
	}
	age, err := findAge(g.near.Ages, opts.age)
	if err != nil {
		return err
	}
	if !opts.data.quiet {
		opts.out.warn(io, append(l.Data.Warnings, warnings...))
	}
	page := g.result.Explain(cause, age, opts.out.lang)
	r := &result{meta: meta{Method: map[string]string{}}}
	if err := opts.data.redistribute.note(&opts.out, r, &opts.data, opts.sidesOf(l.Data, pairs)); err != nil {
		return err
	}
	for _, note := range r.notes {
		page += "\n" + note + "\n"
	}
	if l.Data.Simulated {
		page += "\n" + opts.out.simulatedNote() + "\n"
	}
	if opts.out.file != "" {
		return writeFailed(opts.out.file, ingest.WriteFile(opts.out.file, []byte(page)))
	}
	_, err = fmt.Fprint(io.out, page)
	return err
}

// findCause matches a cause by id or either name.
func findCause(causes []analysis.Cause, name string) (int, error) {
	var names []string
	for i, c := range causes {
		for _, n := range []string{c.ID, c.TH, c.EN} {
			if n != "" && thai.Key(n) == thai.Key(name) {
				return i, nil
			}
			names = append(names, n)
		}
	}
	hint := "causes: " + causeIDs(causes, 12)
	if near := thai.Nearest(name, names, 3); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return 0, &analysis.DataError{Msg: fmt.Sprintf("no cause is called %q", name), Hint: hint}
}

// causeIDs lists up to n causes by id.
func causeIDs(causes []analysis.Cause, n int) string {
	var ids []string
	for i, c := range causes {
		if i == n {
			ids = append(ids, fmt.Sprintf("… (%d in all)", len(causes)))
			break
		}
		ids = append(ids, c.ID)
	}
	return strings.Join(ids, ", ")
}

// findAge matches an age group by its label.
func findAge(ages analysis.Ages, label string) (int, error) {
	a, err := thai.ParseAge(label)
	for i := range ages {
		if err == nil && a.Kind == thai.Group && a.String() == ages.Label(i) {
			return i, nil
		}
	}
	return 0, &analysis.DataError{Msg: fmt.Sprintf("no age group is called %q", label), Hint: fmt.Sprintf("the groups are %s", ages)}
}
