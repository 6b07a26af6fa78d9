package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strconv"
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
}

func newLifetableCmd(io *streams) *cobra.Command {
	var opts lifetableOptions
	cmd := &cobra.Command{
		Use:   "lifetable DATA",
		Short: "Abridged life tables with confidence intervals",
		Long: `Build abridged life tables with confidence intervals (Chiang's variance, with
Silcocks' term for the open age group) for every area, year and sex in the data,
or for those chosen. The open age group is closed at ex = 1/m.

DATA is one or more files, a dataset folder, - for standard input, or sample.

EXAMPLES
  le lifetable sample --area Loei --year 2565 --sex male
  le lifetable sample:sakaeo --summary --ax half
  le lifetable sample --summary --year 2562-2565 --sort=-e0 --top 5
  le lifetable sample --summary --columns area,period,sex,e0,e0_lower,e0_upper` + exitStatus,
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
	opts.table.addFlags(f)
	opts.data.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

func runLifetable(ctx context.Context, io *streams, names []string, opts lifetableOptions) error {
	if err := opts.out.settle(io); err != nil {
		return err
	}
	if err := opts.table.settle(); err != nil {
		return err
	}
	if err := opts.out.check(lifetableColumns(opts.summary, opts.out.lang)); err != nil {
		return err
	}
	sexes, assume, err := opts.assume()
	if err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, names, assume)
	if err != nil {
		return err
	}
	sides, err := opts.sides(l.Data, sexes, likeData(l.Data, assume.Year))
	if err != nil {
		return err
	}
	r := &result{warnings: l.Data.Warnings, meta: newMeta("lifetable", l, &opts.table)}
	b := table.New(lifetableColumns(opts.summary, opts.out.lang))
	for _, side := range sides {
		pop, err := l.Data.Select(side)
		if err != nil {
			return err
		}
		small, err := pop.CheckSize(opts.data.small)
		if err != nil {
			return err
		}
		closed, merged, err := analysis.CloseOpen(pop)
		if err != nil {
			return err
		}
		lt, err := closed[0].Table(opts.table.rule)
		if err != nil {
			return err
		}
		r.warnings = appendNew(r.warnings, pop, small, merged, lt.Warnings())
		if opts.summary {
			opts.appendSummary(b, closed[0], lt)
		} else {
			opts.appendRows(b, closed[0], lt)
		}
	}
	r.table = b.Table()
	r.title = opts.out.pick("Life tables", "ตารางชีพ")
	if opts.summary {
		r.title = opts.out.pick("Life expectancy", "อายุคาดเฉลี่ย")
	}
	r.notes = opts.notes(l)
	return opts.out.write(io, opts.data, r)
}

// assume reads --sex and --year; for data without such columns they say what the
// data are.
func (o *lifetableOptions) assume() ([]analysis.Sex, ingest.Options, error) {
	var in ingest.Options
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

// appendNew adds the remarks on one population, each with its name.
func appendNew(all []analysis.Warning, pop *analysis.Population, more ...[]analysis.Warning) []analysis.Warning {
	for i, list := range more {
		for _, w := range list {
			if i > 0 { // remarks on the table do not name the population themselves
				w.EN = pop.String() + ": " + w.EN
				w.TH = pop.Area.Name("th") + " " + pop.Period.Label(analysis.BE) + ": " + w.TH
			}
			all = append(all, w)
		}
	}
	return all
}

func (o *lifetableOptions) notes(l *ingest.Loaded) []string {
	en, th := o.table.rule.Describe()
	notes := []string{o.out.pick(
		fmt.Sprintf("Method: nax: %s; open age group closed at ex = 1/m; %v %% intervals: Chiang with Silcocks' term.", en, o.table.confidence),
		fmt.Sprintf("วิธี: nax: %s; กลุ่มอายุเปิดใช้ ex = 1/m; ช่วงความเชื่อมั่น %v %%: Chiang กับพจน์ของ Silcocks", th, o.table.confidence))}
	return o.out.withSource(notes, l)
}

// withSource adds what the data are called and whether they are simulated.
func (o *outputOptions) withSource(notes []string, l *ingest.Loaded) []string {
	if title := o.pick(l.Data.Title, l.Data.TitleTH); title != "" {
		notes = append(notes, o.pick("Data: ", "ข้อมูล: ")+title)
	}
	if l.Data.Simulated {
		notes = append(notes, o.simulatedNote())
	}
	return notes
}

func (o *lifetableOptions) appendRows(b *table.Builder, pop *analysis.Population, lt *lifetable.Table) {
	variance := lt.Variance()
	for i := range lt.Ages {
		var n any
		if w := lt.Ages.Width(i); w > 0 {
			n = w
		}
		iv := lifetable.NormalInterval(lt.Ex[i], variance[i], o.table.level())
		b.Append(pop.Area.Code, o.out.areaName(pop.Area), pop.Area.Name("en"), o.out.period(pop.Period), o.out.sexName(pop.Sex),
			lt.Ages.Label(i), n, lt.Deaths[i], lt.Exposure[i],
			lt.NMx[i], lt.NAx[i], lt.Nqx[i], lt.Lx[i], lt.Ndx[i], lt.NLx[i], lt.Tx[i],
			lt.Ex[i], iv.SE, iv.Lower, iv.Upper)
	}
}

func (o *lifetableOptions) appendSummary(b *table.Builder, pop *analysis.Population, lt *lifetable.Table) {
	deaths, people := pop.Totals()
	row := []any{pop.Area.Code, o.out.areaName(pop.Area), pop.Area.Name("en"), o.out.period(pop.Period), o.out.sexName(pop.Sex), deaths, people}
	optional := func(v float64, ok bool) {
		if ok {
			row = append(row, v)
		} else {
			row = append(row, nil)
		}
	}
	fromBirth := lt.Ages[0] == 0
	e0 := lifetable.NormalInterval(lt.Ex[0], lt.Variance()[0], o.table.level())
	for _, v := range []float64{lt.Ex[0], e0.SE, e0.Lower, e0.Upper} {
		optional(v, fromBirth)
	}
	for _, age := range []int{15, 30, 60, 65} {
		optional(lt.At(age))
	}
	optional(lt.Prob(0, 5))
	optional(lt.Prob(15, 60))
	optional(lt.Prob(30, 70))
	for _, v := range []float64{lt.EDagger(), lt.Gini(), lt.SD()} {
		optional(v, fromBirth)
	}
	optional(lt.ModalAge())
	b.Append(row...)
}

// lifetableColumns declares the columns once; scripts depend on names and order.
func lifetableColumns(summary bool, lang string) []table.Column {
	cols := placeColumns(lang)
	if summary {
		return append(cols,
			number("deaths", "deaths", "ตาย", 0), number("population", "person-years", "คน-ปี", 0),
			number("e0", "e0", "e0 (ปี)", 2), number("e0_se", "SE", "SE", 2), number("e0_lower", "lower", "ต่ำสุด", 2), number("e0_upper", "upper", "สูงสุด", 2),
			number("e15", "e15", "e15", 2), number("e30", "e30", "e30", 2), number("e60", "e60", "e60", 2), number("e65", "e65", "e65", 2),
			number("q5_0", "5q0", "5q0", 4), number("q45_15", "45q15", "45q15", 4), number("q40_30", "40q30", "40q30", 4),
			number("edagger", "e†", "e†", 2), number("gini", "Gini", "Gini", 4), number("sd", "SD", "SD", 2), number("modal_age", "modal age", "ฐานนิยม", 1))
	}
	return append(cols,
		table.Column{Name: "age", EN: "age", TH: "อายุ"},
		table.Column{Name: "n", EN: "n", TH: "n", Kind: table.Int, Hidden: true},
		number("deaths", "deaths", "ตาย", 0), number("population", "person-years", "คน-ปี", 0),
		number("nMx", "nMx", "nMx", 5), number("nAx", "nAx", "nAx", 2), number("nqx", "nqx", "nqx", 5),
		number("lx", "lx", "lx", 0), number("ndx", "ndx", "ndx", 0), number("nLx", "nLx", "nLx", 0), number("Tx", "Tx", "Tx", 0),
		number("ex", "ex", "ex", 2), number("ex_se", "SE", "SE", 2), number("ex_lower", "lower", "ต่ำสุด", 2), number("ex_upper", "upper", "สูงสุด", 2))
}

func placeColumns(lang string) []table.Column {
	return []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "area_en", EN: "area (English)", TH: "พื้นที่ (อังกฤษ)", Hidden: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
	}
}

func number(name, en, th string, decimals int) table.Column {
	return table.Column{Name: name, EN: en, TH: th, Kind: table.Float, Decimals: decimals}
}

// newMeta starts the "meta" object of a result.
func newMeta(command string, l *ingest.Loaded, t *tableOptions) meta {
	return meta{Version: version, Command: command, Simulated: l.Data.Simulated, Title: l.Data.Title, Inputs: l.Inputs,
		Method: map[string]string{"ax": t.ax, "ax_source": t.rule.Source(), "close": "rate (ex = 1/m)",
			"interval": "Chiang 1984 with Silcocks' open-interval term", "confidence": strconv.FormatFloat(t.confidence, 'g', -1, 64)}}
}

// finite panics on a value that must never leave the program.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		panic("le: a result is not finite")
	}
	return v
}
