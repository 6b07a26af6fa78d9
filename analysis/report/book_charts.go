package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/xuri/excelize/v2"
)

func (b *book) chartsName() string { return b.pick("Charts", "กราฟ") }

// The sheet of charts has a page a sex: the gap on the left, causes and years on the
// right. The numbers drawn stand beside the printed page, as values: charts stay true
// when somebody sorts the sheets they come from.
const (
	chartCols      = 16 // columns of a printed page
	bookChartWidth = 12 // of each, in letters: about 89 pixels
	rightCol       = 8
	pageRows       = 51
	chartPixels    = 700
	rowPixels      = 20
	gapBlock       = chartCols + 1 // first column of the numbers of each chart
	rightBlock     = gapBlock + 7
	rightStep      = 6 // labels, up to four columns, and one between
	chartEnd       = rightBlock + 3*rightStep
	mostLeading    = 8 // bars of what leads

	// printScale fits the columns to A4 with any font: where the workbook's is missing,
	// LibreOffice makes them a quarter wider.
	printScale = 52
)

// Colours tell causes that shorten life from those that lengthen it, in both blue and
// orange for the colour-blind (Okabe and Ito 2008); what may be chance is pale.
const (
	colourWorse, paleWorse   = "D55E00", "F3C6A5"
	colourBetter, paleBetter = "0072B2", "A9D0E8"
	colourUseless            = "BFBFBF"
	colourOther              = "606060"
)

// drawing is a chart with the numbers it draws.
type drawing struct {
	title, axis string
	labels      []any
	series      []drawnSeries
	bars        bool // lines otherwise
	format      string
	min, max    *float64
}

type drawnSeries struct {
	name   string
	values []any
	colour string
	width  float64
	dash   excelize.LineDashType
	marked bool
}

// chartPage is the sheet as it fills.
type chartPage struct {
	b     *book
	sheet string
	cells map[int][]any // by row
	add   []func() error
}

// writeCharts draws what there is of every sex.
func (b *book) writeCharts() error {
	p := &chartPage{b: b, sheet: b.chartsName(), cells: map[int][]any{}}
	height := pageRows
	for _, sex := range b.sexes {
		height = max(height, pageRows/2+10+len(b.yearsOf(sex))) // numbers of years stand beside the lowest chart
	}
	for i, sex := range b.sexes {
		if err := p.page(1+i*height, sex); err != nil {
			return err
		}
	}
	return p.write(height)
}

// write makes the sheet of pages of so many rows. It is not streamed: excelize names the
// drawing of a streamed sheet in a way that some other programs do not understand.
func (p *chartPage) write(height int) error {
	f, last := p.b.file, height*len(p.b.sexes)
	if err := p.b.addSheet(p.sheet, pageSetup{bare: true, scale: printScale, area: fmt.Sprintf("$A$1:$%s$%d", colName(chartCols-1), last)}); err != nil {
		return err
	}
	high, custom := float64(lineHeight), true
	steps := []func() error{
		func() error {
			return f.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{DefaultRowHeight: &high, CustomHeight: &custom})
		},
		func() error { return f.SetColWidth(p.sheet, "A", colName(chartCols-1), bookChartWidth) },
	}
	for _, col := range []int{gapBlock, rightBlock, rightBlock + rightStep} {
		steps = append(steps, func() error { return f.SetColWidth(p.sheet, colName(col), colName(col), 30) })
	}
	for row := 1; row <= last; row++ {
		steps = append(steps, func() error { return p.writeRow(row, row%height == 1 || row%height == 2) })
	}
	for i := 1; i < len(p.b.sexes); i++ {
		steps = append(steps, func() error { return f.InsertPageBreak(p.sheet, cellName(0, 1+i*height)) })
	}
	for _, step := range append(steps, p.add...) {
		if err := step(); err != nil {
			return err
		}
	}
	return p.b.styles.err
}

// writeRow writes what stands in a row; one of a title or an alarm is higher.
func (p *chartPage) writeRow(row int, heads bool) error {
	f := p.b.file
	for col, v := range p.cells[row] {
		c, ok := v.(excelize.Cell)
		if !ok {
			continue
		}
		at := cellName(col, row)
		if err := f.SetCellStyle(p.sheet, at, at, c.StyleID); err != nil {
			return err
		}
		if err := f.SetCellValue(p.sheet, at, c.Value); err != nil {
			return err
		}
	}
	high := float64(lineHeight)
	if heads {
		high = 22
	}
	return f.SetRowHeight(p.sheet, row, high)
}

// page lays the charts of a sex out from a row on.
func (p *chartPage) page(top int, sex analysis.Sex) error {
	b := p.b
	p.put(top, 0, b.title()+", "+b.sex(sex), asText, ofTitle)
	if b.s.Data.Simulated {
		p.put(top+1, 0, b.simulated(), asText, ofAlarm)
	}
	if d, ok := b.gapDrawing(sex); ok {
		p.place(d, top+2, 0, gapBlock, (pageRows-3)*rowPixels)
	}
	var right []drawing
	for _, draw := range []func(analysis.Sex) (drawing, bool){b.causesDrawing, b.risksDrawing, b.yearsDrawing} {
		if d, ok := draw(sex); ok {
			right = append(right, d)
		}
	}
	for i, d := range right {
		each := (pageRows - 3) / len(right) // rows, one of them between charts
		p.place(d, top+2+i*each, rightCol, rightBlock+i*rightStep, (each-1)*rowPixels)
	}
	return nil
}

// put sets a cell; rows grow as they are filled.
func (p *chartPage) put(row, col int, v any, l look, of part) {
	if p.cells[row] == nil {
		p.cells[row] = make([]any, chartEnd)
	}
	w := rowWriter{b: p.b}
	p.cells[row][col] = w.cell(v, l, of)
}

// place writes a chart's numbers into its block beside the page and the chart itself
// onto the page.
func (p *chartPage) place(d drawing, row, col, block, height int) {
	l := asSmallYears
	if !d.bars {
		l = asYears
	} else if d.format == formats[asWhole].code {
		l = asWhole
	}
	for i, s := range d.series {
		p.put(row, block+1+i, s.name, l, ofHeader)
		for k, v := range s.values {
			p.put(row+1+k, block+1+i, v, l, ofRow)
		}
	}
	p.put(row, block, p.b.pick("numbers drawn", "ตัวเลขในกราฟ"), asText, ofHeader)
	for k, v := range d.labels {
		p.put(row+1+k, block, v, asPlain, ofRow)
	}
	p.add = append(p.add, func() error {
		return p.b.file.AddChart(p.sheet, cellName(col, row), p.b.chart(d, p.sheet, row, block, height))
	})
}

// gapDrawing shows causes by what they do to the gap, the worst on top. No more than
// mostBars are drawn; the rest are summed.
func (b *book) gapDrawing(sex analysis.Sex) (d drawing, ok bool) {
	const mostBars = 24
	if !b.compared() {
		return d, false
	}
	r, err := b.s.Gap(sex)
	if err != nil {
		return d, false
	}
	list := causesOf(r)
	cut := 0.0 // contributions smaller than this are summed
	if len(list) > mostBars {
		var sizes []float64
		for _, c := range list {
			if c.Rank > 0 {
				sizes = append(sizes, math.Abs(c.Years))
			}
		}
		slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
		if n := max(1, mostBars-(len(list)-len(sizes))); n < len(sizes) {
			cut = sizes[n-1]
		}
	}
	sure := r.Options.Delta || r.Options.Draws > 0
	groups := b.barGroups()
	bar := func(label string, years float64, group int) {
		for g := range groups {
			groups[g].values = append(groups[g].values, orNone(years, g == group))
		}
		d.labels = append(d.labels, label)
	}
	rest, folded := 0.0, 0
	for _, c := range list {
		if c.Rank > 0 && math.Abs(c.Years) < cut {
			rest += c.Years
			folded++
			continue
		}
		name, _, _ := b.causeOf(r, c)
		useless := c.Cause >= 0 && !cause.Ranked(r.Near.Causes[c.Cause])
		bar(name, c.Years, barGroup(c.Years, sure && c.Lower <= 0 && c.Upper >= 0, useless))
	}
	if folded > 0 {
		bar(fmt.Sprintf(b.pick("%d other causes together", "สาเหตุอื่นรวม %d สาเหตุ"), folded), rest, groupGrey)
	}
	d.series = slices.DeleteFunc(groups, func(s drawnSeries) bool {
		return !slices.ContainsFunc(s.values, func(v any) bool { return v != nil })
	})
	d.bars, d.format = true, formats[asSteps].code
	d.axis = b.pick("Years of life expectancy", "ปีของอายุคาดเฉลี่ย")
	d.title, err = b.finding(sex)
	return d, err == nil && len(d.labels) > 0
}

// The groups of bars that have a colour each.
const (
	groupWorse = iota
	groupPaleWorse
	groupBetter
	groupPaleBetter
	groupGrey
)

func (b *book) barGroups() []drawnSeries {
	return []drawnSeries{
		groupWorse:      {name: b.pick("shortens life here", "ทำให้อายุสั้นลง"), colour: colourWorse},
		groupPaleWorse:  {name: b.pick("shortens, may be chance", "สั้นลง อาจเป็นความบังเอิญ"), colour: paleWorse},
		groupBetter:     {name: b.pick("lengthens life here", "ทำให้อายุยาวขึ้น"), colour: colourBetter},
		groupPaleBetter: {name: b.pick("lengthens, may be chance", "ยาวขึ้น อาจเป็นความบังเอิญ"), colour: paleBetter},
		groupGrey:       {name: b.pick("ill-defined or other", "ระบุไม่ชัดแจ้งหรืออื่น ๆ"), colour: colourUseless},
	}
}

func barGroup(years float64, pale, useless bool) int {
	switch {
	case useless:
		return groupGrey
	case years < 0 && pale:
		return groupPaleWorse
	case years < 0:
		return groupWorse
	case pale:
		return groupPaleBetter
	}
	return groupBetter
}

// causesDrawing shows the causes that rank first.
func (b *book) causesDrawing(sex analysis.Sex) (d drawing, ok bool) {
	r, err := b.s.Causes(sex)
	if err != nil {
		return d, false
	}
	s := drawnSeries{name: b.pick("deaths", "จำนวนตาย"), colour: colourBetter}
	for _, k := range r.Causes {
		if k.Rank == 0 || len(d.labels) == mostLeading {
			break
		}
		d.labels, s.values = append(d.labels, r.Population.Causes[k.Cause].Name(b.langOr())), append(s.values, k.Deaths)
	}
	d.series, d.bars, d.format = []drawnSeries{s}, true, formats[asWhole].code
	d.title = fmt.Sprintf(b.pick("Leading causes of death, %s, %s", "สาเหตุการตายอันดับต้น %s %s"), b.here(), b.sex(sex))
	d.axis = b.pick("Deaths", "จำนวนตาย (ราย)")
	return d, len(d.labels) > 0
}

// yearsDrawing shows life expectancy year by year with its limits.
func (b *book) yearsDrawing(sex analysis.Sex) (d drawing, ok bool) {
	list := b.yearsOf(sex)
	if len(list) < 2 {
		return d, false
	}
	there := b.thereInTrend()
	here := drawnSeries{name: b.place(), colour: colourBetter, width: 2.25, marked: true}
	lower := drawnSeries{name: b.pick("lower limit", "ช่วงความเชื่อมั่นต่ำสุด"), colour: colourBetter, width: 0.75, dash: excelize.LineDashDash}
	upper := lower
	upper.name = b.pick("upper limit", "ช่วงความเชื่อมั่นสูงสุด")
	other := drawnSeries{name: there, colour: colourOther, width: 1.5}
	low, high := math.Inf(1), math.Inf(-1)
	for _, y := range list {
		d.labels = append(d.labels, b.year(y.period))
		n, a := yearCells(y.near), yearCells(y.against)
		here.values, lower.values, upper.values, other.values = append(here.values, n[0]), append(lower.values, n[1]), append(upper.values, n[2]), append(other.values, a[0])
		for _, v := range []any{n[1], n[2], a[0]} {
			if f, ok := v.(float64); ok {
				low, high = min(low, f), max(high, f)
			}
		}
	}
	d.series = []drawnSeries{here, lower, upper}
	if there != "" {
		d.series = append(d.series, other)
	}
	low, high = math.Floor(low), math.Ceil(high)
	d.min, d.max, d.format = &low, &high, formats[asYears].code
	d.title = fmt.Sprintf(b.pick("Life expectancy year by year, %s", "อายุคาดเฉลี่ยรายปี %s"), b.sex(sex))
	d.axis = fmt.Sprintf(b.pick("Years; the axis starts at %.0f", "ปี (แกนเริ่มที่ %.0f ปี)"), low)
	return d, true
}
