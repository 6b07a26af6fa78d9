package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/table"
	"github.com/xuri/excelize/v2"
)

// mostRows is how many rows Excel's sheets have, header included.
const mostRows = 1 << 20

// WriteTable writes a table as a workbook for machines and people: on the sheet "data"
// what CSV has, machine names in row 1 and all digits, with numbers as numbers; on the
// sheet "meta" the keys and values of Options.Meta, left out if nil, as JSON has them. Only
// Meta is looked at. It fails with a *analysis.DataError where the rows are more than a
// sheet holds. The same table is the same bytes.
func WriteTable(w io.Writer, t *table.Table, o table.Options) error {
	if t.Len() >= mostRows {
		return &analysis.DataError{Msg: fmt.Sprintf("%d rows are more than the %d of an Excel sheet", t.Len(), mostRows-1), Hint: "write CSV, or keep fewer rows with --where"}
	}
	f, err := newFile(bookFont)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := setProperties(f, properties{title: o.Title, creator: "le", lang: "en"}); err != nil {
		return err
	}
	styles := newStyles(f)
	if err := f.SetSheetName("Sheet1", "data"); err != nil {
		return err
	}
	if err := writeRows(f, styles, t); err != nil {
		return err
	}
	if o.Meta != nil {
		if err := writeMeta(f, styles, o.Meta); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// writeRows streams the table into the sheet "data".
func writeRows(f *excelize.File, styles *bookStyles, t *table.Table) error {
	cols := t.Columns()
	last := cellName(len(cols)-1, t.Len()+1)
	if err := f.AutoFilter("data", "A1:"+last, nil); err != nil { // before streaming, which takes the sheet over
		return err
	}
	sw, err := f.NewStreamWriter("data")
	if err != nil {
		return err
	}
	for i, width := range tableWidths(t) {
		if err := sw.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, len(cols))
	for i, c := range cols {
		line[i] = excelize.Cell{StyleID: styles.of(asText, ofHeader), Value: c.Name}
	}
	if err := sw.SetRow("A1", line); err != nil {
		return err
	}
	for row := range t.Len() {
		for col := range cols {
			line[col] = positive(t.Value(row, col))
		}
		if err := sw.SetRow(cellName(0, row+2), line); err != nil {
			return err
		}
	}
	if styles.err != nil {
		return styles.err
	}
	return sw.Flush()
}

// tableWidths are the widths of columns by their names and the first rows.
func tableWidths(t *table.Table) []int {
	const looked, number = 1000, 12
	cols := t.Columns()
	widths := make([]int, len(cols))
	for col, c := range cols {
		widths[col] = cells(c.Name) + 2 // and the button of the filter
		for row := range min(t.Len(), looked) {
			if text, ok := t.Value(row, col).(string); ok {
				widths[col] = max(widths[col], cells(text))
			}
		}
		if c.Kind != table.Text {
			widths[col] = max(widths[col], number)
		}
		widths[col] = min(widths[col], widest) + 2
	}
	return widths
}

// writeMeta lists the keys of a value as JSON has them, one a row: "method.ax",
// "inputs[0].sha256".
func writeMeta(f *excelize.File, styles *bookStyles, meta any) error {
	body, err := json.Marshal(meta)
	if err != nil {
		return fmt.Errorf("meta cannot be written: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	flat := &flattener{from: d}
	if err := flat.value(""); err != nil {
		return fmt.Errorf("meta cannot be written: %w", err)
	}
	if _, err := f.NewSheet("meta"); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter("meta")
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 1, 36); err != nil {
		return err
	}
	if err := sw.SetColWidth(2, 2, 110); err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head, text := styles.of(asText, ofHeader), styles.of(asLongText, ofRow)
	if err := sw.SetRow("A1", []any{excelize.Cell{StyleID: head, Value: "key"}, excelize.Cell{StyleID: head, Value: "value"}}); err != nil {
		return err
	}
	for i, line := range flat.lines {
		if err := sw.SetRow(cellName(0, i+2), []any{line.key, excelize.Cell{StyleID: text, Value: line.value}}); err != nil {
			return err
		}
	}
	if styles.err != nil {
		return styles.err
	}
	return sw.Flush()
}

// flattener turns JSON into lines of a key and a value, in the order written.
type flattener struct {
	from  *json.Decoder
	lines []metaLine
}

type metaLine struct {
	key   string
	value any
}

func (f *flattener) value(key string) error {
	token, err := f.from.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		for f.from.More() {
			name, err := f.from.Token()
			if err != nil {
				return err
			}
			under := fmt.Sprint(name)
			if key != "" {
				under = key + "." + under
			}
			if err := f.value(under); err != nil {
				return err
			}
		}
	case json.Delim('['):
		for i := 0; f.from.More(); i++ {
			if err := f.value(key + "[" + strconv.Itoa(i) + "]"); err != nil {
				return err
			}
		}
	default:
		f.lines = append(f.lines, metaLine{key, plain(token)})
		return nil
	}
	_, err = f.from.Token() // the end
	return err
}

// plain is a value of JSON as a cell: a number stays one where a float64 holds it.
func plain(token json.Token) any {
	switch v := token.(type) {
	case json.Number:
		if n, err := v.Float64(); err == nil {
			return n
		}
		return v.String()
	}
	return token // text, true, false or null
}
