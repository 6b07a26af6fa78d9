package main

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/table"
)

// columns declares the columns once; scripts depend on names and order. People see the
// figure's name and its verdict in their language instead of the ids; on a terminal the
// sentences stand below the table, where they are not cut.
func (o *checkOptions) columns() []table.Column {
	th, human, terminal := o.out.lang == "th", o.out.human(), o.out.format == table.Terminal
	value := number("value", "value", "ค่า", 2)
	value.Hidden = !terminal
	cols := []table.Column{
		{Name: "verdict", EN: "verdict", TH: "ผล (อังกฤษ)", Hidden: human && th},
		{Name: "check", EN: "check", TH: "รายการตรวจ", Hidden: human},
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "area_en", EN: "area (English)", TH: "พื้นที่ (อังกฤษ)", Hidden: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
		{Name: "age", EN: "age", TH: "อายุ"},
		value,
		number("threshold", "limit", "เกณฑ์", 2),
		{Name: "text", EN: "finding", TH: "ผลตรวจ (อังกฤษ)", Hidden: th || terminal},
		{Name: "text_th", EN: "finding (Thai)", TH: "ผลตรวจ", Hidden: !th || terminal},
		{Name: "repair", EN: "what to do", TH: "ข้อเสนอ (อังกฤษ)", Hidden: th || terminal},
		{Name: "repair_th", EN: "what to do (Thai)", TH: "ข้อเสนอ", Hidden: !th || terminal},
	}
	if !human {
		return cols
	}
	return append([]table.Column{
		{Name: "verdict_th", EN: "verdict (Thai)", TH: "ผล", Hidden: !th},
		cols[0],
		{Name: "measure", EN: "figure", TH: "รายการตรวจ"},
	}, cols[1:]...)
}

// rows lists the findings, the worst first; for programs below a row for the stamp, which
// people read in the title and the notes.
func (o *checkOptions) rows(r quality.Report, s quality.Stamp) *table.Table {
	b := table.New(o.columns())
	era := o.out.calendar()
	if !o.out.human() {
		b.Append(s.Verdict.String(), "stamp", nil, nil, nil, nil, nil, nil, nil, nil, s.Line("en", era), s.Line("th", era), nil, nil)
	}
	names := map[string]string{}
	for _, l := range quality.Limits() {
		names[l.Check] = o.out.pick(l.EN, l.TH)
	}
	for _, f := range r.Worst() {
		row := []any{f.Verdict.String(), f.Check, f.Area.Code, o.out.areaName(f.Area), f.Area.Name("en"), o.out.period(f.Period), o.out.sexName(f.Sex),
			optional(f.Age, f.Age != ""), f.Value, optional(f.Threshold, f.HasThreshold), f.EN, f.TH, optional(f.RepairEN, f.RepairEN != ""), optional(f.RepairTH, f.RepairTH != "")}
		if o.out.human() {
			row = append([]any{verdictTH(f.Verdict), row[0], names[f.Check]}, row[1:]...)
		}
		b.Append(row...)
	}
	return b.Table()
}

// verdictTH is the verdict on one figure in Thai.
func verdictTH(v quality.Verdict) string {
	if v == quality.OK {
		return "ปกติ"
	}
	return v.Colour("th")
}

// advised is how many checks are worded below the table.
const advised = 8

// advise words, on a terminal, what is red or amber and what to do about it: each check
// once, for the first place it concerns.
func (o *checkOptions) advise(s quality.Stamp) (notes []string) {
	if o.out.format != table.Terminal {
		return nil
	}
	places := map[string]int{}
	var first []quality.Finding
	for _, f := range s.Reasons {
		if places[f.Check]++; places[f.Check] == 1 {
			first = append(first, f)
		}
	}
	for i, f := range first {
		if i == advised {
			return append(notes, fmt.Sprintf(o.out.pick("… and %d more checks", "… และอีก %d รายการตรวจ"), len(first)-i))
		}
		where := f.Where(o.out.lang, o.out.calendar())
		if n := places[f.Check] - 1; n > 0 {
			where += fmt.Sprintf(o.out.pick(", %d more rows", " และอีก %d แถว"), n)
		}
		note := fmt.Sprintf("%s: %s (%s).", strings.ToUpper(f.Verdict.Colour(o.out.lang)), o.out.pick(f.EN, f.TH), where)
		if o.out.lang == "th" {
			note = strings.TrimSuffix(note, ".")
		}
		if f.RepairEN != "" {
			note += o.out.pick(" What to do: "+f.RepairEN+".", " ข้อเสนอ: "+f.RepairTH)
		}
		notes = append(notes, note)
	}
	return notes
}
