package pipeline

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// firstDifference says where the content of a file first differs from what it would be
// if made again: in a table by row and column, in a workbook by sheet and cell, in another
// text by line.
func firstDifference(here, again string) string {
	a, err := os.ReadFile(here)
	if err != nil {
		return ""
	}
	b, err := os.ReadFile(again)
	if err != nil {
		return ""
	}
	switch strings.ToLower(filepath.Ext(here)) {
	case ".csv":
		return firstCell(a, b, ',')
	case ".tsv":
		return firstCell(a, b, '\t')
	case ".xlsx":
		if first := cmp.Or(firstBookCell(here, again), firstPart(here, again)); first != "" {
			return first
		}
	}
	return firstLine(a, b)
}

// firstCell finds the first cell that differs. Rows count from 1 below the header, as
// people count them.
func firstCell(a, b []byte, comma rune) string {
	left, err1 := readRows(a, comma)
	right, err2 := readRows(b, comma)
	if err1 != nil || err2 != nil || len(left) == 0 || len(right) == 0 {
		return firstLine(a, b)
	}
	header := right[0]
	for i := range max(len(left), len(right)) {
		if i >= len(left) || i >= len(right) {
			return fmt.Sprintf("%d rows here, %d when made again", len(left)-1, len(right)-1)
		}
		for j := range max(len(left[i]), len(right[i])) {
			if j >= len(left[i]) || j >= len(right[i]) {
				row := "header"
				if i > 0 {
					row = fmt.Sprintf("row %d", i)
				}
				return fmt.Sprintf("%s: %d cells here, %d when made again", row, len(left[i]), len(right[i]))
			}
			if left[i][j] == right[i][j] {
				continue
			}
			if i == 0 {
				return fmt.Sprintf("header, column %d: %q here, %q when made again", j+1, left[i][j], right[i][j])
			}
			column := fmt.Sprint(j + 1)
			if j < len(header) {
				column = header[j]
			}
			return fmt.Sprintf("row %d, column %s: %q here, %q when made again", i, column, left[i][j], right[i][j])
		}
	}
	return firstLine(a, b)
}

func readRows(text []byte, comma rune) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	return r.ReadAll()
}

// shown bounds how much of a line is shown, in characters.
const shown = 60

// firstLine finds the first line that differs; of other files than texts, the byte.
func firstLine(a, b []byte) string {
	if !utf8.Valid(a) || !utf8.Valid(b) {
		n := 0
		for n < min(len(a), len(b)) && a[n] == b[n] {
			n++
		}
		return fmt.Sprintf("byte %d", n+1)
	}
	left, right := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range max(len(left), len(right)) {
		if i >= len(left) || i >= len(right) {
			return fmt.Sprintf("%d lines here, %d when made again", len(left), len(right))
		}
		if left[i] != right[i] {
			return fmt.Sprintf("line %d: %q here, %q when made again", i+1, window(left[i], right[i]), window(right[i], left[i]))
		}
	}
	return ""
}

// window is the part of a line from a little before the place where it parts from
// another.
func window(line, other string) string {
	a, b := []rune(line), []rune(other)
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-shown/3)
	return string(a[from:min(len(a), from+shown)])
}
