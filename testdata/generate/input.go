package main

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/lehackathon/le/lifetable"
)

//go:embed in/*.csv
var inputs embed.FS

// beOffset turns a Buddhist-era year into a Common-era one: CE = BE - 543.
const beOffset = 543

// sexes in the order of every table; an index into it is a sex below.
var sexes = [2]lifetable.Sex{lifetable.Male, lifetable.Female}

// eachRow calls fn with the cells of every row of in/name, after checking that
// the columns are those expected. Lines that start with # are citations.
func eachRow(name string, columns []string, fn func(cells []string) error) error {
	f, err := inputs.Open("in/" + name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("in/%s: %w", name, err)
	}
	if !slices.Equal(head, columns) {
		return fmt.Errorf("in/%s: columns are %q, want %q", name, head, columns)
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = fn(cells)
		}
		if err != nil {
			line, _ := r.FieldPos(0)
			return fmt.Errorf("in/%s: line %d: %w", name, line, err)
		}
	}
}

// numbers parses cells as numbers.
func numbers(cells ...string) ([]float64, error) {
	v := make([]float64, len(cells))
	for i, c := range cells {
		x, err := strconv.ParseFloat(c, 64)
		if err != nil {
			return nil, err
		}
		v[i] = x
	}
	return v, nil
}

// yearBE parses a Buddhist-era year and returns the Common-era one.
func yearBE(cell string) (int, error) {
	y, err := strconv.Atoi(cell)
	return y - beOffset, err
}

// sexIndex finds a sex by its machine name.
func sexIndex(cell string) (int, error) {
	for i, s := range sexes {
		if s.String() == cell {
			return i, nil
		}
	}
	return 0, fmt.Errorf("sex is %q, want male or female", cell)
}

// area is one row of in/areas.csv.
type area struct{ code, th, en, level string }

// readAreas returns the areas by code.
func readAreas() (map[string]area, error) {
	areas := map[string]area{}
	err := eachRow("areas.csv", []string{"code", "name_th", "name_en", "level"}, func(c []string) error {
		areas[c[0]] = area{code: c[0], th: c[1], en: c[2], level: c[3]}
		return nil
	})
	return areas, err
}
