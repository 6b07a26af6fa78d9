package ingest_test

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/ingest"
)

func ExampleLoad() {
	l, err := ingest.Load(context.Background(), []string{"sample:sakaeo"}, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := l.Data
	deaths, personYears := d.Totals()
	fmt.Println(d.Areas[0].TH, d.Areas[0].EN, d.Periods)
	fmt.Printf("%.0f deaths, %.0f person-years, %d causes\n", deaths, personYears, len(d.Causes))
	for _, w := range d.Warnings {
		fmt.Println(w.EN)
	}
	// Output:
	// สระแก้ว Sa Kaeo [2021 2022 2023 2024 2025]
	// 20896 deaths, 2811084 person-years, 54 causes
	// deaths come in ages 0, 1-4, 5-9 … 85+ (19 groups) and population in 0-4, 5-9, 10-14 … 80+ (17): both were regrouped to 0-4, 5-9, 10-14 … 80+ (17)
}
