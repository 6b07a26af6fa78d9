package report_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/analysis/study"
	"github.com/xuri/excelize/v2"
)

// sameSum is how closely a sum in another order must agree.
const sameSum = 1e-9

// sheetTable is a data sheet read back: header in row 4, rows up to the first empty one,
// totals behind it.
type sheetTable struct {
	t            *testing.T
	name         string
	head         []string
	rows, totals [][]string
}

func readSheet(t *testing.T, f *excelize.File, name string) *sheetTable {
	t.Helper()
	all, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	s := &sheetTable{t: t, name: name, head: all[3]}
	below := false
	for _, r := range all[4:] {
		r = append(r, make([]string, len(s.head)-len(r))...)
		switch {
		case slices.Max(r) == "":
			below = true
		case below:
			s.totals = append(s.totals, r)
		default:
			s.rows = append(s.rows, r)
		}
	}
	return s
}

// row finds the row whose cells under some headings are as given.
func (s *sheetTable) row(rows [][]string, want map[string]string) map[string]string {
	s.t.Helper()
	for _, r := range rows {
		cells := map[string]string{}
		for i, h := range s.head {
			cells[h] = r[i]
		}
		if !slices.ContainsFunc(keys(want), func(h string) bool { return cells[h] != want[h] }) {
			return cells
		}
	}
	s.t.Fatalf("%s has no row with %v", s.name, want)
	return nil
}

func keys(m map[string]string) (list []string) {
	for k := range m {
		list = append(list, k)
	}
	return list
}

// same holds cells against numbers, to the last digit.
func same(t *testing.T, what string, row map[string]string, want map[string]float64) {
	t.Helper()
	for head, v := range want {
		got, err := strconv.ParseFloat(row[head], 64)
		if err != nil || got != v {
			t.Errorf("%s, %s: cell holds %q, the study %v", what, head, row[head], v)
		}
	}
}

var sexes = map[string]analysis.Sex{"both sexes": analysis.Both, "men": analysis.Male, "women": analysis.Female}

func TestGapSheets(t *testing.T) {
	s := studyOf(t, "sample", "42", nil)
	f := opened(t, written(t, s, options("en")))
	byCause, byAge, byCell := readSheet(t, f, "Gap by cause"), readSheet(t, f, "Gap by age"), readSheet(t, f, "Gap by cause and age")
	for name, sex := range sexes {
		r, err := s.Gap(sex)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Contributions(decompose.ByCause) {
			if c.Cause == decompose.All {
				sum := byCause.row(byCause.totals, map[string]string{"sex": name, "cause": "sum"})
				if got, _ := strconv.ParseFloat(sum["years"], 64); math.Abs(got-r.Gap) > sameSum {
					t.Errorf("%s: causes add up to %v, the gap is %v", name, got, r.Gap)
				}
				continue
			}
			cause := r.Near.Causes[c.Cause]
			row := byCause.row(byCause.rows, map[string]string{"sex": name, "cause id": cause.ID})
			same(t, name+" "+cause.ID, row, map[string]float64{"years": c.Years, "SE": c.SE, "lower": c.Lower, "upper": c.Upper, "% of gap": c.Share})
			if chance := row["reading"] == "may be chance"; chance != (c.Lower <= 0 && c.Upper >= 0) {
				t.Errorf("%s %s: read as %q between %v and %v", name, cause.ID, row["reading"], c.Lower, c.Upper)
			}
		}
		for _, c := range r.Contributions(decompose.ByAge) {
			if c.Age != decompose.All {
				same(t, name, byAge.row(byAge.rows, map[string]string{"sex": name, "age": r.Near.Ages.Label(c.Age)}), map[string]float64{"years": c.Years, "SE": c.SE, "lower": c.Lower, "upper": c.Upper, "% of gap": c.Share})
			}
		}
		for i, cause := range r.Near.Causes {
			want := map[string]float64{}
			for x := range r.Near.Ages {
				want[r.Near.Ages.Label(x)] = r.Cells[i*len(r.Near.Ages)+x]
			}
			same(t, name+" "+cause.ID, byCell.row(byCell.rows, map[string]string{"sex": name, "cause": cause.EN}), want)
		}
	}
	if n := 3 * 23; len(byCause.rows) != n || len(byCell.rows) != n {
		t.Errorf("%d and %d rows for 23 causes of 3 sexes", len(byCause.rows), len(byCell.rows))
	}
}

func TestCausesSheet(t *testing.T) {
	s := studyOf(t, "sample", "42", func(o *study.Options) { o.Draws, o.Seed = 20, 1 })
	f := opened(t, written(t, s, options("en")))
	causes, change := readSheet(t, f, "Causes"), readSheet(t, f, "Change")
	for name, sex := range sexes {
		r, err := s.Causes(sex)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range r.Causes {
			cause := r.Population.Causes[b.Cause]
			row := causes.row(causes.rows, map[string]string{"sex": name, "cause id": cause.ID})
			same(t, name+" "+cause.ID, row, map[string]float64{"deaths": b.Deaths, "% of deaths": b.Share, "crude rate": b.Crude, "standardised rate": b.ASR.Value, "lower": b.ASR.Lower, "upper": b.ASR.Upper,
				"years of life lost (YLL)": b.YLL, "YLL rate": b.YLLRate, "PYLL": b.PYLL, "years gained without it": b.Gain})
			if b.Standing.Ranked() {
				same(t, name+" "+cause.ID, row, map[string]float64{"rank": float64(b.Rank), "rank from": float64(b.RankLower), "rank to": float64(b.RankUpper)})
			} else if row["rank"] != "" || row["not ranked because"] == "" {
				t.Errorf("%s %s is ranked %q because %q", name, cause.ID, row["rank"], row["not ranked because"])
			}
			if b.Avoidable.Known {
				same(t, cause.ID, row, map[string]float64{"avoidable under 75": b.Avoidable.Deaths})
			} else if row["avoidable under 75"] != "" {
				t.Errorf("%s: avoidable deaths %q that are not known", cause.ID, row["avoidable under 75"])
			}
		}
		total := causes.row(causes.totals, map[string]string{"sex": name})
		for head, want := range map[string]float64{"deaths": r.All.Deaths, "% of deaths": 100, "standardised rate": r.All.ASR.Value, "years of life lost (YLL)": r.All.YLL} {
			if got, _ := strconv.ParseFloat(total[head], 64); math.Abs(got-want) > sameSum*want {
				t.Errorf("%s: %s adds up to %v, want %v", name, head, got, want)
			}
		}
		c, err := s.Change(sex)
		if err != nil {
			t.Fatal(err)
		}
		for _, shift := range c.Shifts[:len(c.Shifts)-1] {
			row := change.row(change.rows, map[string]string{"sex": name, "cause id": c.Now.Population.Causes[shift.Cause].ID})
			want := map[string]float64{"deaths then": shift.DeathsThen, "standardised rate then": shift.ASRThen.Value}
			if shift.HasASR {
				want["change in the rate"], want["rate lower"], want["rate upper"] = shift.ASR.Value, shift.ASR.Lower, shift.ASR.Upper
			}
			same(t, name, row, want)
		}
	}
}

func TestYearsAreasTables(t *testing.T) {
	s := studyOf(t, "sample", "42", nil)
	f := opened(t, written(t, s, options("en")))
	years, areas, tables := readSheet(t, f, "Years"), readSheet(t, f, "Areas"), readSheet(t, f, "Life tables")
	for name, sex := range sexes {
		near, against := s.Trend(sex)
		for i, y := range near {
			same(t, name, years.row(years.rows, map[string]string{"sex": name, "year": y.Period.Label(analysis.CE)}), map[string]float64{"Loei": y.Ex, "lower": y.Lower, "upper": y.Upper,
				"Thailand": against[i].Ex, "lower there": against[i].Lower, "upper there": against[i].Upper, "difference": y.Ex - against[i].Ex})
		}
		places, _ := s.Areas(sex)
		for _, p := range places {
			same(t, name, areas.row(areas.rows, map[string]string{"sex": name, "code": p.Area.Code}), map[string]float64{"life expectancy": p.Ex, "SE": p.SE, "lower": p.Lower, "upper": p.Upper})
		}
		gaps, _, err := s.Gaps(sex)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range gaps {
			same(t, name, areas.row(areas.rows, map[string]string{"sex": name, "code": g.Near.Area.Code}), map[string]float64{"gap": g.Gap})
		}
		p, err := s.Pair(sex)
		if err != nil {
			t.Fatal(err)
		}
		for i, who := range []string{"Loei 2019-2022", "Thailand 2019-2022"} {
			table := p.NearTable
			if i == 1 {
				table = p.AgainstTable
			}
			for x := range table.Ages {
				same(t, who, tables.row(tables.rows, map[string]string{"population": who, "sex": name, "age": table.Ages.Label(x)}), map[string]float64{"deaths": table.Deaths[x], "person-years": table.Exposure[x],
					"nMx": table.NMx[x], "nax": table.NAx[x], "nqx": table.Nqx[x], "lx": table.Lx[x], "ndx": table.Ndx[x], "nLx": table.NLx[x], "Tx": table.Tx[x], "ex": table.Ex[x]})
			}
		}
	}
}

func TestQualitySheet(t *testing.T) {
	s := studyOf(t, "sample", "42", nil)
	f := opened(t, written(t, s, options("th")))
	sheet := readSheet(t, f, "คุณภาพข้อมูล")
	list := s.Quality().Worst()
	if len(sheet.rows) != len(list) {
		t.Fatalf("%d rows for %d findings", len(sheet.rows), len(list))
	}
	for i, finding := range list {
		if r := sheet.rows[i]; r[0] != finding.Verdict.Colour("th") || r[1] != finding.Check || r[5] != finding.TH || r[6] != finding.RepairTH {
			t.Errorf("row %d is %q, want %s %s", i, r, finding.Check, finding.TH)
		}
	}
}

func TestRiskSheets(t *testing.T) {
	s := studyOf(t, "sample", "42", func(o *study.Options) { o.Draws, o.Seed = 20, 1 })
	f := opened(t, written(t, s, options("en")))
	whole, byCause := readSheet(t, f, "Risk factors"), readSheet(t, f, "Risk factors by cause")
	for name, sex := range sexes {
		r, err := s.Risks(t.Context(), sex)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range r.Whole.Lines {
			row := whole.row(whole.totals, map[string]string{"sex": name})
			if l.Risk != risk.All {
				row = whole.row(whole.rows, map[string]string{"sex": name, "risk id": r.Whole.Evidence.Risks[l.Risk].ID})
				same(t, name, row, map[string]float64{"rank": float64(l.Rank), "rank from": float64(l.RankLower), "rank to": float64(l.RankUpper)})
				if row["exposure is"] != string(l.Origin) {
					t.Errorf("%s: exposure is %q, want %q", name, row["exposure is"], l.Origin)
				}
			}
			same(t, name, row, map[string]float64{"share of all deaths (PAF)": l.PAF, "deaths": l.Deaths, "YLL": l.YLL, "years gained without it": l.Gain,
				"PAF from": l.PAFLower, "PAF to": l.PAFUpper, "deaths from": l.DeathsLower, "deaths to": l.DeathsUpper, "years from": l.GainLower, "years to": l.GainUpper})
		}
		for _, l := range r.ByCause.Lines {
			if l.Risk != risk.All && l.Cause != risk.All {
				same(t, name, byCause.row(byCause.rows, map[string]string{"sex": name, "risk id": r.ByCause.Evidence.Risks[l.Risk].ID, "cause id": r.ByCause.Causes[l.Cause].ID}), map[string]float64{"deaths": l.Deaths, "YLL": l.YLL})
			}
		}
	}
}
