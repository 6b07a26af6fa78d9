package lifetable_test

import (
	"fmt"

	"github.com/lehackathon/le/lifetable"
)

func ExampleNew() {
	ages := lifetable.Ages{0, 15, 45, 65, 80}
	deaths := []float64{60, 150, 400, 500, 600}
	people := []float64{40000, 80000, 50000, 15000, 5000}
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		fmt.Println(err)
		return
	}
	e0 := lifetable.NormalInterval(table.Ex[0], table.Variance()[0], 0.95)
	fmt.Printf("e0 %.2f (%.2f-%.2f), 20q45 %.4f\n", table.Ex[0], e0.Lower, e0.Upper, table.Nqx[2])
	// Output: e0 73.86 (73.07-74.66), 20q45 0.1481
}
