package grid_test

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/ingest/grid"
)

func ExampleRead() {
	b, err := grid.Read(strings.NewReader("จังหวัด;ตาย\nเลย;1,2O4\n"), "deaths.csv", grid.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer b.Close()
	err = b.Rows(func(row int, cells []string) error {
		fmt.Println(row, cells)
		if row == 2 {
			return b.Errorf(row, 1, "write digits only", "deaths %q is not a number", cells[1])
		}
		return nil
	})
	fmt.Println(err)
	// Output:
	// 1 [จังหวัด ตาย]
	// 2 [เลย 1,2O4]
	// deaths.csv: cell B2: deaths "1,2O4" is not a number
}

func ExampleCell() {
	fmt.Println(grid.Cell(14, 3))
	// Output: D14
}
