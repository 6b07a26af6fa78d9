package chart

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// shareTolerance is how closely parts add up: they are sums of the same cells in
// another order.
const shareTolerance = 1e-9

// TestScarfParts: both bars of a gap add up to it, parts of the other sign included.
func TestScarfParts(t *testing.T) {
	for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		r := workshopGap(t, "16", sex)
		st := testStyle(t, "en", "a4", Print)
		for name, b := range map[string]scarfBar{"causes": causeBar(st, r, st.paletteFor(r)), "ages": ageBar(r)} {
			sum := b.total()
			for _, p := range b.against {
				sum += p.value
				if p.value*r.Gap > 0 {
					t.Errorf("%s %s: %s (%v) goes with a gap of %v", sex, name, p.name, p.value, r.Gap)
				}
			}
			if math.Abs(sum-r.Gap) > shareTolerance {
				t.Errorf("%s: %s add up to %v of %v", sex, name, sum, r.Gap)
			}
		}
	}
}

// TestScarfRefuses: a bar is drawn up to 5 % of the gap the other way, not beyond.
func TestScarfRefuses(t *testing.T) {
	cases := []struct {
		name   string
		parts  []float64
		refuse bool
	}{
		{"one sign", []float64{-1, -0.5}, false},
		{"little the other way", []float64{-1.04, 0.04}, false},
		{"5 % the other way", []float64{-1.05, 0.05}, true},
		{"cancel", []float64{-1, 0.9}, true},
		{"nothing", []float64{0, 0}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var parts []scarfPart
			for _, v := range c.parts {
				parts = append(parts, scarfPart{value: v})
			}
			gap := sum(c.parts)
			err := cut(parts, gap).cancels("A", gap)
			var data *analysis.DataError
			if refused := errors.As(err, &data); refused != c.refuse {
				t.Fatalf("error %v", err)
			}
			if c.refuse && !strings.Contains(data.Hint, `"gap"`) {
				t.Errorf("hint %q names no other chart", data.Hint)
			}
		})
	}
}

// TestScarfPictures draws gaps of one sign with few and many causes.
func TestScarfPictures(t *testing.T) {
	gaps := func(n int, f func(int) float64, copies int) []*decompose.Result {
		near, against := invented(longNames(n), repeat(n, f))
		var out []*decompose.Result
		for i := range copies {
			side := *near
			side.Sex = []analysis.Sex{analysis.Male, analysis.Female, analysis.Both}[i]
			out = append(out, gapOf(t, &side, against, decompose.Options{Delta: true}))
		}
		return out
	}
	more := func(i int) float64 { return 1.1 + 0.05*float64(i) }
	less := func(i int) float64 { return 0.95 - 0.02*float64(i) }
	sets := map[string][]*decompose.Result{"one": gaps(1, more, 1), "three": gaps(3, more, 2), "thirty": gaps(30, more, 2), "positive": gaps(12, less, 3),
		"chance": gaps(2, func(int) float64 { return 1.01 }, 1), "sample": {workshopGap(t, "16", analysis.Male), workshopGap(t, "16", analysis.Female)}}
	for name, set := range sets {
		for size, purpose := range tightSizes() {
			for _, lang := range []string{"th", "en"} {
				id := strings.Join([]string{"scarf", name, lang, size}, "-")
				t.Run(id, func(t *testing.T) {
					f, err := Scarf(testStyle(t, lang, size, purpose), sampleAbout(), set...)
					if size == "640x480" && len(set) == 3 {
						if err == nil {
							t.Fatal("no error for a picture too small")
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

// inputFor is what a kind is tested with: scarves refuse the sample's gaps, which cancel.
func inputFor(t testing.TB, kind Kind, in Input) Input {
	t.Helper()
	if kind.Name == "scarf" {
		in.Gaps = []*decompose.Result{workshopGap(t, "16", analysis.Male), workshopGap(t, "16", analysis.Female)}
	}
	return in
}

// anyGap reports whether a kind draws gaps of any shape.
func anyGap(kind Kind) bool {
	return (kind.Need == NeedGap || kind.Need == NeedGaps) && kind.Name != "scarf"
}
