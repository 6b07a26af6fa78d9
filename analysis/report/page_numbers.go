package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
)

// chartColumn says how a column of a chart's numbers is shown to people.
type chartColumn struct {
	name, en, th string
	decimals     int  // of numbers; -1 for words
	sign         bool // numbers carry a plus
}

// chartColumns are the columns that charts have. What is not here is for machines.
func chartColumns() []chartColumn {
	return []chartColumn{
		{"area", "Area", "", -1, false}, {"area_th", "", "พื้นที่", -1, false},
		{"sex", "Sex", "เพศ", -1, false}, {"period", "Years", "ปี", -1, false}, {"age", "Age", "อายุ", -1, false},
		{"bar", "Bar", "แท่ง", -1, false}, {"part", "Part", "", -1, false}, {"part_th", "", "ส่วน", -1, false},
		{"cause", "Cause", "", -1, false}, {"cause_th", "", "สาเหตุ", -1, false},
		{"risk", "Risk factor", "", -1, false}, {"risk_th", "", "ปัจจัยเสี่ยง", -1, false},
		{"contribution", "Years of life", "ปี", 3, true}, {"percent", "Percent", "ร้อยละ", 1, false},
		{"ex", "Life expectancy", "อายุคาดเฉลี่ย", 2, false},
		{"lower", "Lower limit", "ขอบล่าง", 2, false}, {"upper", "Upper limit", "ขอบบน", 2, false},
		{"deaths_per_year", "Deaths a year", "ตายต่อปี", 0, false}, {"main_age", "Main age", "อายุที่มีผลมาก", -1, false},
		{"rank_then", "Rank then", "อันดับเดิม", 0, false}, {"rank", "Rank", "อันดับ", 0, false},
		{"deaths_then", "Deaths then", "ตายเดิม", 0, false}, {"deaths", "Deaths", "จำนวนตาย", 0, false}, {"population", "Person-years", "คน-ปี", 0, false},
		{"deaths_change", "Change, %", "เปลี่ยนแปลง (ร้อยละ)", 0, true},
		{"asr_then", "Standardised rate then", "อัตราปรับเดิม", 1, false}, {"asr", "Standardised rate", "อัตราปรับ", 1, false}, {"asr_change", "Change of the rate, %", "อัตราเปลี่ยน (ร้อยละ)", 0, true},
		{"paf", "Share of deaths", "สัดส่วนของการตาย", 3, false}, {"yll", "Years of life lost", "ปีที่สูญเสีย (YLL)", 0, false}, {"le_gain", "Years gained without it", "อายุที่เพิ่มหากไม่มี (ปี)", 2, true},
		{"rate_per_100000", "Deaths per 100,000", "อัตราตายต่อแสน", 1, false}, {"alive_percent", "Alive of 100", "ยังมีชีวิตจาก 100 คน", 2, false},
	}
}

// numbersOf shows the numbers of a chart to people: columns in their language, rounded.
// Names that are the same in all rows are left out.
func (w pageWords) numbersOf(d chart.Data) *tableView {
	d = spread(d)
	t := &tableView{}
	var from []int
	var how []chartColumn
	signedLimits := slices.Contains(d.Header, "contribution")
	for _, c := range chartColumns() {
		i := slices.Index(d.Header, c.name)
		head := w.pick(c.en, c.th)
		if i < 0 || head == "" || c.decimals < 0 && len(d.Rows) > 1 && same(d.Rows, i) {
			continue
		}
		if signedLimits && (c.name == "lower" || c.name == "upper") {
			c.decimals, c.sign = 3, true
		}
		from, how = append(from, i), append(how, c)
		t.Heads = append(t.Heads, headView{head, c.decimals >= 0})
	}
	for i, name := range d.Header {
		if age, ok := strings.CutPrefix(name, agePrefix); ok {
			from, how = append(from, i), append(how, chartColumn{decimals: 3, sign: true})
			t.Heads = append(t.Heads, headView{age, true})
		}
	}
	for _, r := range d.Rows {
		var row rowView
		if id := slices.Index(d.Header, "cause_id"); id >= 0 && r[id] == analysis.CauseAll && len(d.Rows) > 1 {
			row.Kind = sumRow
		}
		for i, col := range from {
			row.Cells = append(row.Cells, w.numberCell(r[col], how[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w pageWords) numberCell(text string, c chartColumn) cellView {
	switch {
	case c.name == "sex":
		return word(w.sexWord(text))
	case c.name == "period":
		return word(w.calendar(text))
	case c.decimals < 0:
		return word(text)
	}
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return number(text)
	case c.sign:
		return number(signed(v, c.decimals))
	}
	return number(fixed(v, c.decimals))
}

// sexWord puts the words for sexes into the page's language.
func (w pageWords) sexWord(s string) string {
	switch s {
	case "male":
		return w.pick("Men", "ชาย")
	case "female":
		return w.pick("Women", "หญิง")
	case "both":
		return w.pick("Both sexes", "รวมสองเพศ")
	}
	return s
}

// calendar moves the years of a machine's period, "2019-2022", to the page's calendar.
func (w pageWords) calendar(period string) string {
	var years []string
	for _, part := range strings.Split(period, "-") {
		y, err := strconv.Atoi(part)
		if err != nil {
			return period
		}
		years = append(years, strconv.Itoa(y+int(w.era)))
	}
	return strings.Join(years, "–")
}

// same reports whether a column holds one value.
func same(rows [][]string, col int) bool {
	for _, r := range rows {
		if r[col] != rows[0][col] {
			return false
		}
	}
	return true
}

// agePrefix marks the columns that spread makes.
const agePrefix = "age:"

// spread turns rows of one age and cause each into a row a cause with the ages beside
// each other: hundreds of rows nobody reads.
func spread(d chart.Data) chart.Data {
	age, cause, value := slices.Index(d.Header, "age"), slices.Index(d.Header, "cause_id"), slices.Index(d.Header, "contribution")
	if age < 0 || cause < age || value < cause {
		return d
	}
	out := chart.Data{Header: slices.Concat(d.Header[:age], d.Header[age+1:value])}
	rows := map[string]int{}
	for _, r := range d.Rows {
		names := slices.Concat(r[:age], r[age+1:value])
		key := strings.Join(names, "\x00")
		i, known := rows[key]
		if !known {
			i = len(out.Rows)
			rows[key], out.Rows = i, append(out.Rows, names)
		}
		if !slices.Contains(out.Header, agePrefix+r[age]) {
			out.Header = append(out.Header, agePrefix+r[age])
		}
		out.Rows[i] = append(out.Rows[i], r[value]) // ages come in order, for every cause the same
	}
	return out
}
