package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

// byCause makes deaths of the given labels: 1, 2, 4 … at 0-39, as many at 40+.
func byCause(labels ...string) string {
	sheet := "area,year,sex,age,cause,deaths\n"
	n := []string{"1", "2", "4", "8", "16", "32"}
	for i, label := range labels {
		for _, age := range []string{"0-39", "40+"} {
			sheet += "เลย,2564,ชาย," + age + ",\"" + label + "\"," + n[i] + "\n"
		}
	}
	return sheet
}

// perCause lists the deaths at 0-39 by id.
func perCause(d *analysis.Dataset) map[string]float64 {
	m := map[string]float64{}
	for c, cause := range d.Causes {
		m[cause.ID] = d.DeathsBy(0, 0, analysis.Male, c)[0]
	}
	return m
}

func TestCauses(t *testing.T) {
	for _, c := range []struct {
		name   string
		labels []string
		want   map[string]float64
	}{
		{"names", []string{"หัวใจ", "Stroke, all kinds"}, map[string]float64{"หัวใจ": 1, "Stroke, all kinds": 2}},
		{"ranges in brackets", []string{"มะเร็ง (C00-C97)", "หลอดเลือดสมอง (I60–I69)"}, map[string]float64{"C00-C97": 1, "I60-I69": 2}},
		{"one range twice", []string{"ก (C00-C97)", "ข (C00-C97)"}, map[string]float64{"C00-C97": 1, "ข (C00-C97)": 2}},
		{"codes", []string{"I21", "U07.1", "E11"}, map[string]float64{"I21": 1, "U07.1": 2, "E11": 4}},
		{"blank", []string{"a", ""}, map[string]float64{"a": 1, "not stated": 2}},
		{"dash", []string{"a", "-"}, map[string]float64{"a": 1, "not stated": 2}},
		{"numbers", []string{"1.1", "11", "1-10", "110"}, map[string]float64{"1.1": 1, "11": 2, "1-10": 4, "110": 8}},
		{"quotes", []string{`ที่เรียก ""ไข้""`, "b"}, map[string]float64{`ที่เรียก "ไข้"`: 1, "b": 2}},
		{"only totals", []string{"ทุกสาเหตุ"}, map[string]float64{"all": 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := dataset(t, byCause(c.labels...), people)
			if diff := cmp.Diff(c.want, perCause(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, total := range []string{"all", "รวม", "ทุกสาเหตุ (A00-Y98)", "รวม (Total)", "All-cause"} {
		t.Run("total "+total, func(t *testing.T) { // 1+2 of a and b under a total of 4 leave 1
			d, _ := dataset(t, byCause("a", "b", total), people)
			if diff := cmp.Diff(map[string]float64{"a": 1, "b": 2, "unlisted": 1}, perCause(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCauseNamesInColumns(t *testing.T) {
	d, _ := dataset(t, "area,year,sex,age,cause,cause_th,cause_en,deaths\nเลย,2564,ชาย,0-39,c1,มะเร็ง,Cancer,1\nเลย,2564,ชาย,40+,c1,มะเร็ง,Cancer,1\n", people)
	if diff := cmp.Diff([]analysis.Cause{{ID: "c1", TH: "มะเร็ง", EN: "Cancer"}}, d.Causes); diff != "" {
		t.Error(diff)
	}
}

// TestCauseList reads a list before and after the deaths, which name its causes
// by id or by either name.
func TestCauseList(t *testing.T) {
	list := "id,name_en,name_th,icd10,parent\nheart,Heart disease,โรคหัวใจ,I00 - I52,ncd\nother,Other,อื่น ๆ,,\nother-ncd,Other,อื่น ๆ ไม่ติดต่อ,,ncd\n"
	want := []analysis.Cause{
		{ID: "heart", EN: "Heart disease", TH: "โรคหัวใจ", ICD10: "I00-I52", Parent: "ncd"},
		{ID: "other", EN: "Other", TH: "อื่น ๆ"},
		{ID: "other-ncd", EN: "Other", TH: "อื่น ๆ ไม่ติดต่อ", Parent: "ncd"},
	}
	for _, labels := range [][]string{
		{"heart", "other", "other-ncd"}, {"HEART DISEASE", "อื่นๆ", "อื่น ๆ ไม่ติดต่อ"}, {"โรคหัวใจ", "Other ", "other ncd"},
	} {
		for order, sheets := range map[string][]string{"list first": {list, byCause(labels...), people}, "list last": {byCause(labels...), people, list}} {
			t.Run(order+" "+labels[0], func(t *testing.T) {
				d, _ := dataset(t, sheets...)
				if diff := cmp.Diff(want, d.Causes); diff != "" {
					t.Error(diff)
				}
				if diff := cmp.Diff(map[string]float64{"heart": 1, "other": 2, "other-ncd": 4}, perCause(d)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
	t.Run("two lists", func(t *testing.T) {
		d, _ := dataset(t, list, byCause("heart", "other"), people, list)
		if diff := cmp.Diff(want, d.Causes); diff != "" {
			t.Error(diff)
		}
	})
}

// TestCauseNamesShared: deaths under a name that two causes have are refused,
// whichever comes first.
func TestCauseNamesShared(t *testing.T) {
	list := "id,name_en\nx,Other\ny,Other\n"
	for order, sheets := range map[string][]string{"list first": {list, byCause("Other")}, "list last": {byCause("Other"), list}} {
		t.Run(order, func(t *testing.T) {
			msg, hint := problem(t, append(sheets, people)...)
			if !strings.Contains(msg, `"Other"`) || !strings.Contains(hint, "id") {
				t.Errorf("%s, hint %s", msg, hint)
			}
		})
	}
	t.Run("two names in deaths", func(t *testing.T) {
		msg, _ := problem(t, byCause("x", "Heart"), people, "id,name_en\nx,Heart\n")
		if !strings.Contains(msg, `count cause "x" under two names`) {
			t.Error(msg)
		}
	})
}
