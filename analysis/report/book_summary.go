package report

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"github.com/xuri/excelize/v2"
)

// The summary: findings first, the figures of each sex from row summaryRow on.
const (
	summaryWidth = 13 // columns
	findingsRow  = 4
)

func (b *book) summaryName() string { return b.pick("Summary", "สรุป") }

// summaryRow is where the figures of the first sex stand, below findings and header.
func (b *book) summaryRow() int { return findingsRow + len(b.sexes) + 2 }

// The columns of the figures, from 0.
const (
	colHere      = 1
	colThere     = 4
	colGap       = 7
	colDeaths    = 11
	colPopulated = 12
)

// summaryGap is the address of the difference in life expectancy of a sex, and its
// value.
func (b *book) summaryGap(sex string) (at string, gap float64) {
	for i, s := range b.sexes {
		if p, err := b.s.Pair(s); err == nil && b.sex(s) == sex {
			return quoteSheet(b.summaryName()) + "!$" + colName(colGap) + fmt.Sprintf("$%d", b.summaryRow()+i), p.NearTable.Ex[0] - p.AgainstTable.Ex[0]
		}
	}
	panic("report: no figures for " + sex)
}

// writeSummary writes what a reader needs who opens no other sheet.
func (b *book) writeSummary(sheets []*dataSheet) error {
	name := b.summaryName()
	sw, err := b.newSheet(name, pageSetup{bare: true})
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 1, 22); err != nil {
		return err
	}
	if err := sw.SetColWidth(2, summaryWidth, 13); err != nil {
		return err
	}
	out := rowWriter{b: b, sw: sw}
	out.put(1, ofTitle, b.title())
	if b.s.Data.Simulated {
		out.put(2, ofAlarm, b.simulated())
	}
	for i, sex := range b.sexes {
		text, err := b.finding(sex)
		if err != nil {
			return err
		}
		out.banner(findingsRow+i, ofRow, text)
	}
	cols := b.summaryColumns()
	line := make([]any, len(cols))
	for i, c := range cols {
		line[i] = out.cell(c.head, c.look, ofHeader)
	}
	out.set(b.summaryRow()-1, line, excelize.RowOpts{Height: 42})
	for i, sex := range b.sexes {
		out.row(b.summaryRow()+i, cols, b.summaryFigures(sex, b.summaryRow()+i), ofRow, excelize.RowOpts{})
	}
	row := b.summaryRow() + len(b.sexes) + 1
	out.banner(row, ofAbout, b.qualityLine())
	out.banner(row+1, ofAbout, b.pick("Limits: ", "ช่วงความเชื่อมั่น ")+b.level()+b.pick(
		". A gap or contribution whose limits lie on both sides of 0 may be chance. Totals and differences are formulas; all other numbers are those of the calculation, to the last digit.",
		" ค่าที่ช่วงความเชื่อมั่นคร่อม 0 อาจเป็นความบังเอิญ ผลรวมและผลต่างเป็นสูตร ตัวเลขอื่นเป็นผลการคำนวณเต็มความละเอียด"))
	out.put(row+3, ofHeader, b.pick("Sheets", "แผ่นงาน"))
	for i, link := range b.contents(sheets) {
		out.set(row+4+i, []any{
			excelize.Cell{StyleID: b.styles.of(asText, ofLink), Value: link[0], Formula: fmt.Sprintf(`HYPERLINK("#%s!A1","%s")`, quoteSheet(link[0]), link[0])},
			out.cell(link[1], asText, ofRow)})
	}
	if out.err != nil {
		return out.err
	}
	return sw.Flush()
}

// banner writes a text over the width of the summary, as high as it needs.
func (w *rowWriter) banner(row int, p part, text string) {
	line := make([]any, summaryWidth)
	for i := range line {
		line[i] = excelize.Cell{StyleID: w.b.styles.of(asLongText, p)}
	}
	line[0] = w.cell(text, asLongText, p)
	const perLine = 22 + 13*(summaryWidth-1) - 30 // letters, with room for wide ones
	lines := 1 + cells(text)/perLine
	w.set(row, line, excelize.RowOpts{Height: float64(lines) * lineHeight})
	if w.err == nil {
		w.err = w.sw.MergeCell(cellName(0, row), cellName(summaryWidth-1, row))
	}
}

func (b *book) summaryColumns() []bookColumn {
	pair := func(who string) []bookColumn {
		if who == "" {
			who = "–"
		}
		return []bookColumn{{who, asYears}, {b.pick("lower", "ต่ำสุด"), asYears}, {b.pick("upper", "สูงสุด"), asYears}}
	}
	cols := []bookColumn{{b.pick("life expectancy, years", "อายุคาดเฉลี่ย (ปี)"), asText}}
	cols = append(append(cols, pair(b.here())...), pair(b.there())...)
	return append(cols, bookColumn{b.pick("difference", "ความแตกต่าง"), asSteps}, bookColumn{b.pick("lower", "ต่ำสุด"), asSteps}, bookColumn{b.pick("upper", "สูงสุด"), asSteps},
		bookColumn{b.pick("reading", "การอ่านผล"), asLongText}, bookColumn{b.pick("deaths here", "การตายในพื้นที่"), asWhole}, bookColumn{b.pick("person-years here", "คน-ปีในพื้นที่"), asWhole})
}

// summaryFigures are the life expectancies of a sex. The difference is a formula.
func (b *book) summaryFigures(sex analysis.Sex, row int) []any {
	p, err := b.s.Pair(sex)
	if err != nil {
		panic("report: a sex without populations") // Sexes lists those that have them
	}
	figures := make([]any, summaryWidth)
	figures[0] = b.sex(sex)
	put := func(col int, t *lifetable.Table) {
		ex, iv := b.s.Expectancy(t)
		figures[col], figures[col+1], figures[col+2] = ex, iv.Lower, iv.Upper
	}
	put(colHere, p.NearTable)
	figures[colDeaths], figures[colPopulated] = totalsOf(p.Near)
	if !b.compared() {
		return figures
	}
	put(colThere, p.AgainstTable)
	_, gap := b.summaryGap(b.sex(sex))
	figures[colGap] = formula{cellName(colHere, row) + "-" + cellName(colThere, row), gap}
	if r, err := b.s.Gap(sex); err == nil {
		all := r.Contributions(0)
		total := all[len(all)-1]
		figures[colGap+1], figures[colGap+2], figures[colGap+3] = total.Lower, total.Upper, b.reading(total.Lower, total.Upper, true)
	}
	return figures
}

func totalsOf(p *analysis.Population) (deaths, exposure any) {
	d, e := p.Totals()
	return d, e
}

// contents lists the other sheets with what is on them.
func (b *book) contents(sheets []*dataSheet) [][2]string {
	list := [][2]string{{b.chartsName(), b.pick("Charts, ready to copy", "กราฟพร้อมคัดลอก")}}
	for _, d := range sheets {
		list = append(list, [2]string{d.name, d.title})
	}
	return append(list, [2]string{b.notesName(), b.pick("Method, what to keep in mind, glossary, where the numbers come from", "วิธีคำนวณ ข้อควรระวัง อภิธานศัพท์ และที่มาของตัวเลข")})
}

// qualityLine is the stamp of the data.
func (b *book) qualityLine() string {
	colour, reasons, _ := strings.Cut(b.s.Quality().Stamp().Line(b.langOr(), b.era), ": ")
	line := b.pick("Data quality: ", "คุณภาพข้อมูล: ") + strings.ToUpper(colour)
	if reasons != "" {
		line += ": " + reasons
	}
	return line
}
