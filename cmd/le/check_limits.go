package main

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

// writeLimits lists what the checks hold figures against.
func (o *checkOptions) writeLimits(io *streams) error {
	th := o.out.lang == "th"
	b := table.New([]table.Column{
		{Name: "check", EN: "check", TH: "รายการตรวจ"},
		{Name: "measure", EN: "figure", TH: "ค่าที่ตรวจ (อังกฤษ)", Hidden: th},
		{Name: "measure_th", EN: "figure (Thai)", TH: "ค่าที่ตรวจ", Hidden: !th},
		{Name: "amber", EN: "amber outside", TH: "เหลืองเมื่ออยู่นอก"},
		{Name: "red", EN: "red outside", TH: "แดงเมื่ออยู่นอก"},
		{Name: "source", EN: "source", TH: "แหล่งที่มา"},
	})
	for _, l := range quality.Limits() {
		b.Append(l.Check, l.EN, l.TH, bandText(l.Amber), bandText(l.Red), l.Source)
	}
	r := &result{table: b.Table(), title: o.out.pick("Limits of the data-quality checks", "เกณฑ์การตรวจคุณภาพข้อมูล"),
		meta: meta{Version: version, Command: "check", Method: map[string]string{}, Inputs: []ingest.Input{}}}
	return o.out.write(io, o.data, r)
}

// bandText prints a band: "0.5-2", "at most 25", or nothing.
func bandText(b quality.Band) any {
	switch low, high := !math.IsInf(b.Low, 0), !math.IsInf(b.High, 0); {
	case low && high:
		return fmt.Sprintf("%g to %g", b.Low, b.High)
	case low:
		return fmt.Sprintf("%g and more", b.Low)
	case high:
		return fmt.Sprintf("at most %g", b.High)
	}
	return nil
}
