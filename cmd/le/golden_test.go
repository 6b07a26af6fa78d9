package main

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// goldenFolder holds the figures of others; scripts copy its inputs from $GOLDEN.
var goldenFolder = filepath.Join("..", "..", "testdata", "golden")

// goldenCmd compares one column of the CSV on standard output with a field of a
// golden file, in the rows that match, in order: golden COLUMN HOW FILE FIELD
// [FIELD=VALUE…]. HOW is as for column; a VALUE that ends in * is a beginning.
func goldenCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: golden COLUMN HOW FILE FIELD [FIELD=VALUE…]")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(filepath.Join(ts.Getenv("GOLDEN"), args[2])))).ReadAll()
	ts.Check(err)
	index := func(name string) int {
		i := slices.Index(rows[0], name)
		if i < 0 {
			ts.Fatalf("%s has no column %s", args[2], name)
		}
		return i
	}
	field := index(args[3])
	var want []string
	for _, row := range rows[1:] {
		if !slices.ContainsFunc(args[4:], func(where string) bool {
			name, value, _ := strings.Cut(where, "=")
			return !matches(row[index(name)], value)
		}) {
			want = append(want, row[field])
		}
	}
	if len(want) == 0 {
		ts.Fatalf("no row of %s matches", args[2])
	}
	columnCmd(ts, false, append([]string{args[0], args[1]}, want...))
}

func matches(text, value string) bool {
	if begin, ok := strings.CutSuffix(value, "*"); ok {
		return strings.HasPrefix(text, begin)
	}
	return text == value
}
