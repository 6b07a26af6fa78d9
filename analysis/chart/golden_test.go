package chart

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/decompose"
)

var update = flag.Bool("update", false, "write the pictures anew; look at them before you commit them")

// goldenInput is what the golden pictures draw: the simulated workshop sample, whose
// numbers are fixed.
func goldenInput(t testing.TB) Input {
	tables := []TableOf{tableOf(t, "42", analysis.Male, 2019, 2022), tableOf(t, "TH", analysis.Male, 2019, 2022)}
	trend := []Series{trendOf(t, "42", analysis.Male), trendOf(t, "TH", analysis.Male)}
	in := Input{About: sampleAbout(), Tables: tables, Trend: trend, Sexes: []Sexes{sexesOf(t, "42"), sexesOf(t, "TH")}, Places: samplePlaces(t, "42"), Areas: sampleGaps(t, "42"), Gaps: []*decompose.Result{workshopGap(t, "42", analysis.Male), workshopGap(t, "42", analysis.Female)}}
	in.Burden = burdenOf(t, samplePopulation(t, "workshop", "42", analysis.Male, 2021, 2022), burden.ByYLL)
	in.Before = burdenOf(t, samplePopulation(t, "workshop", "42", analysis.Male, 2019, 2020), burden.ByYLL)
	return in
}

// TestGolden compares every kind in both languages with the pictures in testdata: SVG
// with live text byte for byte, PNG within a tolerance, grey and at half the size, as
// from a copier.
func TestGolden(t *testing.T) {
	sample := goldenInput(t)
	for _, kind := range Kinds() {
		in := inputFor(t, kind, sample)
		for _, lang := range []string{"th", "en"} {
			t.Run(kind.Name+"/"+lang, func(t *testing.T) {
				f, err := Draw(kind.Name, testStyle(t, lang, "800x600", Screen), in)
				if err != nil {
					t.Fatal(err)
				}
				var svg, raster bytes.Buffer
				if err := f.WriteLiveSVG(&svg); err != nil {
					t.Fatal(err)
				}
				if err := f.WritePNG(&raster); err != nil {
					t.Fatal(err)
				}
				name := filepath.Join("testdata", kind.Name+"-"+lang)
				if want := golden(t, name+".svg", svg.Bytes()); !bytes.Equal(want, svg.Bytes()) {
					t.Errorf("%s.svg differs (-want +got):\n%s", name, cmp.Diff(string(want), svg.String()))
				}
				small := copied(t, raster.Bytes())
				if d := distance(t, golden(t, name+".png", small), small); d > pictureTolerance {
					t.Errorf("%s.png differs by %.4f", name, d)
				}
			})
		}
	}
}

// golden returns what a file holds, after writing it where that is asked for.
func golden(t *testing.T, name string, got []byte) []byte {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v (run with -update to make it)", err)
	}
	return want
}

// pictureTolerance is the root mean square difference of grey, 0 to 1. Rounding of
// curves on another processor changes it by less than 0.001; a drawing that moves by
// half a pixel by 0.038.
const pictureTolerance = 0.005

// distance is the root mean square difference of two grey PNG of one size.
func distance(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, y := decodePNG(t, a).(*image.Gray), decodePNG(t, b).(*image.Gray)
	if x.Bounds() != y.Bounds() {
		t.Fatalf("pictures of %v and %v", x.Bounds(), y.Bounds())
	}
	sum := 0.0
	for i := range x.Pix {
		d := (float64(x.Pix[i]) - float64(y.Pix[i])) / 255
		sum += d * d
	}
	return math.Sqrt(sum / float64(len(x.Pix)))
}

// copied is a PNG in grey at half its size.
func copied(t *testing.T, data []byte) []byte {
	t.Helper()
	full := decodePNG(t, data)
	half := image.NewGray(image.Rect(0, 0, full.Bounds().Dx()/2, full.Bounds().Dy()/2))
	for j := range half.Bounds().Dy() {
		for i := range half.Bounds().Dx() {
			sum := 0
			for k := range 4 {
				sum += int(color.GrayModel.Convert(full.At(2*i+k%2, 2*j+k/2)).(color.Gray).Y)
			}
			half.SetGray(i, j, color.Gray{Y: uint8(sum / 4)})
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, half); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func decodePNG(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
