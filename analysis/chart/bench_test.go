package chart

import (
	"io"
	"testing"

	"github.com/lehackathon/le/analysis"
)

func BenchmarkPNG(b *testing.B)     { benchmark(b, (*Figure).WritePNG) }
func BenchmarkSVG(b *testing.B)     { benchmark(b, (*Figure).WriteSVG) }
func BenchmarkLiveSVG(b *testing.B) { benchmark(b, (*Figure).WriteLiveSVG) }
func BenchmarkPDF(b *testing.B)     { benchmark(b, (*Figure).WritePDF) }

// benchmark makes and writes a chart of 23 causes at 1600x900, fonts being ready.
func benchmark(b *testing.B, write func(*Figure, io.Writer) error) {
	r := workshopGap(b, "42", analysis.Male)
	st := testStyle(b, "th", "1600x900", Screen)
	b.ReportAllocs()
	for b.Loop() {
		f, err := Gap(st, sampleAbout(), r)
		if err != nil {
			b.Fatal(err)
		}
		if err := write(f, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
