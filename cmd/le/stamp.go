package main

import (
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/quality"
)

// qualityMeta is the stamp of a result for machines: meta.quality of JSON output.
type qualityMeta struct {
	Stamp   string          `json:"stamp"` // green, amber or red
	Reasons []qualityReason `json:"reasons"`
}

type qualityReason struct {
	Check    string  `json:"check"`
	Verdict  string  `json:"verdict"`
	AreaCode string  `json:"area_code"`
	Area     string  `json:"area"`
	Period   string  `json:"period"`
	Sex      string  `json:"sex"`
	Age      string  `json:"age,omitempty"`
	Value    float64 `json:"value"`
	Text     string  `json:"text"`
	TextTH   string  `json:"text_th"`
	Repair   string  `json:"repair"`
	RepairTH string  `json:"repair_th"`
}

// stamp adds the quality of the data that a result uses: one line among the notes, all
// reasons to the meta of JSON. Every command that prints a result calls it, with the
// populations the result was made of. The causes are judged as the files have them,
// before any were regrouped or redistributed.
func (o *outputOptions) stamp(r *result, d *dataOptions, sides []analysis.Side) {
	s := quality.StampOf(d.ungrouped, sides...)
	r.notes = append(r.notes, o.stampLine(s))
	r.meta.Quality = describeStamp(s)
}

// stampLine words a stamp for people.
func (o *outputOptions) stampLine(s quality.Stamp) string {
	era := analysis.CE
	if o.be {
		era = analysis.BE
	}
	colour, reasons, _ := strings.Cut(s.Line(o.lang, era), ": ")
	line := o.pick("Data quality: ", "คุณภาพข้อมูล: ") + strings.ToUpper(colour)
	if reasons == "" {
		return line
	}
	return line + ": " + reasons + o.pick(" (all with le check)", " (ดูทั้งหมดด้วย le check)")
}

func describeStamp(s quality.Stamp) *qualityMeta {
	m := &qualityMeta{Stamp: s.Verdict.Colour("en"), Reasons: []qualityReason{}}
	for _, f := range s.Reasons {
		m.Reasons = append(m.Reasons, qualityReason{Check: f.Check, Verdict: f.Verdict.String(), AreaCode: f.Area.Code, Area: f.Area.Name("th"),
			Period: f.Period.Label(analysis.CE), Sex: f.Sex.String(), Age: f.Age, Value: f.Value, Text: f.EN, TextTH: f.TH, Repair: f.RepairEN, RepairTH: f.RepairTH})
	}
	return m
}
