package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/thai"
	"github.com/spf13/cobra"
)

type explainRiskOptions struct {
	risksOptions
	risk, cause, age string
}

func newExplainRiskCmd(io *streams) *cobra.Command {
	var opts explainRiskOptions
	cmd := &cobra.Command{
		Use:   "risk DATA --risk R --cause C --age A --sex S",
		Short: "The fraction of one cause that goes to one risk",
		Long: `Show the population attributable fraction of one cause of death at one age and sex
that goes to one risk factor: relative risk, exposure and level compared with, each
with its source, the formula, and the deaths it comes to. Evidence and exposures are
chosen as for le risks.

EXAMPLES
  le explain risk sample:sakaeo --risk smoking --cause ischaemic-heart --age 60-64 --sex male
  le explain risk sample --area เลย --risk high-sbp --cause stroke --age 70-74 --sex female --lang th` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplainRisk(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.risk, "risk", "", "risk by id or name (required)")
	f.StringVar(&opts.cause, "cause", "", "cause by id or name (required)")
	f.StringVar(&opts.age, "age", "", "age group, as printed by le risks --by risk,age (required)")
	opts.addSideFlags(f)
	opts.addRiskFlags(f)
	opts.data.addFlags(f)
	f.StringVar(&opts.out.lang, "lang", "", "language: th or en (default from LE_LANG or the locale)")
	f.StringVarP(&opts.out.file, "output", "o", "", "write to this file")
	return cmd
}

func runExplainRisk(ctx context.Context, io *streams, names []string, opts explainRiskOptions) error {
	if opts.risk == "" || opts.cause == "" || opts.age == "" {
		return usagef("le explain risk DATA --risk smoking --cause cancer --age 60-64 --sex male", "--risk, --cause and --age are needed")
	}
	opts.by, opts.out.to = "risk", "table"
	opts.table.confidence = []string{"95"}
	if err := opts.settle(io); err != nil {
		return err
	}
	if len(opts.sets) > 1 {
		return usagef("name one", "one set of evidence is explained at a time")
	}
	if len(opts.sexes) != 1 || len(opts.sexes[0]) != 1 {
		return usagef("add --sex male or --sex female", "a fraction is of one sex")
	}
	l, err := opts.data.load(ctx, io, names, ingest.Options{Year: opts.period, Selected: true})
	if err != nil {
		return err
	}
	subjects, _, _, err := opts.subjects(l.Data)
	if err != nil {
		return err
	}
	if len(subjects) > 1 {
		return usagef("choose one with --area", "%d areas are asked for, and one is explained at a time", len(subjects))
	}
	page, err := opts.explain(ctx, subjects[0])
	if err != nil {
		return err
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

func (o *explainRiskOptions) explain(ctx context.Context, s risk.Subject) (string, error) {
	of, err := findRisk(o.known.evidence, o.risk)
	if err != nil {
		return "", err
	}
	how := o.rankOptions()
	how.Draws = 0
	if how.Risks == nil && !o.known.evidence.Risks[of].Ranked {
		how.Risks = []string{o.known.evidence.Risks[of].ID}
	}
	results, err := risk.Rank(ctx, []risk.Subject{s}, o.known.evidence, o.known.exposures, how)
	if err != nil {
		return "", err
	}
	cause, err := findCause(results[0].Causes, o.cause)
	if err != nil {
		return "", err
	}
	age, err := findAge(results[0].Ages, o.age)
	if err != nil {
		return "", err
	}
	return results[0].Explain(of, cause, age, 0, o.out.lang)
}

// findRisk matches a risk by id or either name.
func findRisk(e *risk.Evidence, name string) (int, error) {
	i, err := e.Named(name)
	if err == nil {
		return i, nil
	}
	var words []string
	for _, r := range e.Risks {
		words = append(words, r.ID, r.EN, r.TH)
	}
	var bad *analysis.DataError
	if near := thai.Nearest(name, words, 3); len(near) > 0 && errors.As(err, &bad) {
		return 0, &analysis.DataError{Msg: bad.Msg, Hint: fmt.Sprintf("did you mean %s?", strings.Join(near, ", "))}
	}
	return 0, err
}
