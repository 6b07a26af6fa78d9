package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/thai"
)

// causesOfProvince are the causes of the made-up provinces, with ICD-10 codes, so that
// risk factors find them.
var causesOfProvince = strings.Fields("A15-A19 B20-B24 C16 C22 C33-C34 C50 C53 D50-D89 E10-E14 G00-G99 I10-I15 I20-I25 I60-I69 J12-J18 J40-J47 K70-K76 L00-L99 N00-N39 P00-P96 R00-R99 V01-V99 W65-W74 X60-X84 X85-Y09")

// writeProvinces writes deaths and population of Thailand's provinces and their sum, made
// up: five years, 19 age groups, 24 causes. Death rates follow Gompertz's law with the
// level of a province drawn.
func writeProvinces(tb testing.TB, dir string) (deaths, population string) {
	tb.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	ages := []string{"0", "1-4"}
	middle := []float64{0.5, 3}
	for a := 5; a < 85; a += 5 {
		ages, middle = append(ages, fmt.Sprintf("%d-%d", a, a+4)), append(middle, float64(a)+2.5)
	}
	ages, middle = append(ages, "85+"), append(middle, 90)
	var d, p strings.Builder
	d.WriteString("area_code,area,year,sex,age,cause,deaths\n")
	p.WriteString("area_code,area,year,sex,age,population\n")
	for _, place := range thai.Provinces() {
		level := 0.8 + 0.4*rng.Float64()
		size := math.Exp(rng.NormFloat64()*0.6) * 20000
		for year := 2017; year <= 2021; year++ {
			for _, sex := range []string{"male", "female"} {
				for x, age := range ages {
					people := math.Round(size * math.Exp(-math.Pow(middle[x]/75, 4)))
					if age == "0" {
						people /= 5
					}
					fmt.Fprintf(&p, "%s,%s,%d,%s,%s,%.0f\n", place.Code, place.TH, year, sex, age, people)
					rate := level * (0.00004*math.Exp(0.09*middle[x]) + 0.0003)
					if sex == "male" {
						rate *= 1.4
					}
					for _, cause := range causesOfProvince {
						mean := people * rate / float64(len(causesOfProvince))
						if n := math.Round(mean + math.Sqrt(mean)*rng.NormFloat64()); n > 0 {
							fmt.Fprintf(&d, "%s,%s,%d,%s,%s,%s,%.0f\n", place.Code, place.TH, year, sex, age, cause, n)
						}
					}
				}
			}
		}
	}
	deaths, population = filepath.Join(dir, "deaths.csv"), filepath.Join(dir, "population.csv")
	for name, text := range map[string]string{deaths: d.String(), population: p.String()} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return deaths, population
}

// BenchmarkReportProvinces writes the pages of all provinces of Thailand, which must
// take less than 90 seconds on two cores.
func BenchmarkReportProvinces(b *testing.B) {
	dir := b.TempDir()
	deaths, population := writeProvinces(b, dir)
	for _, charts := range []string{noCharts, "svg"} {
		b.Run("charts="+charts, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				out := filepath.Join(dir, "out")
				if status, _, stderr := inProcess(b, nil, "report", deaths, population, "--all", "--lang", "th", "--charts", charts, "--quiet", "-o", out); status != exitDone {
					b.Fatal(stderr)
				}
			}
		})
	}
}
