package layout

import "testing"

func TestLabelKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"1.1", "11", false}, {"1-2", "12", false}, {"1.1.1", "1.11", false}, {"หมู่ 1-2", "หมู่ 12", false}, {"1 2", "12", false},
		{"U07.1", "U071", true}, {"u07.1", "U071", true}, {"I60-I69", "I60 – I69", true}, {"Road traffic", "road-traffic", true},
		{"๑.๑", "1.1", true}, {"โรค 12", "โรค๑๒", true}, {"1.1", "1 - 1", true},
	} {
		if same := labelKey(c.a) == labelKey(c.b); same != c.same {
			t.Errorf("%q and %q: same is %t", c.a, c.b, same)
		}
	}
}

func TestICDRanges(t *testing.T) {
	for label, want := range map[string]string{
		"โรคหลอดเลือดสมอง (I60-I69)":      "I60-I69",
		"Stroke (I60 – I69, G45)":         "I60-I69;G45",
		"มะเร็ง C00 ถึง C97":              "C00-C97",
		"COVID-19 (U07.1-U07.2)":          "U07.1-U07.2",
		"U071":                            "U071",
		"วัณโรค(A15-A16)และ(A17-A19)":     "A15-A16;A17-A19",
		"เบาหวาน":                         "",
		"COVID-19":                        "",
		"I21.0":                           "I21.0",
		"accidents (V01-X59, excl. X600)": "V01-X59;X600",
	} {
		if got := icdRanges(label); got != want {
			t.Errorf("icdRanges(%q) = %q, want %q", label, got, want)
		}
	}
}

func TestIsAllCauses(t *testing.T) {
	for label, want := range map[string]bool{
		"all": true, "ALL CAUSES": true, "All-cause": true, "รวม": true, "รวม ": true, "ทุกสาเหตุ (All causes)": true, "รวม/Total": true,
		"ทุกโรค (A00-Y98)": true, "A00–Y98": true, "(รวม)": true, "ทุกสาเหตุการตาย": true,
		"รวม (C00-C97)": false, "มะเร็งทั้งหมด": false, "ทั้งหมด (มะเร็ง)": false, "": false, "()": false, "C00-C97": false, "overall": false,
	} {
		if got := isAllCauses(label); got != want {
			t.Errorf("isAllCauses(%q) = %t", label, got)
		}
	}
}

func TestAllCausesTable(t *testing.T) {
	if allCauses[""] {
		t.Error("an empty label means all causes")
	}
}
