package cause_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/testdata/golden"
)

// The reference file holds 15 digits.
const tolQ = 1e-12

// TestNCD4Reference holds the indicator against figures computed in R; there the
// chapters stand in for the exact codes, so each gets codes inside the four groups.
func TestNCD4Reference(t *testing.T) {
	for _, want := range golden.Read(t, "expected/ncd_40q30.csv") {
		name := want.Get(t, "dataset")
		t.Run(name, func(t *testing.T) {
			rows := golden.Read(t, "inputs/"+name+".csv")
			p := &analysis.Population{}
			for _, r := range rows {
				p.Ages = append(p.Ages, r.Int(t, "age"))
				p.Exposure = append(p.Exposure, 1e6)
			}
			counted := strings.Split(want.Get(t, "causes"), "+")
			for _, column := range rows[0].Columns() {
				if column == "age" {
					continue
				}
				c := analysis.Cause{ID: column, ICD10: "A00-B99"}
				for _, n := range counted {
					if n == column {
						c.ICD10 = "I00-I99"
					}
				}
				p.Causes = append(p.Causes, c)
				for _, m := range golden.Column(t, rows, column) {
					p.Deaths = append(p.Deaths, m*1e6)
				}
			}
			got, members, ok := cause.NCD4(p)
			if !ok || len(members) != len(counted) || math.Abs(got-want.Float(t, "ncd_40q30")) > tolQ {
				t.Errorf("NCD4 = %v of %d causes, want %v of %d", got, len(members), want.Float(t, "ncd_40q30"), len(counted))
			}
		})
	}
}

// TestNCD4Layouts: no five-year groups, or no codes, no figure.
func TestNCD4Layouts(t *testing.T) {
	p := &analysis.Population{Ages: analysis.Ages{0, 30, 40, 50, 60, 70}, Causes: []analysis.Cause{{ID: "x", ICD10: "I60-I69"}},
		Deaths: make([]float64, 6), Exposure: []float64{1, 1, 1, 1, 1, 1}}
	if _, _, ok := cause.NCD4(p); ok {
		t.Error("ten-year groups gave a figure")
	}
	p.Ages = analysis.Ages{30, 35, 40, 45, 50, 55, 60, 65, 70}
	p.Deaths, p.Exposure = make([]float64, 9), []float64{1, 1, 1, 1, 1, 1, 1, 1, 1}
	if q, _, ok := cause.NCD4(p); !ok || q != 0 {
		t.Errorf("nobody died: %v, %v", q, ok)
	}
	p.Causes[0].ICD10 = ""
	if _, _, ok := cause.NCD4(p); ok {
		t.Error("causes without codes gave a figure")
	}
}

func ExampleParseRanges() {
	stroke, err := cause.ParseRanges("I60-I69;G45")
	fmt.Println(stroke, err)
	// Output: I60-I69;G45 <nil>
}
