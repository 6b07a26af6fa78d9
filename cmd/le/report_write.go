package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/ingest"
)

// The files of a report.
const (
	reportIndex  = "report.json" // tells whose folder it is
	reportPage   = "report.html"
	reportLead   = "index.html" // leads to the pages of several areas
	reportBook   = "workbook.xlsx"
	reportCharts = "charts"
)

// reportWriter writes the reports of some areas.
type reportWriter struct {
	o        *reportOptions
	l        *ingest.Loaded
	areas    []reportArea
	names    []string // of folders, one an area
	settings [][2]string
}

// areaReport is the report of one area: its files, or why there are none.
type areaReport struct {
	sum   *report.Summary
	files map[string][]byte
	lacks []chartLack
	err   error
}

// run works the reports out, on all cores, and writes them at the end: a run that is
// stopped leaves nothing behind.
func (w *reportWriter) run(ctx context.Context, io *streams) error {
	if err := w.refuse(); err != nil {
		return err
	}
	done := make([]areaReport, len(w.areas))
	shown := newProgress(io, w.o.out.lang, w.o.study.data.quiet)
	err := w.each(ctx, func(i int, st styles) { done[i] = w.area(ctx, w.areas[i], st) }, func(n int) {
		shown.step(phrase{"writing reports", "กำลังเขียนรายงาน"}, n, len(w.areas), phrase{"areas", "พื้นที่"})
	})
	shown.clear()
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	files := map[string][]byte{}
	var failed []int
	for i, r := range done {
		if r.err != nil {
			if !dataProblem(r.err) {
				return r.err
			}
			failed = append(failed, i)
			continue
		}
		for name, data := range r.files {
			files[path.Join(w.folder(i), name)] = data
		}
	}
	if len(failed) == len(w.areas) {
		return done[0].err
	}
	if len(w.areas) > 1 {
		page, err := w.lead(done)
		if err != nil {
			return err
		}
		files[reportLead] = page
	}
	index, err := w.index(done, files)
	if err != nil {
		return err
	}
	files[reportIndex] = index
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := ingest.WriteFolder(w.o.out.file, files, reportIndex, w.o.force); err != nil {
		return writeFailed(w.o.out.file, err)
	}
	w.say(io, done)
	return w.failure(done, failed)
}

// refuse finds a folder that is not le's before the work instead of after it.
func (w *reportWriter) refuse() error {
	entries, err := os.ReadDir(w.o.out.file)
	if err != nil || len(entries) == 0 || w.o.force {
		return nil // what is wrong shows when it is written
	}
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == reportIndex }) {
		return nil
	}
	return fmt.Errorf("%s: %w", w.o.out.file, ingest.ErrForeignFolder)
}

// dataProblem reports whether an error lies in the data, so that other areas can go on.
func dataProblem(err error) bool {
	code, _ := classify(err)
	return code == exitData
}

// failure names the areas that have no report; nil where all have.
func (w *reportWriter) failure(done []areaReport, failed []int) error {
	if len(failed) == 0 {
		return nil
	}
	hint := ""
	for _, i := range failed {
		why := done[i].err.Error()
		if !strings.Contains(why, w.name(i)) {
			why = w.name(i) + ": " + why
		}
		hint += why + "\n"
	}
	return &analysis.DataError{Msg: fmt.Sprintf("%d of %d areas have no report; the others were written to %s", len(failed), len(w.areas), w.o.out.file), Hint: hint}
}

// folder is where an area's files stand, "" where it is the only one.
func (w *reportWriter) folder(i int) string {
	if len(w.areas) == 1 {
		return ""
	}
	return w.names[i]
}

func (w *reportWriter) name(i int) string { return w.l.Data.Areas[w.areas[i].index].Name(w.o.out.lang) }

// styles are those of pages and of files of charts. Their letters are shaped once for all
// that draw with them, one after the other.
type styles struct {
	page  *chart.Style
	files chartOptions
}

func (w *reportWriter) newStyles() (st styles, err error) {
	st.files = chartOptions{study: w.o.study, out: w.o.out, format: w.chartFormat(), size: chart.Sizes()[0].Name, purpose: chart.Purposes()[0]}
	if err = st.files.settleStyle(); err != nil {
		return st, err
	}
	page := *st.files.style
	st.page = &page
	return st, nil
}

// each calls f for every area, on all cores, each with its own styles, and tells how many
// are begun.
func (w *reportWriter) each(ctx context.Context, f func(i int, st styles), begun func(n int)) error {
	var all []styles
	for range min(runtime.GOMAXPROCS(0), len(w.areas)) {
		st, err := w.newStyles()
		if err != nil {
			return err
		}
		all = append(all, st)
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for _, st := range all {
		workers.Go(func() {
			for i := range next {
				f(i, st)
			}
		})
	}
	for i := range w.areas {
		if ctx.Err() != nil {
			break
		}
		next <- i
		begun(i)
	}
	close(next)
	workers.Wait()
	return nil
}

// area works out the report of one area.
func (w *reportWriter) area(ctx context.Context, a reportArea, st styles) areaReport {
	r := areaReport{files: map[string][]byte{}}
	if r.err = ctx.Err(); r.err != nil {
		return r
	}
	s, err := study.New(w.l.Data, a.index, a.how)
	if err != nil {
		return areaReport{err: err}
	}
	var book bytes.Buffer
	err = report.Workbook(&book, s, report.BookOptions{Lang: w.o.out.lang, Era: w.o.out.calendar(), Version: version, Inputs: w.o.sources(w.l), Settings: w.settings})
	if err != nil {
		return areaReport{err: err}
	}
	r.files[reportBook] = book.Bytes()
	beside := []report.Link{{Href: reportBook, Text: w.o.out.pick("workbook (Excel)", "สมุดงาน (Excel)")}}
	if w.chartFormat() != noCharts {
		if err := w.charts(ctx, s, st.files, &r); err != nil {
			return areaReport{err: err}
		}
		beside = append(beside, report.Link{Href: reportCharts + "/" + chartIndex, Text: w.o.out.pick("charts as files", "แผนภูมิเป็นไฟล์")})
	}
	var page bytes.Buffer
	r.sum, err = report.Page(ctx, &page, s, report.PageOptions{Style: st.page, Sexes: w.sexes(), Version: version, Inputs: w.o.sources(w.l), Settings: w.settings, Beside: beside})
	if err != nil {
		return areaReport{err: err}
	}
	r.files[reportPage] = page.Bytes()
	return r
}

// sexes are those of --sex; nil for all that the data have.
func (w *reportWriter) sexes() []analysis.Sex {
	if !w.o.study.pairs.sexNamed {
		return nil
	}
	return w.o.study.pairs.sexes
}

func (w *reportWriter) chartFormat() string {
	switch {
	case w.o.charts != "":
		return w.o.charts
	case len(w.areas) > 1:
		return noCharts
	}
	return "svg"
}

// charts draws every kind for the wall or a slide, as le chart all does.
func (w *reportWriter) charts(ctx context.Context, s *study.Study, o chartOptions, r *areaReport) error {
	o.style.Palette = nil // that of the area before
	list := chartList{Generator: ingest.Generator, Version: version, Simulated: w.l.Data.Simulated, Inputs: w.l.Inputs, Charts: []chartEntry{}, NotDrawn: []chartLack{}}
	for _, sheet := range o.plan(s, &list) {
		if err := ctx.Err(); err != nil {
			return err
		}
		drawn, err := o.drawSheet(sheet)
		if err != nil {
			if reason := (*analysis.DataError)(nil); !errors.As(err, &reason) {
				return err
			}
			list.NotDrawn = append(list.NotDrawn, chartLack{sheet.name, err.Error()})
			continue
		}
		list.Charts = append(list.Charts, drawn)
	}
	r.lacks = list.NotDrawn
	return list.addTo(r.files, reportCharts)
}

// say tells what was written, and of one area what was found.
func (w *reportWriter) say(io *streams, done []areaReport) {
	if w.o.study.data.quiet {
		return
	}
	written := 0
	for _, r := range done {
		if r.err == nil {
			written++
		}
		for _, lack := range r.lacks {
			fmt.Fprintf(io.err, w.o.out.pick("le: not drawn: %s: %s\n", "le: ไม่ได้วาด %s: %s\n"), lack.Kind, wording.In(w.o.out.lang, lack.Why))
		}
	}
	if len(done) == 1 {
		fmt.Fprintf(io.err, w.o.out.pick("le: wrote %s: %s\n", "le: เขียน %s แล้ว: %s\n"), path.Join(w.o.out.file, reportPage), done[0].sum.Finding)
		return
	}
	fmt.Fprintf(io.err, w.o.out.pick("le: wrote reports of %d areas: open %s\n", "le: เขียนรายงาน %d พื้นที่แล้ว: เปิด %s\n"), written, path.Join(w.o.out.file, reportLead))
}
