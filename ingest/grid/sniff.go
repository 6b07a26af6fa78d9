package grid

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
)

const headBytes = 64 << 10 // how much of a file is looked at before choosing its reader

// container is one kind of file: how its first bytes look, and either its reader or the
// sentence with which it is refused.
type container struct {
	is          func(head []byte) bool
	open        func(b *Book, r *bufio.Reader, opt Options) error
	refuse, fix string
}

// containers is tried from the top; the last entry takes everything.
func containers() []container {
	return []container{
		{is: func(h []byte) bool { return len(h) == 0 }, refuse: "the file is empty", fix: "save or download it again"},
		{is: starts("PK\x03\x04"), open: openZip},
		{is: starts("\xd0\xcf\x11\xe0"), refuse: "this is an old .xls workbook or a password-protected one",
			fix: "open it in Excel and save it as .xlsx without a password"},
		{is: starts("%PDF"), refuse: "this is a PDF, which has no cells", fix: "ask for the spreadsheet the PDF was made from"},
		{is: starts("\xff\xfe", "\xfe\xff", "\x00\x00\xfe\xff"), refuse: "this is UTF-16 text", fix: "save it as CSV UTF-8"},
		{is: starts("\x1f\x8b"), refuse: "this is a gzip file inside a gzip file", fix: "unpack it once"},
		{is: isMarkup, refuse: "this is a web page or XML file, whatever its name says", fix: "open it in Excel and save it as .xlsx"},
		{is: looksUTF16, refuse: "this is UTF-16 text", fix: "save it as CSV UTF-8"},
		{is: func(h []byte) bool { return bytes.IndexByte(h, 0) >= 0 }, refuse: "this is not a table: it holds binary data",
			fix: "give a CSV or xlsx file"},
		{is: func([]byte) bool { return true }, open: openText},
	}
}

// open unpacks a gzip layer and hands the rest to the reader of its container.
func (b *Book) open(opt Options) error {
	r := bufio.NewReaderSize(b.in, headBytes)
	if magic, _ := r.Peek(2); string(magic) == "\x1f\x8b" {
		zr, err := gzip.NewReader(r)
		if err != nil {
			return b.readError(err)
		}
		r = bufio.NewReaderSize(&limitReader{r: zr, left: MaxFileBytes}, headBytes)
	}
	head, err := r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return b.readError(err)
	}
	for _, c := range containers() {
		if !c.is(head) {
			continue
		}
		if c.open == nil {
			return &Error{File: b.File, Msg: c.refuse, Hint: c.fix}
		}
		return c.open(b, r, opt)
	}
	return nil
}

func starts(magic ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, m := range magic {
			if strings.HasPrefix(string(head[:min(len(head), len(m))]), m) {
				return true
			}
		}
		return false
	}
}

const utf8BOM = "\xef\xbb\xbf"

// isMarkup finds HTML and XML, which hospital web systems serve under the name .xls.
func isMarkup(head []byte) bool {
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(utf8BOM)), " \t\r\n"))
	for _, tag := range []string{"<html", "<!doctype", "<?xml", "<table", "<head", "<meta", "<style", "<body", "<div", "<!--", "<script"} {
		if bytes.HasPrefix(text, []byte(tag)) {
			return true
		}
	}
	return false
}

// looksUTF16 finds UTF-16 without its mark: in a table, most digits, separators and line
// ends then have a zero byte beside them.
func looksUTF16(head []byte) bool {
	return len(head) > 8 && bytes.Count(head, []byte{0})*5 > len(head)
}
