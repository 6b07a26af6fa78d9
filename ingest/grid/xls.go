package grid

import (
	"bufio"
	"errors"
	"io"
)

// oldBook is an opened workbook of Excel 97 to 2003 (MS-XLS): one stream of records, of
// which the first part is about the whole workbook, and each sheet has a part of its own.
type oldBook struct {
	book    *Book
	stream  []byte
	list    []oldSheet
	texts   []string
	formats numberFormats
}

type oldSheet struct {
	Sheet
	at int // where its part begins
}

// openBareXLS opens a stream that stands in a file of its own, as simple writers make it.
func openBareXLS(b *Book, r *bufio.Reader, opt Options) error {
	stream, err := io.ReadAll(&limitReader{r: r, left: maxOLEBytes})
	if err != nil {
		return b.readError(err)
	}
	return openXLS(b, stream, opt)
}

func openXLS(b *Book, stream []byte, opt Options) error {
	x := &oldBook{book: b, stream: stream}
	if err := x.load(); err != nil {
		return b.damaged(err)
	}
	return b.settle(x, opt.Sheet)
}

func (x *oldBook) sheets() []Sheet {
	var list []Sheet
	for _, s := range x.list {
		list = append(list, s.Sheet)
	}
	return list
}

const (
	biff8          = 0x0600
	partWorkbook   = 0x0005
	partSheet      = 0x0010
	kindWorksheet  = 0    // of a BoundSheet record; others are charts and macros
	stateMask      = 0x03 // 0 visible, 1 hidden, 2 very hidden
	generalFormats = 164  // the first number of a format that a workbook defines itself
)

// begin reads the record with which a part begins.
func (x *oldBook) begin(r *records, part uint16) error {
	kind, data, err := r.next()
	if err != nil || kind != recBOF || len(data) < 4 {
		return errors.New("a part does not begin where it should")
	}
	if version := le.Uint16(data); version != biff8 {
		return &Error{File: x.book.File, Msg: "this is a workbook of Excel 95 or older, or of a program that writes that format", Hint: saveAsXLSX}
	}
	if le.Uint16(data[2:]) != part {
		return errors.New("a part is of the wrong kind")
	}
	return nil
}

// load reads the part about the whole workbook.
func (x *oldBook) load() error {
	r := &records{stream: x.stream}
	if err := x.begin(r, partWorkbook); err != nil {
		return err
	}
	custom := map[int]style{}
	var cellFormats []int
	for {
		kind, data, err := r.next()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		ok := true
		switch kind {
		case recFilePass:
			return &Error{File: x.book.File, Msg: "the workbook is protected by a password", Hint: "an old .xls cannot be opened with one here: open it in Excel and save it as .xlsx"}
		case recDate1904:
			if ok = len(data) >= 2; ok {
				x.formats.date1904 = le.Uint16(data) == 1
			}
		case recFormat:
			ok = readFormat(&pieces{list: [][]byte{data}}, custom)
		case recXF:
			if ok = len(data) >= 4; ok {
				cellFormats = append(cellFormats, int(le.Uint16(data[2:])))
			}
		case recBoundSheet:
			ok = x.readBoundSheet(data)
		case recSST:
			if x.texts, err = sharedTexts(r.continued(data)); err != nil {
				return err
			}
		case recEOF:
			for _, n := range cellFormats {
				st, known := custom[n]
				if !known {
					st = builtinStyle(n)
				}
				x.formats.styles = append(x.formats.styles, st)
			}
			return nil
		}
		if !ok {
			return errBadRecord
		}
	}
}

func readFormat(p *pieces, custom map[int]style) bool {
	n, ok1 := p.number(2)
	code, ok2 := p.text(2, false)
	// Formats below the limit are those of the program's country, spelled out.
	if ok1 && ok2 && (n >= generalFormats || !builtinStyle(n).date) {
		custom[n] = styleOf(code)
	}
	return ok1 && ok2
}

func (x *oldBook) readBoundSheet(data []byte) bool {
	p := &pieces{list: [][]byte{data}}
	at, ok1 := p.number(4)
	state, ok2 := p.number(1)
	kind, ok3 := p.number(1)
	name, ok4 := p.text(1, false)
	if ok := ok1 && ok2 && ok3 && ok4; !ok {
		return false
	}
	if kind == kindWorksheet {
		x.list = append(x.list, oldSheet{Sheet{Name: name, Hidden: state&stateMask != 0}, at})
	}
	return true
}
