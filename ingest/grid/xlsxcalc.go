package grid

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// calculator computes formulas that were saved without a value. It opens the workbook a
// second time, and only when the first such formula is met.
type calculator struct {
	w    *workbook
	file *excelize.File
	left time.Duration // for all formulas of the workbook
	err  error         // why nothing more is computed
}

var errCannotCompute = errors.New("the formula has no stored value, and cannot be computed here")

// value returns the result, or an error value such as #VALUE! where the formula itself
// is at fault, as a spreadsheet shows it: whether that matters is for the reader of the
// table to say.
func (c *calculator) value(sheet, cell string) (string, error) {
	if c.file == nil && c.err == nil {
		c.err = c.open()
	}
	if c.err != nil {
		return "", c.err
	}
	type answer struct {
		text string
		err  error
	}
	answers, file, began := make(chan answer, 1), c.file, time.Now()
	go func() {
		text, err := evaluate(file, sheet, cell)
		answers <- answer{text, err}
	}()
	timer := time.NewTimer(c.left)
	defer timer.Stop()
	select {
	case a := <-answers:
		c.left -= time.Since(began)
		return a.text, a.err
	case <-timer.C:
		// The engine cannot be stopped, only left alone: its file stays open.
		c.file = nil
		c.err = fmt.Errorf("%w: the formulas of the workbook take longer than %v", errCannotCompute, maxFormulaTime)
		return "", c.err
	}
}

func evaluate(file *excelize.File, sheet, cell string) (result string, err error) {
	// The formula comes from the file, and the engine is not ours to make safe.
	defer func() {
		if r := recover(); r != nil {
			result, err = "", errCannotCompute
		}
	}()
	result, err = file.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	switch {
	case err == nil || strings.HasPrefix(result, "#"):
		return result, nil
	case strings.HasPrefix(err.Error(), "#"):
		return err.Error(), nil
	}
	return "#VALUE!", nil
}

func (c *calculator) open() error {
	if err := c.w.checkFormulas(); err != nil {
		return err
	}
	file, err := excelize.OpenReader(bytes.NewReader(c.w.data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxUnzipBytes})
	if err != nil {
		return fmt.Errorf("%w: %v", errCannotCompute, err)
	}
	c.file, c.left = file, maxFormulaTime
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
