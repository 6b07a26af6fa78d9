package report

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// lifeTables lists the life tables of both sides. Death rates are formulas of the
// counts beside them.
func (b *book) lifeTables() (*dataSheet, error) {
	const deaths, people = 3, 4
	d := &dataSheet{name: b.pick("Life tables", "ตารางชีพ"), title: b.pick("Life tables", "ตารางชีพ") + ": " + b.title(), frozen: 3,
		about: b.pick("nMx deaths per person-year; nax years lived by those who die; nqx probability of dying; lx survivors of 100,000; ex life expectancy in years; nax: ",
			"nMx อัตราตายต่อคน-ปี; nax จำนวนปีที่ผู้ตายมีชีวิตอยู่ในช่วงอายุ; nqx ความน่าจะเป็นที่จะตาย; lx ผู้รอดชีพจาก 100,000; ex อายุคาดเฉลี่ย (ปี); nax: ") + b.s.Options.Ax.String(),
		cols: []bookColumn{{b.pick("population", "ประชากร"), asText}, {b.pick("sex", "เพศ"), asText}, {b.pick("age", "อายุ"), asText}, {b.pick("deaths", "จำนวนตาย"), asWhole}, {b.pick("person-years", "คน-ปี"), asWhole},
			{"nMx", asProbability}, {"nax", asSmallYears}, {"nqx", asProbability}, {"lx", asWhole}, {"ndx", asWhole}, {"nLx", asWhole}, {"Tx", asWhole}, {"ex", asSmallYears}}}
	type side struct{ name, sex string }
	var sides []side
	for _, sex := range b.sexes {
		p, err := b.s.Pair(sex)
		if err != nil {
			return nil, err
		}
		b.addTable(d, b.here(), p.Near, p.NearTable)
		sides = append(sides, side{b.here(), b.sex(p.Near.Sex)})
		if b.compared() && !p.Same {
			b.addTable(d, b.there(), p.Against, p.AgainstTable)
			sides = append(sides, side{b.there(), b.sex(p.Against.Sex)})
		}
	}
	for i, s := range sides {
		row := make([]any, len(d.cols))
		row[0], row[1], row[2] = s.name, s.sex, b.pick("all ages", "ทุกอายุ")
		at := d.totalNumber(i)
		for _, col := range []int{deaths, people} {
			sum := 0.0
			for _, r := range d.rows {
				if r[0] == s.name && r[1] == s.sex {
					sum += numberOf(r[col])
				}
			}
			row[col] = formula{fmt.Sprintf("SUMIFS(%s,%s,$A%d,%s,$B%d)", d.column(col), d.column(0), at, d.column(1), at), sum}
		}
		d.totals = append(d.totals, row)
	}
	return d, nil
}

func (b *book) addTable(d *dataSheet, name string, p *analysis.Population, t *lifetable.Table) {
	for x := range t.Ages {
		at := d.rowNumber(len(d.rows))
		d.add(name, b.sex(p.Sex), t.Ages.Label(x), t.Deaths[x], t.Exposure[x], formula{fmt.Sprintf("D%d/E%d", at, at), t.NMx[x]},
			t.NAx[x], t.Nqx[x], t.Lx[x], t.Ndx[x], t.NLx[x], t.Tx[x], t.Ex[x])
	}
}

// quality lists what was looked at in the data, the worst first.
func (b *book) quality() (*dataSheet, error) {
	d := &dataSheet{name: b.pick("Data quality", "คุณภาพข้อมูล"), title: b.qualityLine(), frozen: 1,
		about: b.pick("Figures of the data of this study, the worst first, with the limit each is held against and what would mend it", "ตัวชี้วัดคุณภาพของข้อมูลที่ใช้ เรียงจากที่ควรแก้ไขก่อน พร้อมเกณฑ์และวิธีแก้ไข"),
		cols: []bookColumn{{b.pick("stamp", "ระดับ"), asText}, {b.pick("check", "รายการตรวจ"), asText}, {b.pick("about", "เกี่ยวกับ"), asText}, {b.pick("value", "ค่า"), asRate}, {b.pick("limit", "เกณฑ์"), asRate},
			{b.pick("finding", "ผลการตรวจ"), asLongText}, {b.pick("what to do", "ควรทำ"), asLongText}}}
	for _, f := range b.s.Quality().Worst() {
		d.add(f.Verdict.Colour(b.langOr()), f.Check, f.Where(b.langOr(), b.era), finite(f.Value), orNone(f.Threshold, f.HasThreshold), b.pick(f.EN, f.TH), b.pick(f.RepairEN, f.RepairTH))
	}
	if len(d.rows) == 0 {
		return nil, nil
	}
	return d, nil
}
