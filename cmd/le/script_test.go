package main

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this very binary as the command le.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"le": main,
	})
}

// TestScript runs testdata/script/*.txtar, each in a folder of its own.
// UPDATE=1 rewrites what the scripts compare with: read the difference before
// believing it.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LE_LANG", "en")
			golden, err := filepath.Abs(goldenFolder)
			env.Setenv("GOLDEN", golden)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": statusCmd,
			"folder": folderCmd,
			"gzip":   gzipCmd,
			"xlsx":   xlsxCmd,
			"column": columnCmd,
			"golden": goldenCmd,
			"tidy":   tidyCmd,
		},
	})
}

// statusCmd runs a command and wants exactly this exit status: status N le args…
func statusCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command args…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// folderCmd wants a folder to hold these entries and no other, hidden ones
// included: folder DIR NAME…
func folderCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: folder DIR NAME…")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		if e.Name() != ".tmp" { // testscript's own
			got = append(got, e.Name())
		}
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("folder %s holds %q, want %q", args[0], got, want)
	}
}

// gzipCmd packs a file: gzip FILE TO
func gzipCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: gzip FILE TO")
	}
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	w := gzip.NewWriter(f)
	_, err = io.WriteString(w, ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(w.Close(), f.Close()))
}

// xlsxCmd makes a workbook whose sheets are CSV files: xlsx TO SHEET FILE …
func xlsxCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: xlsx TO SHEET FILE …")
	}
	var sheets []sheet
	for i := 1; i < len(args); i += 2 {
		rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[i+1]))).ReadAll()
		ts.Check(err)
		sheets = append(sheets, sheet{args[i], rows})
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(writeXLSX(f, sheets), f.Close()))
}

// columnCmd compares one column of the CSV on standard output with texts or
// numbers: column NAME text|DECIMALS|±TOLERANCE VALUE…
func columnCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: column NAME text|DECIMALS|±TOLERANCE VALUE…")
	}
	rows, err := csv.NewReader(strings.NewReader(ts.ReadFile("stdout"))).ReadAll()
	ts.Check(err)
	col := slices.Index(rows[0], args[0])
	if col < 0 {
		ts.Fatalf("there is no column %s in %q", args[0], rows[0])
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[col])
	}
	same, err := compareAs(args[1])
	ts.Check(err)
	if want := args[2:]; !slices.EqualFunc(got, want, same) {
		ts.Fatalf("column %s is %q, want %q", args[0], got, want)
	}
}

// compareAs makes the comparison that a column asks for.
func compareAs(how string) (func(got, want string) bool, error) {
	if how == "text" {
		return func(got, want string) bool { return got == want }, nil
	}
	if tolerance, ok := strings.CutPrefix(how, "±"); ok {
		tol, err := strconv.ParseFloat(tolerance, 64)
		return func(got, want string) bool {
			x, err := strconv.ParseFloat(got, 64)
			y, err2 := strconv.ParseFloat(want, 64)
			return err == nil && err2 == nil && math.Abs(x-y) <= tol
		}, err
	}
	decimals, err := strconv.Atoi(how)
	return func(got, want string) bool {
		x, err := strconv.ParseFloat(got, 64)
		return err == nil && fmt.Sprintf("%.*f", decimals, x) == want
	}, err
}
