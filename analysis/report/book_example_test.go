package report_test

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"github.com/xuri/excelize/v2"
)

func ExampleWorkbook() {
	fail := func(err error) { fmt.Fprintln(os.Stderr, err) }
	l, err := ingest.Load(context.Background(), []string{"sample:sakaeo"}, ingest.Options{})
	if err != nil {
		fail(err)
		return
	}
	s, err := study.New(l.Data, 0, study.Options{})
	if err != nil {
		fail(err)
		return
	}
	var book bytes.Buffer
	if err := report.Workbook(&book, s, report.BookOptions{Version: "1.0"}); err != nil {
		fail(err)
		return
	}
	f, err := excelize.OpenReader(&book)
	if err != nil {
		fail(err)
		return
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		fmt.Println(sheet)
	}
	// Output:
	// Summary
	// Charts
	// Causes
	// Risk factors
	// Risk factors by cause
	// Change
	// Years
	// Life tables
	// Data quality
	// Notes
}
