package grid

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// archive is a zip file in memory: xlsx and ods workbooks are zip files of XML parts.
type archive struct {
	book  *Book
	data  []byte
	parts map[string]*zip.File // by name in lower case
}

func openZip(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	return openArchive(b, data, opt)
}

func openArchive(b *Book, data []byte, opt Options) error {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return b.damaged(err)
	}
	a := &archive{book: b, data: data, parts: map[string]*zip.File{}}
	var unzipped uint64
	for _, f := range zr.File {
		if unzipped += f.UncompressedSize64; f.UncompressedSize64 > MaxUnzipBytes || unzipped > MaxUnzipBytes {
			return b.readError(errTooLarge)
		}
		a.parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	mime, _ := a.read("mimetype")
	switch {
	case bytes.Contains(mime, []byte("opendocument.spreadsheet")):
		return openODS(a, opt)
	case bytes.Contains(mime, []byte("opendocument")), a.parts["word/document.xml"] != nil, a.parts["ppt/presentation.xml"] != nil:
		return &Error{File: b.File, Msg: "this is a document or a presentation, not a workbook", Hint: saveAsXLSX}
	case a.parts["xl/workbook.bin"] != nil:
		return &Error{File: b.File, Msg: "this is a binary workbook (.xlsb)", Hint: saveAsXLSX}
	case a.parts["index/document.iwa"] != nil:
		return &Error{File: b.File, Msg: "this is a document of Apple's Numbers, Pages or Keynote", Hint: "export the table from that program as CSV UTF-8 or as a workbook (.xlsx)"}
	case a.parts["[content_types].xml"] == nil:
		return a.openOnly(zr.File, opt)
	}
	return openXLSX(a, opt)
}

// openOnly opens the one file of a zip that is no workbook itself. What systems add to
// it, and zips inside zips, are passed over.
func (a *archive) openOnly(list []*zip.File, opt Options) error {
	b := a.book
	var files []*zip.File
	for _, f := range list {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if !strings.HasSuffix(name, "/") && !strings.HasPrefix(name, "__MACOSX/") && !strings.HasPrefix(path.Base(name), ".") {
			files = append(files, f)
		}
	}
	switch {
	case a.book.unzipped:
		return &Error{File: b.File, Msg: "this is a zip file inside a zip file", Hint: "unpack it and give the file inside"}
	case len(files) != 1:
		return &Error{File: b.File, Msg: fmt.Sprintf("this is a zip file of %d files, not a workbook", len(files)), Hint: "unpack it and give the files inside"}
	case files[0].Flags&1 != 0:
		return &Error{File: b.File, Msg: "this zip file is protected by a password", Hint: "unpack it and give the file inside"}
	}
	part, err := files[0].Open()
	if err != nil {
		return b.damaged(err)
	}
	b.unzipped, b.closers = true, append(b.closers, part)
	return b.open(bufio.NewReaderSize(&limitReader{r: part, left: MaxUnzipBytes}, headBytes), opt)
}

const saveAsXLSX = "open it in Excel or LibreOffice and save it as .xlsx"

// damaged words a fault in the structure of a workbook.
func (b *Book) damaged(err error) error {
	var located *Error
	if errors.As(err, &located) {
		return err
	}
	return &Error{File: b.File, Sheet: b.Sheet, Msg: "the workbook is damaged or cut off: " + err.Error(),
		Hint: "copy or download it again, or open it in Excel and save it anew", Err: err}
}

var errNoPart = errors.New("a part is missing")

type partError struct{ part string }

func (e *partError) Error() string   { return "the part " + e.part + " is missing" }
func (e *partError) Is(t error) bool { return t == errNoPart }

func (a *archive) open(part string) (io.ReadCloser, error) {
	f := a.parts[strings.ToLower(part)]
	if f == nil {
		return nil, &partError{part}
	}
	return f.Open()
}

func (a *archive) read(part string) ([]byte, error) {
	r, err := a.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func (a *archive) unmarshal(part string, into any) error {
	data, err := a.read(part)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, into)
}
