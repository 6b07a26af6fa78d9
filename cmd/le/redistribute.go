package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/pflag"
)

// redistributeOptions say what becomes of deaths whose cause says nothing. A command
// adds the flag; dataOptions.load then redistributes before causes are regrouped.
type redistributeOptions struct {
	how string // none, proportional, compare, compare,FILE or FILE

	rules   *cause.Rules // nil for none
	compare bool         // the ranks under every treatment, side by side
	file    string       // of rules, or ""
	input   []ingest.Input
}

// Names after --redistribute.
const (
	redistributeNone         = "none"
	redistributeProportional = "proportional"
	redistributeCompare      = "compare"
)

func (o *redistributeOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.how, "redistribute", redistributeNone, "share out deaths of ill-defined and garbage causes: none, proportional, a CSV file of rules (from, to, age, sex, weight), or compare[,FILE] to rank causes under every treatment")
}

// settle reads the flag and the file of rules.
func (o *redistributeOptions) settle() error {
	kind, file, more := strings.Cut(o.how, ",")
	switch {
	case o.how == "" || o.how == redistributeNone:
		return nil
	case o.how == redistributeProportional:
		rules := cause.Proportional()
		o.rules = &rules
		return nil
	case kind == redistributeCompare:
		o.compare = true
		if !more {
			return nil
		}
		o.file = file
	default:
		o.file = o.how
	}
	text, err := os.ReadFile(o.file)
	if err != nil {
		return usagef("choose none, proportional or compare, or name a CSV file of rules", "--redistribute %q is no treatment and no file", o.file)
	}
	rules, err := cause.ParseRules(strings.NewReader(string(text)), o.file)
	if err != nil {
		return err
	}
	o.rules = &rules
	o.input = []ingest.Input{{Name: o.file, SHA256: fmt.Sprintf("%x", sha256.Sum256(text))}}
	return nil
}

// apply redistributes a dataset; with compare it stays as it is.
func (o *redistributeOptions) apply(d *analysis.Dataset) (*analysis.Dataset, error) {
	if o.rules == nil || o.compare {
		return d, nil
	}
	out, unused, err := cause.RedistributeDataset(d, *o.rules)
	if err != nil {
		return nil, err
	}
	for _, rule := range unused {
		out.Warnings = append(out.Warnings, analysis.Warning{Code: "rule-unused",
			EN: fmt.Sprintf("the rule from %s to %s meets no cause of these data and did nothing", rule.From, rule.To),
			TH: fmt.Sprintf("กฎจาก %s ไป %s ไม่ตรงกับสาเหตุใดในข้อมูลนี้ จึงไม่มีผล", rule.From, rule.To)})
	}
	return out, nil
}

// name says what was done, for notes and machines.
func (o *redistributeOptions) name() string {
	switch {
	case o.rules == nil && !o.compare:
		return redistributeNone
	case o.compare:
		return redistributeCompare
	case o.file != "":
		return o.file
	}
	return redistributeProportional
}

// movedMeta is what redistribution did to one population, for JSON.
type movedMeta struct {
	AreaCode string  `json:"area_code"`
	Area     string  `json:"area"`
	Period   string  `json:"period"`
	Sex      string  `json:"sex"`
	Deaths   float64 `json:"deaths"`
	Moved    float64 `json:"moved"`
	Kept     float64 `json:"kept"`
}

// note adds what was moved in the populations of a result: a line among the notes, all
// of it to the meta of JSON. Nothing is said where nothing was asked for.
func (o *redistributeOptions) note(out *outputOptions, r *result, d *dataOptions, sides []analysis.Side) error {
	r.meta.Method["redistribute"] = o.name()
	r.meta.Inputs = append(r.meta.Inputs, o.input...)
	if o.rules == nil || o.compare {
		return nil
	}
	var list []movedMeta
	for _, side := range sides {
		before, err := d.ungrouped.Select(side)
		if err != nil {
			return err
		}
		after, err := d.redistributed.Select(side)
		if err != nil {
			return err
		}
		m, err := cause.Compare(before, after, *o.rules)
		if err != nil {
			return err
		}
		deaths, _ := before.Totals()
		list = append(list, movedMeta{before.Area.Code, out.areaName(before.Area), out.period(before.Period), out.sexName(before.Sex), deaths, m.Moved, m.Kept})
	}
	r.meta.Redistribution = list
	var parts []string
	for i, m := range list {
		if i == summariesShown {
			parts = append(parts, fmt.Sprintf(out.pick("%d more", "อีก %d กลุ่ม"), len(list)-i))
			break
		}
		parts = append(parts, fmt.Sprintf(out.pick("%.0f of %.0f deaths of %s (%.0f stayed)", "%.0f จาก %.0f ราย ของ %s (คงเดิม %.0f)"), m.Moved, m.Deaths, side(m.Area, m.Period, m.Sex), m.Kept))
	}
	r.notes = append(r.notes, fmt.Sprintf(out.pick("Redistributed (%s): %s. Deaths by age and life expectancy do not change.", "กระจายสาเหตุ (%s): %s จำนวนตายรายอายุและอายุคาดเฉลี่ยไม่เปลี่ยน"),
		o.describe(out), strings.Join(parts, "; ")))
	return nil
}

// describe words the treatment.
func (o *redistributeOptions) describe(out *outputOptions) string {
	if o.file != "" {
		return fmt.Sprintf(out.pick("%d rules of %s", "กฎ %d ข้อ จาก %s"), len(o.rules.Rules), o.file)
	}
	return out.pick("ill-defined causes and garbage codes of levels 1-2, in proportion to the other causes of the same age and sex, injuries among injuries",
		"สาเหตุที่ระบุไม่ชัดแจ้งและรหัสที่ใช้ไม่ได้ระดับ 1-2 ตามสัดส่วนสาเหตุอื่นในอายุและเพศเดียวกัน การบาดเจ็บแยกต่างหาก")
}

// treatment is one way to deal with useless causes, for comparing.
type treatment struct {
	name   string // column
	en, th string
	rules  *cause.Rules
}

// treatments are those compared.
func (o *redistributeOptions) treatments() []treatment {
	proportional := cause.Proportional()
	list := []treatment{
		{"none", "as coded", "ตามรหัสเดิม", nil},
		{"ill_defined", "ill-defined", "ระบุไม่ชัดแจ้ง", &cause.Rules{MaxLevel: 0}},
		{"proportional", "+ levels 1-2", "+ ระดับ 1-2", &proportional},
		{"level_3", "+ level 3", "+ ระดับ 3", &cause.Rules{MaxLevel: 3}},
	}
	if o.file != "" {
		list = append(list, treatment{"file", o.file, o.file, o.rules})
	}
	return list
}
