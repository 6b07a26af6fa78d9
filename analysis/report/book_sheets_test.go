package report_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"github.com/xuri/excelize/v2"
)

// TestFormulas: what Excel would work out is what the file shows before it does.
func TestFormulas(t *testing.T) {
	for _, lang := range []string{"en", "th"} {
		f := opened(t, written(t, studyOf(t, "sample", "42", nil), options(lang)))
		n := 0
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			for r := range rows {
				for c, shown := range rows[r] {
					cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
					if formula, _ := f.GetCellFormula(sheet, cell); formula == "" {
						continue
					}
					n++
					got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
					if err != nil {
						t.Fatalf("%s!%s: %v", sheet, cell, err)
					}
					a, errA := strconv.ParseFloat(shown, 64)
					b, errB := strconv.ParseFloat(got, 64)
					if errA != nil || errB != nil {
						if got != shown {
							t.Errorf("%s!%s shows %q, comes to %q", sheet, cell, shown, got)
						}
					} else if math.Abs(a-b) > sameSum*max(1, math.Abs(a)) {
						t.Errorf("%s!%s shows %v, comes to %v", sheet, cell, a, b)
					}
				}
			}
		}
		if n < 200 {
			t.Errorf("%d formulas in all", n)
		}
	}
}

// TestSheets: names that Excel takes, headings of a table all different, simulated data
// called so on every sheet, no error values.
func TestSheets(t *testing.T) {
	for lang, alarm := range map[string]string{"en": "SIMULATED", "th": "ข้อมูลจำลอง"} {
		f := opened(t, written(t, studyOf(t, "sample", "42", nil), options(lang)))
		list := f.GetSheetList()
		if len(list) != 14 {
			t.Errorf("%d sheets: %q", len(list), list)
		}
		for _, sheet := range list {
			if n := len([]rune(sheet)); n > 31 || strings.ContainsAny(sheet, `:\/?*[]'`) {
				t.Errorf("sheet name %q of %d letters", sheet, n)
			}
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			all := ""
			for _, r := range rows {
				all += strings.Join(r, "\t") + "\n"
			}
			if !strings.Contains(all, alarm) {
				t.Errorf("%s does not say that the data are simulated", sheet)
			}
			if bad := regexp.MustCompile(`NaN|Inf|#[A-Z/0]+[!?]|%!|\(EXTRA`).FindString(all); bad != "" {
				t.Errorf("%s holds %q", sheet, bad)
			}
			tables, err := f.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for range tables {
				seen := map[string]bool{}
				for _, h := range rows[3] {
					if seen[h] || h == "" {
						t.Errorf("%s has the heading %q twice, or one without a name", sheet, h)
					}
					seen[h] = true
				}
			}
		}
	}
}

// TestTextsStayTexts: a name that looks like a formula is a text.
func TestTextsStayTexts(t *testing.T) {
	s := studyOf(t, "sample", "42", nil)
	names := []string{`=HYPERLINK("http://example.org")`, "+1+1", "-2", "@SUM(A1)", "<b>&\x07\"'"}
	for i, name := range names {
		s.Data.Causes[i].EN = name
	}
	f := opened(t, written(t, s, options("en")))
	rows, err := f.GetRows("Causes")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for r, row := range rows {
		if len(row) < 3 || !slices.ContainsFunc(names, func(n string) bool { return strings.TrimRight(row[2], "�\"'") == strings.TrimRight(n, "\x07\"'") }) {
			continue
		}
		found++
		cell, _ := excelize.CoordinatesToCellName(3, r+1)
		if formula, _ := f.GetCellFormula("Causes", cell); formula != "" {
			t.Errorf("%s is the formula %s", cell, formula)
		}
		if kind, _ := f.GetCellType("Causes", cell); kind != excelize.CellTypeInlineString {
			t.Errorf("%s, %q, is of type %v", cell, row[2], kind)
		}
	}
	if found != 3*len(names) {
		t.Errorf("%d of the names were found, want %d", found, 3*len(names))
	}
}

// TestLess: studies without another side, of one year or one sex, and of real data.
func TestLess(t *testing.T) {
	male := analysis.Male
	cases := map[string]struct {
		data, code string
		change     func(*study.Options)
		without    []string // sheets
		says       string   // in the notes
	}{
		"alone":     {"sample", "42", func(o *study.Options) { o.Versus = analysis.Versus{} }, []string{"Gap by cause", "Gap by age", "Gap by cause and age"}, "no other population"},
		"itself":    {"sample", "TH", func(o *study.Options) { o.Versus = analysis.Versus{Whom: analysis.OneArea, Area: 0} }, nil, ""},
		"sexes":     {"sample:sakaeo", "27", func(o *study.Options) { o.Versus = analysis.Versus{Sex: &male} }, nil, ""},
		"years":     {"sample:sakaeo", "27", func(o *study.Options) { o.Versus = analysis.Versus{Period: analysis.Period{From: 2021, To: 2021}} }, nil, ""},
		"one place": {"sample:sakaeo", "27", nil, []string{"Areas", "Gap by cause"}, ""},
	}
	for name, c := range cases {
		for _, lang := range []string{"en", "th"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				f := opened(t, written(t, studyOf(t, c.data, c.code, c.change), options(lang)))
				if lang == "th" {
					return
				}
				list := f.GetSheetList()
				for _, sheet := range c.without {
					if slices.Contains(list, sheet) {
						t.Errorf("there is a sheet %s", sheet)
					}
				}
				notes, err := f.GetRows("Notes")
				if err != nil {
					t.Fatal(err)
				}
				all := ""
				for _, r := range notes {
					all += strings.Join(r, "\t") + "\n"
				}
				if !strings.Contains(all, c.says) {
					t.Errorf("the notes do not say %q:\n%s", c.says, all)
				}
				for _, want := range []string{"1.2.3", "deaths.csv", "00ff", "andreev-kingkade"} {
					if !strings.Contains(all, want) {
						t.Errorf("the notes do not name %s", want)
					}
				}
			})
		}
	}
}

// TestNobody: an area without a life table is an error that says so.
func TestNobody(t *testing.T) {
	s := studyOf(t, "sample", "42", func(o *study.Options) { o.OpenAge = 33 })
	if err := report.Workbook(nil, s, options("en")); err == nil {
		t.Error("a workbook without a life table")
	}
}

// TestChartsDrawWhatTheStudyHas: the numbers beside the charts are those of the study, all of
// a gap's causes are drawn or summed, and every chart has a text for those who cannot see it.
func TestChartsDrawWhatTheStudyHas(t *testing.T) {
	s := studyOf(t, "sample", "42", nil)
	book := written(t, s, options("en"))
	f := opened(t, book)
	rows, err := f.GetRows("Charts", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	const firstBlock = 17 // column of the labels of the gap's chart; five groups of bars may follow
	var sums []float64
	for _, r := range rows {
		if len(r) <= firstBlock || r[firstBlock] == "" {
			continue
		}
		if r[firstBlock] == "numbers drawn" {
			sums = append(sums, 0)
			continue
		}
		for _, cell := range r[firstBlock+1 : min(len(r), firstBlock+6)] {
			if v, err := strconv.ParseFloat(cell, 64); err == nil {
				sums[len(sums)-1] += v
			}
		}
	}
	if len(sums) != 3 {
		t.Fatalf("%d charts of a gap", len(sums))
	}
	for i, sex := range s.Sexes() {
		r, err := s.Gap(sex)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(sums[i]-r.Gap) > sameSum {
			t.Errorf("%s: bars add up to %v, the gap is %v", sex, sums[i], r.Gap)
		}
	}
	drawing, err := partOf(book, "xl/drawings/drawing1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(drawing, "<xdr:graphicFrame"); n != 12 || strings.Count(drawing, `descr="`) != n {
		t.Errorf("%d charts, %d with a description", n, strings.Count(drawing, `descr="`))
	}
	for i := 1; i <= 12; i++ {
		c, err := partOf(book, "xl/charts/chart"+strconv.Itoa(i)+".xml")
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`typeface="Tahoma"`, `tickLblPos val="low"`, "Charts&#39;!$"} {
			if !strings.Contains(c, want) {
				t.Errorf("chart %d does not hold %s", i, want)
			}
		}
	}
}

// TestManyCauses: where causes are too many to draw, the rest are summed, and none is lost.
func TestManyCauses(t *testing.T) {
	l, err := ingest.Load(t.Context(), []string{"sample:sakaeo"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var causes []analysis.Cause
	for i := range 60 {
		causes = append(causes, analysis.Cause{ID: "c" + strconv.Itoa(i), EN: "Cause " + strconv.Itoa(i), ICD10: "I" + strconv.Itoa(10+i)})
	}
	d, err := l.Data.MapCauses(causes, func(c int, sex analysis.Sex, age int) int { return (7*c + 3*int(sex) + max(age, 0)) % 60 })
	if err != nil {
		t.Fatal(err)
	}
	male := analysis.Male
	s, err := study.New(d, 0, study.Options{Versus: analysis.Versus{Sex: &male}})
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, written(t, s, options("en")))
	rows, err := f.GetRows("Charts")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range rows {
		for _, cell := range r {
			found = found || strings.Contains(cell, "other causes together")
		}
	}
	if !found {
		t.Error("60 causes are drawn without a line for the rest")
	}
}
