package main

import (
	"cmp"
	"context"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/lifetable"
	"github.com/spf13/cobra"
)

type lifetableOptions struct {
	data    dataOptions
	table   tableOptions
	out     outputOptions
	areas   []string
	year    string
	sex     string
	summary bool

	closing     string
	fitFrom     int
	startAge    int
	births, imr float64
	healthFile  string
	ages        []int
	temporary   string

	close    lifetable.CloseOut
	health   *ingest.Health
	measures []lifetable.Measure // of --ex and --temporary
}

// analyticInterval is the life table's own kind of interval.
const analyticInterval = "chiang"

func newLifetableCmd(io *streams) *cobra.Command {
	var opts lifetableOptions
	cmd := &cobra.Command{
		Use:   "lifetable DATA",
		Short: "Abridged life tables with confidence intervals",
		Long: `Build abridged life tables for every area, year and sex in the data, or for those
chosen, from any layout of ages. Intervals come from Chiang's variance with Silcocks'
term for the open age group, or from a bootstrap. With --health also healthy life
expectancy by Sullivan's method.

DATA is one or more files, a dataset folder, - for standard input, or sample.

EXAMPLES
  le lifetable sample --area Loei --year 2565 --sex male
  le lifetable sample:sakaeo --summary --ax half
  le lifetable sample --summary --year 2562-2565 --sort=-e0 --top 5
  le lifetable sample --summary --columns area,period,sex,e0,e0_lower,e0_upper
  le lifetable sample --area TH --summary --close kannisto --confidence 95,99.8
  le lifetable sample:sakaeo --start-age 15 --open-age 75 --interval bootstrap` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runLifetable(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.areas, "area", nil, "area by code, Thai or English name (repeatable; default: all)")
	f.StringVar(&opts.year, "year", "", "year, or a run of years to pool (default: every year by itself)")
	f.StringVar(&opts.sex, "sex", "", "male, female, both or each (default: all three)")
	f.BoolVar(&opts.summary, "summary", false, "one line a table")
	f.IntSliceVar(&opts.ages, "ex", nil, "with --summary, also life expectancy at these ages")
	f.StringVar(&opts.temporary, "temporary", "", "with --summary, also the years lived between two ages: 30-70")
	opts.table.addFlags(f, analyticInterval)
	f.StringVar(&opts.closing, "close", lifetable.CloseOuts()[0], "close-out of the open age group: "+strings.Join(lifetable.CloseOuts(), ", "))
	f.IntVar(&opts.fitFrom, "fit-from", lifetable.DefaultFitFrom, "first age that gompertz or kannisto is fitted to")
	f.IntVar(&opts.startAge, "start-age", 0, "start the table at this age")
	f.Float64Var(&opts.births, "births", 0, "live births, for data whose first age group is 0-4 (one table at a time)")
	f.Float64Var(&opts.imr, "imr", 0, "infant deaths per 1,000 births, for data whose first age group is 0-4")
	f.StringVar(&opts.healthFile, "health", "", "file with age, prevalence of ill health, and optionally sex and n: healthy life expectancy")
	opts.data.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

// settle checks the flags against each other before any data are read.
func (o *lifetableOptions) settle(io *streams) error {
	if err := o.out.settle(io); err != nil {
		return err
	}
	if err := o.table.settle(analyticInterval); err != nil {
		return err
	}
	var ok bool
	if o.close, ok = lifetable.ParseCloseOut(o.closing); !ok {
		return usagef("choose among: "+strings.Join(lifetable.CloseOuts(), ", "), "--close %q is no close-out", o.closing)
	}
	if err := o.settleAges(); err != nil {
		return err
	}
	if !(o.births >= 0) || math.IsInf(o.births, 0) {
		return usagef("", "--births %v is no count", o.births)
	}
	if !(o.imr >= 0 && o.imr < 1000) {
		return usagef("6 means 6 deaths per 1,000 births", "--imr %v is not between 0 and 1000", o.imr)
	}
	if o.healthFile != "" {
		var err error
		if o.health, err = ingest.ReadHealth(o.healthFile); err != nil {
			return err
		}
		o.table.inputs = append(o.table.inputs, o.health.Input)
	}
	return o.out.check(o.columns())
}

// settleAges checks the flags that name ages.
func (o *lifetableOptions) settleAges() error {
	if o.fitFrom < 1 || o.fitFrom > lifetable.MaxAge {
		return usagef("60 is usual", "--fit-from %d is not between 1 and 130", o.fitFrom)
	}
	if o.startAge < 0 || o.startAge > lifetable.MaxAge {
		return usagef("ages lie between 0 and 130", "--start-age %d is no age", o.startAge)
	}
	if !o.summary && (len(o.ages) > 0 || o.temporary != "") {
		return usagef("add --summary", "--ex and --temporary are columns of --summary")
	}
	for _, age := range o.ages {
		if age < 0 || age > lifetable.MaxAge {
			return usagef("ages lie between 0 and 130", "--ex %d is no age", age)
		}
		o.measures = append(o.measures, lifetable.LifeExpectancy(age))
	}
	if o.temporary != "" {
		from, to, err := parseAgeRange(o.temporary)
		if err != nil {
			return err
		}
		o.measures = append(o.measures, lifetable.TemporaryLE(from, to))
	}
	return nil
}

func runLifetable(ctx context.Context, io *streams, names []string, opts lifetableOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	sexes, assume, err := opts.assume()
	if err != nil {
		return err
	}
	opts.data.lang = opts.out.lang
	l, err := opts.data.load(ctx, io, names, assume)
	if err != nil {
		return err
	}
	sides, err := opts.sides(l.Data, sexes, likeData(l.Data, assume.Year))
	if err != nil {
		return err
	}
	if opts.births > 0 && len(sides) > 1 {
		return usagef("choose one with --area, --year and --sex", "--births belong to one table, but %d are asked for", len(sides))
	}
	r := &result{warnings: l.Data.Warnings, meta: newMeta("lifetable", l, &opts.table)}
	r.meta.Method["close"] = opts.close.String() + ": " + opts.close.Source()
	r.meta.Method["interval"] = opts.intervalSource()
	b := table.New(opts.columns())
	for _, side := range sides {
		if err := ctx.Err(); err != nil {
			return err
		}
		one, err := opts.build(l.Data, side)
		if err != nil {
			return err
		}
		r.warnings = append(r.warnings, one.warnings...)
		if opts.summary {
			opts.appendSummary(b, one)
		} else {
			opts.appendRows(b, one)
		}
	}
	r.table = b.Table()
	r.title = opts.out.pick("Life tables", "ตารางชีพ")
	if opts.summary {
		r.title = opts.out.pick("Life expectancy", "อายุคาดเฉลี่ย")
	}
	r.notes = opts.notes(l)
	opts.out.stamp(r, &opts.data, sides)
	return opts.out.write(io, opts.data, r)
}

// assume reads --sex and --year; for data without such columns they say what the
// data are.
func (o *lifetableOptions) assume() ([]analysis.Sex, ingest.Options, error) {
	in := ingest.Options{Selected: true}
	sexes := []analysis.Sex{analysis.Male, analysis.Female, analysis.Both}
	switch strings.ToLower(o.sex) {
	case "":
	case "each":
		sexes = sexes[:2]
	default:
		s, err := parseSex("sex", o.sex)
		if err != nil {
			return nil, in, err
		}
		sexes, in.Sex = []analysis.Sex{s}, s
	}
	if o.year != "" {
		var err error
		if in.Year, err = parseYears("year", o.year); err != nil {
			return nil, in, err
		}
	}
	return sexes, in, nil
}

// sides lists the tables to build: areas, then periods, then sexes. What was
// asked for by name must be there; of what was not, what there is is taken.
func (o *lifetableOptions) sides(d *analysis.Dataset, sexes []analysis.Sex, year analysis.Period) ([]analysis.Side, error) {
	var areas []int
	for _, name := range o.areas {
		i, err := findArea(d, name)
		if err != nil {
			return nil, err
		}
		areas = append(areas, i)
	}
	for i := range d.Areas {
		if len(o.areas) == 0 {
			areas = append(areas, i)
		}
	}
	periods := d.Periods
	if o.year != "" {
		if _, err := d.Covering(year); err != nil {
			return nil, err
		}
		periods = []analysis.Period{year}
	}
	var sides []analysis.Side
	var first error
	for _, a := range areas {
		var missing error
		before := len(sides)
		for _, p := range periods {
			for _, s := range sexes {
				side := analysis.Side{Areas: []int{a}, As: d.Areas[a], Period: p, Sex: s}
				if _, err := d.Select(side); err != nil {
					missing = cmp.Or(missing, err)
					continue
				}
				sides = append(sides, side)
			}
		}
		if len(o.areas) > 0 && len(sides) == before {
			return nil, missing
		}
		first = cmp.Or(first, missing)
	}
	if len(sides) == 0 {
		return nil, first
	}
	return sides, nil
}
