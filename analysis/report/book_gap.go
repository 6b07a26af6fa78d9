package report

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// eachGap calls f for the gap of every sex. Without another side it says that there is
// none, under the name of what would have been shown.
func (b *book) eachGap(what string, f func(sex string, r *decompose.Result)) error {
	if !b.compared() {
		b.missing = append(b.missing, what+": "+b.pick("there is no other population to compare with", "ไม่มีประชากรอื่นให้เปรียบเทียบ"))
		return nil
	}
	for _, sex := range b.sexes {
		r, err := b.s.Gap(sex)
		if err != nil {
			if err = b.leaveOut(what+", "+b.sex(sex), err); err != nil {
				return err
			}
			continue
		}
		f(b.sex(sex), r)
	}
	return nil
}

// aboutGap is the line above every sheet of contributions.
func (b *book) aboutGap() string {
	if !b.compared() {
		return ""
	}
	return b.pick("Years of life expectancy, ", "ปีของอายุคาดเฉลี่ย ") + b.here() + b.pick(" minus ", " ลบด้วย ") + b.there() +
		b.pick("; negative: shortens life here compared with there; limits: ", " ค่าลบ: ทำให้อายุสั้นลงเมื่อเทียบกับฝั่งเปรียบเทียบ ช่วงความเชื่อมั่น ") + b.level()
}

func (b *book) steps(en, th string) bookColumn { return bookColumn{b.pick(en, th), asSteps} }

// causesOf lists the causes of a gap by rank, those that are none last; the sum is left
// out.
func causesOf(r *decompose.Result) []decompose.Contribution {
	list := r.Contributions(decompose.ByCause)
	return list[:len(list)-1]
}

// gapByCause lists what every cause does to the gap, and shows that it adds up.
func (b *book) gapByCause() (*dataSheet, error) {
	const years = 4
	d := &dataSheet{name: b.pick("Gap by cause", "ช่องว่างตามสาเหตุ"), title: b.pick("The gap in life expectancy by cause of death", "ช่องว่างอายุคาดเฉลี่ยจำแนกตามสาเหตุการตาย"), about: b.aboutGap(), frozen: 3,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("rank", "อันดับ"), asPlain}, {b.pick("cause", "สาเหตุการตาย"), asText}, {b.pick("cause id", "รหัสสาเหตุ"), asText},
			b.steps("years", "ปี"), {"SE", asSmallYears}, b.steps("lower", "ต่ำสุด"), b.steps("upper", "สูงสุด"), {b.pick("% of gap", "% ของช่องว่าง"), asSignedPercent},
			{b.pick("reading", "การอ่านผล"), asText}, {b.pick("not ranked because", "ไม่จัดอันดับเพราะ"), asText}}}
	drawn := b.s.Options.Draws > 0
	if drawn {
		d.cols = append(d.cols, bookColumn{b.pick("rank from", "อันดับ จาก"), asPlain}, bookColumn{b.pick("rank to", "อันดับ ถึง"), asPlain})
	}
	var sexes []string
	err := b.eachGap(d.name, func(sex string, r *decompose.Result) {
		sexes = append(sexes, sex)
		sure := r.Options.Delta || r.Options.Draws > 0
		for _, c := range causesOf(r) {
			name, id, mark := b.causeOf(r, c)
			row := []any{sex, orNone(c.Rank, c.Rank > 0), name, id, c.Years, orNone(c.SE, sure), orNone(c.Lower, sure), orNone(c.Upper, sure), orNone(c.Share, c.HasShare), b.reading(c.Lower, c.Upper, sure), mark}
			if drawn {
				row = append(row, orNone(c.RankLower, c.RankLower > 0), orNone(c.RankUpper, c.RankUpper > 0))
			}
			d.add(row...)
		}
	})
	return b.checked(d, sexes, 2, years), err
}

// gapByAge lists what every age does to the gap.
func (b *book) gapByAge() (*dataSheet, error) {
	const years = 2
	d := &dataSheet{name: b.pick("Gap by age", "ช่องว่างตามอายุ"), title: b.pick("The gap in life expectancy by age", "ช่องว่างอายุคาดเฉลี่ยจำแนกตามอายุ"), about: b.aboutGap(), frozen: 2,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("age", "อายุ"), asText},
			b.steps("years", "ปี"), {"SE", asSmallYears}, b.steps("lower", "ต่ำสุด"), b.steps("upper", "สูงสุด"), {b.pick("% of gap", "% ของช่องว่าง"), asSignedPercent}, {b.pick("reading", "การอ่านผล"), asText}}}
	var sexes []string
	err := b.eachGap(d.name, func(sex string, r *decompose.Result) {
		sexes = append(sexes, sex)
		sure := r.Options.Delta && r.Options.Draws == 0 // draws are by cause
		for _, c := range r.Contributions(decompose.ByAge) {
			if c.Age == decompose.All {
				continue
			}
			d.add(sex, r.Near.Ages.Label(c.Age), c.Years, orNone(c.SE, sure), orNone(c.Lower, sure), orNone(c.Upper, sure), orNone(c.Share, c.HasShare), b.reading(c.Lower, c.Upper, sure))
		}
	})
	return b.checked(d, sexes, 1, years), err
}

// gapByCell is the gap by cause and age: a row a cause, a column an age.
func (b *book) gapByCell() (*dataSheet, error) {
	d := &dataSheet{name: b.pick("Gap by cause and age", "ช่องว่างตามสาเหตุและอายุ"), title: b.pick("The gap in life expectancy by cause and age", "ช่องว่างอายุคาดเฉลี่ยจำแนกตามสาเหตุและอายุ"), about: b.aboutGap(), frozen: 2,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("cause", "สาเหตุการตาย"), asText}, {b.pick("all ages", "ทุกอายุ"), asFineSteps}}}
	var sexes []string
	var ages analysis.Ages
	const first = 3
	var parts [][]any
	err := b.eachGap(d.name, func(sex string, r *decompose.Result) {
		if ages == nil {
			ages = r.Near.Ages
		}
		if ages.String() != r.Near.Ages.String() { // an open group merged for one sex alone
			b.missing = append(b.missing, d.name+", "+sex+": "+b.pick("its age groups differ", "กลุ่มอายุไม่เหมือนกัน"))
			return
		}
		sexes = append(sexes, sex)
		for _, c := range causesOf(r) {
			if c.Cause < 0 {
				continue
			}
			name, _, _ := b.causeOf(r, c)
			row := []any{sex, name, nil}
			for x := range ages {
				row = append(row, r.Cells[c.Cause*len(ages)+x])
			}
			parts = append(parts, row)
		}
	})
	for i := range ages {
		d.cols = append(d.cols, bookColumn{ages.Label(i), asFineSteps})
	}
	sums := []int{2}
	for i, row := range parts {
		sum := 0.0
		for _, v := range row[first:] {
			sum += v.(float64)
		}
		row[2] = formula{"SUM(" + cellName(first, d.rowNumber(i)) + ":" + cellName(len(d.cols)-1, d.rowNumber(i)) + ")", sum}
		d.add(row...)
	}
	for i := range ages {
		sums = append(sums, first+i)
	}
	return b.checked(d, sexes, 1, sums...), err
}

// checked adds the sums of a sheet of contributions and holds them against the
// difference in life expectancy on the summary. It is nil where there are no rows.
func (b *book) checked(d *dataSheet, sexes []string, labelCol int, sums ...int) *dataSheet {
	if len(d.rows) == 0 {
		return nil
	}
	for _, sex := range sexes {
		d.total(sex, b.pick("sum", "ผลรวม"), labelCol, sums...)
	}
	for i, sex := range sexes {
		at, gap := b.summaryGap(sex)
		row := make([]any, len(d.cols))
		row[0], row[labelCol] = sex, b.pick("sum minus difference on the summary", "ผลรวม ลบ ความแตกต่างในหน้าสรุป")
		sum := d.totals[i][sums[0]].(formula)
		row[sums[0]] = formula{cellName(sums[0], d.totalNumber(i)) + "-" + at, sum.value.(float64) - gap}
		d.totals = append(d.totals, row)
	}
	return d
}

// orNone is v, or an empty cell.
func orNone[T any](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}
