package ingest_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/lehackathon/le/ingest"
)

func BenchmarkLoadSample(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ingest.Load(context.Background(), []string{"sample:workshop"}, ingest.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadMillion reads 1,000,000 rows of deaths: 20 areas, 10 Buddhist or
// common years, 2 sexes, 125 causes, 20 ages.
func BenchmarkLoadMillion(b *testing.B) {
	for _, era := range []struct {
		name string
		year int
	}{{"CE", 2010}, {"BE", 2553}} {
		b.Run(era.name, func(b *testing.B) {
			var deaths, people bytes.Buffer
			deaths.WriteString("area,year,sex,age,cause,deaths\n")
			people.WriteString("area,year,sex,age,population\n")
			for i := range 20 * 10 * 2 {
				place := fmt.Sprintf("อำเภอทดสอบ %d,%d,%s", i/20, era.year+i/2%10, [2]string{"ชาย", "หญิง"}[i%2])
				for age := range 20 {
					label := fmt.Sprintf("%d-%d", 5*age, 5*age+4)
					if age == 19 {
						label = "95+"
					}
					fmt.Fprintf(&people, "%s,%s,%d\n", place, label, 1000)
					for cause := range 125 {
						fmt.Fprintf(&deaths, "%s,%s,cause %d,%d\n", place, label, cause, (i+cause)%7)
					}
				}
			}
			folder := b.TempDir()
			files := []string{filepath.Join(folder, "deaths.csv"), filepath.Join(folder, "people.csv")}
			for i, data := range [][]byte{deaths.Bytes(), people.Bytes()} {
				if err := os.WriteFile(files[i], data, 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(deaths.Len() + people.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ingest.Load(context.Background(), files, ingest.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
