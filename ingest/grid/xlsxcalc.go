package grid

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// calculator computes formulas that were saved without a value. It opens the workbook a
// second time, and only when the first such formula is met.
type calculator struct {
	w     *workbook
	sheet string
	file  *excelize.File
	err   error
}

var errCannotCompute = errors.New("the formula has no stored value, and cannot be computed here")

// value returns the result, or an error value such as #VALUE! where the formula itself
// is at fault, as a spreadsheet shows it: whether that matters is for the reader of the
// table to say.
func (c *calculator) value(cell string) (result string, err error) {
	// The formula comes from the file, and the engine is not ours to make safe.
	defer func() {
		if r := recover(); r != nil {
			result, err = "", errCannotCompute
		}
	}()
	if c.file == nil && c.err == nil {
		c.err = c.open()
	}
	if c.err != nil {
		return "", c.err
	}
	result, err = c.file.CalcCellValue(c.sheet, cell, excelize.Options{RawCellValue: true})
	switch {
	case err == nil || strings.HasPrefix(result, "#"):
		return result, nil
	case strings.HasPrefix(err.Error(), "#"):
		return err.Error(), nil
	}
	return "#VALUE!", nil
}

func (c *calculator) open() error {
	formulas := 0
	for _, s := range c.w.sheets {
		found, err := c.w.survey(s.part)
		if err != nil {
			return err
		}
		formulas += found.formulas
	}
	if formulas > maxFormulas {
		return fmt.Errorf("%w: the workbook has more than %d formulas", errCannotCompute, maxFormulas)
	}
	var err error
	c.file, err = excelize.OpenReader(bytes.NewReader(c.w.data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnzipBytes})
	if err != nil {
		return fmt.Errorf("%w: %v", errCannotCompute, err)
	}
	return nil
}

// Close removes the temporary files of large sheets.
func (c *calculator) Close() error {
	if c.file == nil {
		return nil
	}
	err := c.file.Close()
	c.file = nil
	return err
}
