package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// read hands an opened file to the recognisers and notes its fingerprint.
func (l *loader) read(book *grid.Book, err error) error {
	if err != nil {
		return err
	}
	defer book.Close()
	if sheets := book.Sheets(); l.opt.Sheet == "" && len(sheets) > 1 {
		err = l.readSheets(book, sheets)
	} else {
		err = l.reader.Read(book)
	}
	if err != nil {
		return err
	}
	l.inputs = append(l.inputs, Input{book.File, book.SHA256()})
	return nil
}

// readSheets reads every visible sheet of a workbook that is recognised. Sheets that
// are not are named in the explanation; that none is, is an error.
func (l *loader) readSheets(book *grid.Book, sheets []grid.Sheet) error {
	var first error
	var unknown []string
	known := 0
	for _, s := range sheets {
		if s.Hidden {
			l.explain(layout.Taken{File: book.File, Sheet: s.Name, Hidden: true, Why: "it is hidden; --sheet reads it"})
			continue
		}
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if err := book.Select(s.Name); err != nil {
			return err
		}
		switch err := l.reader.Read(book); {
		case errors.Is(err, layout.ErrUnrecognised):
			if unknown = append(unknown, s.Name); first == nil {
				first = err
			}
			if err := drain(book, s.Name); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			known++
		}
	}
	if known > 0 {
		return nil
	}
	if first == nil {
		return &grid.Error{File: book.File, Msg: "every sheet of the workbook is hidden", Hint: "name one with --sheet"}
	}
	if len(unknown) > 1 {
		const listed = 8
		names := strings.Join(unknown[:min(len(unknown), listed)], ", ")
		if len(unknown) > listed {
			names += fmt.Sprintf(" … (%d in all)", len(unknown))
		}
		var e *grid.Error
		if errors.As(first, &e) {
			return &grid.Error{File: e.File, Err: layout.ErrUnrecognised, Hint: e.Hint + "\nle ingest --explain says what each sheet was taken for",
				Msg: "no sheet was recognised: " + names}
		}
	}
	return first
}

// drain reads a sheet to its end, so that the fingerprint covers the whole file.
func drain(book *grid.Book, sheet string) error {
	if err := book.Select(sheet); err != nil {
		return err
	}
	return book.Rows(func(int, []string) error { return nil })
}
