package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type decomposeOptions struct {
	data  dataOptions
	table tableOptions
	out   outputOptions
	pairs pairOptions

	method, by, measure       string
	atAge                     int
	parts, chain              bool
	healthFile, againstHealth string

	how    decompose.Options
	list   decompose.By
	all    bool              // every method, side by side
	health [2]*ingest.Health // near, against
}

// byNames are the ways to list contributions, as written after --by.
var byNames = map[string]decompose.By{"cause": decompose.ByCause, "age": decompose.ByAge, "cause,age": decompose.ByCauseAge}

// deltaInterval is the decomposition's own kind of interval.
const deltaInterval = "delta"

// allMethods stands for every method after --method.
const allMethods = "all"

// measureNames are what can be decomposed, as written after --measure.
var measureNames = []string{"ex", "q5_0", "q45_15", "q40_30", "edagger", "hle"}

func newDecomposeCmd(io *streams) *cobra.Command {
	var opts decomposeOptions
	cmd := &cobra.Command{
		Use:   "decompose DATA",
		Short: "The life-expectancy gap by cause and age, with intervals",
		Long: `Split the gap between two life expectancies by cause of death, by age, or both:
between areas (--against), years (--against-year) or sexes (--against-sex). What is
not given is as on the near side. Contributions are to e0(area) - e0(against): a
negative one is a cause that shortens life here compared with there.

DATA is one or more files, a dataset folder, - for standard input, or sample.

METHODS
` + methodHelp() + `
EXAMPLES
  le decompose sample --area เลย --against ประเทศไทย
  le decompose sample:sakaeo --year 2564 --sex male --against-sex female --ax half
  le decompose sample:sakaeo --year 2565 --against-year 2564 --by age
  le decompose sample --area Trang --against rest --year 2562-2565 --top 5
  le decompose sample --against ประเทศไทย --sex each --to json
  le decompose sample:sakaeo --year 2564 --sex male --against-sex female --interval bootstrap
  le decompose sample:sakaeo --year 2564-2568 --chain --by age
  le decompose sample --area Loei --against Thailand --measure q40_30
  le decompose sample --area Loei --against Thailand --method all
  le decompose sample:sakaeo --year 2564 --sex male --against-sex female --redistribute proportional
  le decompose sample:sakaeo --year 2564 --sex male --against-sex female --redistribute compare` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDecompose(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	opts.pairs.addFlags(f)
	f.StringVar(&opts.by, "by", "cause", "list contributions by cause, age, or cause,age")
	opts.addMethodFlags(f)
	f.BoolVar(&opts.parts, "parts", false, "with --by age, also the effects that the method tells apart")
	f.BoolVar(&opts.chain, "chain", false, "decompose the change over the years of --year, one after the other")
	opts.table.addFlags(f, deltaInterval)
	opts.data.addFlags(f)
	opts.data.redistribute.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

func (o *decomposeOptions) addMethodFlags(f *pflag.FlagSet) {
	f.StringVar(&o.method, "method", decompose.Methods()[0], "method: "+strings.Join(decompose.Methods(), ", ")+", or all side by side")
	f.IntVar(&o.atAge, "at-age", 0, "decompose life expectancy at this age instead of at birth")
	f.StringVar(&o.measure, "measure", measureNames[0], "what is decomposed: "+strings.Join(measureNames, ", "))
	f.StringVar(&o.healthFile, "health", "", "for hle: file with age, prevalence of ill health and sex")
	f.StringVar(&o.againstHealth, "against-health", "", "for hle: the other side's file (default: the same)")
}

// methodHelp lists the methods with what they promise.
func methodHelp() string {
	var b strings.Builder
	for _, name := range decompose.Methods() {
		m, _ := decompose.ParseMethod(name)
		exact, symmetric := "approximate", "one-sided"
		if m.Exact() {
			exact = "exact"
		}
		if m.Symmetric() {
			symmetric = "symmetric"
		}
		fmt.Fprintf(&b, "  %-18s %-12s %-10s %s\n", name, exact, symmetric, m.Source())
	}
	return b.String()
}

func (o *decomposeOptions) settle(io *streams) error {
	if err := o.out.settle(io); err != nil {
		return err
	}
	if err := o.table.settle(deltaInterval); err != nil {
		return err
	}
	if o.table.given != nil {
		return usagef("choose one of the rules", "--ax FILE is for le lifetable")
	}
	if err := o.settleMethod(); err != nil {
		return err
	}
	if err := o.settleCompare(); err != nil {
		return err
	}
	if o.chain {
		o.pairs.chain = true
	}
	if err := o.pairs.settle(); err != nil {
		return err
	}
	return o.out.check(o.columns())
}

func (o *decomposeOptions) settleMethod() error {
	var ok bool
	if o.list, ok = byNames[strings.ReplaceAll(o.by, " ", "")]; !ok {
		return usagef("choose cause, age or cause,age", "--by %q is no way to list contributions", o.by)
	}
	method, ok := decompose.ParseMethod(o.method)
	if o.all = o.method == allMethods; !ok && !o.all {
		return usagef("choose among: "+strings.Join(decompose.Methods(), ", ")+", all", "--method %q is no method", o.method)
	}
	o.how = decompose.Options{Method: method, Ax: o.table.rule, AtAge: o.atAge, Level: o.table.levels[0],
		Delta: o.table.interval == deltaInterval, Seed: o.table.seed, DrawBy: o.list}
	if o.table.interval == intervalBootstrap {
		o.how.Draws = o.table.draws
		if o.chain || o.all {
			return usagef("leave out --interval, or --chain and --method all", "a bootstrap draws one comparison by one method")
		}
		if len(o.table.levels) > 1 {
			return usagef("give one level", "a bootstrap of a decomposition has one confidence level")
		}
	}
	if o.parts && (o.list != decompose.ByAge || o.all || o.chain) {
		return usagef("add --by age and name one method", "--parts are effects of one method by age")
	}
	return o.settleMeasure()
}

func (o *decomposeOptions) settleMeasure() error {
	switch {
	case o.measure != "hle" && (o.healthFile != "" || o.againstHealth != ""):
		return usagef("add --measure hle, or leave out --health and --against-health", "prevalences are for --measure hle")
	case o.measure == "hle" && o.chain:
		return usagef("compare two years with --against-year", "--measure hle has prevalences for two sides, and a chain has more")
	case strings.HasPrefix(o.measure, "q") && o.atAge != 0:
		return usagef("leave out --at-age", "--measure %s has its own ages", o.measure)
	}
	switch o.measure {
	case "ex":
	case "q5_0":
		o.how.Measure = decompose.Probability(0, 5)
	case "q45_15":
		o.how.Measure = decompose.Probability(15, 60)
	case "q40_30":
		o.how.Measure = decompose.Probability(30, 70)
	case "edagger":
		o.how.Measure = decompose.EDagger(o.atAge)
	case "hle":
		if o.healthFile == "" {
			return usagef("add --health FILE with age, prevalence and sex", "--measure hle needs prevalences")
		}
		var err error
		if o.health[0], err = ingest.ReadHealth(o.healthFile); err != nil {
			return err
		}
		o.table.inputs = append(o.table.inputs, o.health[0].Input)
		if o.health[1] = o.health[0]; o.againstHealth != "" {
			if o.health[1], err = ingest.ReadHealth(o.againstHealth); err != nil {
				return err
			}
			o.table.inputs = append(o.table.inputs, o.health[1].Input)
		}
	default:
		return usagef("choose among: "+strings.Join(measureNames, ", "), "--measure %q is no measure", o.measure)
	}
	if o.measure != "ex" && (o.all || o.parts || o.method != decompose.Methods()[0]) {
		return usagef("leave --method out: measures other than ex are decomposed by the line integral", "--method %s is for ex", o.method)
	}
	return nil
}

func runDecompose(ctx context.Context, io *streams, names []string, opts decomposeOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	opts.data.lang = opts.out.lang
	l, err := opts.data.load(ctx, io, names, opts.pairs.assume())
	if err != nil {
		return err
	}
	r := &result{warnings: l.Data.Warnings, meta: newMeta("decompose", l, &opts.table)}
	opts.recordMethod(r.meta.Method)
	pairs, err := opts.pairs.choose(l.Data)
	if err != nil {
		return err
	}
	if opts.comparing() {
		err = opts.runCompare(r, l, pairs)
	} else {
		err = opts.runPairs(ctx, r, l, pairs)
	}
	if err != nil {
		return err
	}
	sides := opts.sidesOf(l.Data, pairs)
	if err := opts.data.redistribute.note(&opts.out, r, &opts.data, sides); err != nil {
		return err
	}
	r.notes = append(r.notes, opts.uselessNote(l.Data.Causes, pairs)...)
	opts.out.stamp(r, &opts.data, sides)
	return opts.out.write(io, opts.data, r)
}

// runPairs decomposes each pair and fills a result.
func (o *decomposeOptions) runPairs(ctx context.Context, r *result, l *ingest.Loaded, pairs []analysis.Opposed) error {
	var gaps []gap
	for _, pair := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		g, warnings, err := o.compare(l.Data, pair)
		if err != nil {
			return err
		}
		if o.parts && g.result.Parts() == nil {
			return usagef("those that do: arriaga-symmetric, arriaga, chandrasekaran, lopez-ruzicka", "--method %s tells no effects apart", o.method)
		}
		gaps = append(gaps, g)
		r.warnings = append(r.warnings, warnings...)
	}
	o.fill(r, gaps)
	r.notes = append(r.notes, o.methodNotes(l, gaps)...)
	return nil
}

// recordMethod names what was used, for machine formats. Measures other than ex are
// decomposed by the line integral alone.
func (o *decomposeOptions) recordMethod(names map[string]string) {
	method := o.how.Method
	if o.measure != "ex" {
		method = decompose.Horiuchi
	}
	names["method"], names["method_source"] = method.String(), method.Source()
	names["interval"], _ = o.table.describeIntervals("delta method, Poisson deaths", "")
	if o.all {
		names["method"], names["method_source"] = allMethods, "see le decompose --help"
		names["interval"] = "no intervals"
	}
}

// gap is one comparison with all that is shown of it: a single one, the steps of
// a chain, or one by every method.
type gap struct {
	near, against *analysis.Population
	result        *decompose.Result   // of the first method; of the ends of a chain
	chained       *decompose.Chained  // nil unless asked for
	all           []*decompose.Result // one a method, nil unless asked for
	nested        bool
}

// compare makes both sides ready and decomposes their gap.
func (o *decomposeOptions) compare(d *analysis.Dataset, pair analysis.Opposed) (gap, []analysis.Warning, error) {
	sides := []analysis.Side{pair.Near, pair.Against}
	if o.chain {
		sides = chainSteps(d, pair)
	}
	pops, merged, err := d.Ready(sides, o.table.openAge, o.data.small)
	if err != nil {
		return gap{}, nil, err
	}
	g := gap{near: pops[0], against: pops[1], nested: pair.Nested}
	if o.chain {
		g.near, g.against = pops[len(pops)-1], pops[0]
	}
	warnings := slices.Clone(pair.Warnings)
	if w, more := analysis.MoreThanWhole(g.near, g.against); g.nested && more && o.how.Draws > 0 {
		g.nested, warnings = false, append(warnings, w)
	}
	if err := o.decompose(&g, pops); err != nil {
		return gap{}, nil, err
	}
	warnings = append(warnings, named(g.near, merged, g.result.NearTable.Warnings())...)
	warnings = append(warnings, named(g.against, g.result.AgainstTable.Warnings())...)
	for _, w := range g.result.Warnings() {
		if w.Code != "gap-may-be-chance" { // stands under the table, and is no fault of the data
			warnings = append(warnings, w)
		}
	}
	se1, se2 := g.result.SEs()
	return g, append(append(warnings, g.near.SmallNumbers(se1)...), g.against.SmallNumbers(se2)...), nil
}

// decompose fills in the results of a comparison.
func (o *decomposeOptions) decompose(g *gap, pops []*analysis.Population) (err error) {
	how := o.how
	how.Nested, how.Unranked = g.nested, cause.Unranked(g.near.Causes)
	if o.measure == "hle" {
		var ill [2][]float64
		for i, p := range []*analysis.Population{g.near, g.against} {
			if ill[i], _, err = o.health[i].For(p.Sex, p.Ages); err != nil {
				return err
			}
		}
		how.Measure = decompose.HealthyExpectancy(o.atAge, ill[0], ill[1])
	}
	if o.all {
		for _, name := range decompose.Methods() {
			how.Method, _ = decompose.ParseMethod(name)
			one, err := decompose.Compare(g.near, g.against, how)
			if err != nil {
				return err
			}
			g.all = append(g.all, one)
		}
		g.result = g.all[0]
		return nil
	}
	if o.chain {
		if g.chained, err = decompose.Chain(pops, how); err != nil {
			return err
		}
	}
	g.result, err = decompose.Compare(g.near, g.against, how)
	return err
}
