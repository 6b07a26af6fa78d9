package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// persons makes rates into counts that print back to the same rates.
const persons = 1e8

// tidyCmd writes golden inputs as a tidy file of men in 2022: tidy TO NAME=FILE…
// A FILE has the columns age and a rate a cause; or area, cause (population among
// them) and a column of counts an age, of which the area NAME is taken.
func tidyCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: tidy TO NAME=FILE…")
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	ts.Check(w.Write([]string{"area", "year", "sex", "age", "cause", "deaths", "population"}))
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(filepath.Join(ts.Getenv("GOLDEN"), file)))).ReadAll()
		ts.Check(err)
		tidy := tidyRates
		if rows[0][0] == "area" {
			tidy = tidyCounts
		}
		for _, row := range tidy(ts, name, rows) {
			ts.Check(w.Write(append([]string{name, "2022", "male"}, row...)))
		}
	}
	w.Flush()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// tidyRates returns rows of age, cause, deaths and population.
func tidyRates(ts *testscript.TestScript, _ string, rows [][]string) (list [][]string) {
	var ages []string
	for _, row := range rows[1:] {
		ages = append(ages, row[0])
	}
	for i, label := range groupLabels(ts, ages) {
		for c, cause := range rows[0][1:] {
			rate, err := strconv.ParseFloat(rows[i+1][c+1], 64)
			ts.Check(err)
			list = append(list, []string{label, cause, strconv.FormatFloat(rate*persons, 'g', -1, 64), strconv.Itoa(persons)})
		}
	}
	return list
}

func tidyCounts(ts *testscript.TestScript, area string, rows [][]string) (list [][]string) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(row []string) bool { return row[0] != area && row[0] != "area" })
	at := slices.IndexFunc(rows, func(row []string) bool { return row[1] == "population" })
	for i, label := range groupLabels(ts, rows[0][2:]) {
		for _, row := range rows[1:] {
			if row[1] != "population" {
				list = append(list, []string{label, row[1], row[i+2], rows[at][i+2]})
			}
		}
	}
	return list
}

// groupLabels names age groups by their lower bounds: "0", "1-4", "85+".
func groupLabels(ts *testscript.TestScript, bounds []string) (labels []string) {
	for i, lo := range bounds {
		if i == len(bounds)-1 {
			return append(labels, lo+"+")
		}
		next, err := strconv.Atoi(bounds[i+1])
		ts.Check(err)
		if hi := strconv.Itoa(next - 1); hi != lo {
			lo += "-" + hi
		}
		labels = append(labels, lo)
	}
	return labels
}
