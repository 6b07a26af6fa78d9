package grid

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"
)

// scanner cuts separated text into records (RFC 4180: quoted cells, doubled quotes, line
// ends inside quotes). It differs from encoding/csv in what spreadsheets need: records
// are counted with the blank ones, a quote in the middle of a bare cell is an ordinary
// character, old Macintosh line ends work, and a quote that is never closed is an error
// at the cell where it opens.
type scanner struct {
	book     *Book
	r        *bufio.Reader
	sep, eol byte
	row      int    // records read
	line     int    // lines read
	long     []byte // a line longer than the reader's buffer
	record   []byte // a record with quotes, unquoted
	cells    Row
}

func (s *scanner) each(fn func(*Row) error) error {
	for {
		line, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		s.row++
		if s.row > MaxTextRows {
			return s.book.Errorf(s.row, -1, "split the file", "more than %d rows", MaxTextRows)
		}
		if len(line) == 0 {
			continue
		}
		s.cells.N, s.cells.asked = s.row, false
		if bytes.IndexByte(line, '"') < 0 {
			err = s.split(line)
		} else {
			err = s.unquote(line)
		}
		if err != nil {
			return err
		}
		if s.cells.empty() {
			continue
		}
		if err := s.checkLengths(); err != nil {
			return err
		}
		if err := fn(&s.cells); err != nil {
			return err
		}
	}
}

// next returns the next line without its end, valid until the call after.
func (s *scanner) next() ([]byte, error) {
	line, err := s.r.ReadSlice(s.eol)
	if err == bufio.ErrBufferFull {
		s.long = append(s.long[:0], line...)
		for err == bufio.ErrBufferFull && len(s.long) <= maxRowBytes {
			line, err = s.r.ReadSlice(s.eol)
			s.long = append(s.long, line...)
		}
		line = s.long
	}
	if len(line) > maxRowBytes {
		return nil, s.book.Errorf(s.row+1, -1, "give a table with one record on each line", "the row is longer than %d bytes", maxRowBytes)
	}
	if err != nil && (err != io.EOF || len(line) == 0) {
		if err != io.EOF {
			err = s.book.readError(err)
		}
		return nil, err
	}
	s.line++
	if line[len(line)-1] == s.eol {
		line = line[:len(line)-1]
	}
	if n := len(line); s.eol == '\n' && n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	} else if s.eol == '\r' && n > 0 && line[0] == '\n' {
		line = line[1:]
	}
	if !s.meaningful(line) {
		return nil, s.badText(line)
	}
	return line, nil
}

// meaningful says whether the bytes of a line were text. What has been decoded is UTF-8 in
// any case, but shows where it was not.
func (s *scanner) meaningful(line []byte) bool {
	if s.book.ascii != nil && s.book.ascii() {
		return true
	}
	if s.book.Encoding == utf8Name {
		return validUTF8(line)
	}
	return !bytes.Contains(line, []byte("\ufffd"))
}

// split cuts a line without quotes.
func (s *scanner) split(line []byte) error {
	var whole bool
	s.cells.text = line
	if s.cells.ends, whole = cutCells(append(s.cells.ends[:0], -1), line, s.sep, MaxColumns); !whole {
		return s.tooWide()
	}
	return nil
}

func (s *scanner) tooWide() error {
	return s.book.Errorf(s.row, -1, "give a table with one record on each line", "more than %d cells", MaxColumns)
}

// unquote cuts a record that holds quotes, reading more lines where a quoted cell needs
// them.
func (s *scanner) unquote(line []byte) error {
	s.record, s.cells.ends = s.record[:0], append(s.cells.ends[:0], -1)
	for {
		if len(s.cells.ends) > MaxColumns {
			return s.tooWide()
		}
		var err error
		if len(line) > 0 && line[0] == '"' {
			if line, err = s.quotedCell(line[1:]); err != nil {
				return err
			}
		} else {
			end := bytes.IndexByte(line, s.sep)
			if end < 0 {
				end = len(line)
			}
			s.record = append(s.record, line[:end]...)
			line = line[end:]
		}
		s.cells.ends = append(s.cells.ends, int32(len(s.record)))
		if len(line) == 0 {
			break
		}
		s.record = append(s.record, s.sep)
		line = line[1:]
	}
	s.cells.text = s.record
	return nil
}

// quotedCell reads a cell whose opening quote is behind it and returns the rest of the
// line, which is empty or starts with the separator.
func (s *scanner) quotedCell(line []byte) ([]byte, error) {
	row, col, openLine, start := s.row, len(s.cells.ends)-1, s.line, len(s.record)
	for {
		end := bytes.IndexByte(line, '"')
		if end < 0 {
			s.record = append(append(s.record, line...), '\n')
			var err error
			if len(s.record)-start <= MaxCellRunes*utf8.UTFMax && len(s.record) <= maxRowBytes {
				line, err = s.next()
			} else {
				err = io.EOF
			}
			if err == io.EOF {
				return nil, s.book.Errorf(row, col, "close the quotation mark, or remove it",
					"the quotation mark opened on line %d is not closed", openLine)
			}
			if err != nil {
				return nil, err
			}
			continue
		}
		s.record = append(s.record, line[:end]...)
		line = line[end+1:]
		if len(line) > 0 && line[0] == '"' {
			s.record = append(s.record, '"')
			line = line[1:]
			continue
		}
		if len(line) > 0 && line[0] == ' ' {
			line = bytes.TrimLeft(line, " ")
		}
		if len(line) == 0 || line[0] == s.sep {
			return line, nil
		}
		return nil, s.book.Errorf(row, col, "double the quotation marks inside a quoted cell, or remove them",
			"there is text behind the closing quotation mark on line %d", s.line)
	}
}

// checkLengths looks for a cell that is too long.
func (s *scanner) checkLengths() error {
	if len(s.cells.text) <= MaxCellRunes {
		return nil
	}
	for col, cell := range s.cells.Strings() {
		if err := s.book.checkLength(s.row, col, cell); err != nil {
			return err
		}
	}
	return nil
}
