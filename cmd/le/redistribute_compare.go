package main

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/table"
)

// shortList is the number of causes a workshop takes up.
const shortList = 3

// compared are the treatments that --redistribute compare ranks under, nil for another
// flag; known before files are read.
func (o redistributeOptions) compared() []treatment {
	kind, file, more := strings.Cut(o.how, ",")
	if kind != redistributeCompare {
		return nil
	}
	if more {
		o.file = file
	}
	return o.treatments()
}

func (o redistributeOptions) comparing() bool { return o.compared() != nil }

// columns are a value and a rank under every treatment, and in how many of them a cause
// is on the short list. People see the values as coded and by the usual treatment: no
// more fit a terminal.
func (o redistributeOptions) columns(value func(name, en, th string) table.Column) (cols []table.Column) {
	for _, t := range o.compared() {
		v, rank := value(t.name, t.en, t.th), table.Column{Name: t.name + "_rank", EN: "rank", TH: "อันดับ", Kind: table.Int}
		if t.name != redistributeNone && t.name != redistributeProportional {
			v.Hidden, rank.EN, rank.TH = true, "rank "+t.en, "อันดับ "+t.th
		}
		cols = append(cols, v, rank)
	}
	return append(cols, table.Column{Name: "top3_in", EN: "in top 3 of", TH: "ติด 3 อันดับแรก (แบบ)", Kind: table.Int})
}

// underTreatments calls f with the data under every treatment in turn.
func (o *dataOptions) underTreatments(f func(i int, d *analysis.Dataset) error) error {
	for i, t := range o.redistribute.compared() {
		d, err := o.treated(t)
		if err != nil {
			return err
		}
		if err := f(i, d); err != nil {
			return err
		}
	}
	return nil
}

// treatedCause is what a cause has under one treatment.
type treatedCause struct {
	value any
	rank  int // 0 for none
}

// treatedCells are the cells of a cause, and in how many treatments it is on the short
// list: nothing where it has no rank as coded.
func treatedCells(list []treatedCause) (cells []any, top int) {
	for _, t := range list {
		cells = append(cells, t.value, optional(t.rank, t.rank > 0))
		if t.rank > 0 && t.rank <= shortList {
			top++
		}
	}
	return append(cells, optional(top, list[0].rank > 0)), top
}

// stay says in how many of some treatments a cause is on the short list.
func (o *outputOptions) stay(name string, top, of int) string {
	return fmt.Sprintf(o.pick("%s in %d of %d", "%s %d จาก %d แบบ"), name, top, of)
}

// stayNotes heads the notes of every population with its name and keeps a few of them.
func (o *outputOptions) stayNotes(names []string, stays [][]string) (notes []string) {
	for i, name := range names {
		if i == summariesShown {
			return append(notes, fmt.Sprintf(o.pick("… and %d more (column top3_in)", "… และอีก %d กลุ่ม (ดูคอลัมน์ top3_in)"), len(names)-i))
		}
		notes = append(notes, fmt.Sprintf(o.pick("Top %d, %s: %s.", "%d อันดับแรก %s: %s"), shortList, name, strings.Join(stays[i], "; ")))
	}
	return notes
}

// compareTitle heads ranks side by side.
func (o *outputOptions) compareTitle() string {
	return o.pick("Ranks of causes under every treatment of ill-defined and garbage codes", "อันดับสาเหตุตามวิธีจัดการสาเหตุที่ระบุไม่ชัดแจ้งและรหัสที่ใช้ไม่ได้")
}

// compareNote says what the treatments are.
func (o *outputOptions) compareNote() string {
	return o.pick("Treatments: deaths as coded; those of ill-defined causes shared out in proportion to the other causes of the same age and sex, injuries among injuries; also those of garbage codes of levels 1-2; also of level 3. All deaths and life expectancy stay.",
		"วิธี: ตามรหัสเดิม; กระจายสาเหตุที่ระบุไม่ชัดแจ้งตามสัดส่วนสาเหตุอื่นในอายุและเพศเดียวกัน การบาดเจ็บแยกต่างหาก; รวมรหัสที่ใช้ไม่ได้ระดับ 1-2; รวมระดับ 3 จำนวนตายรวมและอายุคาดเฉลี่ยไม่เปลี่ยน")
}
