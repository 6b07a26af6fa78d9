package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/burden"
	"gonum.org/v1/plot/vg"
)

// ofFamilies gives the causes of manyCauses codes of all families.
func ofFamilies(n int, by burden.Measure, t testing.TB) *burden.Result {
	p := manyCauses(n)
	for i := range p.Causes {
		if p.Causes[i].ICD10 == "" {
			p.Causes[i].ICD10 = []string{"C00-C97", "I20-I25", "V01-V99", "J12-J18", "P00-P96;Q00-Q99"}[i%5]
		}
	}
	return burdenOf(t, p, by)
}

func TestTreemapLimits(t *testing.T) {
	for _, n := range []int{1, 3, 8, 30} {
		r := ofFamilies(n, burden.ByDeaths, t)
		limitsOf(t, fmt.Sprint(n), func(st *Style) (*Figure, error) { return Treemap(st, sampleAbout(), r) })
	}
}

// TestTreemapAreas: the areas of all causes compare, whatever the names of families
// take, in landscape and upright.
func TestTreemapAreas(t *testing.T) {
	r := ofFamilies(30, burden.ByDeaths, t)
	st := testStyle(t, "th", "a4", Print)
	f, err := Treemap(st, About{}, r)
	if err != nil {
		t.Fatal(err)
	}
	if want := 30 + 1; len(f.Data.Rows) != want {
		t.Errorf("%d rows beside the picture, want %d", len(f.Data.Rows), want)
	}
	c, err := treemapOf(st, r)
	if err != nil {
		t.Fatal(err)
	}
	p := newPen(nil, st.text, st)
	for name, area := range map[string]vg.Rectangle{"landscape": box(0, 0, 700, 400), "upright": box(0, 0, 400, 700)} {
		per := math.NaN() // area of a death
		total := 0.0
		for _, b := range c.layout(p, area) {
			in := b.inner()
			if in.Min.X < area.Min.X-roundoff || in.Max.X > area.Max.X+roundoff || in.Min.Y < area.Min.Y-roundoff || in.Max.Y > area.Max.Y+roundoff {
				t.Errorf("%s: %s leaves the picture: %v", name, b.family.name().EN, in)
			}
			got := float64((in.Max.X-in.Min.X)*(in.Max.Y-in.Min.Y)) / c.of(b.family)
			if math.IsNaN(per) {
				per = got
			}
			if math.Abs(got-per) > 1e-6*per {
				t.Errorf("%s: a death of %s has an area of %v, others %v", name, b.family.name().EN, got, per)
			}
			total += c.of(b.family)
		}
		if all, _ := r.Population.Totals(); math.Abs(total-all) > roundoff {
			t.Errorf("%s: blocks hold %v of %v deaths", name, total, all)
		}
	}
}

func TestTreemapTitle(t *testing.T) {
	deaths := map[string]float64{"other": 1000, "cancer": 5000, "road": 2000, "symptoms": 2000}
	p := fewCauses(deaths, "other", "cancer", "road", "symptoms")
	p.Causes[1].ICD10, p.Causes[2].ICD10 = "C00-C97", "V01-V99"
	for lang, want := range map[string]string{
		"en": "Noncommunicable diseases cause 50 % of deaths of men in Loei; the largest single cause is cancer (50 %); 20 % has no useful cause",
		"th": "โรคไม่ติดต่อเป็นสาเหตุของ 50 % ของการตายของชายจังหวัดเลย สาเหตุเดี่ยวที่มากที่สุดคือ cancer (50 %) และ 20 % ไม่มีสาเหตุที่ใช้ได้",
	} {
		f, err := Treemap(testStyle(t, lang, "a4", Print), About{}, burdenOf(t, p, burden.ByDeaths))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(f.Title, "\u00a0", " "); got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
	if _, err := Treemap(testStyle(t, "en", "a4", Print), About{}, burdenOf(t, p, burden.ByGain)); err == nil || !strings.Contains(err.Error(), "do not add up") {
		t.Errorf("a treemap of gains: error %v", err)
	}
}
