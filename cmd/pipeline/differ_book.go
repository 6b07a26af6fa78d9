package pipeline

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/lehackathon/le/ingest/grid"
)

// firstBookCell finds the first cell of two workbooks that differs. "" where they
// cannot be read, or differ in something else than cells.
func firstBookCell(here, again string) string {
	left, sheets, err := readBook(here)
	if err != nil {
		return ""
	}
	right, made, err := readBook(again)
	if err != nil {
		return ""
	}
	if !slices.Equal(sheets, made) {
		return fmt.Sprintf("sheets: %q here, %q when made again", sheets, made)
	}
	for _, sheet := range sheets {
		for row := 1; row <= max(len(left[sheet]), len(right[sheet])); row++ {
			a, b := cellsOf(left[sheet], row), cellsOf(right[sheet], row)
			for col := range max(len(a), len(b)) {
				if x, y := textOf(a, col), textOf(b, col); x != y {
					return fmt.Sprintf("sheet %q, cell %s: %q here, %q when made again", sheet, grid.Cell(row, col), window(x, y), window(y, x))
				}
			}
		}
	}
	return ""
}

// readBook reads the cells of all sheets that have any; rows count from 1.
func readBook(name string) (cells map[string][][]string, sheets []string, err error) {
	b, err := grid.Open(name, grid.Options{})
	if err != nil {
		return nil, nil, err
	}
	defer b.Close()
	cells = map[string][][]string{}
	for _, s := range b.Sheets() {
		sheets = append(sheets, s.Name)
		if err := b.Select(s.Name); err != nil {
			return nil, nil, err
		}
		err := b.Rows(func(row int, texts []string) error {
			for len(cells[s.Name]) < row {
				cells[s.Name] = append(cells[s.Name], nil)
			}
			cells[s.Name][row-1] = slices.Clone(texts)
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return cells, sheets, nil
}

func cellsOf(rows [][]string, row int) []string {
	if row > len(rows) {
		return nil
	}
	return rows[row-1]
}

func textOf(cells []string, col int) string {
	if col >= len(cells) {
		return ""
	}
	return cells[col]
}

// firstPart finds the first part of two packed files, such as the styles of a workbook,
// that differs; "" where they cannot be unpacked, or all parts agree.
func firstPart(here, again string) string {
	left, err := sumsOfParts(here)
	if err != nil {
		return ""
	}
	right, err := sumsOfParts(again)
	if err != nil {
		return ""
	}
	names := slices.AppendSeq(slices.Collect(maps.Keys(left)), maps.Keys(right))
	slices.Sort(names)
	for _, name := range names {
		if left[name] != right[name] {
			return "no cell, but the part " + name
		}
	}
	return ""
}

// sumsOfParts lists the parts of a packed file with their SHA-256.
func sumsOfParts(name string) (map[string]string, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	sums := map[string]string{}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		f, err := hashReader(io.LimitReader(r, maxPart), part.Name)
		r.Close()
		if err != nil {
			return nil, err
		}
		sums[part.Name] = f.SHA256
	}
	return sums, nil
}

// maxPart bounds how much of a part is read, in bytes.
const maxPart = 1 << 28
