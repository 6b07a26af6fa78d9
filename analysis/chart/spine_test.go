package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

// manyIndicators are n rows in domains of five, better and worse by turns.
func manyIndicators(n int) Profile {
	p := Profile{Own: analysis.Area{Code: "14", TH: "พระนครศรีอยุธยา", EN: "Phra Nakhon Si Ayutthaya", Level: analysis.Province}, Country: analysis.Area{Code: "TH", TH: "ประเทศไทย", EN: "Thailand", Level: analysis.Country},
		Region: analysis.Area{Code: "R4", TH: "เขตสุขภาพที่ 4", EN: "Health region 4", Level: analysis.Region}}
	for i := range n {
		u := math.Mod(0.618*float64(i+1), 1)
		in := Indicator{Name: Phrase{fmt.Sprintf("Indicator %d of a name that is rather long for a row of a chart", i), longNames(i + 1)[i]}, Domain: Phrase{fmt.Sprint("Domain ", i/5), fmt.Sprint("ด้านที่ ", i/5)},
			Period: analysis.Period{From: 2019, To: 2022}, Decimals: i % 3, Count: 1e6 * u, Country: 50, Own: 40 + 20*u, Region: 47 + 5*u, HasRegion: true, LessIsBetter: i%2 == 0, Stays: i%3 == 0, Rises: i%3 == 1}
		in.Lower, in.Upper = in.Own-4, in.Own+4
		for k := range 77 {
			in.Areas = append(in.Areas, 30+35*float64(k)/76)
		}
		p.Indicators = append(p.Indicators, in)
	}
	return p
}

// TestVertebra works out a row: of 10, 20, 30, 40 and 60 around a country of 30, less
// being better, the worst is 60, which fills half of the width; 40 lies a third of it to
// the worse side.
func TestVertebra(t *testing.T) {
	near := cmpopts.EquateApprox(0, 1e-12)
	v := vertebraOf(Indicator{Own: 40, Lower: 35, Upper: 45, Country: 30, Areas: []float64{60, 10, 40, 20, 30}, LessIsBetter: true})
	got := []float64{v.worst, v.best, v.low, v.high, v.at(60), v.at(40), v.at(30), v.at(10), float64(v.better())}
	if diff := cmp.Diff([]float64{60, 10, 40, 20, -1, -1.0 / 3, 0, 2.0 / 3, -1}, got, near); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		in := Indicator{Own: rapid.Float64Range(-100, 100).Draw(t, "own"), Country: rapid.Float64Range(-100, 100).Draw(t, "country"),
			Areas: rapid.SliceOf(rapid.Float64Range(-100, 100)).Draw(t, "areas"), LessIsBetter: rapid.Bool().Draw(t, "less is better")}
		v := vertebraOf(in)
		ends := []float64{v.at(v.worst), v.at(v.low), v.at(v.high), v.at(v.best)}
		for i, x := range ends {
			if x < -1-1e-12 || x > 1+1e-12 || i > 0 && i != 2 && x < ends[0]-1e-12 || i == 2 && x < ends[1]-1e-12 {
				t.Fatalf("worst to best lie at %v", ends)
			}
		}
		if x := v.at(in.Own); x < ends[0]-1e-12 || x > ends[3]+1e-12 {
			t.Fatalf("the area lies at %v, all of them from %v to %v", x, ends[0], ends[3])
		}
	})
}

// TestProfileOf: 120 deaths of 100 expected are 120 %, with the exact limits of 120, 99.49
// and 143.49 (Fay and Feuer 1997, by chi-squared quantiles); areas without expected
// deaths do not count.
func TestProfileOf(t *testing.T) {
	s := Places{Own: analysis.Area{Code: "a"}, List: []Place{{Area: analysis.Area{Code: "TH", Level: analysis.Country}, Value: 75}, {Area: analysis.Area{Code: "a"}, Value: 74, Lower: 73, Upper: 75.5, Observed: 120, Expected: 100}, {Area: analysis.Area{Code: "b"}, Value: 76}}}
	p := ProfileOf(s)
	if len(p.Indicators) != 2 {
		t.Fatalf("%d indicators", len(p.Indicators))
	}
	le, smr := p.Indicators[0], p.Indicators[1]
	if diff := cmp.Diff([]float64{74, 73, 75.5, 75, 2, 0}, []float64{le.Own, le.Lower, le.Upper, le.Country, float64(len(le.Areas)), float64(le.better())}); diff != "" {
		t.Errorf("life expectancy (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{120, 99.49, 143.49, 1, 0}, []float64{smr.Own, smr.Lower, smr.Upper, float64(len(smr.Areas)), float64(smr.better())}, cmpopts.EquateApprox(0, 0.005)); diff != "" {
		t.Errorf("deaths (-want +got):\n%s", diff)
	}
	s.Own = analysis.Area{}
	if p := ProfileOf(s); len(p.Indicators) != 0 {
		t.Errorf("%d indicators of nobody", len(p.Indicators))
	}
}

// TestSpines draws few and many indicators, and refuses what a page cannot hold.
func TestSpines(t *testing.T) {
	sets := map[string]Profile{"sample": ProfileOf(samplePlaces(t, "42")), "one": manyIndicators(1), "eight": manyIndicators(8), "twenty": manyIndicators(20)}
	for name, set := range sets {
		for size, purpose := range tightSizes() {
			for _, lang := range []string{"th", "en"} {
				id := strings.Join([]string{"spine", name, lang, size}, "-")
				t.Run(id, func(t *testing.T) {
					f, err := Spine(testStyle(t, lang, size, purpose), sampleAbout(), set)
					var data *analysis.DataError
					if errors.As(err, &data) && name != "sample" && name != "one" && size != "a4" && strings.Contains(err.Error(), "has room for") {
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
	bad := manyIndicators(1)
	bad.Indicators[0].Own = math.NaN()
	var data *analysis.DataError
	if _, err := Spine(testStyle(t, "en", "a4", Print), About{}, bad); !errors.As(err, &data) || data.Hint == "" {
		t.Errorf("error %v for what is no number, want one that says what to do", err)
	}
}
