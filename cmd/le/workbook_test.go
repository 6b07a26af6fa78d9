package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWorkbooksHoldWhatCSVHas: every command that prints a table writes it as a workbook
// with the same header, the same numbers and the same texts.
func TestWorkbooksHoldWhatCSVHas(t *testing.T) {
	for _, args := range [][]string{
		{"lifetable", "sample", "--area", "Loei", "--year", "2565"},
		{"lifetable", "sample", "--summary"},
		{"decompose", "sample", "--area", "Loei", "--against", "Thailand"},
		{"causes", "sample", "--area", "Loei", "--where", "rank<=5"},
		{"risks", "sample", "--area", "Loei"},
		{"check", "sample", "--area", "Loei"},
	} {
		t.Run(args[0], func(t *testing.T) {
			status, out, stderr := inProcess(t, nil, append(args, "--to", "csv")...)
			if status != exitDone {
				t.Fatalf("status %d: %s", status, stderr)
			}
			want, err := csv.NewReader(strings.NewReader(out)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(t.TempDir(), "ผล.xlsx")
			if status, _, stderr := inProcess(t, nil, append(args, "-o", name)...); status != exitDone {
				t.Fatalf("status %d: %s", status, stderr)
			}
			f, err := excelize.OpenFile(name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			got, err := f.GetRows("data")
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) {
				t.Fatalf("%d rows, CSV has %d", len(got), len(want))
			}
			for i, row := range want {
				for k, cell := range row {
					shown := ""
					if k < len(got[i]) {
						shown = got[i][k]
					}
					if shown != cell && !sameNumber(shown, cell) {
						t.Errorf("row %d, column %s: %q, CSV has %q", i, want[0][k], shown, cell)
					}
				}
			}
			meta, err := f.GetRows("meta")
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"version", "command", "inputs[0].name", "simulated"} {
				if !slices.ContainsFunc(meta, func(r []string) bool { return r[0] == key }) {
					t.Errorf("meta does not hold %s", key)
				}
			}
			again := filepath.Join(t.TempDir(), "ผล.xlsx")
			inProcess(t, nil, append(args, "-o", again)...)
			a, _ := os.ReadFile(name)
			b, _ := os.ReadFile(again)
			if string(a) != string(b) {
				t.Error("another run gives other bytes")
			}
		})
	}
}

func TestNoWorkbookOnATerminal(t *testing.T) {
	status, out, stderr := inProcess(t, terminal(80), "lifetable", "sample", "--to", "xlsx")
	if status != exitUsage || out != "" || !strings.Contains(stderr, "add -o FILE.xlsx") {
		t.Errorf("status %d, %q, %q", status, out, stderr)
	}
}

func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}
