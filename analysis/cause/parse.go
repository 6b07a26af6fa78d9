package cause

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// columns are those a list may have; id and icd10 it must have. Codes may stand in
// the names instead, in brackets.
var columns = []string{"id", "name_en", "name_th", "icd10", "parent", "sex", "age_from", "age_to"}

// Bounds of a list: bytes, items and ranges. All of ICD-10, with names, fits twice.
const (
	maxList   = 8 << 20
	maxItems  = 30000
	maxRanges = 60000
)

// ParseList reads a list of causes from CSV: a header, then a line for each cause.
// Columns: id, name_en, name_th, icd10 ("I60-I69;G45"), parent (id of the heading),
// sex (male or female where limited to one), age_from and age_to (completed years).
// Lines that begin with # say where the list is from. Errors are
// *analysis.DataError values that name line and column.
func ParseList(r io.Reader, name string) (*List, error) {
	t, err := readTable(r, name, columns, []string{"id"})
	if err != nil {
		return nil, err
	}
	var items []Item
	ranges := 0
	for _, row := range t.rows {
		item, err := row.item()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if ranges += len(item.Codes); ranges > maxRanges || len(items) > maxItems {
			return nil, row.errorf("id", "write runs of codes as ranges", "more than %d causes or %d ranges are too many", maxItems, maxRanges)
		}
	}
	if len(items) == 0 {
		return nil, &analysis.DataError{Where: name, Msg: "the list has no causes", Hint: "give a line for each cause below the header"}
	}
	return newList(name, t.source, items), nil
}

func (r row) item() (Item, error) {
	item := Item{Cause: analysis.Cause{ID: r.get("id"), EN: r.get("name_en"), TH: r.get("name_th"), Parent: r.get("parent")}}
	if item.ID == "" {
		return item, r.errorf("id", "give every cause an id of its own", "the id is empty")
	}
	if item.ID == UnmatchedID {
		return item, r.errorf("id", "choose another id", "the id %q is kept for deaths that no item holds", UnmatchedID)
	}
	var err error
	if item.Codes, err = ParseRanges(r.get("icd10")); err != nil {
		return item, r.errorf("icd10", `write codes and ranges such as "I60-I69;G45"`, "%v", err)
	}
	for _, label := range []*string{&item.TH, &item.EN} {
		if name, codes := ParseLabel(*label); len(item.Codes) == 0 && len(codes) > 0 {
			*label, item.Codes = name, codes
		}
	}
	item.ICD10 = item.Codes.String()
	if item.Sex, err = r.sex(); err != nil {
		return item, err
	}
	if item.AgeFrom, err = r.age("age_from"); err != nil {
		return item, err
	}
	if item.AgeTo, err = r.age("age_to"); err != nil {
		return item, err
	}
	if item.AgeTo >= 0 && item.AgeTo < item.AgeFrom {
		return item, r.errorf("age_to", "age_from and age_to are both included", "ages %d to %d are none", item.AgeFrom, item.AgeTo)
	}
	return item, nil
}

// table is a small CSV file with a header, such as a list or a set of rules.
type table struct {
	source string
	rows   []row
}

// row is one line of a table, by column.
type row struct {
	file  string
	line  int
	cells map[string]string
}

func readTable(r io.Reader, name string, allowed, needed []string) (*table, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxList+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxList {
		return nil, &analysis.DataError{Where: name, Msg: fmt.Sprintf("the file is larger than %d MB", maxList>>20), Hint: "give the list alone"}
	}
	plain := strings.TrimPrefix(string(text), "\ufeff")
	t := &table{source: remarks(plain)}
	c := csv.NewReader(strings.NewReader(plain))
	c.Comment = '#'
	c.FieldsPerRecord = -1
	header, err := c.Read()
	if err != nil {
		return nil, &analysis.DataError{Where: name, Msg: "no header was found", Hint: "the columns are " + strings.Join(allowed, ", ")}
	}
	if err := checkHeader(header, name, allowed, needed); err != nil {
		return nil, err
	}
	for {
		record, err := c.Read()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return nil, &analysis.DataError{Where: name, Msg: err.Error(), Hint: "save the file as CSV with commas, UTF-8"}
		}
		line, _ := c.FieldPos(0)
		row := row{name, line, map[string]string{}}
		if len(record) > len(header) {
			return nil, row.errorf(header[len(header)-1], `put quotes round text that holds a comma`, "%d cells, but %d columns", len(record), len(header))
		}
		for i, cell := range record {
			row.cells[header[i]] = strings.TrimSpace(cell)
		}
		t.rows = append(t.rows, row)
	}
}

// checkHeader tidies the header in place and refuses columns it cannot tell.
func checkHeader(header []string, name string, allowed, needed []string) error {
	seen := map[string]bool{}
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		header[i] = h
		known := false
		for _, a := range allowed {
			known = known || a == h
		}
		if !known || seen[h] {
			return &analysis.DataError{Where: fmt.Sprintf("%s: column %d", name, i+1), Msg: fmt.Sprintf("column %q is not known or there twice", h),
				Hint: "the columns are " + strings.Join(allowed, ", ")}
		}
		seen[h] = true
	}
	for _, n := range needed {
		if !seen[n] {
			return &analysis.DataError{Where: name, Msg: fmt.Sprintf("the column %q is missing", n), Hint: "the columns are " + strings.Join(allowed, ", ")}
		}
	}
	return nil
}

// remarks returns the # lines at the top of a file.
func remarks(text string) string {
	var lines []string
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan() && strings.HasPrefix(s.Text(), "#"); {
		lines = append(lines, strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(s.Text(), "#")), "source: "))
	}
	return strings.Join(lines, "\n")
}

func (r row) get(column string) string { return r.cells[column] }

func (r row) age(column string) (int, error) {
	text := r.get(column)
	if text == "" {
		return -1, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 150 {
		return 0, r.errorf(column, "write completed years, such as 15", "%q is no age", text)
	}
	return n, nil
}

func (r row) errorf(column, hint, format string, a ...any) error {
	return &analysis.DataError{Where: fmt.Sprintf("%s: line %d, column %s", r.file, r.line, column), Msg: fmt.Sprintf(format, a...), Hint: hint}
}

// sex reads the column of that name; nothing is both.
func (r row) sex() (analysis.Sex, error) {
	switch text := strings.ToLower(r.get("sex")); text {
	case "", "both":
		return analysis.Both, nil
	case "male":
		return analysis.Male, nil
	case "female":
		return analysis.Female, nil
	default:
		return analysis.Both, r.errorf("sex", "write male, female or nothing", "%q is no sex", r.get("sex"))
	}
}
