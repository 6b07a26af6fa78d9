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
	ends     []int  // where its cells end
	cells    []string
}

func (s *scanner) each(fn func(row int, cells []string) error) error {
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
		if bytes.IndexByte(line, '"') < 0 {
			err = s.split(string(line))
		} else {
			err = s.unquote(line)
		}
		if err != nil {
			return err
		}
		if blank(s.cells) {
			continue
		}
		if err := s.checkLengths(len(line) + len(s.record)); err != nil {
			return err
		}
		if err := fn(s.row, s.cells); err != nil {
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
	line = bytes.TrimSuffix(line, []byte{s.eol})
	if s.eol == '\n' {
		line = bytes.TrimSuffix(line, []byte{'\r'})
	} else {
		line = bytes.TrimPrefix(line, []byte{'\n'})
	}
	if !utf8.Valid(line) {
		return nil, s.badUTF8(line)
	}
	return line, nil
}

// split cuts a line without quotes. Cells are short, so a plain loop beats a search.
func (s *scanner) split(line string) error {
	cells, start, sep := s.cells[:0], 0, s.sep
	for i := 0; i < len(line); i++ {
		if line[i] == sep {
			if cells = append(cells, line[start:i]); len(cells) == MaxColumns {
				return s.tooWide()
			}
			start = i + 1
		}
	}
	s.cells = append(cells, line[start:])
	return nil
}

func (s *scanner) tooWide() error {
	return s.book.Errorf(s.row, -1, "give a table with one record on each line", "more than %d cells", MaxColumns)
}

// unquote cuts a record that holds quotes, reading more lines where a quoted cell needs
// them.
func (s *scanner) unquote(line []byte) error {
	s.record, s.ends = s.record[:0], s.ends[:0]
	for {
		if len(s.ends) == MaxColumns {
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
		s.ends = append(s.ends, len(s.record))
		if len(line) == 0 {
			break
		}
		line = line[1:] // the separator
	}
	all, start := string(s.record), 0
	s.cells = s.cells[:0]
	for _, end := range s.ends {
		s.cells = append(s.cells, all[start:end])
		start = end
	}
	return nil
}

// quotedCell reads a cell whose opening quote is behind it and returns the rest of the
// line, which is empty or starts with the separator.
func (s *scanner) quotedCell(line []byte) ([]byte, error) {
	row, col, openLine, start := s.row, len(s.ends), s.line, len(s.record)
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
		if rest := bytes.TrimLeft(line, " "); len(rest) == 0 || rest[0] == s.sep {
			return rest, nil
		}
		if line[0] == s.sep {
			return line, nil
		}
		return nil, s.book.Errorf(row, col, "double the quotation marks inside a quoted cell, or remove them",
			"there is text behind the closing quotation mark on line %d", s.line)
	}
}

// checkLengths looks at the cells of a row of the given size for one that is too long.
func (s *scanner) checkLengths(rowBytes int) error {
	if rowBytes <= MaxCellRunes {
		return nil
	}
	for col, cell := range s.cells {
		if len(cell) > MaxCellRunes && utf8.RuneCountInString(cell) > MaxCellRunes {
			return s.book.Errorf(s.row, col, "shorten it", "the cell is longer than %d characters", MaxCellRunes)
		}
	}
	return nil
}

func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}
