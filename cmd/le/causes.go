package main

import (
	"context"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type causesOptions struct {
	data  dataOptions
	table tableOptions
	out   outputOptions
	pairs pairOptions

	rankBy, standard, limits, yll, remove string
	change                                string
	pyll, atAge, draws, lostBefore        int
	avoidable                             bool

	how            burden.Options
	byContribution bool
	then, now      analysis.Period // of --change
}

// byContribution is the one measure that needs another population.
const byContribution = "contribution"

func newCausesCmd(io *streams) *cobra.Command {
	var opts causesOptions
	cmd := &cobra.Command{
		Use:   "causes DATA",
		Short: "Causes ranked: deaths, rates, YLL, LE gain if removed, contribution",
		Long: `Rank the causes of death of every area and sex chosen, by deaths, by age-standardised
rate, by years of life lost, by the life expectancy gained without the cause, or by
the contribution to a gap. With --draws the ranks have intervals, and differences
between neighbours that may be chance are marked. Causes are assumed independent
wherever one is taken away.

Ill-defined and garbage causes and rest groups, whose titles begin with Other or
Remainder of, are counted, get no rank and stand at the end. --redistribute compare
ranks under every treatment of them and says who stays in the top 3.

DATA is one or more files, a dataset folder, - for standard input, or sample.

EXAMPLES
  le causes sample --area เลย
  le causes sample --area Loei --rank-by gain --remove 20% --top 5
  le causes sample:sakaeo --year 2564 --sex each --rank-by yll --yll own
  le causes sample --where 'rank<=5' --columns area,rank,cause,asr
  le causes sample --area Trang --rank-by asr --draws 500 --limits exact
  le causes sample --area Loei --against Thailand --rank-by contribution
  le causes sample:sakaeo --change 2564,2568 --standard segi
  le causes sample:sakaeo --year 2564 --redistribute compare --top 10
  le causes sample --area Loei --avoidable --lost-before 75 --to json` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCauses(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	opts.pairs.addFlags(f)
	f.StringVar(&opts.change, "change", "", "compare two years or runs of years, the earlier first: 2562,2565 or 2562-2563,2564-2565")
	opts.addMethodFlags(f)
	opts.data.addFlags(f)
	opts.data.redistribute.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

func (o *causesOptions) addMethodFlags(f *pflag.FlagSet) {
	f.StringVar(&o.rankBy, "rank-by", burden.Measures()[0], "measure: "+strings.Join(rankMeasures(), ", "))
	f.StringVar(&o.remove, "remove", "100%", "part of a cause's deaths that gain_if_removed takes away: 20% or 0.2")
	f.StringVar(&o.standard, "standard", burden.Standards()[0], "standard population: "+strings.Join(burden.Standards(), ", ")+", or a CSV file with the columns age and weight")
	f.StringVar(&o.limits, "limits", burden.LimitsNames()[0], "limits of counts, and by Dobson's method of rates: "+strings.Join(burden.LimitsNames(), ", "))
	f.StringVar(&o.yll, "yll", burden.LossNames()[0], "years of life lost by WHO's standard life table or the population's own: "+strings.Join(burden.LossNames(), ", "))
	f.IntVar(&o.pyll, "pyll", burden.DefaultPYLL, "count potential years of life lost to this age: 70, 75")
	f.IntVar(&o.atAge, "at-age", 0, "gains and contributions in life expectancy at this age instead of at birth")
	f.IntVar(&o.lostBefore, "lost-before", 0, "also the years of life each cause takes before this age, causes competing")
	f.BoolVar(&o.avoidable, "avoidable", false, "also preventable and treatable deaths under 75")
	f.IntVar(&o.draws, "draws", 0, "draws for intervals of ranks: 1000 serve most ends (default: none)")
	f.Uint64Var(&o.table.seed, "seed", 1, "seed of the draws: the same seed gives the same draws")
	f.StringVar(&o.table.ax, "ax", o.table.defaultAx(), "rule for nax")
	f.IntVar(&o.table.openAge, "open-age", 0, "lower the open age group to this age")
	f.StringSliceVar(&o.table.confidence, "confidence", []string{"95"}, "confidence levels of intervals, in percent (95,99.8)")
}

func rankMeasures() []string { return append(burden.Measures(), byContribution) }

// against reports whether another population is named.
func (o *causesOptions) against() bool {
	return o.pairs.against != "" || o.pairs.againstYear != "" || o.pairs.againstSexName != ""
}

func (o *causesOptions) settle(io *streams) error {
	if err := o.out.settle(io); err != nil {
		return err
	}
	o.table.interval, o.table.draws = intervalNone, 1000
	if o.draws != 0 {
		o.table.draws = o.draws
	}
	if err := o.table.settle(intervalNone); err != nil {
		return err
	}
	if o.table.given != nil {
		return usagef("choose one of the rules", "--ax FILE is for le lifetable")
	}
	if err := o.settleSides(); err != nil {
		return err
	}
	if err := o.settleMethod(); err != nil {
		return err
	}
	if err := o.settleCompare(); err != nil {
		return err
	}
	return o.out.check(o.columns())
}

// settleMethod turns the flags into the ranking's own options.
func (o *causesOptions) settleMethod() error {
	by, ok := burden.ParseMeasure(o.rankBy)
	if o.byContribution = o.rankBy == byContribution; !ok && !o.byContribution {
		return usagef("choose among: "+strings.Join(rankMeasures(), ", "), "--rank-by %q is no measure", o.rankBy)
	}
	if o.byContribution && !o.against() {
		return usagef("give --against AREA (or all, rest), --against-year YEAR or --against-sex SEX", "--rank-by contribution needs something to compare with")
	}
	o.how = burden.Options{Ax: o.table.rule, AtAge: o.atAge, Level: o.table.levels[0], PYLLTo: o.pyll, RankBy: by, Seed: o.table.seed}
	if !o.byContribution {
		o.how.Draws = o.draws
	}
	if o.how.Limits, ok = burden.ParseLimits(o.limits); !ok {
		return usagef("choose byar or exact", "--limits %q is no kind of limits", o.limits)
	}
	if o.how.Losses, ok = burden.ParseLosses(o.yll); !ok {
		return usagef("choose who or own", "--yll %q is no life table", o.yll)
	}
	for _, age := range []struct {
		flag  string
		value int
		least int
	}{{"pyll", o.pyll, 1}, {"at-age", o.atAge, 0}, {"lost-before", o.lostBefore, 0}} {
		if age.value < age.least || age.value > 130 {
			return usagef("ages lie between 0 and 130", "--%s %d is no age", age.flag, age.value)
		}
	}
	var err error
	if o.how.Remove, err = parsePart("remove", o.remove); err != nil {
		return err
	}
	o.how.Standard, err = o.readStandard()
	return err
}

func runCauses(ctx context.Context, io *streams, names []string, opts causesOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, names, opts.assume())
	if err != nil {
		return err
	}
	sides, left, err := opts.sides(l.Data)
	if err != nil {
		return err
	}
	r := &result{warnings: slices.Concat(l.Data.Warnings, left), meta: newMeta("causes", l, &opts.table)}
	opts.recordMethod(r.meta.Method)
	run := opts.rankOnce
	if opts.data.redistribute.comparing() {
		run = opts.compareRankings
	}
	if err := run(ctx, r, l.Data, sides); err != nil {
		return err
	}
	r.notes = append(r.notes, opts.methodNotes(l)...)
	used := usedSides(sides)
	if err := opts.data.redistribute.note(&opts.out, r, &opts.data, used); err != nil {
		return err
	}
	opts.out.stamp(r, &opts.data, used)
	return opts.out.write(io, opts.data, r)
}

// rankOnce fills a result with the ranking of every population.
func (o *causesOptions) rankOnce(ctx context.Context, r *result, d *analysis.Dataset, sides []causeSide) error {
	rankings, warnings, err := o.rank(ctx, d, sides)
	if err != nil {
		return err
	}
	r.warnings = append(r.warnings, warnings...)
	o.fill(r, rankings)
	return nil
}
