package main

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/lifetable"
	"github.com/spf13/cobra"
)

type decomposeOptions struct {
	data  dataOptions
	table tableOptions
	out   outputOptions
	pairs pairOptions

	method, by string
	atAge      int

	how  decompose.Options
	list decompose.By
}

// byNames are the ways to list contributions, as written after --by.
var byNames = map[string]decompose.By{"cause": decompose.ByCause, "age": decompose.ByAge, "cause,age": decompose.ByCauseAge}

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

EXAMPLES
  le decompose sample --area เลย --against ประเทศไทย
  le decompose sample:sakaeo --year 2564 --sex male --against-sex female --ax half
  le decompose sample:sakaeo --year 2565 --against-year 2564 --by age
  le decompose sample --area Trang --against rest --year 2562-2565 --top 5
  le decompose sample --against ประเทศไทย --sex each --to json` + exitStatus,
		Args: someData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDecompose(cmd.Context(), io, args, opts)
		},
	}
	f := cmd.Flags()
	opts.pairs.addFlags(f)
	f.StringVar(&opts.by, "by", "cause", "list contributions by cause, age, or cause,age")
	f.StringVar(&opts.method, "method", decompose.Methods()[0], "method: "+strings.Join(decompose.Methods(), ", "))
	f.IntVar(&opts.atAge, "at-age", 0, "decompose life expectancy at this age instead of at birth")
	opts.table.addFlags(f, "delta")
	opts.data.addFlags(f)
	opts.out.addFlags(f)
	return cmd
}

func (o *decomposeOptions) settle(io *streams) error {
	if err := o.out.settle(io); err != nil {
		return err
	}
	if err := o.table.settle("delta"); err != nil {
		return err
	}
	method, ok := decompose.ParseMethod(o.method)
	if !ok {
		return usagef("choose among: "+strings.Join(decompose.Methods(), ", "), "", "--method %q is no method", o.method)
	}
	if o.list, ok = byNames[strings.ReplaceAll(o.by, " ", "")]; !ok {
		return usagef("choose cause, age or cause,age", "", "--by %q is no way to list contributions", o.by)
	}
	o.how = decompose.Options{Method: method, Ax: o.table.rule, AtAge: o.atAge, Delta: true}
	return o.pairs.settle()
}

func runDecompose(ctx context.Context, io *streams, names []string, opts decomposeOptions) error {
	if err := opts.settle(io); err != nil {
		return err
	}
	if err := opts.out.check(opts.columns()); err != nil {
		return err
	}
	l, err := opts.data.load(ctx, io, names, opts.pairs.assume())
	if err != nil {
		return err
	}
	pairs, err := opts.pairs.choose(l.Data)
	if err != nil {
		return err
	}
	r := &result{warnings: l.Data.Warnings, meta: newMeta("decompose", l, &opts.table)}
	r.meta.Method["method"], r.meta.Method["method_source"] = opts.how.Method.String(), opts.how.Method.Source()
	r.meta.Method["interval"] = "delta method, Poisson deaths"
	b := table.New(opts.columns())
	var summaries []gapSummary
	for _, pair := range pairs {
		gap, warnings, err := opts.compare(l.Data, pair)
		if err != nil {
			return err
		}
		r.warnings = append(r.warnings, warnings...)
		summaries = append(summaries, opts.appendRows(b, gap))
	}
	r.table = b.Table()
	r.meta.Results = summaries
	r.title = opts.title(summaries)
	r.notes = opts.notes(l, summaries, pairs)
	return opts.out.write(io, opts.data, r)
}

// compare makes both sides ready and decomposes their gap.
func (o *decomposeOptions) compare(d *analysis.Dataset, pair sidePair) (*decompose.Result, []analysis.Warning, error) {
	var warnings []analysis.Warning
	var pops []*analysis.Population
	for _, side := range []analysis.Side{pair.near, pair.against} {
		pop, err := d.Select(side)
		if err != nil {
			return nil, nil, err
		}
		if err := pop.CheckSize(o.data.small); err != nil {
			return nil, nil, err
		}
		if pop, err = o.table.lowerOpen(pop); err != nil {
			return nil, nil, err
		}
		pops = append(pops, pop)
	}
	pops, merged, err := analysis.CloseOpen(pops...)
	if err != nil {
		return nil, nil, err
	}
	gap, err := decompose.Compare(pops[0], pops[1], o.how)
	if err != nil {
		return nil, nil, err
	}
	warnings = append(warnings, named(pops[0], merged, gap.NearTable.Warnings())...)
	warnings = append(warnings, named(pops[1], gap.AgainstTable.Warnings())...)
	se1, se2 := gap.SEs()
	warnings = append(append(warnings, pops[0].SmallNumbers(se1)...), pops[1].SmallNumbers(se2)...)
	return gap, append(warnings, pair.warnings...), nil
}

// gapSummary is the whole gap of one pair, for JSON and the notes.
type gapSummary struct {
	Area          string  `json:"area"`
	Against       string  `json:"against"`
	Period        string  `json:"period"`
	AgainstPeriod string  `json:"against_period"`
	Sex           string  `json:"sex"`
	AgainstSex    string  `json:"against_sex"`
	AtAge         int     `json:"at_age"`
	Ex            float64 `json:"ex"`
	ExSE          float64 `json:"ex_se"`
	AgainstEx     float64 `json:"against_ex"`
	AgainstExSE   float64 `json:"against_ex_se"`
	Gap           float64 `json:"gap"`
	GapSE         float64 `json:"gap_se"`
	Residual      float64 `json:"residual"`
}

func (o *decomposeOptions) appendRows(b *table.Builder, r *decompose.Result) gapSummary {
	s := gapSummary{Area: o.out.areaName(r.Near.Area), Against: o.out.areaName(r.Against.Area),
		Period: o.out.period(r.Near.Period), AgainstPeriod: o.out.period(r.Against.Period),
		Sex: o.out.sexName(r.Near.Sex), AgainstSex: o.out.sexName(r.Against.Sex), AtAge: o.atAge, Gap: r.Gap, Residual: r.Residual}
	s.Ex, s.AgainstEx = r.Ex()
	s.ExSE, s.AgainstExSE = r.SEs()
	for _, c := range r.Contributions(o.list) {
		cause := analysis.Cause{ID: analysis.CauseAll, EN: "total", TH: "รวม"}
		age := "all"
		if c.Cause != decompose.All {
			cause = r.Near.Causes[c.Cause]
		} else if o.list == decompose.ByAge && c.Age != decompose.All {
			cause.EN, cause.TH = "all causes", "ทุกสาเหตุ"
		}
		if c.Age != decompose.All {
			age = r.Near.Ages.Label(c.Age)
		}
		if c.Cause == decompose.All && c.Age == decompose.All {
			s.GapSE = c.SE
		}
		iv := lifetable.NormalInterval(c.Years, c.SE*c.SE, o.table.levels[0])
		var share, rank any
		if c.HasShare {
			share = c.Share + 0 // a share of nothing is 0, not -0
		}
		if c.Rank > 0 {
			rank = c.Rank
		}
		b.Append(r.Near.Area.Code, s.Area, r.Against.Area.Code, s.Against, s.Period, s.AgainstPeriod, s.Sex, s.AgainstSex,
			cause.ID, cause.Name("en"), cause.Name("th"), age, c.Years, iv.SE, iv.Lower, iv.Upper, share, rank, nil, nil)
	}
	return s
}

// columns declares the columns once; scripts depend on names and order.
func (o *decomposeOptions) columns() []table.Column {
	th := o.out.lang == "th"
	return []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "against_code", EN: "against (code)", TH: "เทียบกับ (รหัส)", Hidden: true},
		{Name: "against", EN: "against", TH: "เทียบกับ", HideIfSame: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "against_period", EN: "against period", TH: "เทียบกับปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
		{Name: "against_sex", EN: "against sex", TH: "เทียบกับเพศ", HideIfSame: true},
		{Name: "cause_id", EN: "cause id", TH: "รหัสสาเหตุ", Hidden: true},
		{Name: "cause", EN: "cause", TH: "สาเหตุ (อังกฤษ)", Hidden: th || o.list == decompose.ByAge},
		{Name: "cause_th", EN: "cause (Thai)", TH: "สาเหตุการตาย", Hidden: !th || o.list == decompose.ByAge},
		{Name: "age", EN: "age", TH: "อายุ", Hidden: o.list == decompose.ByCause},
		{Name: "contribution", EN: "years", TH: "ปี", Kind: table.Float, Decimals: 3, Signed: true, Bar: true},
		{Name: "se", EN: "SE", TH: "SE", Kind: table.Float, Decimals: 3},
		{Name: "lower", EN: "lower", TH: "ต่ำสุด", Kind: table.Float, Decimals: 3, Signed: true},
		{Name: "upper", EN: "upper", TH: "สูงสุด", Kind: table.Float, Decimals: 3, Signed: true},
		{Name: "share", EN: "% of gap", TH: "% ของช่องว่าง", Kind: table.Float, Decimals: 1, Signed: true},
		{Name: "rank", EN: "rank", TH: "อันดับ", Kind: table.Int, Hidden: o.list != decompose.ByCause},
		{Name: "rank_lower", EN: "rank from", TH: "อันดับต่ำสุด", Kind: table.Int, Hidden: true},
		{Name: "rank_upper", EN: "rank to", TH: "อันดับสูงสุด", Kind: table.Int, Hidden: true},
	}
}

// title states the finding where there is one gap, else what the table lists.
func (o *decomposeOptions) title(gaps []gapSummary) string {
	if len(gaps) > 1 {
		by := map[decompose.By]string{decompose.ByCause: "สาเหตุการตาย", decompose.ByAge: "อายุ", decompose.ByCauseAge: "สาเหตุและอายุ"}[o.list]
		return o.out.pick("Life-expectancy gaps by "+strings.Replace(o.by, ",", " and ", 1), "ช่องว่างอายุคาดเฉลี่ย จำแนกตาม"+by)
	}
	g := gaps[0]
	near, against := side(g.Area, g.Period, g.Sex), side(g.Against, g.AgainstPeriod, g.AgainstSex)
	shorter := g.Gap < 0
	verbEN, verbTH := "longer than", "ยาวกว่า"
	if shorter {
		verbEN, verbTH = "shorter than", "สั้นกว่า"
	}
	return o.out.pick(
		fmt.Sprintf("%s: life is %.2f years %s %s", near, math.Abs(g.Gap), verbEN, against),
		fmt.Sprintf("%s: อายุคาดเฉลี่ย%s %s อยู่ %.2f ปี", near, verbTH, against, math.Abs(g.Gap)))
}

// summariesShown is how many gaps are spelled out under a table; all are in JSON.
const summariesShown = 6

func (o *decomposeOptions) notes(l *ingest.Loaded, gaps []gapSummary, pairs []sidePair) []string {
	var notes []string
	measure := fmt.Sprintf("e%d", o.atAge)
	for i, g := range gaps {
		if i == summariesShown {
			notes = append(notes, fmt.Sprintf(o.out.pick("… and %d more gaps (all are in the total rows)", "… และอีก %d คู่ (ดูแถวรวม)"), len(gaps)-i))
			break
		}
		near, against := side(g.Area, g.Period, g.Sex), side(g.Against, g.AgainstPeriod, g.AgainstSex)
		notes = append(notes, fmt.Sprintf(o.out.pick("%s: %s %.2f (SE %.2f) - %s %.2f (SE %.2f) = gap %+.3f years (SE %.3f); residual %.1g",
			"%s: %s %.2f (SE %.2f) - %s %.2f (SE %.2f) = ช่องว่าง %+.3f ปี (SE %.3f); เศษเหลือ %.1g"),
			measure, near, g.Ex, g.ExSE, against, g.AgainstEx, g.AgainstExSE, g.Gap, g.GapSE, finite(g.Residual)))
		if math.Abs(g.Gap) < 2*g.GapSE {
			notes = append(notes, o.out.pick("This gap is less than two standard errors: it may be chance.", "ช่องว่างนี้น้อยกว่าสองเท่าของ SE อาจเป็นความบังเอิญ"))
		}
	}
	for _, p := range pairs {
		if p.nested {
			notes = append(notes, o.out.pick("The other side contains this area; its standard errors treat the two as independent.",
				"ฝั่งเปรียบเทียบรวมพื้นที่นี้อยู่ด้วย ค่า SE คำนวณโดยถือว่าเป็นอิสระต่อกัน"))
			break
		}
	}
	en, th := o.how.Method.Describe()
	axEN, axTH := o.table.describeAx()
	ivEN, ivTH := o.table.describeIntervals("delta method", "วิธี delta")
	notes = append(notes, o.out.pick(
		fmt.Sprintf("Negative: shortens life here compared with there. Rank 1 shortens life most. Method: %s; nax: %s; open age group closed at ex = 1/m; %s.", en, axEN, ivEN),
		fmt.Sprintf("ค่าลบ: ทำให้อายุสั้นลงเมื่อเทียบกับฝั่งเปรียบเทียบ อันดับ 1 ทำให้สั้นลงมากที่สุด วิธี: %s; nax: %s; กลุ่มอายุเปิดใช้ ex = 1/m; %s", th, axTH, ivTH)))
	return o.out.withSource(notes, l)
}

func side(area, period, sex string) string { return area + " " + period + " " + sex }
