package chart

import (
	"fmt"
	"maps"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
)

// samplePlaces are the men of the workshop sample's provinces and the country.
func samplePlaces(t testing.TB, own string) Places {
	t.Helper()
	country := samplePopulation(t, "workshop", "TH", analysis.Male, 2019, 2022)
	s := Places{Period: country.Period, Sex: analysis.Male, Method: "ax andreev-kingkade"}
	for _, code := range []string{"TH", "16", "18", "24", "42", "92"} {
		x := tableOf(t, code, analysis.Male, 2019, 2022)
		iv := lifetable.NormalInterval(x.Table.Ex[0], x.Table.Variance()[0], 0.95)
		r, ok := burden.SMR(x.Pop, country, burden.All, burden.Exact, 0.95)
		if !ok {
			t.Fatalf("no SMR of %s", code)
		}
		s.List = append(s.List, Place{Area: x.Pop.Area, Value: x.Table.Ex[0], Lower: iv.Lower, Upper: iv.Upper, Observed: r.Observed, Expected: r.Expected})
		if code == own {
			s.Own = x.Pop.Area
		}
	}
	return s
}

// manyPlaces are n provinces of seven regions around a country of 75 years, their
// names those of Thai provinces or as long as those of districts.
func manyPlaces(n int, spreadYears float64) Places {
	s := Places{Period: analysis.Period{From: 2021, To: 2023}, Sex: analysis.Both, Method: "ax andreev-kingkade"}
	s.List = append(s.List, Place{Area: analysis.Area{Code: "TH", TH: "ประเทศไทย", EN: "Thailand", Level: analysis.Country}, Value: 75, Lower: 74.98, Upper: 75.02, Observed: 1.5e6, Expected: 1.5e6})
	for r := range min(n/4, 7) {
		s.List = append(s.List, Place{Area: analysis.Area{Code: fmt.Sprint("R", r), TH: fmt.Sprintf("เขตสุขภาพที่ %d", r+1), EN: fmt.Sprintf("Health region %d", r+1), Level: analysis.Region, Within: "TH"},
			Value: 75 + 0.2*float64(r-3), Lower: 74.9 + 0.2*float64(r-3), Upper: 75.1 + 0.2*float64(r-3), Observed: 2e5, Expected: 2e5})
	}
	th := []string{"พระนครศรีอยุธยา", "เลย", "ประจวบคีรีขันธ์", "กรุงเทพมหานคร", "ตาก", "นครศรีธรรมราช", "ตรัง", "สุราษฎร์ธานี", "น่าน", "เฉลิมพระเกียรติสมเด็จพระเทพรัตนราชสุดา"}
	en := []string{"Phra Nakhon Si Ayutthaya", "Loei", "Prachuap Khiri Khan", "Bangkok", "Tak", "Nakhon Si Thammarat", "Trang", "Surat Thani", "Nan", "Chaloem Phra Kiat of a very long name"}
	for i := range n {
		// Steps of the golden ratio fill the span evenly, in no order.
		u := math.Mod(float64(i)*0.6180339887, 1)
		half, deaths := 0.3+0.5*math.Mod(float64(i)*0.4142135, 1), 800+30000*u*u*u
		v := 75 + spreadYears*(u-0.5)
		a := analysis.Area{Code: thailand()[i%77].code, TH: th[i%len(th)], EN: en[i%len(en)], Level: analysis.Province, Within: fmt.Sprint("R", i%7)}
		if i >= len(th) {
			a.TH, a.EN = fmt.Sprintf("%s %d", a.TH, i), fmt.Sprintf("%s %d", a.EN, i)
		}
		s.List = append(s.List, Place{Area: a, Value: v, Lower: v - half, Upper: v + half, Expected: deaths, Observed: math.Round(deaths * (1 + 0.05*(0.5-u)))})
		if i == n/2 {
			s.Own = a
		}
	}
	return s
}

// areaSizes are pages, screens and slides, and a page upright.
var areaSizes = map[string]Purpose{"a4": Print, "640x480": Screen, "slide": Projector, "794x1123": Print}

// tightSizes are those and smaller ones, where text must not overlap either.
func tightSizes() map[string]Purpose {
	out := maps.Clone(areaSizes)
	out["a3"], out["1600x900"], out["2400x480"] = Print, Projector, Screen
	return out
}

// checkSome is checkPicture for some sizes, as drawing takes its time; all where people
// look.
func checkSome(t *testing.T, f *Figure, name string) {
	t.Helper()
	if os.Getenv(look) != "" || f.Size().Name == "slide" {
		checkPicture(t, f, name)
	}
}

// TestPlaces draws charts of areas with few, many and one.
func TestPlaces(t *testing.T) {
	sets := map[string]Places{"one": manyPlaces(1, 4), "three": manyPlaces(3, 4), "eight": manyPlaces(8, 4), "thirty": manyPlaces(30, 4), "all77": manyPlaces(77, 6), "equal": manyPlaces(5, 0)}
	none := manyPlaces(30, 4)
	none.Own = analysis.Area{}
	sets["noown"] = none
	for name, set := range sets {
		for size, purpose := range tightSizes() {
			for _, lang := range []string{"th", "en"} {
				for _, kind := range Kinds() {
					if kind.Need != NeedPlaces && kind.Need != NeedRatios {
						continue
					}
					id := strings.Join([]string{kind.Name, name, lang, size}, "-")
					t.Run(id, func(t *testing.T) {
						f, err := kind.Draw(testStyle(t, lang, size, purpose), Input{About: sampleAbout(), Places: set})
						if kind.Name == "spine" && name == "noown" {
							if err == nil {
								t.Error("no error for a profile of nobody")
							}
							return
						}
						if err != nil {
							t.Fatal(err)
						}
						checkTexts(t, f)
						checkSome(t, f, id)
					})
				}
			}
		}
	}
}
