package grid

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
)

// Options say which part of a file to read.
type Options struct {
	// Sheet names the worksheet; "" is the first visible one that has cells. In a web page
	// it is the number of a table, from 1; "" is the table with the most cells.
	Sheet string
	// Encoding of text and web pages, such as windows-874, tis-620 or utf-16; "" finds it
	// out. A byte-order mark in the file is believed all the same.
	Encoding string
	Password string // opens a password-protected xlsx
	// OnRead is told how many bytes of the file have been read, of how many (0 if that is
	// not known). An error from it ends the reading and is returned as it is.
	OnRead func(done, size int64) error
}

// Book is one opened table: a text file, or one sheet of a workbook.
type Book struct {
	File  string // as given to Open, OpenFS or Read
	Sheet string // the sheet that is read, "" for text

	// Encoding is that of a text or web page, "" for workbooks. As long as all that was read
	// is ASCII it is utf-8, so it is certain when Rows has ended.
	Encoding string

	// Computed counts the formulas that were saved without a value and were computed
	// while reading; it is complete when Rows has ended.
	Computed int

	in       *input
	ascii    func() bool                  // reports that all bytes so far were ASCII; nil if nobody looks
	shelf    shelf                        // nil for text
	each     eachFunc                     // of a workbook or page
	scan     func(func(*Row) error) error // of text
	closers  []io.Closer
	unzipped bool // the table is the one file of a zip
	started  bool
	sum      string
}

// eachFunc streams the rows of an opened container.
type eachFunc func(fn func(row int, cells []string) error) error

// Open opens the file at path. A missing file satisfies errors.Is(err, fs.ErrNotExist).
func Open(path string, opt Options) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	return openFile(f, path, opt)
}

// OpenFS opens the named file of fsys.
func OpenFS(fsys fs.FS, name string, opt Options) (*Book, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, openError(name, err)
	}
	return openFile(f, name, opt)
}

// Read opens a stream, such as standard input; name is what errors call it. Closing the
// Book does not close r.
func Read(r io.Reader, name string, opt Options) (*Book, error) { return read(r, name, 0, opt) }

func read(r io.Reader, name string, size int64, opt Options) (*Book, error) {
	b := &Book{File: name, in: newInput(r, size, opt)}
	if err := b.open(bufio.NewReaderSize(b.in, headBytes), opt); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func openFile(f fs.File, name string, opt Options) (*Book, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		err = openError(name, err)
	case info.IsDir():
		err = &Error{File: name, Msg: "this is a folder, not a file", Hint: "name the file inside it"}
	case info.Size() > MaxFileBytes:
		err = &Error{File: name, Msg: tooLarge, Hint: tooLargeHint}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	b, err := read(f, name, info.Size(), opt)
	if err != nil {
		f.Close()
		return nil, err
	}
	b.closers = append(b.closers, f)
	return b, nil
}

// checkLength holds a cell to the limit of a spreadsheet.
func (b *Book) checkLength(row, col int, text string) error {
	if len(text) > MaxCellRunes && utf8.RuneCountInString(text) > MaxCellRunes {
		return b.Errorf(row, col, "shorten it", "the cell is longer than %d characters", MaxCellRunes)
	}
	return nil
}

func openError(name string, err error) error {
	cause := err
	var path *fs.PathError
	if errors.As(err, &path) {
		cause = path.Err
	}
	e := &Error{File: name, Msg: "cannot be opened: " + cause.Error(), Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Msg, e.Hint = "no such file", "check the spelling and the folder"
	case errors.Is(err, fs.ErrPermission):
		e.Msg, e.Hint = "no permission to read it", "close it in Excel, or copy it elsewhere"
	}
	return e
}

// Rows calls fn for every row that has a cell which is not empty, in order. It can be
// called once for a file, and once more after each Select. row counts from 1 as a
// spreadsheet shows it: blank rows are skipped but counted, and in text files a quoted
// cell with line breaks is still one row, so there row is the number of the record and
// not of the line. Rows may differ in length.
//
// The slice cells is reused by the next call; the strings in it may be kept. An error
// from fn ends the reading and is returned as it is.
func (b *Book) Rows(fn func(row int, cells []string) error) error {
	return b.Scan(func(r *Row) error { return fn(r.N, r.Strings()) })
}

// Scan is Rows for files of many rows: it makes no strings of cells unless they are asked
// for. Either of the two can be called, and once.
func (b *Book) Scan(fn func(*Row) error) error {
	if b.started {
		panic("grid: Rows called twice")
	}
	b.started = true
	scan := b.scan
	if scan == nil {
		var r Row
		scan = func(fn func(*Row) error) error {
			return b.each(func(row int, cells []string) error {
				r.set(row, cells)
				return fn(&r)
			})
		}
	}
	if err := scan(fn); err != nil {
		return err
	}
	sum, err := b.in.finish()
	if err != nil {
		return b.readError(err)
	}
	b.sum = sum
	return nil
}

// Share is how much of the file has been read, from 0 to 1; 0 if its size is not known.
func (b *Book) Share() float64 {
	if b.in == nil || b.in.size == 0 {
		return 0
	}
	return float64(b.in.done()) / float64(b.in.size)
}

// SHA256 is the hex SHA-256 of the file's bytes as given, packed or not. It is "" until
// Rows has ended without an error.
func (b *Book) SHA256() string { return b.sum }

// Close releases the file. It may be called at any time and more than once.
func (b *Book) Close() error {
	var errs []error
	for _, c := range b.closers {
		errs = append(errs, c.Close())
	}
	b.closers = nil
	return errors.Join(errs...)
}

// readError words a fault of reading the bytes themselves.
func (b *Book) readError(err error) error {
	var located *Error
	var stop *stopped
	switch {
	case errors.As(err, &located):
		return err
	case errors.As(err, &stop):
		return stop.err
	case errors.Is(err, errTooLarge):
		return &Error{File: b.File, Sheet: b.Sheet, Msg: tooLarge, Hint: tooLargeHint, Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{File: b.File, Sheet: b.Sheet, Msg: "the file ends too early", Hint: "copy or download it again", Err: err}
	}
	return &Error{File: b.File, Sheet: b.Sheet, Msg: "cannot be read: " + err.Error(), Hint: "copy or download it again", Err: err}
}
