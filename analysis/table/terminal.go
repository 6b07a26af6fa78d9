package table

import (
	"io"
	"strings"

	pretty "github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// minWidth is the narrowest terminal that is honoured.
const minWidth = 8

// writeTerminal writes the table for a person: title, what all rows share, the
// table, the columns that did not fit, notes.
func writeTerminal(w io.Writer, t *Table, o Options) error {
	if o.Width > 0 {
		o.Width = max(o.Width, minWidth)
	}
	p := painter{color: o.Color}
	varying, shared := t.split(o.Lang)
	l := t.fit(varying, o)

	var b strings.Builder
	paragraph(&b, o.Title, o.Width, p.bold)
	paragraph(&b, strings.Join(shared, o.middot()), o.Width, p.plain)
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(t.render(l, o, p))
	b.WriteByte('\n')
	notes := o.Notes
	if len(l.dropped) > 0 {
		notes = append([]string{t.droppedNote(l.dropped, o.Lang)}, notes...)
	}
	var below strings.Builder
	for _, note := range notes {
		paragraph(&below, note, o.Width, p.plain)
	}
	if below.Len() > 0 {
		b.WriteByte('\n')
		b.WriteString(below.String())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// split parts the columns people see into those to print and, for those that
// hold the same value in all rows, "heading: value".
func (t *Table) split(lang string) (varying []int, shared []string) {
	for _, col := range t.shown() {
		c := t.cols[col]
		if !c.HideIfSame || !t.same(col) {
			varying = append(varying, col)
			continue
		}
		if v := t.Cell(0, col); v != "" {
			shared = append(shared, c.Heading(lang)+": "+v)
		}
	}
	if varying == nil {
		return t.shown(), nil
	}
	return varying, shared
}

// same reports whether there are rows and all hold one value in the column.
func (t *Table) same(col int) bool {
	for row := 1; row < t.rows; row++ {
		if t.Value(row, col) != t.Value(0, col) {
			return false
		}
	}
	return t.rows > 0
}

// characters that a terminal without Unicode lacks.
func (o Options) ellipsis() string { return o.either("…", "...") }
func (o Options) middot() string   { return o.either(" · ", " | ") }
func (o Options) rule() string     { return o.either("─", "-") }

func (o Options) either(unicode, ascii string) string {
	if o.ASCII {
		return ascii
	}
	return unicode
}

// droppedNote gives the machine names, ready for Select.
func (t *Table) droppedNote(cols []int, lang string) string {
	names := make([]string, len(cols))
	for i, col := range cols {
		names[i] = t.cols[col].Name
	}
	if lang == "th" {
		return "คอลัมน์ที่ไม่ได้แสดง (จอแคบ): " + strings.Join(names, ", ")
	}
	return "Columns left out (terminal too narrow): " + strings.Join(names, ", ")
}

func paragraph(b *strings.Builder, s string, w int, paint func(string) string) {
	if s = strings.TrimSpace(clean(s)); s == "" {
		return
	}
	for _, line := range wrap(s, w) {
		b.WriteString(paint(line))
		b.WriteByte('\n')
	}
}

// render lets go-pretty pad and align cells that already fit.
func (t *Table) render(l layout, o Options, p painter) string {
	tw := pretty.NewWriter()
	tw.SetStyle(plainStyle(o.rule()))
	tw.SuppressTrailingSpaces()
	head := make(pretty.Row, len(l.fields))
	config := make([]pretty.ColumnConfig, len(l.fields))
	draw := make([]func(row int) string, len(l.fields))
	for i, f := range l.fields {
		head[i] = p.lines(f.head)
		align := text.AlignRight
		if f.bar || t.cols[f.col].Kind == Text {
			align = text.AlignLeft
		}
		config[i] = pretty.ColumnConfig{
			Number: i + 1, Align: align, AlignHeader: align, VAlignHeader: text.VAlignBottom, WidthMin: f.width,
		}
		draw[i] = t.drawer(f, o, p)
	}
	tw.AppendHeader(head)
	tw.SetColumnConfigs(config)
	for row := range t.rows {
		cells := make(pretty.Row, len(l.fields))
		for i := range cells {
			cells[i] = draw[i](row)
		}
		tw.AppendRow(cells)
	}
	return tw.Render()
}

// drawer returns what prints one field of a row.
func (t *Table) drawer(f field, o Options, p painter) func(row int) string {
	if f.bar {
		return t.barDrawer(f, o.ASCII, p)
	}
	return func(row int) string {
		s := t.Cell(row, f.col)
		switch {
		case width(s) <= f.width:
			return s
		case t.cols[f.col].Kind != Text:
			return strings.Repeat("#", f.width) // half a number is a wrong number
		}
		return cut(s, f.width, o.ellipsis())
	}
}

func (t *Table) barDrawer(f field, ascii bool, p painter) func(row int) string {
	var values []float64
	for row := range t.rows {
		if !t.frame.missing(row, f.col) {
			values = append(values, t.frame.float(row, f.col))
		}
	}
	scale := newBarScale(values, f.width, ascii)
	return func(row int) string {
		if t.frame.missing(row, f.col) {
			return ""
		}
		v := t.frame.float(row, f.col)
		return p.signed(scale.draw(v), v)
	}
}

// plainStyle is columns two spaces apart under one rule.
func plainStyle(rule string) pretty.Style {
	return pretty.Style{
		Name: "le",
		Box: pretty.BoxStyle{
			MiddleVertical:   strings.Repeat(" ", gap),
			MiddleHorizontal: rule,
			MiddleSeparator:  strings.Repeat(rule, gap),
		},
		Options: pretty.Options{SeparateColumns: true, SeparateHeader: true},
	}
}
