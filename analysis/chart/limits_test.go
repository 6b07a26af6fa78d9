package chart

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// look is a folder that the pictures of TestLimits are written to, for people to look
// at.
const look = "LE_CHART_LOOK"

// invented makes two populations whose rates differ by a factor a cause: deaths are
// those of a smooth schedule, so that every contribution has the sign of 1 - factor.
func invented(names []string, factors []float64) (near, against *analysis.Population) {
	ages := analysis.Ages{0, 1, 5, 20, 40, 60, 75, 85}
	rates := []float64{0.01, 0.0005, 0.0004, 0.0015, 0.006, 0.03, 0.08, 0.2}
	population := func(code string) *analysis.Population {
		p := &analysis.Population{Area: analysis.Area{Code: code, TH: "พื้นที่ " + code, EN: "Area " + code}, Period: analysis.Period{From: 2021, To: 2021},
			Sex: analysis.Male, Ages: ages}
		for range ages {
			p.Exposure = append(p.Exposure, 50000)
		}
		return p
	}
	near, against = population("A"), population("B")
	for i, name := range names {
		c := analysis.Cause{ID: fmt.Sprint("c", i), TH: name, EN: fmt.Sprintf("Cause %d of a name that is rather long for a chart", i)}
		near.Causes, against.Causes = append(near.Causes, c), append(against.Causes, c)
		for _, m := range rates {
			d := math.Round(50000 * m / float64(len(names)))
			against.Deaths = append(against.Deaths, d)
			near.Deaths = append(near.Deaths, math.Round(d*factors[i]))
		}
	}
	return near, against
}

// longNames are Thai names as long as official lists have them.
func longNames(n int) []string {
	official := []string{"โรคหัวใจขาดเลือด", "อาการ อาการแสดงและสิ่งผิดปกติที่พบจากการตรวจทางคลินิกและตรวจทางห้องปฏิบัติการที่มิได้มีรหัสระบุไว้",
		"โรคเลือดและอวัยวะสร้างเลือดและความผิดปกติที่เกี่ยวกับกลไกของภูมิคุ้มกันบางชนิดที่เหลืออยู่", "ปอดบวม",
		"ความผิดปกติทางจิตและพฤติกรรมเนื่องจากการใช้วัตถุออกฤทธิ์ต่อจิตประสาท", "วัณโรค"}
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s %d", official[i%len(official)], i+1))
	}
	return out
}

func repeat(n int, f func(i int) float64) (out []float64) {
	for i := range n {
		out = append(out, f(i))
	}
	return out
}

// TestLimits draws what is hard to draw and checks that no ink reaches the margin and
// that every picture is made; with LE_CHART_LOOK=folder it keeps them.
func TestLimits(t *testing.T) {
	cases := []struct {
		name    string
		n       int
		factors func(i int) float64
	}{
		{"one-cause", 1, func(int) float64 { return 1.3 }},
		{"three-negative", 3, func(i int) float64 { return 1.1 + 0.2*float64(i) }},
		{"thirty-mixed", 30, func(i int) float64 { return 0.6 + 0.03*float64(i) }},
		{"twelve-positive", 12, func(i int) float64 { return 0.5 + 0.03*float64(i) }},
		{"no-difference", 4, func(int) float64 { return 1 }},
	}
	for _, c := range cases {
		near, against := invented(longNames(c.n), repeat(c.n, c.factors))
		r := gapOf(t, near, against, decompose.Options{Delta: true})
		for _, v := range []struct {
			lang, size string
			purpose    Purpose
		}{{"th", "a4", Print}, {"en", "640x480", Screen}, {"th", "slide", Projector}} {
			st := testStyle(t, v.lang, v.size, v.purpose)
			for _, kind := range Kinds() {
				if !anyGap(kind) {
					continue
				}
				name := strings.Join([]string{kind.Name, c.name, v.lang, v.size}, "-")
				t.Run(name, func(t *testing.T) {
					f, err := kind.Draw(st, Input{About: sampleAbout(), Gaps: []*decompose.Result{r}})
					if c.name == "no-difference" && kind.Name == "age-cause" {
						if err == nil {
							t.Fatal("no error for columns without height")
						}
						return
					}
					if err != nil {
						t.Fatal(err)
					}
					checkPicture(t, f, name)
				})
			}
		}
	}
}

// checkPicture draws a figure and sees that its outermost pixels are paper.
func checkPicture(t *testing.T, f *Figure, name string) {
	t.Helper()
	small := *f.style
	small.Size.DPI = 48 // half of a screen's: drawn in a quarter of the time
	if os.Getenv(look) != "" {
		small.Size.DPI = 96
	}
	g := *f
	g.style = &small
	var out bytes.Buffer
	if err := g.WritePNG(&out); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv(look); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	img := decodePNG(t, out.Bytes())
	b := img.Bounds()
	blank := func(x, y int) {
		if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0xF000 {
			t.Fatalf("ink at the edge: %d,%d", x, y)
		}
	}
	for x := range b.Dx() {
		blank(x, 0)
		blank(x, b.Dy()-1)
	}
	for y := range b.Dy() {
		blank(0, y)
		blank(b.Dx()-1, y)
	}
}

// TestNothing checks the errors of charts that have nothing to draw.
func TestNothing(t *testing.T) {
	st := testStyle(t, "en", "a4", Print)
	for _, kind := range Kinds() {
		t.Run(kind.Name, func(t *testing.T) {
			_, err := kind.Draw(st, Input{})
			var data *analysis.DataError
			if !errors.As(err, &data) || data.Hint == "" {
				t.Errorf("error %v, want one that says what to do", err)
			}
		})
	}
	if _, err := Draw("pie", st, Input{}); err == nil || !strings.Contains(err.(*analysis.DataError).Hint, "gap, waterfall, age-cause") {
		t.Errorf("Draw of an unknown kind: %v", err)
	}
}
