package report

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// chart turns a drawing into one of Excel's, over its block of numbers.
func (b *book) chart(d drawing, sheet string, row, block, height int) *excelize.Chart {
	of := func(col int) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoteSheet(sheet), colName(col), row+1, colName(col), row+len(d.labels))
	}
	c := &excelize.Chart{Type: excelize.Line, Dimension: excelize.ChartDimension{Width: chartPixels, Height: uint(height)}, ShowBlanksAs: "gap",
		Format: excelize.GraphicOptions{AltText: d.title + ". " + d.axis, Positioning: "oneCell"},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Font: chartFont(11, true), Text: d.title}}},
		Legend: excelize.ChartLegend{Position: "bottom", Font: chartFont(9, false)}}
	c.XAxis.Font, c.YAxis.Font = *chartFont(9, false), *chartFont(9, false)
	c.XAxis.TickLabelPosition = excelize.ChartTickLabelLow // names beside the chart, not on the bars
	c.YAxis.MajorGridLines = true
	c.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: d.format}
	unit := &c.XAxis // below the chart: a title beside it is not turned by all programs
	if d.bars {
		unit = &c.YAxis
	}
	unit.Title.Paragraph = []excelize.RichTextRun{{Font: chartFont(9, false), Text: d.axis}}
	c.YAxis.Minimum, c.YAxis.Maximum = d.min, d.max
	for i, s := range d.series {
		series := excelize.ChartSeries{Name: fmt.Sprintf("%s!$%s$%d", quoteSheet(sheet), colName(block+1+i), row), Categories: of(block), Values: of(block + 1 + i)}
		series.Fill = solid(s.colour)
		if !d.bars {
			series.Line = excelize.LineOptions{Type: excelize.LineSolid, Width: s.width, Dash: s.dash}
			series.Marker = excelize.ChartMarker{Symbol: "none"}
			if s.marked {
				series.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: solid(s.colour)}
			}
		}
		c.Series = append(c.Series, series)
	}
	if d.bars {
		horizontal(c, d.format)
	}
	return c
}

// horizontal makes a chart of horizontal bars, the first one on top. A bar belongs to
// one series, which gives it its colour.
func horizontal(c *excelize.Chart, format string) {
	same, gap, overlap := false, uint(40), 100
	c.XAxis.Font.Size = 8 // names of two lines stand under each other
	c.Type, c.GapWidth, c.Overlap, c.VaryColors = excelize.Bar, &gap, &overlap, &same
	if len(c.Series) == 1 {
		c.Legend.Position = "none"
	}
	c.XAxis.ReverseOrder = true
	c.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh // below, where reversed names would put it above
	c.PlotArea.ShowVal = true
	c.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: format}
	for i := range c.Series {
		c.Series[i].DataLabel.Font = *chartFont(8, false)
	}
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// chartFont has a colour: without one Excel draws axes in pale grey.
func chartFont(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: bookFont, Size: size, Bold: bold, Color: "202020"}
}
