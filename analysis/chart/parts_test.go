package chart

import (
	"bytes"
	"errors"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

// roundoff is what sums of a few dozen numbers around 100 may be off.
const roundoff = 1e-9

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name        string
		want        []vg.Length
		gap, lo, hi vg.Length
		places      []vg.Length
	}{
		{"far apart", []vg.Length{10, 50}, 10, 0, 100, []vg.Length{10, 50}},
		{"two at one place", []vg.Length{50, 50}, 10, 0, 100, []vg.Length{45, 55}},
		{"a third joins", []vg.Length{50, 50, 58}, 10, 0, 100, []vg.Length{128.0/3 + 0, 128.0/3 + 10, 128.0/3 + 20}},
		{"at the end", []vg.Length{99, 99}, 10, 0, 100, []vg.Length{90, 100}},
		{"order kept", []vg.Length{60, 20}, 10, 0, 100, []vg.Length{60, 20}},
		{"no room", []vg.Length{5, 5, 5}, 10, 0, 10, []vg.Length{0, 5, 10}},
		{"nothing", nil, 10, 0, 10, []vg.Length{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := spread(c.want, c.gap, c.lo, c.hi)
			if len(got) != len(c.places) {
				t.Fatalf("got %v, want %v", got, c.places)
			}
			for i := range got {
				if math.Abs(float64(got[i]-c.places[i])) > roundoff {
					t.Fatalf("got %v, want %v", got, c.places)
				}
			}
		})
	}
}

func TestSpreadKeepsApart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var want []vg.Length
		for _, v := range rapid.SliceOfN(rapid.Float64Range(-50, 150), 1, 12).Draw(rt, "want") {
			want = append(want, vg.Length(v))
		}
		gap := vg.Length(rapid.Float64Range(0, 30).Draw(rt, "gap"))
		got := spread(want, gap, 0, 100)
		if n := len(want); n > 1 {
			gap = min(gap, 100/vg.Length(n-1))
		}
		sorted := slices.Sorted(slices.Values(got))
		for i, v := range sorted {
			if v < -roundoff || v > 100+roundoff || i > 0 && v < sorted[i-1]+gap-roundoff {
				rt.Fatalf("%v of %v with a gap of %v", got, want, gap)
			}
		}
		for i := range want {
			for j := range want {
				if want[i] < want[j] && got[i] > got[j] {
					rt.Fatalf("%v of %v: order lost", got, want)
				}
			}
		}
	})
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		span     float64
		n        int
		step     float64
		decimals int
	}{{1, 10, 0.1, 1}, {1, 5, 0.2, 1}, {3.7, 5, 1, 1}, {0.2, 4, 0.05, 2}, {120, 6, 20, 1}, {7, 3, 5, 1}, {0.03, 10, 0.005, 3}} {
		if got := step(c.span, c.n); math.Abs(got-c.step) > 1e-12 || decimalsOf(got) != c.decimals {
			t.Errorf("span %v in %d: step %v with %d decimals, want %v with %d", c.span, c.n, got, decimalsOf(got), c.step, c.decimals)
		}
	}
	if got := ticks(-0.35, 0.25, 0.1); len(got) != 6 || got[3] != 0 || math.Signbit(got[3]) {
		t.Errorf("ticks %v, want -0.3 to 0.2 with a plain 0", got)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		fixed    string
		signed   string
	}{{0.42, 2, "0.42", "+0.42"}, {-0.42, 2, "−0.42", "−0.42"}, {-0.004, 2, "0.00", "0.00"}, {0.004, 2, "0.00", "0.00"}, {0, 1, "0.0", "0.0"}, {-12, 0, "−12", "−12"}, {10, 0, "10", "+10"}, {-10, 0, "−10", "−10"}} {
		if f, s := fixed(c.v, c.decimals), signed(c.v, c.decimals); f != c.fixed || s != c.signed {
			t.Errorf("%v: %q and %q, want %q and %q", c.v, f, s, c.fixed, c.signed)
		}
	}
	for v, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1234567.6: "1,234,568", -1000: "-1,000", -999: "-999"} {
		if got := grouped(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	th := testStyle(t, "th", "a4", Print)
	for in, want := range map[string]string{"พื้นที่Aสั้นกว่า": "พื้นที่ A สั้นกว่า", "โควิด-19": "โควิด-19", "ปี 2562 อยู่": "ปี 2562 อยู่", "(ปี)": "(ปี)"} {
		if got := th.sentence(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// TestFoldKeepsTheSum: what is summed still adds up, ill-defined causes stay, and no
// more rows are left than asked for, unless they may not be summed.
func TestFoldKeepsTheSum(t *testing.T) {
	st := testStyle(t, "en", "a4", Print)
	rapid.Check(t, func(rt *rapid.T) {
		var rows []row
		for i, v := range rapid.SliceOfN(rapid.Float64Range(-2, 2), 0, 30).Draw(rt, "values") {
			rows = append(rows, row{id: string(rune('a' + i)), value: v, deaths: 10})
		}
		for i := range rapid.IntRange(0, 3).Draw(rt, "rest groups") {
			rows = append(rows, row{id: string(rune('0' + i)), value: 0.2, deaths: 10, last: true, fill: restGrey})
		}
		last := rapid.IntRange(0, 2).Draw(rt, "last")
		for i := range last {
			rows = append(rows, row{id: string(rune('A' + i)), value: 0.1, deaths: 10, last: true, apart: true, fill: unclear})
		}
		n := rapid.IntRange(1, 31).Draw(rt, "n")
		got := foldRows(st, rows, n, rapid.SampledFrom([]float64{0, 0.05}).Draw(rt, "small"))
		total := func(rows []row) (v, d float64) {
			for _, r := range rows {
				v, d = v+r.value, d+r.deaths
			}
			return v, d
		}
		v0, d0 := total(rows)
		v1, d1 := total(got)
		if math.Abs(v0-v1) > roundoff || d0 != d1 {
			rt.Fatalf("%v years and %v deaths became %v and %v", v0, d0, v1, d1)
		}
		if len(got) > max(n, last+2) {
			rt.Fatalf("%d rows, asked for %d of which %d stay", len(got), n, last)
		}
		kept := 0
		for _, r := range got {
			if r.fill == unclear {
				kept++
			}
		}
		if kept != last {
			rt.Fatalf("%d of %d ill-defined rows kept", kept, last)
		}
	})
}

func TestPalette(t *testing.T) {
	causes := []analysis.Cause{{ID: "a"}, {ID: "symptoms", ICD10: "R00-R99"}, {ID: "other"}}
	weights := []float64{1, 100, 50}
	for i := range 7 {
		causes, weights = append(causes, analysis.Cause{ID: string(rune('p' + i))}), append(weights, float64(10+i))
	}
	p := NewPalette(causes, weights)
	used := map[Fill]bool{}
	for _, c := range causes {
		f := p.Fill(c)
		switch c.ID {
		case "symptoms":
			if f != unclear {
				t.Errorf("ill-defined causes are not hatched: %+v", f)
			}
		case "other", "a", "p": // the rest, and the two lightest of eight
			if f != restGrey {
				t.Errorf("%s is %+v, want grey", c.ID, f)
			}
		default:
			if used[f] || f == restGrey {
				t.Errorf("%s has no colour of its own: %+v", c.ID, f)
			}
			used[f] = true
		}
	}
	if len(used) != MaxHues || p.Fill(causes[9]) != hues()[0] {
		t.Errorf("%d hues, the heaviest cause %+v", len(used), p.Fill(causes[9]))
	}
	for id, want := range map[string]Fill{"new": restGrey, "road": restGrey, "R99": unclear, "ill-defined": unclear} {
		if f := p.Fill(analysis.Cause{ID: id}); f != want {
			t.Errorf("%s, unknown to the palette, is %+v, want %+v", id, f, want)
		}
	}
}

// TestContrast: text is read at 4.5:1 or better (WCAG 2.1, AA), also on every hue.
func TestContrast(t *testing.T) {
	contrast := func(a, b color.NRGBA) float64 {
		hi, lo := max(luminance(a), luminance(b)), min(luminance(a), luminance(b))
		return (hi + 0.05) / (lo + 0.05)
	}
	for name, pair := range map[string][2]color.NRGBA{"text": {ink, paper}, "notes": {faint, paper}, "simulated": {alarm, paper}} {
		if c := contrast(pair[0], pair[1]); c < 4.5 {
			t.Errorf("%s: contrast %.1f", name, c)
		}
	}
	for i, h := range hues() {
		if c := contrast(inkOn(h.Color), h.Color); c < 4 { // of large print, AA asks 3
			t.Errorf("label on hue %d: contrast %.1f", i, c)
		}
	}
	for i, h := range hues() {
		for _, g := range hues()[:i] {
			if h.Pattern == g.Pattern {
				t.Errorf("two hues share a pattern: a copier cannot tell them apart")
			}
		}
	}
}

func FuzzParseSize(f *testing.F) {
	for _, s := range []string{"a4", "1600x900", "99999x1", "x", "639x480", "8000x8000", "-1x5", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		size, err := ParseSize(s)
		var data *analysis.DataError
		if err != nil {
			if !errors.As(err, &data) || data.Hint == "" {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if w := size.Width / 72 * vg.Length(size.DPI); w < minWidth-1 || w > maxSide {
			t.Errorf("%q is %v pixels wide", s, w)
		}
	})
}

// TestGapData: the numbers beside a chart add up to the gap, as those of the result.
func TestGapData(t *testing.T) {
	r := workshopGap(t, "42", analysis.Male)
	sum, total := 0.0, 0.0
	for _, c := range r.Contributions(decompose.ByCause) {
		if c.Cause == decompose.All {
			total = c.Years
		} else {
			sum += c.Years
		}
	}
	rows, whole := rowsOf(testStyle(t, "en", "a4", Print), r, ResultPalette(r))
	drawn := 0.0
	for _, x := range rows {
		drawn += x.value
	}
	if math.Abs(sum-total) > roundoff || math.Abs(drawn-total) > roundoff || math.Abs(whole.value-r.Gap) > roundoff {
		t.Errorf("rows drawn add up to %v, contributions to %v, the gap is %v", drawn, sum, r.Gap)
	}
	if d := gapData(r); len(d.Rows) != len(r.Near.Causes)+1 || len(d.Rows[0]) != len(d.Header) {
		t.Errorf("%d rows of %d columns", len(d.Rows), len(d.Rows[0]))
	}
	useless := map[string]bool{"ill-defined": true, "sepsis": true} // garbage of level 1
	for i, x := range rows {
		if (i >= len(rows)-len(useless)) != useless[x.id] || useless[x.id] && (!x.last || x.fill.Pattern != Hatch) {
			t.Errorf("row %d of %d is %s, last %v", i, len(rows), x.id, x.last)
		}
	}
}

// TestMarksStayInCharts: marks that names carry for breaking are in no file.
func TestMarksStayInCharts(t *testing.T) {
	near, against := invented([]string{"โรค\u200bหัวใจ", "โรค\u200bตับ"}, []float64{1.2, 1.1})
	near.Area.TH, near.Area.EN = "อำเภอ\u200bเมือง", "Mueang\u200bDistrict"
	r := gapOf(t, near, against, decompose.Options{})
	for _, kind := range Kinds() {
		if kind.Need != NeedGap && kind.Need != NeedGaps {
			continue
		}
		f, err := kind.Draw(testStyle(t, "th", "a4", Print), Input{Gaps: []*decompose.Result{r}})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range f.Data.Rows {
			if strings.Contains(strings.Join(line, "|"), "\u200b") {
				t.Errorf("%s: %q", kind.Name, line)
			}
		}
		var svg bytes.Buffer
		if err := f.WriteLiveSVG(&svg); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(svg.String(), "\u200b") {
			t.Errorf("%s: the SVG holds a mark", kind.Name)
		}
	}
}

func TestStepOrder(t *testing.T) {
	var ids []string
	for _, r := range stepOrder([]row{{id: "gain", value: 1}, {id: "loss", value: -1}, {id: "great gain", value: 3}, {id: "great loss", value: -2}, {id: "rest", value: -9, last: true}}) {
		ids = append(ids, r.id)
	}
	if want := []string{"great loss", "loss", "great gain", "gain", "rest"}; !cmp.Equal(ids, want) {
		t.Errorf("got %v, want %v", ids, want)
	}
}
