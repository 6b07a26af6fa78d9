package chart

import (
	"fmt"
	"strings"
	"testing"
)

// plan is what a province might assume of a plan against smoking.
func plan() Sensitivity {
	return Sensitivity{Outcome: Phrase{"life expectancy gained by the plan", "อายุคาดเฉลี่ยที่เพิ่มขึ้นจากแผน"}, Unit: Phrase{"years", "ปี"}, Central: 0.42, Swings: []Swing{
		{ID: "lag", Name: Phrase{"Years until the risk falls", "จำนวนปีก่อนความเสี่ยงลดลง"}, Low: "5", High: "15", Now: "10", AtLow: 0.5, AtHigh: 0.33},
		{ID: "rr", Name: Phrase{"Relative risk of lung cancer", "ความเสี่ยงสัมพัทธ์ของมะเร็งปอด"}, Low: "4.1", High: "7.9", Now: "5.7", AtLow: 0.38, AtHigh: 0.45},
		{ID: "smokers", Name: Phrase{"Men who smoke", "ชายที่สูบบุหรี่"}, Low: "30 %", High: "45 %", Now: "38 %", AtLow: 0.3, AtHigh: 0.55},
		{ID: "coverage", Name: Phrase{"Smokers reached by the clinics", "ผู้สูบบุหรี่ที่คลินิกเข้าถึง"}, Low: "10 %", High: "40 %", Now: "25 %", AtLow: 0.25, AtHigh: 0.49},
		{ID: "discount", Name: Phrase{"Relapse after a year", "กลับไปสูบภายในหนึ่งปี"}, Low: "50 %", High: "70 %", Now: "60 %", AtLow: 0.43, AtHigh: 0.46},
	}}
}

func TestTornadoLimits(t *testing.T) {
	for _, n := range []int{1, 8, 30} {
		s := plan()
		s.Swings = nil
		for i, name := range longNames(n) {
			w := 0.3 / float64(i+1)
			s.Swings = append(s.Swings, Swing{ID: fmt.Sprint(i), Name: Phrase{fmt.Sprintf("Assumption %d of a name that is rather long for a chart", i), name}, Low: "10 %", High: "1,250 mg", Now: "600 mg", AtLow: s.Central - w, AtHigh: s.Central + w/2})
		}
		limitsOf(t, fmt.Sprint(n), func(st *Style) (*Figure, error) { return Tornado(st, sampleAbout(), s) })
	}
}

func TestTornadoTitle(t *testing.T) {
	s := plan()
	for lang, want := range map[string]string{
		"en": "Life expectancy gained by the plan depends most on Men who smoke: 0.30 to 0.55 years around 0.42",
		"th": "อายุคาดเฉลี่ยที่เพิ่มขึ้นจากแผนขึ้นกับชายที่สูบบุหรี่มากที่สุด: 0.30 ถึง 0.55 ปี (ค่ากลาง 0.42)",
	} {
		f, err := Tornado(testStyle(t, lang, "a4", Print), About{}, s)
		if err != nil {
			t.Fatal(err)
		}
		if f.Title != want {
			t.Errorf("title %q, want %q", f.Title, want)
		}
		var order []string
		for _, line := range f.Data.Rows {
			order = append(order, line[0])
		}
		// Widths 0.25, 0.24, 0.17, 0.07, 0.03.
		if got := strings.Join(order, " "); got != "smokers coverage lag rr discount" {
			t.Errorf("order %s", got)
		}
	}
	for i := range s.Swings {
		s.Swings[i].AtLow, s.Swings[i].AtHigh = 0.4, 0.4
	}
	if _, err := Tornado(testStyle(t, "en", "a4", Print), About{}, s); err == nil {
		t.Error("no error where nothing swings")
	}
}
