package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"github.com/xuri/excelize/v2"
)

// studyOf opens the study of an area of some data by its code, compared as usual.
func studyOf(t testing.TB, data, code string, change func(*study.Options)) *study.Study {
	t.Helper()
	l, err := ingest.Load(context.Background(), []string{data}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range l.Data.Areas {
		if a.Code != code {
			continue
		}
		opt := study.Options{Versus: study.Usual(l.Data, i)}
		if change != nil {
			change(&opt)
		}
		s, err := study.New(l.Data, i, opt)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	t.Fatalf("%s has no area %s", data, code)
	return nil
}

// written is a workbook's bytes.
func written(t testing.TB, s *study.Study, opt report.BookOptions) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Workbook(&b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, book []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func options(lang string) report.BookOptions {
	o := report.BookOptions{Lang: lang, Version: "1.2.3", Inputs: []report.Source{{Name: "deaths.csv", SHA256: "00ff"}}, Settings: [][2]string{{"area", "เลย"}}}
	if lang == "th" {
		o.Era = analysis.BE
	}
	return o
}

// TestSameBytes: the same study is the same file, and a date is in it only if given.
func TestSameBytes(t *testing.T) {
	first := written(t, studyOf(t, "sample", "42", nil), options("th"))
	for range 3 {
		if !bytes.Equal(first, written(t, studyOf(t, "sample", "42", nil), options("th"))) {
			t.Fatal("another run gives other bytes")
		}
	}
	dated := options("th")
	dated.Made = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	if bytes.Equal(first, written(t, studyOf(t, "sample", "42", nil), dated)) {
		t.Error("the date is not in the file")
	}
}

// partOf reads a part of a workbook.
func partOf(book []byte, name string) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return "", err
	}
	f, err := z.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	body, err := io.ReadAll(f)
	return string(body), err
}
