package grid

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// The engine that computes formulas takes whatever time and memory a formula asks for:
// REPT("x",1000000000) is a text of a gigabyte. So a workbook is computed only if all its
// formulas are made of numbers and of functions whose results are no larger than what
// they read, and if what they read is bounded. What is left, chains that double the work
// at every step, a time limit ends.

// harmless are the functions of sums, rates and lookups.
const harmless = " ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING COLUMN COLUMNS COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DAY " +
	"EXACT EXP FALSE FIND FLOOR HLOOKUP IF IFERROR IFNA IFS INDEX INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LARGE LEFT LEN LN LOG LOG10 LOWER " +
	"MATCH MAX MEDIAN MID MIN MOD MONTH N NA NOT OR PI POWER PRODUCT RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SMALL SQRT STDEV " +
	"SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SUMSQ TRIM TRUE TRUNC UPPER VALUE VAR VLOOKUP XLOOKUP YEAR "

var (
	quotedPart   = regexp.MustCompile(`"[^"]*"|'[^']*'`)
	functionName = regexp.MustCompile(`[\p{L}_][\p{L}\p{N}_.]*\s*\(`)
	cellRange    = regexp.MustCompile(`\$?([A-Za-z]{0,3})\$?([0-9]{0,7}):\$?([A-Za-z]{0,3})\$?([0-9]{0,7})`)
)

// reach is how much a formula reads through ranges: cells, and columns from top to bottom,
// of which the engine reads as many cells as the sheet has rows.
type reach struct{ cells, columns int }

// formulaReach measures a formula, or says why it is not computed.
func formulaReach(formula string) (total reach, err error) {
	if len(formula) > maxFormulaBytes {
		return total, fmt.Errorf("%w: a formula of the workbook is longer than %d bytes", errCannotCompute, maxFormulaBytes)
	}
	bare := quotedPart.ReplaceAllString(formula, " ")
	if strings.ContainsAny(bare, "&{") {
		return total, fmt.Errorf("%w: the workbook has formulas that join texts (&) or spell out arrays", errCannotCompute)
	}
	for _, name := range functionName.FindAllString(bare, -1) {
		name = strings.TrimPrefix(strings.ToUpper(strings.TrimRight(name, "( \t\r\n")), "_XLFN.")
		if !strings.Contains(harmless, " "+name+" ") {
			return total, fmt.Errorf("%w: the workbook uses the function %s", errCannotCompute, name)
		}
	}
	for _, m := range cellRange.FindAllStringSubmatch(bare, -1) {
		r := rangeReach(m[1], m[2], m[3], m[4])
		total.cells, total.columns = total.cells+r.cells, total.columns+r.columns
	}
	return total, nil
}

// rangeReach measures a range such as B2:D9, B:D or 2:9. What is no range of this sheet's
// size counts as all of it.
func rangeReach(fromCol, fromRow, toCol, toRow string) reach {
	const anyRow, anyCol = "1", "A"
	switch {
	case fromRow == "" && toRow == "":
		_, c1, ok1 := parseCell(fromCol + anyRow)
		_, c2, ok2 := parseCell(toCol + anyRow)
		if ok1 && ok2 {
			return reach{columns: max(c1-c2, c2-c1) + 1}
		}
	case fromCol == "" && toCol == "":
		r1, _, ok1 := parseCell(anyCol + fromRow)
		r2, _, ok2 := parseCell(anyCol + toRow)
		if ok1 && ok2 {
			return reach{cells: (max(r1-r2, r2-r1) + 1) * MaxColumns}
		}
	default:
		r1, c1, ok1 := parseCell(fromCol + fromRow)
		r2, c2, ok2 := parseCell(toCol + toRow)
		if ok1 && ok2 {
			return reach{cells: (max(r1-r2, r2-r1) + 1) * (max(c1-c2, c2-c1) + 1)}
		}
	}
	return reach{columns: MaxColumns}
}

// checkFormulas looks at every formula of the workbook, because one formula leads to
// others.
func (w *workbook) checkFormulas() error {
	formulas, lastRow, total := 0, 0, reach{}
	visit := func(formula string) error {
		if formulas++; formulas > maxFormulas {
			return fmt.Errorf("%w: the workbook has more than %d formulas", errCannotCompute, maxFormulas)
		}
		r, err := formulaReach(formula)
		total.cells, total.columns = total.cells+r.cells, total.columns+r.columns
		return err
	}
	for _, s := range w.list {
		rows, err := w.eachFormula(s.part, visit)
		if err != nil {
			return err
		}
		lastRow = max(lastRow, rows)
	}
	if total.cells+total.columns*lastRow > maxFormulaCells {
		return fmt.Errorf("%w: the formulas of the workbook read more than %d cells", errCannotCompute, maxFormulaCells)
	}
	return nil
}

// eachFormula visits the formulas of a sheet and returns the number of its last row.
func (w *workbook) eachFormula(part string, visit func(formula string) error) (lastRow int, err error) {
	r, err := w.open(part)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	dec := xml.NewDecoder(bufio.NewReaderSize(r, headBytes))
	var formula strings.Builder
	inside := false
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			return lastRow, nil
		}
		if err != nil {
			return 0, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if inside = t.Name.Local == "f"; inside {
				formula.Reset()
			}
			if t.Name.Local == "row" {
				at, _ := strconv.Atoi(attribute(t, "r"))
				lastRow = min(max(lastRow+1, at), MaxSheetRows)
			}
		case xml.CharData:
			if inside {
				formula.Write(t)
			}
		case xml.EndElement:
			if inside && t.Name.Local == "f" {
				if err := visit(formula.String()); err != nil {
					return 0, err
				}
			}
			inside = false
		}
	}
}
