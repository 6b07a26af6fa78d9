package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/cobra"
)

type risksOptions struct {
	data  dataOptions
	table tableOptions
	out   outputOptions

	areas     []string
	year, sex string

	by          string
	risks, sets []string
	evidence    string
	exposure    []string
	shares      string
	target      string
	harmful     bool
	template    string
	matches     bool

	list   risk.By
	period analysis.Period
	sexes  [][]analysis.Sex // of each line of results: one sex, or both apart
	known  knowledge
}

// riskBy are the ways to list attributable deaths, as written after --by.
var riskBy = map[string]risk.By{"risk": risk.ByRisk, "risk,cause": risk.ByRiskCause, "risk,age": risk.ByRiskAge}

func newRisksCmd(io *streams) *cobra.Command {
	var opts risksOptions
	cmd := &cobra.Command{
		Use:   "risks DATA",
		Short: "Risk factors ranked: PAF, attributable deaths, YLL, LE gain",
		Long: `Rank risk factors by the deaths that would not have happened had everybody been
exposed to the least harmful level, or (--target) to one that can be reached. Deaths
must come by sex and with causes that have ICD-10 codes.

Relative risks, exposures of Thailand and all else come with the program; every number
has its source. What is known of the province goes before: --exposure FILE, or
--exposure smoking=male:38%,female:2%. le risks DATA --template FILE writes a file of
what to find out, in the order of the deaths that a plausible other value would move. A
total without ages is shared out by the country's pattern. The column exposure_source
says what was used.

What the figures rest on stands under the table in one sentence, in full with --matches,
and in meta.results of JSON: causes wider than those of the studies, links that are not
counted, values without limits, numbers not checked against their source.

The figures of several risks overlap and must not be added; the line of all risks
together counts each death once.

DATA is one or more files, a dataset folder, - for standard input, or sample.

` + riskFiles() + riskHelp() + `
EXAMPLES
  le risks sample --area เลย
  le risks sample:sakaeo --year 2564-2568 --exposure smoking=male:38%,female:2%
  le risks sample:sakaeo --by risk,cause --top 20
  le risks sample:sakaeo --target 25x25
  le risks sample:sakaeo --set default,smoking_rcp2018
  le risks sample:sakaeo --redistribute compare
  le risks sample:sakaeo --template exposure.csv
  le risks sample --sex each --draws 0 --to csv` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRisks(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	opts.addSideFlags(f)
	opts.addRiskFlags(f)
	f.StringVar(&opts.by, "by", "risk", "list deaths by risk, risk,cause, or risk,age")
	f.StringVar(&opts.template, "template", "", "write a file of exposures to find out, the most useful first, and stop")
	f.BoolVar(&opts.matches, "matches", false, "list how the causes of the data met those of the relative risks")
	f.StringSliceVar(&opts.table.confidence, "confidence", []string{"95"}, "confidence level of intervals, in percent")
	f.IntVar(&opts.table.draws, "draws", 1000, "draws for intervals and ranks; 0 for none")
	f.Uint64Var(&opts.table.seed, "seed", 1, "seed: the same seed gives the same draws")
	opts.data.addFlags(f)
	opts.data.redistribute.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

// drawInterval is the kind of interval of risks.
const drawInterval = "draws"

func (o *risksOptions) settle(io *streams) error {
	if err := o.out.settle(io); err != nil {
		return err
	}
	o.table.interval = drawInterval
	if o.table.draws == 0 {
		o.table.interval, o.table.draws = intervalNone, 100
	}
	if err := o.table.settle(drawInterval); err != nil {
		return err
	}
	if o.table.given != nil {
		return usagef("choose one of the rules", "--ax FILE is for le lifetable")
	}
	if len(o.table.levels) > 1 {
		return usagef("give one level", "draws have one confidence level here")
	}
	var ok bool
	if o.list, ok = riskBy[strings.ReplaceAll(o.by, " ", "")]; !ok {
		return usagef("choose risk, risk,cause or risk,age", "--by %q is no way to list attributable deaths", o.by)
	}
	if err := o.settleSide(); err != nil {
		return err
	}
	if o.comparing() && o.list != risk.ByRisk {
		return usagef("leave out --by", "rankings are compared by risk")
	} else if len(o.sets) > 1 && o.treatments() != nil {
		return usagef("leave out one of the two", "--set and --redistribute are compared one at a time")
	}
	var err error
	if o.known, err = o.readKnowledge(); err != nil {
		return err
	}
	if o.matches {
		return o.out.check(o.matchColumns())
	}
	return o.out.check(o.columns())
}

// settleSide reads --year and --sex.
func (o *risksOptions) settleSide() (err error) {
	if o.year != "" {
		if o.period, err = parseYears("year", o.year); err != nil {
			return err
		}
	}
	apart := []analysis.Sex{analysis.Male, analysis.Female}
	if strings.EqualFold(o.sex, "each") {
		o.sexes = [][]analysis.Sex{apart[:1], apart[1:]}
		return nil
	}
	s, err := parseSex("sex", o.sex)
	if err != nil {
		return err
	}
	o.sexes = [][]analysis.Sex{apart}
	if s != analysis.Both {
		o.sexes = [][]analysis.Sex{{s}}
	}
	return nil
}

// subjects lists what is ranked: areas, then sexes.
func (o *risksOptions) subjects(d *analysis.Dataset) (subjects []risk.Subject, sides []analysis.Side, warnings []analysis.Warning, err error) {
	o.period = likeData(d, o.period)
	if o.year != "" {
		if _, err := d.Covering(o.period); err != nil {
			return nil, nil, nil, err
		}
	}
	areas, err := o.chosenAreas(d)
	if err != nil {
		return nil, nil, nil, err
	}
	for _, a := range areas {
		period := o.period
		if o.year == "" {
			span, ok := d.Span(a)
			if !ok {
				_, err := d.Select(analysis.Side{Areas: []int{a}, As: d.Areas[a], Period: o.period, Sex: o.sexes[0][0]})
				return nil, nil, nil, err
			}
			period = span
		}
		for _, sexes := range o.sexes {
			s, w, err := o.subject(d, a, period, sexes)
			if err != nil {
				return nil, nil, nil, err
			}
			subjects, warnings = append(subjects, s), append(warnings, w...)
			for _, sex := range sexes {
				sides = append(sides, analysis.Side{Areas: []int{a}, As: d.Areas[a], Period: period, Sex: sex})
			}
		}
	}
	return subjects, sides, warnings, nil
}

// chosenAreas are those named, or all that have data.
func (o *risksOptions) chosenAreas(d *analysis.Dataset) (areas []int, err error) {
	for _, name := range o.areas {
		i, err := findArea(d, name)
		if err != nil {
			return nil, err
		}
		areas = append(areas, i)
	}
	for i := range d.Areas {
		if _, has := d.Span(i); len(o.areas) == 0 && has {
			areas = append(areas, i)
		}
	}
	if len(areas) == 0 {
		return nil, &analysis.DataError{Msg: "no area has deaths and population", Hint: "le ingest shows what was read"}
	}
	return areas, nil
}

// subject selects one area's men and women.
func (o *risksOptions) subject(d *analysis.Dataset, area int, period analysis.Period, sexes []analysis.Sex) (risk.Subject, []analysis.Warning, error) {
	s := risk.Subject{Area: d.Areas[area], Period: period}
	for _, sex := range sexes {
		pop, err := d.Select(analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: period, Sex: sex})
		if err != nil && !d.Usable(area, period, sex) && d.Usable(area, period, analysis.Both) {
			return s, nil, &analysis.DataError{Msg: fmt.Sprintf("deaths and population of %s are not split by sex, and exposure to risks differs too much between men and women", d.Areas[area].Name("en")),
				Hint: "bring deaths and population by sex"}
		}
		if err != nil {
			return s, nil, err
		}
		if err := pop.CheckSize(o.data.small); err != nil {
			return s, nil, err
		}
		if pop, err = o.table.lowerOpen(pop); err != nil {
			return s, nil, err
		}
		s.Parts = append(s.Parts, pop)
	}
	closed, warnings, err := analysis.CloseOpen(s.Parts...)
	if err != nil {
		return s, nil, err
	}
	s.Parts = closed
	return s, named(closed[0], warnings), nil
}

// rankOptions are the analysis' own.
func (o *risksOptions) rankOptions() risk.Options {
	how := risk.Options{By: o.list, HarmfulOnly: o.harmful, Ax: o.table.rule, Seed: o.table.seed, Level: o.table.levels[0],
		Targets: o.known.targets, Reference: o.known.reference, NoReference: o.shares == sharesNone}
	if len(o.risks) > 0 {
		how.Risks = slices.Clone(o.risks)
	} else if o.known.targets != nil {
		how.Risks = o.known.targets.Risks()
	}
	if o.table.interval == drawInterval {
		how.Draws = o.table.draws
	}
	return how
}

func runRisks(ctx context.Context, io *streams, names []string, opts risksOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, names, ingest.Options{Year: opts.period, Selected: true})
	if err != nil {
		return err
	}
	if opts.template != "" {
		return opts.writeTemplate(ctx, io, l)
	}
	r := &result{warnings: l.Data.Warnings, meta: newMeta("risks", l, &opts.table)}
	opts.recordMethod(r.meta.Method)
	r.meta.Inputs = append(r.meta.Inputs, opts.known.inputs...)
	var sides []analysis.Side
	if opts.comparing() {
		sides, err = opts.compare(ctx, l, r)
	} else {
		sides, err = opts.rank(ctx, l, r)
	}
	if err != nil {
		return err
	}
	r.notes = opts.methodNotes(l, sides, r.notes)
	if err := opts.data.redistribute.note(&opts.out, r, &opts.data, sides); err != nil {
		return err
	}
	opts.out.stamp(r, &opts.data, sides)
	if assumed, ok := r.meta.Results.(assumptions); ok && !opts.out.human() && opts.out.format != table.JSON && !opts.data.quiet {
		opts.out.warn(io, assumed.Assumptions) // CSV has no notes
	}
	return opts.out.write(io, opts.data, r)
}

// rank makes the ranking, or lists its matches. It returns the populations used.
func (o *risksOptions) rank(ctx context.Context, l *ingest.Loaded, r *result) ([]analysis.Side, error) {
	subjects, sides, warnings, err := o.subjects(l.Data)
	if err != nil {
		return nil, err
	}
	results, err := risk.Rank(ctx, subjects, o.known.evidence, o.known.exposures, o.rankOptions())
	if err != nil {
		return nil, err
	}
	r.warnings = slices.Concat(r.warnings, warnings, illDefined(results), told(results, (*risk.Result).Cautions))
	o.assume(r, results)
	if o.matches {
		o.fillMatches(r, results[0])
	} else {
		o.fill(r, results)
	}
	return sides, nil
}
