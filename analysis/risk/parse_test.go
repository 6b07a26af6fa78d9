package risk_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

func TestRefused(t *testing.T) {
	e := evidence(t)
	parse := map[string]func(string) error{
		"evidence": func(s string) error { _, err := e.Extend(strings.NewReader(s), "f.csv"); return err },
		"exposure": func(s string) error { _, err := e.ParseExposures(strings.NewReader(s), "f.csv"); return err },
		"target":   func(s string) error { _, err := e.ParseTargets(strings.NewReader(s), "f.csv"); return err },
		"shares":   func(s string) error { _, err := risk.ParseReference(strings.NewReader(s), "f.csv"); return err },
		"inline":   func(s string) error { _, err := e.ParseInline(s); return err },
	}
	for _, one := range []struct{ what, text, where string }{
		{"evidence", "", "f.csv: is empty"},
		{"evidence", "risk,cause\n", `no column "icd10"`},
		{"evidence", "risk,cause,icd10,colour\n", `unknown column "colour"`},
		{"evidence", "risk,cause,icd10,icd10\n", `two columns "icd10"`},
		{"evidence", "risk,cause,icd10,rr,category\nsmoke,x,C34,2,current\n", `line 2, column risk: no risk is called "smoke"`},
		{"evidence", "risk,cause,icd10,rr,category\n# a remark\nsmoking,x,lung,2,current\n", `line 3, column icd10`},
		{"evidence", "risk,cause,icd10,rr,category\nsmoking,x,C34,two,current\n", `column rr: "two" is not a number`},
		{"evidence", "risk,cause,icd10,rr,category\nsmoking,x,C34,-1,current\n", `column rr: "-1" is no relative risk`},
		{"evidence", "risk,cause,icd10,rr,category\nsmoking,x,C34,2,often\n", `column category: smoking has no level "often"`},
		{"evidence", "risk,cause,icd10,rr,rr_low,rr_high,category\nsmoking,x,C34,2,3,4,current\n", `lies outside its limits`},
		{"evidence", "risk,cause,icd10,rr,per\nhigh-sbp,x,I20,2,-5\n", `column per: "-5" is no step`},
		{"evidence", "risk,cause,icd10,kind,curve\nalcohol,x,I20,curve,wave\n", `no curve is called "wave"`},
		{"evidence", "risk,cause,icd10,rr,category,age_from,age_to\nsmoking,x,C34,2,current,50,40\n", `no age group`},
		{"evidence", "risk,cause,icd10,rr,category\nsmoking,x,C34,2,current\nsmoking,y,C34,3,current\n", `line 3, column icd10: smoking has two lines`},
		{"evidence", "risk,cause,icd10,rr,sex\nsmoking,x,C34,2,child\n", `column sex: "child" is no sex`},
		{"evidence", "risk,cause,icd10\n\"a", "this is no CSV"},
		{"exposure", "risk,value\nsmoking,38\n", `column value: "38" is no share`},
		{"exposure", "risk,value\nsmoking,much\n", `"much" is not a number`},
		{"exposure", "risk,value\nunsafe-sex,0.5\n", `whatever the exposure`},
		{"exposure", "risk,value,age\nsmoking,0.5,old\n", `column age: "old" is no age group`},
		{"exposure", "risk,value,low,high\nsmoking,0.5,0.6,0.7\n", `lies outside its limits`},
		{"exposure", "risk,value,low,high\nsmoking,0.5,0,1\n", ""}, // a share that may be anything
		{"exposure", "risk,value,distribution\nbmi,24,round\n", `"round" is no distribution`},
		{"exposure", "risk,value,sd\nbmi,24,-1\n", `cannot be negative`},
		{"exposure", "risk,category,value\nsmoking,often,0.3\n", `no level "often"`},
		{"target", "risk,change,value\nsmoking,halve,1\n", `"halve" is no change`},
		{"target", "risk,change,value\nhigh-sbp,above,-25\n", `above needs a threshold`},
		{"target", "risk,change,value\nsmoking,scale,-130\n", `is no change`},
		{"target", "risk,change,value\nsmoking,cap,1\n", `shares of people have no cap`},
		{"shares", "icd10,deaths\nx,1\n", `are no ICD-10 codes`},
		{"shares", "icd10,deaths\nC34,-1\n", `are negative`},
		{"inline", "smoking", `"smoking" is no exposure`},
		{"inline", "smoking=", `is no exposure`},
		{"inline", "smoking=child:38%", `exposure smoking=child:38%: "child" is no sex`},
		{"inline", "smoking=38", `"38" is no share`},
		{"inline", "smoking=\"1\n", `is no exposure`},
	} {
		t.Run(one.what+" "+one.text, func(t *testing.T) {
			err := parse[one.what](one.text)
			var data *analysis.DataError
			switch {
			case one.where == "":
				if err != nil {
					t.Error(err)
				}
			case !errors.As(err, &data) || !strings.Contains(err.Error(), one.where):
				t.Errorf("the error is %v, want %q", err, one.where)
			}
		})
	}
}

// TestThaiWords: a file with Thai headings, names and digits says the same as an English one.
func TestThaiWords(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001})
	deaths := func(text string) float64 {
		x, err := e.ParseExposures(strings.NewReader(text), "f.csv")
		if err != nil {
			t.Fatal(err)
		}
		return line(t, rank(t, s, e, exposures(t, e).With(x), risk.Options{Risks: []string{"smoking"}}), "smoking").Deaths
	}
	want := deaths("risk,category,sex,age,value\nsmoking,current,male,30+,38%\n")
	for _, text := range []string{
		"ปัจจัยเสี่ยง,ระดับ,เพศ,กลุ่มอายุ,ค่า\nการสูบบุหรี่,ผู้สูบปัจจุบัน,ชาย,๓๐ ปีขึ้นไป,๓๘%\n",
		"\ufeffRisk,Sex,Age,Prevalence\nTobacco Smoking,Men,30+,0.38\n",
	} {
		near(t, text, deaths(text), want, exact)
	}
	for word, id := range map[string]string{"SBP": "high-sbp", "ความดัน": "high-sbp", "PM2.5": "pm25", "second hand smoke": "second-hand-smoke", "เหล้า": "alcohol"} {
		if i := e.Find(word); i < 0 || e.Risks[i].ID != id {
			t.Errorf("%s is not found as %s", word, id)
		}
	}
	if e.Find("") >= 0 || e.Find("tea") >= 0 {
		t.Error("a risk is found that is not there")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"risk,cause,icd10,rr,category\nsmoking,x,C34,2,current\n", "risk,value\nsmoking,38%\n",
		"risk,change,value,threshold\nhigh-sbp,above,-25,140\n", "icd10,deaths\nC34,1\n", "smoking=male:38%,female:2%", "high-sbp=128/16", "\ufeffrisk,value\n"} {
		f.Add(s)
	}
	e, err := risk.DefaultEvidence()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check := func(err error) {
			var data *analysis.DataError
			if err != nil && !errors.As(err, &data) {
				t.Errorf("%q: %v is no data error", text, err)
			}
		}
		_, err := e.Extend(strings.NewReader(text), "f.csv")
		check(err)
		_, err = e.ParseExposures(strings.NewReader(text), "f.csv")
		check(err)
		_, err = e.ParseTargets(strings.NewReader(text), "f.csv")
		check(err)
		_, err = risk.ParseReference(strings.NewReader(text), "f.csv")
		check(err)
		_, err = e.ParseInline(text)
		check(err)
	})
}
