package report

import (
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/study"
)

// bookYear is a year of both sides; one of them may be missing.
type bookYear struct {
	period        analysis.Period
	near, against *study.Year
}

// yearsOf joins the years of both sides of a sex.
func (b *book) yearsOf(sex analysis.Sex) (list []bookYear) {
	near, against := b.s.Trend(sex)
	for _, p := range b.s.Data.Periods {
		of := func(years []study.Year) *study.Year {
			if i := slices.IndexFunc(years, func(y study.Year) bool { return y.Period == p }); i >= 0 {
				return &years[i]
			}
			return nil
		}
		if y := (bookYear{p, of(near), of(against)}); y.near != nil || y.against != nil {
			list = append(list, y)
		}
	}
	return list
}

// years lists life expectancy year by year.
func (b *book) years() (*dataSheet, error) {
	d := &dataSheet{name: b.pick("Years", "แนวโน้มรายปี"), title: b.pick("Life expectancy year by year", "อายุคาดเฉลี่ยรายปี") + ": " + b.place(), frozen: 2,
		about: b.pick("Years of life; empty where there are no data, or too few; limits: ", "หน่วยเป็นปี เว้นว่างเมื่อไม่มีข้อมูลหรือข้อมูลน้อยเกินไป ช่วงความเชื่อมั่น ") + b.level(),
		cols:  []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("year", "ปี"), asPlain}, {b.place(), asYears}, {b.pick("lower", "ต่ำสุด"), asYears}, {b.pick("upper", "สูงสุด"), asYears}}}
	there := b.thereInTrend()
	if there != "" {
		d.cols = append(d.cols, bookColumn{there, asYears}, bookColumn{b.pick("lower there", "ต่ำสุด (ฝั่งเปรียบเทียบ)"), asYears}, bookColumn{b.pick("upper there", "สูงสุด (ฝั่งเปรียบเทียบ)"), asYears}, bookColumn{b.pick("difference", "ความแตกต่าง"), asSteps})
	}
	for _, sex := range b.sexes {
		for _, y := range b.yearsOf(sex) {
			row := append([]any{b.sex(sex), b.year(y.period)}, yearCells(y.near)...)
			if there != "" {
				row = append(append(row, yearCells(y.against)...), nil)
				if y.near != nil && y.against != nil {
					at := d.rowNumber(len(d.rows))
					row[8] = formula{cellName(2, at) + "-" + cellName(5, at), y.near.Ex - y.against.Ex}
				}
			}
			d.add(row...)
		}
	}
	if len(d.rows) == 0 {
		b.missing = append(b.missing, d.name+": "+b.pick("no year makes a life table", "ไม่มีปีใดสร้างตารางชีพได้"))
		return nil, nil
	}
	return d, nil
}

func yearCells(y *study.Year) []any {
	if y == nil {
		return []any{nil, nil, nil}
	}
	return []any{y.Ex, y.Lower, y.Upper}
}

// thereInTrend names the other place of a trend; "" where the study compares the area
// with itself.
func (b *book) thereInTrend() string {
	if b.s.Options.Versus.Whom == analysis.SameArea || !b.compared() {
		return ""
	}
	p, err := b.s.Pair(b.sexes[0])
	if err != nil || p.Against.Area.Name(b.langOr()) == b.place() {
		return ""
	}
	return p.Against.Area.Name(b.langOr())
}

// areas lists the life expectancy of all areas, the study's own in bold, with their
// gaps to the same other side.
func (b *book) areas() (*dataSheet, error) {
	d := &dataSheet{name: b.pick("Areas", "พื้นที่"), title: b.pick("Life expectancy of all areas", "อายุคาดเฉลี่ยของทุกพื้นที่") + ", " + b.s.Period.Label(b.era), frozen: 3, own: map[int]bool{},
		about: b.pick("Years of life; limits: ", "หน่วยเป็นปี ช่วงความเชื่อมั่น ") + b.level(),
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("code", "รหัสพื้นที่"), asText}, {b.pick("area", "พื้นที่"), asText}, {b.pick("level", "ระดับ"), asText},
			{b.pick("life expectancy", "อายุคาดเฉลี่ย"), asYears}, {"SE", asSmallYears}, {b.pick("lower", "ต่ำสุด"), asYears}, {b.pick("upper", "สูงสุด"), asYears},
			{b.pick("deaths", "จำนวนตาย"), asWhole}, {b.pick("person-years", "คน-ปี"), asWhole}}}
	if len(b.s.Data.Areas) < 2 {
		return nil, nil
	}
	withGaps := b.compared()
	if withGaps {
		d.cols = append(d.cols, b.steps("gap", "ช่องว่าง"), bookColumn{b.pick("gap SE", "SE ของช่องว่าง"), asSmallYears}, b.steps("gap lower", "ช่องว่าง ต่ำสุด"), b.steps("gap upper", "ช่องว่าง สูงสุด"), bookColumn{b.pick("reading", "การอ่านผล"), asText})
	}
	for _, sex := range b.sexes {
		places, warnings := b.s.Areas(sex)
		var gaps []*decompose.Result
		if withGaps {
			var more []analysis.Warning
			var err error
			if gaps, more, err = b.s.Gaps(sex); err != nil {
				if err = b.leaveOut(d.name+", "+b.sex(sex), err); err != nil {
					return nil, err
				}
			}
			warnings = append(warnings, more...)
		}
		for _, w := range warnings {
			b.leftOut(b.pick(w.EN, w.TH))
		}
		for _, p := range places {
			deaths, exposure := p.Pop.Totals()
			row := []any{b.sex(sex), p.Area.Code, p.Area.Name(b.langOr()), b.levelName(p.Area.Level), p.Ex, p.SE, p.Lower, p.Upper, deaths, exposure}
			if withGaps {
				row = append(row, b.gapCells(p.Area, gaps)...)
			}
			d.own[len(d.rows)] = p.Index == b.s.Area
			d.add(row...)
		}
	}
	return d, nil
}

// leftOut notes an area that is not shown, once for all sexes.
func (b *book) leftOut(text string) {
	if !slices.Contains(b.missing, text) {
		b.missing = append(b.missing, text)
	}
}

// gapCells finds the gap of an area; areas of another level have none.
func (b *book) gapCells(a analysis.Area, gaps []*decompose.Result) []any {
	i := slices.IndexFunc(gaps, func(r *decompose.Result) bool { return r.Near.Area == a })
	if i < 0 {
		return make([]any, 5)
	}
	all := gaps[i].Contributions(decompose.ByCause)
	total := all[len(all)-1]
	return []any{gaps[i].Gap, total.SE, total.Lower, total.Upper, b.reading(total.Lower, total.Upper, true)}
}

func (b *book) levelName(l analysis.Level) any {
	switch l {
	case analysis.Country:
		return b.pick("country", "ประเทศ")
	case analysis.Region:
		return b.pick("region", "เขต")
	case analysis.Province:
		return b.pick("province", "จังหวัด")
	case analysis.District:
		return b.pick("district", "อำเภอ")
	}
	return nil
}
