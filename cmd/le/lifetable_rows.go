package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/lifetable"
)

// columns declares the columns once; scripts depend on names and order.
func (o *lifetableOptions) columns() []table.Column {
	cols := placeColumns()
	if o.summary {
		return append(cols, o.summaryColumns()...)
	}
	cols = append(cols,
		table.Column{Name: "age", EN: "age", TH: "อายุ"},
		table.Column{Name: "n", EN: "n", TH: "n", Kind: table.Int, Hidden: true},
		number("deaths", "deaths", "ตาย", 0), number("population", "person-years", "คน-ปี", 0),
		number("nMx", "nMx", "nMx", 5), number("nAx", "nAx", "nAx", 2), number("nqx", "nqx", "nqx", 5),
		number("lx", "lx", "lx", 0), number("ndx", "ndx", "ndx", 0), number("nLx", "nLx", "nLx", 0), number("Tx", "Tx", "Tx", 0),
		number("ex", "ex", "ex", 2))
	cols = append(cols, o.table.limitColumns("ex", 2)...)
	cols = append(cols, o.table.furtherColumns("ex", 2)...)
	if o.health != nil {
		cols = append(cols, healthColumns()...)
	}
	return cols
}

func healthColumns() []table.Column {
	return []table.Column{number("hle", "HLE", "HLE", 2), number("hle_share", "HLE share", "สัดส่วน HLE", 3),
		number("hle_se_survey", "SE survey", "SE สำรวจ", 2), number("hle_se", "SE HLE", "SE HLE", 2)}
}

// limitColumns are the standard error of one figure and its limits at the first
// level.
func (o *tableOptions) limitColumns(name string, decimals int) []table.Column {
	return []table.Column{number(name+"_se", "SE", "SE", decimals),
		number(name+"_lower", "lower", "ต่ำสุด", decimals), number(name+"_upper", "upper", "สูงสุด", decimals)}
}

// furtherColumns are the limits at the other levels, named after them.
func (o *tableOptions) furtherColumns(name string, decimals int) (cols []table.Column) {
	for _, level := range o.levels[1:] {
		p := percent(level)
		cols = append(cols, number(name+"_lower_"+p, "lower "+p+" %", "ต่ำสุด "+p+" %", decimals),
			number(name+"_upper_"+p, "upper "+p+" %", "สูงสุด "+p+" %", decimals))
	}
	return cols
}

// limitCells are all columns that limits has values for.
func (o *tableOptions) limitCells(name string) []table.Column {
	return append(o.limitColumns(name, 0), o.furtherColumns(name, 0)...)
}

func (o *lifetableOptions) summaryColumns() []table.Column {
	cols := []table.Column{number("deaths", "deaths", "ตาย", 0), number("population", "person-years", "คน-ปี", 0), number("e0", "e0", "e0 (ปี)", 2)}
	cols = append(cols, o.table.limitColumns("e0", 2)...)
	cols = append(cols,
		number("e15", "e15", "e15", 2), number("e30", "e30", "e30", 2), number("e60", "e60", "e60", 2), number("e65", "e65", "e65", 2),
		number("q5_0", "5q0", "5q0", 4), number("q45_15", "45q15", "45q15", 4), number("q40_30", "40q30", "40q30", 4),
		number("edagger", "e†", "e†", 2), number("gini", "Gini", "Gini", 4), number("sd", "SD", "SD", 2), number("modal_age", "modal age", "ฐานนิยม", 1),
		hidden(number("keyfitz_h", "H", "H", 4)), hidden(number("iqr", "IQR", "IQR", 2)), hidden(number("median_age", "median age", "มัธยฐาน", 1)),
		number("q40_30_ncd", "40q30 NCD", "40q30 NCD", 4))
	for _, m := range o.measures {
		if !has(cols, m.Name) {
			cols = append(cols, number(m.Name, m.Name, m.Name, 2))
		}
	}
	if o.health != nil {
		cols = append(cols, healthColumns()...)
	}
	cols = append(cols, hidden(table.Column{Name: "close", EN: "close-out", TH: "การปิดตาราง"}), hidden(table.Column{Name: "open_age", EN: "open age", TH: "อายุเปิด"}),
		hidden(number("e0_change", "change by close-out", "ผลของการปิดตาราง", 2)))
	cols = append(cols, o.table.furtherColumns("e0", 2)...)
	for _, m := range o.withIntervals() {
		for _, c := range append(o.table.limitColumns(m.Name, 4), o.table.furtherColumns(m.Name, 4)...) {
			cols = append(cols, hidden(c))
		}
	}
	return cols
}

func has(cols []table.Column, name string) bool {
	return slices.ContainsFunc(cols, func(c table.Column) bool { return c.Name == name })
}

// withIntervals are the measures beside e0 whose standard errors and limits stand
// at the end of a summary: all with a bootstrap, else those with a delta variance.
func (o *lifetableOptions) withIntervals() (list []lifetable.Measure) {
	for _, m := range append(lifetable.Measures(), o.measures...) {
		listed := slices.ContainsFunc(list, func(l lifetable.Measure) bool { return l.Name == m.Name })
		if m.Name != "e0" && !listed && o.table.interval != intervalNone && (m.Variance != nil || o.table.interval == intervalBootstrap) {
			list = append(list, m)
		}
	}
	return list
}

// bootstrapped are the measures a bootstrap follows: for a full table ex at every
// age, for a summary e0 and all the others.
func (o *lifetableOptions) bootstrapped(t *lifetable.Table) []lifetable.Measure {
	if o.summary {
		return append([]lifetable.Measure{lifetable.LifeExpectancy(0)}, o.withIntervals()...)
	}
	var list []lifetable.Measure
	for _, age := range t.Ages {
		list = append(list, lifetable.LifeExpectancy(age))
	}
	return list
}

// limits are the values for limitColumns and furtherColumns: from the draws of the
// measure at index draw, else from its variance; nil where there are none, or no
// value (ok).
func (o *tableOptions) limits(one *built, value, variance float64, ok bool, draw int) []any {
	values := make([]any, 1+2*len(o.levels))
	if !ok || o.interval == intervalNone {
		return values
	}
	for i, level := range o.levels {
		var iv lifetable.Interval
		valid := false
		switch {
		case one.draws != nil:
			iv, valid = one.draws.Interval(draw, level)
		default:
			iv, valid = lifetable.NormalInterval(value, variance, level), true
		}
		if valid {
			values[0], values[1+2*i], values[2+2*i] = iv.SE, iv.Lower, iv.Upper
		}
	}
	return values
}

func (o *lifetableOptions) place(pop *analysis.Population) []any {
	return []any{pop.Area.Code, o.out.areaName(pop.Area), pop.Area.Name("en"), o.out.period(pop.Period), o.out.sexName(pop.Sex)}
}

func (o *lifetableOptions) appendRows(b *table.Builder, one *built) {
	t := one.table
	variance := t.Variance()
	for i := range t.Ages {
		var n, deaths, people any
		if w := t.Ages.Width(i); w > 0 {
			n = w
		}
		if i < len(t.Deaths) {
			deaths, people = t.Deaths[i], t.Exposure[i]
		}
		if t.Fit != nil && i == t.Fit.Row {
			deaths, people = nil, nil // of the whole open group, which rows share from here on
		}
		row := append(o.place(one.pop), t.Ages.Label(i), n, deaths, people,
			t.NMx[i], t.NAx[i], t.Nqx[i], t.Lx[i], t.Ndx[i], t.NLx[i], t.Tx[i], t.Ex[i])
		row = append(row, o.table.limits(one, t.Ex[i], variance[i], true, i)...)
		if one.health != nil {
			row = append(row, healthCells(one.health, i)...)
		}
		b.Append(row...)
	}
}

func healthCells(s *lifetable.Sullivan, i int) []any {
	cells := []any{s.HLE[i], s.Share[i], nil, nil}
	if s.SurveySE != nil {
		cells[2] = s.SurveySE[i]
	}
	if s.SE != nil {
		cells[3] = s.SE[i]
	}
	return cells
}

// disparity are the measures that count from the first age of a table and so mean
// something else where that is above 0.
var disparity = []string{"edagger", "keyfitz_h", "gini", "sd", "iqr", "median_age"}

func (o *lifetableOptions) appendSummary(b *table.Builder, one *built) {
	t, cols := one.table, o.columns()
	value := map[string]any{} // by column; what is not there stays empty
	set := func(cols []table.Column, values ...any) {
		for i, c := range cols {
			value[c.Name] = values[i]
		}
	}
	set(placeColumns(), o.place(one.pop)...)
	value["deaths"], value["population"] = one.pop.Totals()
	value["close"], value["open_age"] = o.close.String(), one.pop.Ages.Label(one.pop.Ages.Open())
	if q, _, ok := cause.NCD4(one.pop); ok {
		value["q40_30_ncd"] = q
	}
	if one.health != nil {
		set(healthColumns(), healthCells(one.health, 0)...)
	}
	fromBirth := t.Ages[0] == 0
	for _, m := range append(lifetable.Measures(), o.measures...) {
		if v, ok := m.Of(t); ok && (fromBirth || !slices.Contains(disparity, m.Name)) {
			value[m.Name] = v
		}
	}
	if fromBirth {
		value["e0_change"] = t.Change(0)
		set(o.table.limitCells("e0"), o.table.limits(one, t.Ex[0], t.Variance()[0], true, 0)...)
	}
	for i, m := range o.withIntervals() {
		v, ok := value[m.Name].(float64)
		var variance float64
		if ok && one.draws == nil {
			variance, ok = m.Variance(t)
		}
		set(o.table.limitCells(m.Name), o.table.limits(one, v, variance, ok, i+1)...)
	}
	row := make([]any, len(cols))
	for i, c := range cols {
		row[i] = value[c.Name]
	}
	b.Append(row...)
}

func (o *lifetableOptions) notes(l *ingest.Loaded) []string {
	axEN, axTH := o.table.describeAx()
	ivEN, ivTH := o.table.describeIntervals("Chiang with Silcocks' term", "Chiang กับพจน์ของ Silcocks")
	closeEN, closeTH := o.close.Describe()
	if o.close != lifetable.Rate {
		closeEN += fmt.Sprintf(", fitted from age %d", o.fitFrom)
		closeTH += fmt.Sprintf(" ตั้งแต่อายุ %d ปี", o.fitFrom)
	}
	notes := []string{o.out.pick(
		fmt.Sprintf("Method: nax: %s; close-out: %s; %s.", axEN, closeEN, ivEN),
		fmt.Sprintf("วิธี: nax: %s; การปิดตาราง: %s; %s", axTH, closeTH, ivTH))}
	if o.health != nil {
		notes = append(notes, o.out.pick("HLE: years in good health by Sullivan's method, prevalence from "+o.health.File+".",
			"HLE: จำนวนปีที่มีสุขภาพดีตามวิธีของ Sullivan ความชุกจาก "+o.health.File))
	}
	return o.out.withSource(notes, l)
}

func (o *lifetableOptions) intervalSource() string {
	en, _ := o.table.describeIntervals("Chiang 1984 with Silcocks' open-interval term", "")
	return en
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

func placeColumns() []table.Column {
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

func hidden(c table.Column) table.Column {
	c.Hidden = true
	return c
}

// parseAgeRange reads two ages, "30-70".
func parseAgeRange(text string) (from, to int, err error) {
	a, b, ok := strings.Cut(text, "-")
	from, err1 := strconv.Atoi(strings.TrimSpace(a))
	to, err2 := strconv.Atoi(strings.TrimSpace(b))
	if !ok || err1 != nil || err2 != nil || from < 0 || to <= from || to > lifetable.MaxAge {
		return 0, 0, usagef("write two ages such as 30-70", "%q is no range of ages", text)
	}
	return from, to, nil
}

// newMeta starts the "meta" object of a result.
func newMeta(command string, l *ingest.Loaded, t *tableOptions) meta {
	m := meta{Version: version, Command: command, Simulated: l.Data.Simulated, Title: l.Data.Title, Inputs: l.Inputs,
		Method: map[string]string{"ax": t.ax, "ax_source": t.rule.Source(), "close": "rate (ex = 1/m)", "confidence": strings.Join(t.confidence, ",")}}
	m.Inputs = append(slices.Clip(m.Inputs), t.inputs...)
	if t.given != nil {
		m.Method["ax_source"] = "given by the user"
	}
	return m
}
