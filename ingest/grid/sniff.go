package grid

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"slices"
	"strings"
)

const headBytes = 64 << 10 // how much of a file is looked at before choosing its reader

// container is one kind of file: how it begins, and either its reader or the sentence
// with which it is refused.
type container struct {
	is          func(head []byte) bool
	open        func(b *Book, r *bufio.Reader, opt Options) error
	refuse, fix string
}

// containers is tried from the top; the last entry takes everything.
func containers() []container {
	return slices.Concat([]container{
		{is: func(h []byte) bool { return len(h) == 0 }, refuse: "the file is empty", fix: "save or download it again"},
		{is: starts("PK\x03\x04"), open: openZip},
		{is: starts("\xd0\xcf\x11\xe0"), open: openOLE},
		{is: starts("\x09\x08\x08\x00", "\x09\x08\x10\x00"), open: openBareXLS},
		{is: starts("\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00"), refuse: "this is a workbook of Excel 4 or older", fix: saveAsXLSX},
		{is: starts("%PDF"), refuse: "this is a PDF, which has no cells", fix: "ask for the spreadsheet the PDF was made from"},
		{is: starts("{\\rtf"), refuse: "this is a text document (RTF)", fix: "ask for the table as a workbook or a CSV file"},
		{is: starts("\x1f\x8b"), refuse: "this is a gzip file inside a gzip file", fix: "unpack it once"},
		{is: starts("Rar!", "7z\xbc\xaf"), refuse: "this is a packed archive", fix: "unpack it and give the file inside"},
		{is: starts("\xff\xfe\x00\x00", "\x00\x00\xfe\xff"), refuse: "this is UTF-32 text", fix: "save it as CSV UTF-8"},
	}, foreignFiles(), []container{
		{is: isBinary, refuse: "this is not a table: it holds binary data", fix: "give a workbook or a CSV file"},
		{is: func([]byte) bool { return true }, open: openCharacters},
	})
}

// texts are the kinds of text, tried in the same way once it is UTF-8.
func texts() []container {
	return []container{
		{is: isXMLSpreadsheet, open: openXMLSpreadsheet},
		{is: isFlatODS, open: openFlatODS},
		{is: isHTML, open: openHTML},
		{is: isMarkup, refuse: "this is an XML file, whatever its name says", fix: saveAsXLSX},
		{is: starts("MIME-Version:", "From: <Saved by"), refuse: "this is a web archive (.mht), whatever its name says", fix: saveAsXLSX},
		{is: starts("{\"", "{\n", "{\r", "{ ", "[{", "[\n", "[\r"), refuse: "this is JSON, which has no cells", fix: "ask for the table as a workbook or a CSV file"},
		{is: func([]byte) bool { return true }, open: openText},
	}
}

// open unpacks a gzip layer and hands the rest to the reader of its container.
func (b *Book) open(r *bufio.Reader, opt Options) error {
	if magic, _ := r.Peek(2); string(magic) == "\x1f\x8b" {
		zr, err := gzip.NewReader(r)
		if err != nil {
			return b.readError(err)
		}
		r = bufio.NewReaderSize(&limitReader{r: zr, left: MaxFileBytes}, headBytes)
	}
	return b.dispatch(containers(), r, opt)
}

// openCharacters finds out the encoding of a text, then what kind of text it is.
func openCharacters(b *Book, r *bufio.Reader, opt Options) error {
	head, _ := r.Peek(headBytes)
	r, err := b.decode(r, opt.Encoding, declaredCharset(head))
	if err != nil {
		return err
	}
	return b.dispatch(texts(), r, opt)
}

func (b *Book) dispatch(kinds []container, r *bufio.Reader, opt Options) error {
	head, err := r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return b.readError(err)
	}
	for _, c := range kinds {
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
			if bytes.HasPrefix(head, []byte(m)) {
				return true
			}
		}
		return false
	}
}

const utf8BOM = "\xef\xbb\xbf"

func isBinary(head []byte) bool {
	_, utf16 := isUTF16(head)
	return !utf16 && !starts("\xff\xfe", "\xfe\xff")(head) && bytes.IndexByte(head, 0) >= 0
}

// isMarkup finds HTML and XML, which hospital web systems serve under the name .xls.
func isMarkup(head []byte) bool {
	text := bytes.TrimLeft(head, " \t\r\n")
	text = bytes.ToLower(text[:min(len(text), len("<!doctype"))])
	for _, tag := range []string{"<html", "<!doctype", "<?xml", "<table", "<head", "<meta", "<style", "<body", "<div", "<!--", "<script", "<br", "<center", "<font", "<p>", "<b>"} {
		if bytes.HasPrefix(text, []byte(tag)) {
			return true
		}
	}
	return false
}

// isHTML also takes a page with a program's warnings in front of it.
func isHTML(head []byte) bool {
	if bytes.IndexByte(head, '<') < 0 { // most tables: no need to look closer
		return false
	}
	text := bytes.ToLower(head)
	if starts("<?xml")(bytes.TrimLeft(text, " \t\r\n")) {
		return bytes.Contains(text, []byte("<html"))
	}
	return isMarkup(head) || bytes.Contains(text, []byte("<table")) && bytes.Contains(text, []byte("<td"))
}

// declaredCharset is the encoding that a web page names in its head; "" if none.
func declaredCharset(head []byte) string {
	if !isHTML(head) {
		return ""
	}
	_, after, _ := strings.Cut(strings.ToLower(string(head)), "charset=")
	name := strings.TrimLeft(after, `"' `)
	return name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz0123456789-_"))]
}
