package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/xuri/excelize/v2"
)

// BookOptions say how a workbook is written.
type BookOptions struct {
	Lang     string       // "th", else English
	Era      analysis.Era // of years
	Version  string       // of le
	Inputs   []Source     // the files that the study was made of
	Settings [][2]string  // options that were given, by name
	Made     time.Time    // date of the workbook; zero: none, and the same study is the same bytes
}

// book is a workbook being written.
type book struct {
	bookWords
	s      *study.Study
	opt    BookOptions
	file   *excelize.File
	styles *bookStyles
	titles *chart.Style
	sexes  []analysis.Sex

	written []*dataSheet
	missing []string // what is not shown, and why
}

// Workbook writes the study of an area as an Excel workbook (Office Open XML): a
// summary with the finding, the gap by cause and age, causes, years, areas, life
// tables, charts, the quality of the data, and notes with method and provenance.
// Cells hold the numbers of the study to the last digit, in years, deaths, percent or
// per 100,000 person-years as their headings say; sums are formulas that come with
// their values. What cannot be worked out is left out and named in the notes. It fails
// with the study's *analysis.DataError where the area makes no life table.
func Workbook(w io.Writer, s *study.Study, opt BookOptions) error {
	b := &book{bookWords: bookWords{opt.Lang, opt.Era}, s: s, opt: opt, sexes: s.Sexes()}
	if len(b.sexes) == 0 {
		_, err := s.Pair(analysis.Both)
		return err
	}
	var err error
	if b.titles, err = chart.NewStyle(b.langOr()); err != nil {
		return err
	}
	b.titles.Era = opt.Era
	if b.file, err = newFile(bookFont); err != nil {
		return err
	}
	defer b.file.Close()
	b.styles = newStyles(b.file)
	if err := b.writeAll(); err != nil {
		return err
	}
	if err := setProperties(b.file, properties{b.title(), strings.TrimSpace("le " + opt.Version), b.langOr(), opt.Made}); err != nil {
		return err
	}
	return b.file.Write(w)
}

// writeAll works the sheets out and writes them in their order.
func (b *book) writeAll() error {
	var sheets []*dataSheet
	for _, sheet := range []func() (*dataSheet, error){b.gapByCause, b.gapByAge, b.gapByCell, b.causes, b.risks, b.risksByCause, b.change, b.years, b.areas, b.lifeTables, b.quality} {
		d, err := sheet()
		if err != nil {
			return err
		}
		if d != nil {
			sheets = append(sheets, d)
		}
	}
	if err := b.writeSummary(sheets); err != nil {
		return err
	}
	if err := b.writeCharts(); err != nil {
		return err
	}
	for _, d := range sheets {
		b.written = append(b.written, d)
		if err := d.write(b); err != nil {
			return fmt.Errorf("sheet %s: %w", d.name, err)
		}
	}
	return b.writeNotes()
}

// leaveOut notes why a part is not shown. Reasons that do not lie in the data are
// errors.
func (b *book) leaveOut(what string, err error) error {
	var reason *analysis.DataError
	if !errors.As(err, &reason) {
		return err
	}
	b.missing = append(b.missing, what+": "+wording.Error(b.lang, reason))
	return nil
}

// pageSetup is how a sheet is printed: on A4, landscape.
type pageSetup struct {
	repeat int    // rows repeated on every page
	area   string // what is printed; "" for all
	scale  uint   // percent; 0 fits the width to the page
	bare   bool   // no grid lines
}

// newSheet starts a sheet. The first one takes the place of excelize's own. before is
// done while the sheet can still be changed.
func (b *book) newSheet(name string, page pageSetup, before ...func() error) (*excelize.StreamWriter, error) {
	if b.file.SheetCount == 1 && b.file.GetSheetName(0) == "Sheet1" {
		if err := b.file.SetSheetName("Sheet1", name); err != nil {
			return nil, err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return nil, err
	}
	if err := b.setPage(name, page); err != nil {
		return nil, err
	}
	for _, f := range before {
		if err := f(); err != nil {
			return nil, err
		}
	}
	return b.file.NewStreamWriter(name)
}

func (b *book) setPage(name string, page pageSetup) error {
	landscape, a4, wide, tall, fit := "landscape", 9, 1, 0, page.scale == 0
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
	} else {
		layout.AdjustTo = &page.scale
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(name, layout); err != nil {
		return err
	}
	lines := !page.bare
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &lines}); err != nil {
		return err
	}
	head := ""
	if b.s.Data.Simulated {
		head = "&C" + b.simulated()
	}
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: head, OddFooter: "&L" + ampersands(b.place()) + "&C&A&R&P/&N"}); err != nil {
		return err
	}
	if page.repeat > 0 {
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$1:$%d", quoteSheet(name), page.repeat), Scope: name}); err != nil {
			return err
		}
	}
	if page.area != "" {
		return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoteSheet(name) + "!" + page.area, Scope: name})
	}
	return nil
}

// ampersands doubles what would start a code of a header or footer.
func ampersands(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// quoteSheet is a sheet's name within a formula.
func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
