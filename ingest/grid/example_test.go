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

func ExampleBook_Sheets() {
	page := "<meta charset=utf-8><table><tr><td>ชาย</table><table><tr><th>อายุ<th>ตาย<tr><td>0-4<td>12</table>"
	b, err := grid.Read(strings.NewReader(page), "export.xls", grid.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer b.Close()
	fmt.Println("chosen:", b.Sheet)
	for _, s := range b.Sheets() {
		if err := b.Select(s.Name); err != nil {
			fmt.Println(err)
			return
		}
		b.Rows(func(row int, cells []string) error {
			fmt.Println(s.Name, row, cells)
			return nil
		})
	}
	// Output:
	// chosen: table 2
	// table 1 1 [ชาย]
	// table 2 1 [อายุ ตาย]
	// table 2 2 [0-4 12]
}
