package thaitext

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"image/color"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the pictures anew; look at them before you commit them")

func newHandler(t testing.TB) *Handler {
	t.Helper()
	h, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// hard are words that programs get wrong which set letters one by one.
var hard = []string{"เสี่ยง", "ที่", "ปี่", "น้ำ", "ชั่ว", "ผู้", "กำลัง", "ฐู", "ญู", "ป้า", "เชื้อ"}

// TestWidths compares widths with those Chromium 156 gives for the same fonts
// (SVG getComputedTextLength, font-size 1000px, text-rendering geometricPrecision).
func TestWidths(t *testing.T) {
	const tolerance = 0.02         // of 1000 units: Chromium counts in 64ths
	want := map[string][2]float64{ // regular, bold
		"เสี่ยง": {1916, 1995}, "ที่": {657, 678}, "ปี่": {655, 669}, "น้ำ": {1122, 1160}, "ชั่ว": {1118, 1185},
		"ผู้": {622, 649}, "กำลัง": {2095, 2189}, "ฐู": {539, 573}, "ญู": {830, 849}, "ป้า": {1140, 1179}, "เชื้อ": {1503, 1577},
		"อายุคาดเฉลี่ย 73.1 ปี": {8399, 8673.984375}, "LE 74.9 → 73.1 ปี (−1.8)": {10268.984375, 10587.984375},
		"โรคหลอดเลือดในสมอง I60–I69": {12746.984375, 13198.984375}, "AVATAR To Wa": {6155, 6474},
	}
	h := newHandler(t)
	for word, w := range want {
		if got := float64(h.Width(word, Regular(1000))); math.Abs(got-w[0]) > tolerance {
			t.Errorf("%s: width %v, want %v", word, got, w[0])
		}
		if got := float64(h.Width(word, Bold(1000))); math.Abs(got-w[1]) > tolerance {
			t.Errorf("%s bold: width %v, want %v", word, got, w[1])
		}
	}
}

// highest is the top of a line's ink, in em.
func highest(h *Handler, line string) (top float64) {
	for _, g := range h.shaper.line(line, false).glyphs {
		for _, s := range g.outline {
			for _, a := range s.args {
				top = max(top, float64(a.y+g.at.y))
			}
		}
	}
	return top
}

// TestMarksRise checks what tells "risk" from "sound": a tone mark stands above the
// vowel, and higher than over a bare consonant.
func TestMarksRise(t *testing.T) {
	h := newHandler(t)
	for _, c := range []struct{ without, with string }{{"เสียง", "เสี่ยง"}, {"ที", "ที่"}, {"ปี", "ปี่"}, {"ชัว", "ชั่ว"}, {"นำ", "น้ำ"}, {"ท่", "ที่"}} {
		if low, high := highest(h, c.without), highest(h, c.with); high < low+0.05 {
			t.Errorf("%s reaches %.3f em, %s only %.3f", c.without, low, c.with, high)
		}
	}
	if top := highest(h, "ที่ปี้ฝี่"); top > 1.25 {
		t.Errorf("ink reaches %.3f em: more than a line allows for", top)
	}
}

// TestMarksHaveNoWidth: marks above and below and break hints add nothing to a line.
func TestMarksHaveNoWidth(t *testing.T) {
	h := newHandler(t)
	rapid.Check(t, func(rt *rapid.T) {
		base := rapid.StringOf(rapid.RuneFrom([]rune("กขคงจชดตทนบปพมยรลวสหอ"))).Draw(rt, "base")
		marked := strings.Builder{}
		for _, r := range base {
			marked.WriteRune(r)
			marked.WriteString(rapid.SampledFrom([]string{"", "ิ", "ี่", "ู", "ุ้", "ั", "็", "์", hint}).Draw(rt, "mark"))
		}
		a, b := h.Width(base, Regular(1000)), h.Width(marked.String(), Regular(1000))
		if math.Abs(float64(a-b)) > 1e-3 {
			rt.Fatalf("%q is %v wide, %q %v", base, a, marked.String(), b)
		}
	})
}

func TestBoxDoesNotDependOnText(t *testing.T) {
	h := newHandler(t)
	f := Regular(10)
	for _, s := range append(hard, "x", "") {
		if _, up, down := h.Box(s, f); up != Ascent*f.Size || down != Descent*f.Size {
			t.Errorf("%q: box %v above, %v below", s, up, down)
		}
	}
	if e := h.Extents(f); e.Height != e.Ascent+e.Descent {
		t.Errorf("extents %+v leave a gap between lines", e)
	}
}

func TestMissing(t *testing.T) {
	h := newHandler(t)
	all := "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ๎฿๐๑๒๓๔๕๖๗๘๙ฯ" +
		"abcXYZ0123456789.,:;!?%()[]/+−–—…·×±≤≥≠→½²₀“”‘’αβγδσΣμΔ○"
	if got := h.Missing(all + hint + "\u00a0"); len(got) > 0 {
		t.Errorf("no font has %q", string(got))
	}
	if got := string(h.Missing("ก✓ข✓中")); got != "✓中" {
		t.Errorf("missing %q, want ✓中", got)
	}
	if h.Width("α", Regular(10)) == 0 {
		t.Error("α has no width: the second font is not used")
	}
}

// TestParallel draws on many goroutines at once; run it with the race detector.
func TestParallel(t *testing.T) {
	h := newHandler(t)
	want := h.Width("เสี่ยง 0", Regular(10))
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			for k := range 100 {
				h.Draw(&recorder.Canvas{}, fmt.Sprint("โรคที่ ", (i+k)%20), text.Style{Font: Regular(10), Handler: h}, vg.Point{})
				if got := h.Width("เสี่ยง 0", Regular(10)); got != want {
					t.Errorf("width %v, want %v", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func TestCacheIsBounded(t *testing.T) {
	s, err := newShaper(10)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		s.line(fmt.Sprint("โรค ", i), false)
		s.line("หลัก", true)
	}
	if n := len(s.recent) + len(s.old); n > 20 {
		t.Errorf("%d lines kept", n)
	}
	if _, ok := s.recent[lineKey{"หลัก", true}]; !ok {
		t.Error("a line in use was forgotten")
	}
}

// drawWords draws the words below each other, then a mixed line at eight angles.
func drawWords(h *Handler, c vg.Canvas) {
	sty := text.Style{Font: Regular(14), Handler: h, Color: color.Black}
	for i, w := range hard {
		h.Draw(c, w, sty, vg.Point{X: vg.Length(10 + i%4*70), Y: vg.Length(280 - i/4*28)})
	}
	sty.Font = Bold(12)
	h.Draw(c, "LE 74.9 → 73.1 ปี\nชาย α −1.8 (23 %)", sty, vg.Point{X: 10, Y: 180})
	sty.Font = Regular(10)
	for i := range 8 {
		sty.Rotation = float64(i) * math.Pi / 4
		h.Draw(c, "    เสี่ยง 95 %", sty, vg.Point{X: 150, Y: 90})
	}
}

func TestGolden(t *testing.T) {
	h := newHandler(t)
	for _, c := range []struct {
		name string
		h    *Handler
	}{{"words", h}, {"words-live", h.Live()}} {
		t.Run(c.name, func(t *testing.T) {
			canvas := vgsvg.New(300, 310)
			drawWords(c.h, canvas)
			var got bytes.Buffer
			if _, err := canvas.WriteTo(&got); err != nil {
				t.Fatal(err)
			}
			name := "testdata/" + c.name + ".svg"
			if *update {
				if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s differs", name)
			}
		})
	}
}

// TestFonts checks that the fonts are the ones fonts/README.md names.
func TestFonts(t *testing.T) {
	readme, err := os.ReadFile("fonts/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"Sarabun-Regular.ttf": TTF(false), "Sarabun-Bold.ttf": TTF(true), "OFL.txt": []byte(sarabunLicence)} {
		sum := sha256.Sum256(data)
		if !strings.Contains(string(readme), hex.EncodeToString(sum[:])+"  "+name) {
			t.Errorf("fonts/README.md does not name %s with its sum %x", name, sum)
		}
	}
	for _, l := range Licences() {
		if !strings.Contains(l.Text, "Copyright") {
			t.Errorf("the licence of %s names no owner", l.Name)
		}
	}
}

// TestPlot sets the handler on a gonum plot, which must not need its package variables.
func TestPlot(t *testing.T) {
	h := newHandler(t)
	p := plot.New()
	p.TextHandler = h
	p.Title.Text, p.X.Label.Text = "ความเสี่ยงที่เพิ่มขึ้น", "อายุ (ปี)"
	for _, s := range []*text.Style{&p.Title.TextStyle, &p.X.Label.TextStyle, &p.Y.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label, &p.Legend.TextStyle} {
		s.Handler, s.Font = h, Regular(10)
	}
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	var rec recorder.Canvas
	p.Draw(draw.NewCanvas(&rec, 400, 300))
	for _, a := range rec.Actions {
		if f, ok := a.(*recorder.FillString); ok {
			t.Errorf("%q was drawn as text, not as outlines", f.String)
		}
	}
}

func ExampleHandler_Wrap() {
	h, err := New()
	if err != nil {
		fmt.Println(err)
		return
	}
	name := Hint("โรคทางเดินหายใจส่วนล่างเรื้อรัง")
	for _, line := range h.Wrap(name, Regular(12), 130, 2) {
		fmt.Println(line)
	}
	fmt.Println(Strip(name) == "โรคทางเดินหายใจส่วนล่างเรื้อรัง")
	// Output:
	// โรคทางเดินหายใจส่วนล่าง
	// เรื้อรัง
	// true
}

// TestQuadraticsForPDF: the cubic drawn for PDF is the quadratic curve itself, and PDF
// canvases are found inside others.
func TestQuadraticsForPDF(t *testing.T) {
	p0, c, p1 := vg.Point{X: 0, Y: 0}, vg.Point{X: 10, Y: 30}, vg.Point{X: 40, Y: 0}
	p := pen{cubic: true, last: p0}
	p.quad(c, p1)
	k := p.path[0].Control
	if len(k) != 2 || p.path[0].Pos != p1 {
		t.Fatalf("drawn as %+v", p.path[0])
	}
	for i := range 11 {
		s := vg.Length(i) / 10
		quad := p0.Scale((1 - s) * (1 - s)).Add(c.Scale(2 * s * (1 - s))).Add(p1.Scale(s * s))
		cubic := p0.Scale((1 - s) * (1 - s) * (1 - s)).Add(k[0].Scale(3 * s * (1 - s) * (1 - s))).Add(k[1].Scale(3 * s * s * (1 - s))).Add(p1.Scale(s * s * s))
		if d := quad.Sub(cubic); math.Hypot(float64(d.X), float64(d.Y)) > 1e-9 {
			t.Errorf("at %v: %v, want %v", s, cubic, quad)
		}
	}
	pdf := vgpdf.New(100, 100)
	if !is[*vgpdf.Canvas](pdf) || !is[*vgpdf.Canvas](draw.New(pdf)) || is[*vgpdf.Canvas](vgsvg.New(100, 100)) {
		t.Error("PDF canvases are not told from others")
	}
}
