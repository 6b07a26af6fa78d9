package chart

import (
	"image"
	"image/color"
	"testing"

	"github.com/lehackathon/le/analysis/decompose"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// texts is a canvas that remembers where text stands. Text is never rotated in these
// charts.
type texts struct {
	h interface {
		Width(string, font.Font) vg.Length
	}
	origin []vg.Point
	boxes  []textBox
}

type textBox struct {
	s string
	r vg.Rectangle
}

func (c *texts) SetLineWidth(vg.Length)              {}
func (c *texts) SetLineDash([]vg.Length, vg.Length)  {}
func (c *texts) SetColor(color.Color)                {}
func (c *texts) Rotate(float64)                      { panic("text is not rotated") }
func (c *texts) Scale(float64, float64)              { panic("nothing is scaled") }
func (c *texts) Push()                               { c.origin = append(c.origin, c.at()) }
func (c *texts) Pop()                                { c.origin = c.origin[:len(c.origin)-1] }
func (c *texts) Stroke(vg.Path)                      {}
func (c *texts) Fill(vg.Path)                        {}
func (c *texts) DrawImage(vg.Rectangle, image.Image) {}
func (c *texts) Translate(p vg.Point)                { c.origin[len(c.origin)-1] = c.at().Add(p) }
func (c *texts) FillString(f font.Face, p vg.Point, s string) {
	at := c.at().Add(p)
	size := f.Font.Size
	// From below the baseline to the top of digits and consonants: lines may share the
	// room of marks.
	c.boxes = append(c.boxes, textBox{s, box(at.X, at.Y-0.1*size, at.X+c.h.Width(s, f.Font), at.Y+0.62*size)})
}

func (c *texts) at() vg.Point {
	if len(c.origin) == 0 {
		return vg.Point{}
	}
	return c.origin[len(c.origin)-1]
}

// TestNoOverlap draws every kind in sizes and languages, with short and long names,
// and checks that no text leaves the page or touches another.
func TestNoOverlap(t *testing.T) {
	samples := map[string]Input{"sample": goldenInput(t)}
	for name, n := range map[string]int{"long": 30, "one": 1, "seven": 7} {
		near, against := invented(longNames(n), repeat(n, func(i int) float64 { return 0.6 + 0.9*float64(i)/float64(n) }))
		samples[name] = Input{About: sampleAbout(), Gaps: []*decompose.Result{gapOf(t, near, against, decompose.Options{Delta: true})}}
	}
	for sample, in := range samples {
		for _, size := range []string{"a4", "a3", "slide", "640x480", "640x1200", "2400x480", "1600x900"} {
			for _, purpose := range []Purpose{Print, Screen, Projector} {
				for _, lang := range []string{"th", "en"} {
					for _, kind := range Kinds() {
						if sample != "sample" && !anyGap(kind) {
							continue
						}
						t.Run(kind.Name+"/"+sample+"/"+size+"/"+purpose.String()+"/"+lang, func(t *testing.T) {
							f, err := kind.Draw(testStyle(t, lang, size, purpose), inputFor(t, kind, in))
							if err != nil {
								t.Fatal(err)
							}
							checkTexts(t, f)
						})
					}
				}
			}
		}
	}
}

func checkTexts(t *testing.T, f *Figure) {
	t.Helper()
	c := &texts{h: f.style.text}
	f.draw(c, f.style.text.Live())
	size := f.Size()
	for i, a := range c.boxes {
		if a.r.Min.X < 0 || a.r.Min.Y < 0 || a.r.Max.X > size.Width || a.r.Max.Y > size.Height {
			t.Errorf("%q leaves the page: %v of %vx%v", a.s, a.r, size.Width, size.Height)
		}
		if missing := f.style.text.Missing(a.s); len(missing) > 0 {
			t.Errorf("%q has letters no font has: %q", a.s, missing)
		}
		for _, b := range c.boxes[:i] {
			if a.r.Min.X < b.r.Max.X && b.r.Min.X < a.r.Max.X && a.r.Min.Y < b.r.Max.Y && b.r.Min.Y < a.r.Max.Y {
				t.Errorf("%q and %q overlap", b.s, a.s)
			}
		}
	}
}
