package burden

import (
	"embed"
	"encoding/csv"
)

// data holds the tables that come with the program, each with its source in its first
// lines.
//
//go:embed data/*.csv
var data embed.FS

// records reads the lines of a table without its header.
func records(name string) [][]string {
	f, err := data.Open("data/" + name)
	if err != nil {
		panic("burden: " + err.Error())
	}
	defer f.Close()
	c := csv.NewReader(f)
	c.Comment = '#'
	rows, err := c.ReadAll()
	if err != nil || len(rows) < 2 {
		panic("burden: " + name + " is damaged")
	}
	return rows[1:]
}
